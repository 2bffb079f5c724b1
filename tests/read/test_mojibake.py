"""ftfy is asked only about lines that could be mojibake, and about all of those."""

import codecs
import re
import sys
from itertools import product

import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from audiopress.read.clean import _SUSPECT, clean

KNOWN = re.compile(f"[{''.join(MOJIBAKE_CATEGORIES.values())}]")
CHARACTERS = [*filter(KNOWN.match, map(chr, range(sys.maxunicode + 1))), *"aZ. ?\t1œŒ\u2013\u2026"]


def missed(texts: list[str]) -> list[str]:
    return [text for text in texts if is_bad(text) and not _SUSPECT.search(text)]


def test_two_characters_that_ftfy_knows() -> None:
    """Every pair of its characters, at the beginning of a line and after a letter."""
    assert missed([f"{before}{a}{b} " for a, b in product(CHARACTERS, repeat=2) for before in ("", "x")]) == []


@given(st.text(st.sampled_from(CHARACTERS), max_size=8))
def test_any_text_of_them(text: str) -> None:
    """In any order, of any length."""
    assert missed([text]) == []


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1257", "mac-roman"])
def test_utf_8_read_as_something_else(encoding: str) -> None:
    """Every character up to U+2FFF."""
    read = [codecs.decode(chr(code).encode(), encoding, "ignore") for code in range(0x80, 0x3000)]

    assert missed([f"caf{text} au" for text in read]) == []


@pytest.mark.parametrize("line", ["“Yes,” she said—“no…”", "a naïve café", "« Oui »", "Ωmega 3 °C"])
def test_plain_typography_needs_no_ftfy(line: str) -> None:
    """Quotes, dashes and accents of ordinary texts stay as they are, unasked."""
    assert clean(line, "a.md") == (line, ())
    assert not _SUSPECT.search(line)
