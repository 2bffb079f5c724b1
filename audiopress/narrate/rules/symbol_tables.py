"""What signs are called where they stand alone, and which words a stroke parts as alternatives."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

# A sign that is neither here nor silent is left as it is.
_NAMED: Final = (
    # sign, English, German, French, Spanish
    ("@", "at", "ät", "arobase", "arroba"),
    ("§", "section", "Paragraph", "paragraphe", "sección"),
    ("¶", "paragraph", "Absatz", "paragraphe", "párrafo"),
    ("#", "hash", "Raute", "dièse", "almohadilla"),
    ("$", "dollar", "Dollar", "dollar", "dólar"),
    ("%", "percent", "Prozent", "pour cent", "por ciento"),
    ("€", "euro", "Euro", "euro", "euro"),
    ("£", "pound", "Pfund", "livre", "libra"),
    ("¥", "yen", "Yen", "yen", "yen"),
    ("₩", "won", "Won", "won", "won"),
    ("₹", "rupee", "Rupie", "roupie", "rupia"),
    ("→", "to", "zu", "vers", "a"),
    ("←", "from", "von", "depuis", "de"),
    ("↔", "to and from", "zu und von", "vers et depuis", "a y de"),
    ("⇒", "so", "also", "donc", "luego"),
    ("➔", "to", "zu", "vers", "a"),
    ("↑", "up", "aufwärts", "en hausse", "sube"),
    ("↓", "down", "abwärts", "en baisse", "baja"),
)
_SILENT: Final = r"• | \ ~ ^ · ● ■ ▪ ◦"
SIGN_WORDS: Final[dict[str, dict[str, str]]] = {
    language: {row[0]: row[column] for row in _NAMED} | dict.fromkeys(_SILENT.split(), "")
    for column, language in enumerate(("en", "de", "fr", "es"), 1)
}
# “a 5* hotel”, “ein 5*-Hotel”: the star of a rating, behind its number.
_RATED: Final = (
    "hotels?|resorts?|reviews?|ratings?|restaurants?|luxury|lodges?|spas?|villas?|apartments?|accommodation|generals?|service|"
    "stays?|properties|property|inns?|recruits?|admirals?"
)
RATED: Final = {
    "en": (rf"(?<![\w.,*])[1-7](?P<star>\*)(?=[\s-](?:\w+\s)?(?:{_RATED})\b)", " star"),
    "de": (
        r"(?<![\w.,*])[2-7](?P<star>\*)(?=[\s-](?:\w+\s)?(?:Hotels?|Resorts?|Unterkunft|Restaurants?|Häuser)\b)",
        " Sterne",
    ),
    "fr": (r"\b(?:[Hh]ôtels?|[Rr]estaurants?|[Cc]ampings?)\s[2-7](?P<star>\*)(?![\w*])", " étoiles"),
    "es": (r"\b(?:[Hh]otel(?:es)?|[Rr]estaurantes?)\s(?:de\s)?[2-7](?P<star>\*)(?![\w*])", " estrellas"),
}
SIGNS_PLURAL: Final = {
    ("en", "§§"): "sections",
    ("en", "¶¶"): "paragraphs",
    ("de", "§§"): "Paragraphen",
    ("fr", "§§"): "paragraphes",
    ("es", "§§"): "secciones",
}
SIGNS_PATTERN: Final = late(
    r"\s?(?:§§?|¶¶?)\s?|\s?[→←↔⇒➔]\s?|(?<=\w)\s?[↑↓]\s?|\s?[•|·●■▪◦]\s?(?=\S)|(?<![^\s(\[])(?:[@#$%€£¥₩₹]|#{2,6})(?=[\s,;:.!?)\]]|$)|(?<=\s)[~^\\](?=\s)|(?<=[\s(/])[$€£¥₩₹]"
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
