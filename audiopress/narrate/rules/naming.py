"""A name that machines read -> words: its signs by name, its digits one by one, its letters as letters."""

from __future__ import annotations

import re
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, digits
from audiopress.narrate.rules.electronic_tables import SIGNS, SPELT_HOSTS, SPOKEN_DOMAINS
from audiopress.patterns import late

_PIECE: Final = late(r"(?P<word>[^\W\d_]+)|(?P<digits>[0-9]+)|(?P<sign>\S)|(?P<space>\s+)")


def named(name: str, language: str = "en") -> str:
    """A path, the name in an address of mail, a file: every sign that is heard.

    >>> named("b.bc-1_x"), named("/docs/intro")
    ('b dot bc dash one underscore x', 'slash docs slash intro')
    """
    tongue = language if language in LANGUAGES else "en"
    return " ".join(filter(None, (_said(piece, tongue) for piece in _PIECE.finditer(name))))


def unstopped(spoken: str, text: str, end: int) -> str:
    """Spoken letters without their last stop, where the text goes on with the sentence's own.

    >>> unstopped("A.B.", "ab. Then", 2), unstopped("A.B.", "ab, then", 2)
    ('A.B', 'A.B.')
    """
    return spoken[:-1] if spoken.endswith(".") and text[end : end + 1] == "." else spoken


def _said(piece: re.Match[str], language: str) -> str:
    if piece["digits"]:
        return digits(piece["digits"], language)
    return piece["word"] or SIGNS[language].get(piece["sign"] or "", "")


def host_named(host: str, language: str) -> str:
    """A host, its domain as it is said.

    >>> host_named("www.hotmail.de", "en"), host_named("bbc.co.uk", "en")
    ('www dot hotmail dot D.E.', 'bbc dot co dot U.K.')
    """
    tongue = language if language in LANGUAGES else "en"
    name, path = (*host.split("/", 1), "")[:2]
    said = f" {SIGNS[tongue]['.']} ".join(_label(label, tongue, last) for label, last in _labels(name))
    return f"{said} {named('/' + path, tongue)}" if path else said


def _labels(host: str) -> list[tuple[str, bool]]:
    labels = [label for label in host.split(".") if label]
    return [(label, index > 0 and index == len(labels) - 1) for index, label in enumerate(labels)]


def _label(label: str, language: str, last: bool) -> str:
    letters = label.isascii() and label.isalpha()
    if letters and (label in SPELT_HOSTS or (last and len(label) == 2 and label.lower() not in SPOKEN_DOMAINS)):
        return ".".join(label.upper()) + "."
    return named(label, language)
