"""Headings become sections inside sections; the title is one heading and no section."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audiopress.model import Article, Section
from audiopress.read import READERS, is_article, read_article
from audiopress.read.slugs import slugify

Read = Callable[..., Article]


def shape(sections: tuple[Section, ...]) -> list[object]:
    return [
        (section.level, section.title, shape(section.sections)) if section.sections else section.title
        for section in sections
    ]


OUTLINES = [
    ("# T\n\nText.\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc", "T", ["", (2, "A", ["B"]), "C"]),
    ("# T\n\n## A\n\na", "T", ["A"]),
    ("Text.\n\n# T\n\nMore.", "T", [""]),
    ("## T\n\nText.\n\n### A\n\na", "T", ["", "A"]),
    ("## A\n\na\n\n## B\n\nb", "Piece", ["A", "B"]),
    ("# T\n\na\n\n# B\n\nb", "T", ["", "B"]),
    ("---\ntitle: T\n---\n# T\n\na\n\n## B\n\nb", "T", ["", "B"]),
    ("---\ntitle: T\n---\n# Other\n\na\n\n## B\n\nb", "T", [(1, "Other", ["B"])]),
    ("---\ntitle: T\n---\n## A\n\na", "T", ["A"]),
    ("# *T* and `u`[^n]\n\nText.\n\n[^n]: n", "T and u", [""]),
    ("# T\n\n> ## Inside\n>\n> q", "T", [""]),
]


@pytest.mark.parametrize(("source", "title", "expected"), OUTLINES)
def test_sections(read: Read, source: str, title: str, expected: list[object]) -> None:
    """Sections nest by level, text before the first heading is the opening, and the title is not told twice."""
    article = read(source)

    assert (title, expected) == (article.title, shape(article.sections))


def test_section_ids(read: Read) -> None:
    """Ids are readable, unique, begin with a letter and never look like a block's."""
    names = ("Hope & Care", "Hope and care", "Hope & care!", "2026", "B1", "Über", "標題", "標題", "Opening")
    article = read("# T\n\nText.\n\n" + "\n\n".join(f"## {name}\n\nx" for name in names))

    assert ["opening", "hope-care", "hope-and-care", "hope-care-2", "s-2026", "s-b1", "uber"] == [
        s.id for s in article.walk()
    ][:7]
    assert [slugify("標題"), f"{slugify('標題')}-2", "opening-2"] == [section.id for section in article.walk()][7:]


def test_a_skipped_level_is_a_finding(read: Read) -> None:
    """A heading two levels below the one above it is a warning at its line; it nests all the same."""
    article = read("# T\n\n## A\n\na\n\n#### B\n\nb\n\n## C\n\nc")

    assert [(2, "A", ["B"]), "C"] == shape(article.sections)
    assert [("A-004", "content/piece.md:7")] == [(found.code, found.place) for found in article.findings]


def test_a_heading_without_text_is_a_note(read: Read) -> None:
    """A heading with nothing under it stays a section; one with only subsections is not remarked."""
    article = read("# T\n\n## A\n\n## B\n\n### C\n\nc")

    assert ["A", (2, "B", ["C"])] == shape(article.sections)
    assert [("A-008", "note", 3)] == [(found.code, found.severity, found.line) for found in article.findings]


def test_findings_are_in_order_of_their_lines(read: Read) -> None:
    """Whatever step found them, findings follow the source."""
    article = read("---\ntilte: x\n---\nText\n\n![](https://a.example/p.png)\n\n#### H\n\nCafÃ©\x07 text.")
    lines = [found.line or 0 for found in article.findings]

    assert {"A-001", "A-002", "A-003", "A-004", "A-005", "A-006"} == {found.code for found in article.findings}
    assert sorted(lines) == lines


@pytest.mark.parametrize("name", ["a.md", "B.HTML", "c d.txt", "e.markdown", "f.htm", "g.xhtml"])
def test_what_is_an_article(tmp_path: Path, name: str) -> None:
    """A file with a suffix we read, and a folder with an index of one."""
    (tmp_path / name).write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / f"index{Path(name).suffix.lower()}").write_text("x")

    assert is_article(tmp_path / name)
    assert is_article(tmp_path / "folder")


@pytest.mark.parametrize("name", [".hidden.md", "_draft.md", "README.md", "picture.png", "notes", "a.md~"])
def test_what_is_no_article(tmp_path: Path, name: str) -> None:
    """Hidden files, pictures and a folder's own notes are none."""
    (tmp_path / name).write_text("x")
    (tmp_path / "empty").mkdir()

    assert not is_article(tmp_path / name)
    assert not is_article(tmp_path / "empty")


def test_a_folder_is_read_by_its_index(tmp_path: Path) -> None:
    """A folder article is called like its folder, and its pictures lie in it."""
    folder = tmp_path / "content" / "My Talk"
    folder.mkdir(parents=True)
    (folder / "index.md").write_text("# T\n\n![a](a.png)")
    (folder / "a.png").write_bytes(b"")
    article = read_article(folder, language="en", author="", root=tmp_path)

    assert ("my-talk", folder / "index.md", ()) == (article.slug, article.source, article.authors)


def test_reading_twice_gives_the_same(read: Read) -> None:
    """An article is a value: the same source gives an equal one."""
    source = "# T\n\nText[^n].\n\n## Related Posts\n\n- a\n\n[^n]: n"

    assert read(source) == read(source)


def test_every_reader_has_a_dot_and_small_letters() -> None:
    """The table's keys are suffixes as pathlib gives them, in lower case."""
    assert [] == [suffix for suffix in READERS if not suffix.startswith(".") or suffix != suffix.lower()]
