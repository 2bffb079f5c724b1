"""Every input that cannot be read gets one sentence, its place and a hint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audiopress.errors import SourceError
from audiopress.model import Article
from audiopress.read import read_article

Read = Callable[..., Article]
MIB = 2**20

REFUSED = [
    pytest.param(b"", "a.md", "content/a.md", "empty", id="empty"),
    pytest.param(b"\xef\xbb\xbf \r\n\t\n", "a.txt", "content/a.txt", "empty", id="only a mark and white space"),
    pytest.param(b"---\ntitle: T\n---\n", "a.md", "content/a.md", "no text", id="only front matter"),
    pytest.param(
        b"<html><body><nav>x</nav></body></html>", "a.html", "content/a.html", "no text", id="page without text"
    ),
    pytest.param(b"---\ntitle: [a\n---\nx", "a.md", "content/a.md:2", "does not parse", id="yaml"),
    pytest.param(
        b"---\ntitle: a\nsummary: b: c\n---\nx", "a.txt", "content/a.txt:3", "does not parse", id="yaml, line 3"
    ),
    pytest.param(
        b"---\na: !!python/object:os.system x\n---\nx", "a.md", "content/a.md:2", "does not parse", id="yaml tag"
    ),
    pytest.param(b"+++\ntitle = 'a'\ndate = \n+++\nx", "a.md", "content/a.md:3", "does not parse", id="toml"),
    pytest.param(b"---\ntitle: a\n\ntext", "a.md", "content/a.md:1", "never closes", id="open front matter"),
    pytest.param(b"---\nwords\n---\ntext", "a.md", "content/a.md:2", "key: value", id="front matter without keys"),
    pytest.param(b"---\ntitle: a\nTitle: b\n---\nx", "a.md", "content/a.md:3", "twice", id="a key twice"),
    pytest.param(b"---\ndate: soon\n---\nx", "a.md", "content/a.md:2", "no date", id="no date"),
    pytest.param(b"---\ntitle: a\ndate: 2026-13-45\n---\nx", "a.md", "content/a.md:3", "no date", id="impossible date"),
    pytest.param(b"---\nupdated: 31 February 2026\n---\nx", "a.md", "content/a.md:2", "no date", id="31 February"),
    pytest.param(b"---\ndate: 12:30\n---\nx", "a.html", "content/a.html:2", "no date", id="a time, in a page"),
    pytest.param(b"---\ndraft: maybe\n---\nx", "a.md", "content/a.md:2", "true or false", id="draft"),
    pytest.param(b'---\ndraft: "true"\n---\nx', "a.md", "content/a.md:2", "true or false", id="draft in quotes"),
    pytest.param(b"---\ntitle: [a, b]\n---\nx", "a.md", "content/a.md:2", "must be text", id="title is a list"),
    pytest.param(b"---\ntitle: true\n---\nx", "a.md", "content/a.md:2", "must be text", id="title is true"),
    pytest.param(b"---\nauthor: {name: a}\n---\nx", "a.md", "content/a.md:2", "must be text", id="author is a mapping"),
    pytest.param(b"---\ntags: [a, [b]]\n---\nx", "a.md", "content/a.md:2", "list of texts", id="tags in tags"),
    pytest.param(b"---\nlanguage: English\n---\nx", "a.md", "content/a.md:2", "language code", id="language"),
    pytest.param(b"# T\n\na\0b", "a.md", "content/a.md:3", "NUL", id="NUL byte"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0", "a.md", "content/a.md", "PNG", id="a picture named .md"),
    pytest.param(b"PK\x03\x04word/document.xml", "a.txt", "content/a.txt", "zip", id="an archive named .txt"),
    pytest.param(
        "# Naïve\n\nok\n".encode() + b"bad \xe9t\xe9", "a.md", "content/a.md:4", "0xE9", id="a bad byte in UTF-8"
    ),
    pytest.param(b"# T\r\n\r\nbad \xff\xfe byte", "a.md", "content/a.md:3", "0xFF", id="a bad byte in ASCII"),
    pytest.param(b"\xff\xfea\0b\0c", "a.txt", "content/a.txt:1", "utf-16", id="half a UTF-16 character"),
    pytest.param(
        b'<meta charset="shift_jis"><p>a\x80\xa0', "a.html", "content/a.html:1", "shift_jis", id="not as declared"
    ),
    pytest.param(b"# T\n\ntext\n![a](no.png)", "a.md", "content/a.md:4", "missing", id="missing picture"),
    pytest.param(
        b"# T\n\n<p>\n<img src='no.png' alt=''>", "a.md", "content/a.md:4", "missing", id="missing raw picture"
    ),
    pytest.param(
        b"---\ntitle: T\n---\n<p>a\n<img src=no.png> b", "a.html", "content/a.html:5", "missing", id="in a page"
    ),
    pytest.param(b"![a](../../../etc/hostname)", "a.md", "content/a.md:1", "outside", id="picture outside"),
    pytest.param(b"![a](sub)", "a.md", "content/a.md:1", "missing", id="picture is a folder"),
    pytest.param(b"---\ntitle: T\ncover: no.png\n---\nx", "a.md", "content/a.md:3", "missing", id="missing cover"),
    pytest.param(
        b"---\ncover: a.md\n---\nx", "a.md", "content/a.md:2", "neither PNG nor JPEG", id="cover is no picture"
    ),
    pytest.param(b"---\ncover: https://a.example/x.png\n---\nx", "a.md", "content/a.md:2", "file", id="remote cover"),
    pytest.param(b"words", "a.docx", "content/a.docx", "no kind of article", id="unknown suffix"),
    pytest.param(b"![" * 800 + b"x" + b"](y)" * 800, "a.md", "content/a.md", "nested", id="pictures in pictures"),
    pytest.param(b"<i>" * 5000 + b"x", "a.html", "content/a.html", "nested", id="5,000 elements deep"),
]


@pytest.mark.parametrize(("source", "name", "place", "sentence"), REFUSED)
def test_it_is_refused(read: Read, source: bytes, name: str, place: str, sentence: str) -> None:
    """The error names the file relative to the workspace, the line where there is one, and says what to do."""
    with pytest.raises(SourceError) as refused:
        read(source, name)

    assert place == refused.value.place
    assert sentence in refused.value.message
    assert refused.value.hint
    assert not refused.value.message.endswith(".")
    assert "\n" not in str(refused.value)


ALL_AT_ONCE = """\
---
title: [a, b]
date: soon
draft: maybe
Draft: true
podcast: {season: none, episod: 2}
language: English
---
x"""


def test_everything_in_a_front_matter_is_told_at_once(read: Read) -> None:
    """One error at the first line, that says of each other line what is wrong there and what to do about it."""
    with pytest.raises(SourceError) as refused:
        read(ALL_AT_ONCE, "a.md")

    assert refused.value.place == "content/a.md:2"
    assert refused.value.message == (
        "“title” must be text, not a list; line 3: “date: soon” is no date; "
        "line 4: “draft” must be true or false, not text; line 5: front matter gives “Draft” twice; "
        "line 6: “season” in “podcast” must be a whole number from 1 to 9999, not “none”; "
        "there is no key “episod” in “podcast”; line 7: “English” is no language code"
    )
    assert refused.value.hint == (
        'write title: "…"; line 3: write date: 2026-03-04, from 1900 on; line 4: write draft: true; '
        "line 5: delete one of them; line 6: did you mean “episode”?; "
        "line 7: write a code such as en-GB, de or zh-Hant"
    )


def test_a_book_is_refused_before_it_is_read(read: Read) -> None:
    """A file above 8 MiB is to be split, whatever is in it."""
    with pytest.raises(SourceError, match=r"content/a\.txt: 10\.0 MiB is a book"):
        read(b"word " * (2 * MIB), "a.txt")


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    """A missing file is an error with its place, not a traceback."""
    with pytest.raises(SourceError, match=r"^gone\.md: the article cannot be read: no such file"):
        read_article(tmp_path / "gone.md", language="en", author="", root=tmp_path)


def test_a_link_out_of_the_workspace_is_no_way_out(read: Read, tmp_path: Path) -> None:
    """A symbolic link to a file outside is outside."""
    (tmp_path / "content").joinpath("out.png").symlink_to(Path(__file__).resolve())

    with pytest.raises(SourceError, match="outside"):
        read("![a](out.png)")


ODD = [
    pytest.param("# T\n\n...\n\n?!\n\n—", "a.md", ["...", "?!", "—"], id="punctuation only"),
    pytest.param("Title\n\nYes.\n\nNo.\n\nGo!", "a.txt", ["Yes.", "No.", "Go!"], id="one-word sentences"),
    pytest.param("Yes.", "a.txt", ["Yes."], id="one word"),
    pytest.param("# T\n\n" + "word " * 5000 + "end.", "a.md", ["word " * 5000 + "end."], id="5,000 words"),
    pytest.param("# ט\n\nשלום עולם.", "a.md", ["שלום עולם."], id="right to left"),
    pytest.param("標題\n\n這是第一段。", "a.txt", ["這是第一段。"], id="no spaces"),
    pytest.param("# T\n\n👩‍👩‍👧 and 👋🏽 ❤️", "a.md", ["👩‍👩‍👧 and 👋🏽 ❤️"], id="emoji"),
    pytest.param("> " * 1000 + "deep", "a.md", ["deep"], id="1,000 quotations deep"),
    pytest.param("<div>" * 1000 + "deep", "a.html", ["deep"], id="1,000 elements deep"),
    pytest.param("<blockquote>" * 1000 + "deep", "a.html", ["deep"], id="1,000 quotations deep, HTML"),
    pytest.param("> " * 1000 + "deep", "a.txt", ["deep"], id="1,000 quotations deep, plain"),
]


@pytest.mark.parametrize(("source", "name", "texts"), ODD)
def test_it_is_read(read: Read, source: str, name: str, texts: list[str]) -> None:
    """Odd is not wrong: such a text is read whole."""
    article = read(source, name)

    assert texts == [block.text for block in article.blocks() if block.text]


def test_a_title_of_any_characters_and_length(read: Read) -> None:
    """A title with markup characters, quotes and 300 characters is kept as it is; the slug stays short."""
    title = 'A <b> & "c" ' + "x" * 288
    article = read(f"---\ntitle: '{title}'\n---\nText.", "Some Name.md")

    assert (title, "some-name") == (article.title, article.slug)


def test_a_large_paragraph_takes_no_time(read: Read) -> None:
    """Three mebibytes in one paragraph are one paragraph, in every format."""
    text = "This is a sentence that goes on and on. " * (3 * MIB // 40)

    assert [1, 1, 1] == [
        len([b for b in read(start + text, name).blocks() if b.kind == "paragraph"])
        for start, name in (("# T\n\n", "a.md"), ("T\n\n", "a.txt"), ("<h1>T</h1><p>", "a.html"))
    ]
