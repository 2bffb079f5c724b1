"""Half of a thing in German, French and Spanish, as its noun asks: eine halbe Tasse, media taza, une demi-heure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change
from audiopress.narrate.rules.amounts import say_number
from audiopress.patterns import late

_HALF: Final = late(
    r"(?<![\w.,/])(?:(?P<whole>[0-9]{1,3})[\s\u00a0\u202f]?)?½[\s\u00a0\u202f](?P<noun>[^\W\d_]{3,20})(?!\w)"
)
_FEMININE: Final = {
    "de": late(
        r"(?:Tasse|Stunde|Minute|Flasche|Zwiebel|Packung|Tafel|Seite|Zitrone|Gurke|Paprika|Dose|Drehung|Portion)n?"
    ),
    "fr": late(r"(?:tasse|heure|minute|journée|cuillère|cuillerée|livre|douzaine|bouteille|gousse|botte|page|année)s?"),
    "es": late(r"\w{2,19}(?:a|as|dad|ción)(?<!día)(?<!días)"),
}
_NEUTER: Final = late(r"(?:Jahr|Glas|Pfund|Kilo|Kilogramm|Päckchen|Bund|Dutzend|Prozent|Brot|Jahrhundert|Blech)e?s?")


def halves(text: str, language: str) -> Iterator[Change]:
    """½ before a noun, and after a number before one."""
    for found in _HALF.finditer(text):
        noun, whole = found["noun"], found["whole"]
        feminine = _FEMININE[language].fullmatch(noun) is not None
        if whole and language != "de":
            count = say_number(whole, language, "f" if feminine else "m")
            half = {"fr": ("et demi", "et demie"), "es": ("y medio", "y media")}[language][feminine]
            yield Change(found.start(), found.end(), f"{count} {noun} {half}")
        elif not whole and language == "fr":
            yield Change(found.start(), found.end(), f"{'une' if feminine else 'un'} demi-{noun}")
        elif not whole and language == "es":
            yield Change(found.start(), found.end(), f"{'media' if feminine else 'medio'} {noun}")
        elif not whole and noun[0].isupper():
            ending = "eine halbe" if feminine else "ein halbes" if _NEUTER.fullmatch(noun) else "ein halber"
            yield Change(found.start(), found.end(), f"{ending} {noun}")
