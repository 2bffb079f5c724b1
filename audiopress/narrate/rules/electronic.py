"""Rules for addresses on a network: web pages, mail, handles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.phrases import phrase

_URL: Final = re.compile(r"\b(?:https?|ftp)://[^\s<>\"“”«»]{3,}|\bwww\.[^\s<>\"“”«»]{3,}", re.IGNORECASE)
_HOST: Final = re.compile(r"^(?:\w+://)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)


def addresses(passage: Passage) -> Iterator[Change]:
    """A bare web address: only where it leads."""
    for found in _URL.finditer(passage.text):
        trailing = _trailing(found[0])
        host = _HOST.match(found[0][: len(found[0]) - trailing])
        if host and any(map(str.isalnum, host[1])):
            name = host[1].replace(".", phrase(passage.language, "dot"))
            yield Change(found.start(), found.end() - trailing, phrase(passage.language, "link", host=name))


def _trailing(address: str) -> int:
    """How many characters at the end belong to the sentence: stops, and a bracket that the address does not open."""
    length = len(address)
    while length and (
        address[length - 1] in ".,;:!?…’'”]*_"
        or (address[length - 1] == ")" and address.count("(", 0, length) < address.count(")", 0, length))
    ):
        length -= 1
    return len(address) - length


RULES: Final = (
    Rule(
        *("N-013", "address", addresses, "wWhHfF"),
        cases=(
            ("See https://www.example.com/a_b?c=d.", "See link to example dot com."),
            ("(at www.example.org/x)", "(at link to example dot org)"),
            ("Write to bob@example.com", "Write to bob@example.com"),
        ),
    ),
)
