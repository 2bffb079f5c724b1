"""Rules for emoji, emoticons and the signs of rights and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, cardinal
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_ONE: Final = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|[\u00a9\u00ae\u2122\u2190-\u21ff]\ufe0f"
    "|[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\U0001f000-\U0001f2ff\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u231a"
    "\u231b\u2328\u23cf\u23e9-\u23fa\u25fb-\u25fe\u3030\u303d\u3297\u3299]"
    "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\u20e3\U000e0020-\U000e007f]{0,12}"
    "(?:\u200d[\U0001f300-\U0001faff\u2600-\u27bf\u2b05-\u2b1c][\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]{0,2}){0,6})"
)
_EMOJI: Final = late(_ONE)
_ROW: Final = late(rf"{_ONE}(?:\s*{_ONE})*[\u200d\ufe00-\ufe0f\u20e3\U000e0020-\U000e007f]*")
_TONES: Final = late("[\U0001f3fb-\U0001f3ff]")
_EMOTICON: Final = late(
    r"(?:(?<=\s)|^)(?:[:;=][-'o^]?[)(DPpO|*]{1,4}|[:;=]-[/\\3]|:[/\\](?=[\s.,;!?)]|$)|:3(?=\s|$)|[xX]D|\^_{1,2}\^|¯\\_\(ツ\)_/¯|[oO]_[oO]|>:\(|:'\()(?![\w:])"
)
_HEART: Final = late("<3(?!\\d)|(?<=[Ii] )[\u2764\u2665]\ufe0f?|(?<=[Ww]e )[\u2764\u2665]\ufe0f?")
_LETTER: Final = late(r"\w")
_STOPPED: Final = late(r"\s*[.,;:!?…)\]”’»]")
_RATING: Final = late("(?<![★☆])(?=[★☆]{3,10}(?![★☆]))★{1,10}☆{0,9}(?![★☆])")
_BEST: Final = 5
# stars, out of, and stars behind that number
_RATINGS: Final = {
    "en": ("stars", "out of", "stars"),
    "de": ("Sterne", "von", "Sternen"),
    "fr": ("étoiles", "sur", "étoiles"),
    "es": ("estrellas", "de", "estrellas"),
}
_HEARTS: Final = {"en": "heart", "de": "Herz", "fr": "cœur", "es": "corazón"}
_COPYRIGHT: Final = {"en": "copyright", "de": "Copyright", "fr": "copyright", "es": "copyright"}
_OWNED: Final = late(r"©\ufe0f?\s?|\([cC]\)\s?(?=(?:1[89]|20)\d\d\b)")
_MARKED: Final = late("(?<=\\w)\\s?[®™℠]\ufe0f?|\\s?[®™℠]")


def ornaments(passage: Passage) -> Iterator[Change]:
    """An emoji that ends a sentence, opens it or stands in a row is left out; one within is said by its name."""
    text = passage.text
    for found in () if text.isascii() else _ROW.finditer(text):
        if _ornamental(text, found):
            yield Change(found.start(), found.end(), "", "emoji")
        else:
            yield _called(passage, found)
    for found in _EMOTICON.finditer(text):
        yield Change(found.start(), found.end(), "", "emoji")


def _ornamental(text: str, found: re.Match[str]) -> bool:
    """Whether it adds to the words rather than being one of them."""
    many = _EMOJI.match(text, found.start())
    return (
        (many is not None and many.end() < found.end() and text[many.end() : found.end()].strip("\ufe0f") != "")
        or not _LETTER.search(text, 0, found.start())
        or not _LETTER.search(text, found.end())
        or bool(_STOPPED.match(text, found.end()))
    )


def every(passage: Passage) -> Iterator[Change]:
    """Every emoji by its name."""
    for found in _EMOJI.finditer(passage.text):
        yield _called(passage, found)


def _called(passage: Passage, found: re.Match[str]) -> Change:
    text, name = passage.text, _name(found[0], passage.language)
    if not name:
        return Change(found.start(), found.end(), "", "emoji")
    before = " " if text[max(0, found.start() - 1) : found.start()].isalnum() else ""
    after = " " if text[found.end() : found.end() + 1].isalnum() or _EMOJI.match(text, found.end()) else ""
    return Change(found.start(), found.end(), f"{before}{name}{after}")


@cache
def _named_in(language: str) -> str:
    """The language, once the library has read its names; "" if it knows none in it."""
    if language not in _library().LANGUAGES:
        return ""
    _library().config.load_language(language)
    return language


@cache
def _library() -> ModuleType:
    import emoji  # noqa: PLC0415  (a table of 4,000 emoji, for the first article that holds one)

    return emoji


@cache
def _name(sign: str, language: str) -> str:
    """What the Unicode Consortium's CLDR calls an emoji, whatever its skin; "" if it has no name in that language.

    >>> _name("👍🏽", "en"), _name("🇨🇦", "en"), _name("❤", "de")
    ('thumbs up', 'Canada', 'rotes herz')
    """
    tongue = _named_in(language)
    if not tongue:
        return ""
    bare = _TONES.sub("", sign)
    for written in (bare, bare.rstrip("\ufe0f"), bare + "\ufe0f"):
        names = _library().EMOJI_DATA.get(written)
        if names:
            words = str(names.get(tongue) or names["en"]).strip(":").replace("_", " ").replace("’", "'")
            key = re.fullmatch(r"(?:keycap|taste|touches|teclas) (\d{1,2})", words)
            return cardinal(key[1], tongue) if key and tongue in LANGUAGES else words
    return ""


def ratings(passage: Passage) -> Iterator[Change]:
    """Stars that rate: ★★★★☆ is “four out of five stars”."""
    stars, out_of, most_stars = _RATINGS[passage.language]
    worded = bool(_LETTER.search(passage.text))
    for found in _RATING.finditer(passage.text):
        given, most = found[0].count("★"), len(found[0])
        if most != _BEST and not worded:  # a row of stars between two parts of a text
            continue
        number, out = (cardinal(str(count), passage.language) for count in (given, most))
        said = f"{number} {stars}" if given == most else f"{number} {out_of} {out} {most_stars}"
        yield Change(found.start(), found.end(), said)


def hearts(passage: Passage) -> Iterator[Change]:
    """<3, and the heart that is a verb."""
    text = passage.text
    for found in _HEART.finditer(text):
        if text[found.end() :].strip(" .!?") and _LETTER.search(text, 0, found.start()):
            yield Change(found.start(), found.end(), _HEARTS[passage.language])
        else:
            yield Change(found.start(), found.end(), "", "emoji")


def rights(passage: Passage) -> Iterator[Change]:
    """© is copyright; ® and ™ are not heard."""
    text = passage.text
    for found in _OWNED.finditer(text):
        told = re.search(r"copyright\s*$", text[max(0, found.start() - 12) : found.start()], re.IGNORECASE)
        yield Change(found.start(), found.end(), "" if told else f"{_COPYRIGHT[passage.language]} ")
    for found in _MARKED.finditer(text):
        yield Change(found.start(), found.end(), "")


RULES: Final = (
    Rule(
        *("N-022", "rating", ratings, "★"),
        languages=LANGUAGES,
        cases=(("Food: ★★★★☆ (★★★★★ for the view)", "Food: four out of five stars (five stars for the view)"),),
    ),
    Rule(
        *("N-023", "emoji", hearts, "<❤♥"),
        languages=LANGUAGES,
        details=("brief", "standard"),
        cases=(("I ❤️ it <3", "I heart it"),),
    ),
    Rule(
        *("N-024", "emoji", ornaments),
        details=("brief", "standard"),
        cases=(
            ("Yes 👍🏽! See 🇨🇦 now 🙂🙂 :-)", "Yes! See Canada now"),
            ("The 🙂 emoji, 5 × 6 → 30", "The slightly smiling face emoji, five times six to thirty"),
        ),
    ),
    Rule(*("N-025", "emoji", every), details=("full",), cases=(("Yes 👍🏽!", "Yes thumbs up!"),)),
    Rule(
        *("N-026", "rights", rights, "©®™℠("),
        languages=LANGUAGES,
        cases=(("© 2020 Lego®, Kleenex™", "copyright twenty twenty Lego, Kleenex"),),
    ),
)
