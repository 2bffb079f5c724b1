"""Bytes become clean text: encodings, line ends, invisible characters, mojibake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiopress.model import Article
from audiopress.read.clean import clean, polish

Read = Callable[..., Article]
FRENCH = "Le café était fermé\n\nNous avons mangé des crêpes brûlées à l’été. « Ça va », dit-elle.\n"
RUSSIAN = "Заголовок\n\nЭто обычный русский текст, написанный в старой кодировке. Ещё одно предложение здесь.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_in_every_form(read: Read, encoding: str, end: str) -> None:
    """Every Unicode encoding, with any line ends, gives the same article without a word said about it."""
    article = read(FRENCH.replace("\n", end).encode(encoding), "a.txt")

    assert ("Le café était fermé", ()) == (article.title, article.findings)
    assert [3] == [block.line for block in article.blocks()]


@pytest.mark.parametrize(
    ("text", "encoding", "title"), [(FRENCH, "cp1252", "Le café était fermé"), (RUSSIAN, "cp1251", "Заголовок")]
)
def test_an_older_encoding_is_guessed_aloud(read: Read, text: str, encoding: str, title: str) -> None:
    """A whole text in an older encoding is read, and a finding says which was guessed."""
    article = read(text.encode(encoding), "a.txt")

    assert title == article.title
    assert [("A-007", f"windows-{encoding[2:]}")] == [(f.code, f.message.split()[-1]) for f in article.findings]


@pytest.mark.parametrize(
    "head",
    ['<meta charset="windows-1252">', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'],
)
def test_a_declared_encoding_is_believed(read: Read, head: str) -> None:
    """A page that declares its encoding is read in it; iso-8859-1 means windows-1252, as in every browser."""
    article = read(f"{head}<h1>Café “x”</h1><p>Crème</p>".encode("cp1252"), "a.html")

    assert ("Café “x”", ()) == (article.title, article.findings)


@pytest.mark.parametrize("encoding", ["iso-2022-jp", "shift_jis", "euc-jp"])
def test_declared_japanese(read: Read, encoding: str) -> None:
    """Encodings whose bytes look like something else are read as declared."""
    article = read(f'<meta charset="{encoding}"><h1>日本語</h1><p>文章です。</p>'.encode(encoding), "a.html")

    assert "日本語" == article.title


def test_utf8_wins_over_a_stale_declaration(read: Read) -> None:
    """A page saved anew in UTF-8 that still declares its old encoding is UTF-8."""
    assert "Café" == read('<meta charset="iso-8859-1"><h1>Café</h1><p>x</p>', "a.html").title


def test_composed_characters(read: Read) -> None:
    """Text is in NFC, whether its marks came as characters or as references."""
    article = read("# Cafe\u0301\n\nCafe\u0301 and cafe&#x301;.")

    assert ("Café", ["Café and café."]) == (article.title, [block.text for block in article.blocks()])


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("co\u00adoperate", "cooperate"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("a\u200db\u200cc", "abc"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("left\u200e to \u202eright\u202c", "left to right"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("no\u00a0break", "no\u00a0break"),
    ],
)
def test_invisible_characters(raw: str, expected: str) -> None:
    """What is neither seen nor heard goes; what a script, an emoji or a right-to-left line needs stays."""
    assert expected == polish(raw)


def test_references_bring_no_invisible_characters(read: Read) -> None:
    """Soft hyphens and zero-width spaces written as references go too."""
    assert ["cooperate now"] == [block.text for block in read("co&shy;oper&#x200b;ate now").blocks()]


def test_control_characters_are_reported() -> None:
    """Control characters are left out, and a finding names the first with its line."""
    text, findings = clean("one\ntwo\x07 three\x1b\n\tfour", "a.txt")

    assert "one\ntwo three\n\tfour" == text
    assert [("A-003", "a.txt:2", "the control character U+0007 was left out (2 places)")] == [
        (found.code, found.place, found.message) for found in findings
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_mojibake_is_repaired_and_reported(encoding: str) -> None:
    """UTF-8 once read as something else is put right, and a finding shows what was meant."""
    broken = "It’s a café".encode().decode(encoding)
    text, findings = clean(f"Fine line\n{broken}\n", "a.txt")

    assert "Fine line\nIt’s a café\n" == text
    assert [("A-002", 2)] == [(found.code, found.line) for found in findings]
    assert "“It’s”" in findings[0].message


@pytest.mark.parametrize(
    "fine", ["naïve café — “it’s”", "Ünïcödé", "Ça, là", "3 × 4 ± 1 ½", "São Paulo, Ærø, Łódź", "№ 5"]
)
def test_unusual_text_is_no_mojibake(fine: str) -> None:
    """Rare letters and signs are left alone."""
    assert (fine, ()) == clean(fine, "a.txt")


def test_lost_characters_are_reported() -> None:
    """The replacement character means that something is gone: the author is told where."""
    assert [("A-011", 2)] == [(found.code, found.line) for found in clean("a\nb\ufffdc", "a.txt")[1]]
