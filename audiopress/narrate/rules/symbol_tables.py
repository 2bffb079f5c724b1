"""What signs are called where they stand alone, and which words a stroke parts as alternatives."""

from __future__ import annotations

import re
from typing import Final

from audiopress.narrate.wordlist import wordlist

# A sign that is not here is left as it is; "" is not heard.
_SIGNS: Final = "@ § ¶ # $ % € £ ¥ ₩ ₹ → ← ↔ ⇒ ➔ ↑ ↓ • | \\ ~ ^ · ● ■ ▪ ◦"
_ENGLISH: Final = [
    "at",
    "section",
    "paragraph",
    "hash",
    "dollar",
    "percent",
    "euro",
    "pound",
    "yen",
    "won",
    "rupee",
    "to",
    "from",
    "to and from",
    "so",
    "to",
    "up",
    "down",
    *[""] * 10,
]
_GERMAN: Final = [
    "ät",
    "Paragraph",
    "Absatz",
    "Raute",
    "Dollar",
    "Prozent",
    "Euro",
    "Pfund",
    "Yen",
    "Won",
    "Rupie",
    "zu",
    "von",
    "zu und von",
    "also",
    "zu",
    "aufwärts",
    "abwärts",
    *[""] * 10,
]
_FRENCH: Final = [
    "arobase",
    "paragraphe",
    "paragraphe",
    "dièse",
    "dollar",
    "pour cent",
    "euro",
    "livre",
    "yen",
    "won",
    "roupie",
    "vers",
    "depuis",
    "vers et depuis",
    "donc",
    "vers",
    "en hausse",
    "en baisse",
    *[""] * 10,
]
_SPANISH: Final = [
    "arroba",
    "sección",
    "párrafo",
    "almohadilla",
    "dólar",
    "por ciento",
    "euro",
    "libra",
    "yen",
    "won",
    "rupia",
    "a",
    "de",
    "a y de",
    "luego",
    "a",
    "sube",
    "baja",
    *[""] * 10,
]
SIGN_WORDS: Final = {
    language: dict(zip(_SIGNS.split(), words, strict=False))
    for language, words in (("en", _ENGLISH), ("de", _GERMAN), ("fr", _FRENCH), ("es", _SPANISH))
}
SIGNS_PLURAL: Final = {
    ("en", "§§"): "sections",
    ("en", "¶¶"): "paragraphs",
    ("de", "§§"): "Paragraphen",
    ("fr", "§§"): "paragraphes",
    ("es", "§§"): "secciones",
}
SIGNS_PATTERN: Final = re.compile(
    r"\s?(?:§§?|¶¶?)\s?|\s?[→←↔⇒➔]\s?|(?<=\w)\s?[↑↓]\s?|\s?[•|·●■▪◦]\s?(?=\S)|(?<!\S)[@#$%€£¥₩₹](?=[\s,;:.!?)]|$)|(?<=\s)[~^\\](?=\s)|(?<=[\s(/])[$€£¥₩₹]"
    r"(?=[$€£¥₩₹/]|\s|$)"
)
# Words that a stroke parts as alternatives; between others it joins.
PLURALS: Final = (
    frozenset(wordlist("he she they it")),
    frozenset(wordlist("him her them it herself himself themselves")),
    frozenset(wordlist("his her hers their theirs its")),
    frozenset(wordlist("yes no true false on off either or neither nor")),
    frozenset(
        wordlist(
            "man woman men women boy girl male female mother father parent guardian husband wife mr mrs ms sir madam"
        )
    ),
    frozenset(wordlist("and or day night pass fail win lose buy sell push pull open closed left right up down in out")),
    frozenset(wordlist("is are was were has have a an this that these those")),
    frozenset(
        wordlist("summer autumn winter spring fall black white true false positive negative hot cold public private")
    ),
    frozenset(wordlist("brother sister son daughter uncle aunt actor actress wife partner spouse teacher student")),
)
