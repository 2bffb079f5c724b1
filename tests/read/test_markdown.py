"""Markdown: every construct becomes its block or run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from audiopress.model import Article, Block, Run

Read = Callable[..., Article]


def blocks(article: Article) -> list[Block]:
    return [block for section in article.walk() for block in section.blocks]


def only(article: Article) -> Block:
    (block,) = blocks(article)
    return block


INLINE = [
    ("*a*", Run("a", ("em",))),
    ("**a**", Run("a", ("strong",))),
    ("***a***", Run("a", ("em", "strong"))),
    ("`a  b`", Run("a b", ("code",))),
    ("~~a~~", Run("a", ("del",))),
    ("<ins>a</ins>", Run("a", ("ins",))),
    ("H<sub>2</sub>", Run("2", ("sub",))),
    ("x<sup>2</sup>", Run("2", ("sup",))),
    ("<q>a</q>", Run("a", ("q",))),
    ("x <cite>a</cite>", Run("a", ("cite",))),
    ("<mark>a</mark>", Run("a", ("mark",))),
    ("<kbd>a</kbd>", Run("a", ("code",))),
    ('<abbr title="by the way">btw</abbr>', Run("btw", ("abbr",), title="by the way")),
    ('<a role="doc-biblioref" href="https://a.example">[1]</a>', Run("[1]", ("citation",), href="https://a.example")),
    ("$x^2$", Run("x^2", ("math",))),
    ('[a](https://a.example "t")', Run("a", href="https://a.example")),
    ("<https://a.example>", Run("https://a.example", href="https://a.example")),
    ('<span lang="fr">a</span>', Run("a", language="fr")),
    ("![a](https://a.example/p.png) b", Run("a", image="https://a.example/p.png")),
]


@pytest.mark.parametrize(("source", "run"), INLINE)
def test_inline(read: Read, source: str, run: Run) -> None:
    """Each inline construct is a run with its nature."""
    assert run in only(read(f"Text {source} text.")).runs


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "JaVaScRiPt:x", "vbscript:x", "data:text/html,x", "file:///etc/x"]
)
def test_unsafe_links_lose_their_target_only(read: Read, target: str) -> None:
    """What a link to something unsafe says is kept; where it leads is not."""
    assert [Run("See this.")] == list(only(read(f"See [this]({target}).")).runs)


PROSE = [
    "!!!wow it works",
    "[!w] it works",
    "It costs $5 and $6.",
    "From US$5 to A$9, or $10.",
    "Set $HOME/$USER first.",
    "Between $1,000 and $2,000 for the two",
    "$5-$10 a head",
    "a $ b $ c",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_markup(read: Read, text: str) -> None:
    """Dollars around words are dollars, and cries are no boxes."""
    assert [Run(text)] == list(only(read(text)).runs)


def test_white_space_collapses_and_breaks_stay(read: Read) -> None:
    """Soft breaks are spaces, hard breaks are line feeds."""
    assert "One two\nthree four" == only(read("One\ntwo  \nthree   *four*")).text


TREES = [
    ("> a\n>\n> b", ("quote", [("paragraph", "a"), ("paragraph", "b")])),
    ("- a\n- b", ("list", [("item", "a"), ("item", "b")])),
    ("- a\n\n  b\n- c", ("list", [("item", [("paragraph", "a"), ("paragraph", "b")]), ("item", "c")])),
    ("- a\n  - b", ("list", [("item", [("paragraph", "a"), ("list", [("item", "b")])])])),
    ("a\n: b\n: c", ("list", [("term", "a"), ("definition", "b"), ("definition", "c")])),
    (
        "|a|b|\n|-|-|\n|c||",
        ("table", [("row", [("cell", "a"), ("cell", "b")]), ("row", [("cell", "c"), ("cell", "")])]),
    ),
    ("> [!WARNING]\n> *Mind* it.", ("aside", [("heading", "Warning"), ("paragraph", "Mind it.")])),
    ('!!! note "Mind"\n    It.', ("aside", [("heading", "Mind"), ("paragraph", "It.")])),
    ("<details><summary>a</summary>\n\nb\n\n</details>", ("aside", [("heading", "a"), ("paragraph", "b")])),
    ("<aside>a</aside>", ("aside", [("paragraph", "a")])),
    ("> a\n> — B", ("quote", [("paragraph", "a"), ("paragraph", "— B")])),
    ("```\na\n\n b\n```", ("code", "a\n\n b")),
    ("    a\n\n     b", ("code", "a\n\n b")),
    ("$$\na^2\n$$", ("math", "a^2")),
    ("```math\na^2\n```", ("math", "a^2")),
    ("***", ("break", "")),
    (
        "the rain came down  \nthe river rose  \nwe stayed in",
        ("poem", "the rain came down\nthe river rose\nwe stayed in"),
    ),
    ("10 High Street  \nLeeds  \nLS1 4AB", ("paragraph", "10 High Street\nLeeds\nLS1 4AB")),
    ("Yours,  \nAda Brown  \nLeeds", ("paragraph", "Yours,\nAda Brown\nLeeds")),
    ("<pre class='poem'>a\n  b</pre>", ("poem", "a\n  b")),
]


def tree(block: Block) -> tuple[str, object]:
    return block.kind, [tree(child) for child in block.children] if block.children else block.text


@pytest.mark.parametrize(("source", "expected"), TREES)
def test_blocks(read: Read, source: str, expected: tuple[str, object]) -> None:
    """Each block construct is its block, containers with their children."""
    assert expected == tree(only(read(source)))


ATTRIBUTES = [
    ("3. a\n4. b", (), {"ordered": "true", "start": "3"}),
    ("- [x] a", (0,), {"checked": "true"}),
    ("- [ ] a", (0,), {"checked": "false"}),
    ("a\n: b", (), {"kind": "definition"}),
    ("|a|\n|-|\n|b|\n|c|", (0, 0), {"header": "true"}),
    ("|a|\n|-|\n|b|\n|c|", (1, 0), {}),
    ("```python title=x\na\n```", (), {"language": "python"}),
    ("$$a$$", (), {"notation": "tex"}),
    ("> a\n> — B", (1,), {"role": "attribution"}),
    ("![a](https://a.example/p.png)", (), {"src": "https://a.example/p.png", "alt": "a"}),
    (
        '<img src="https://a.example/p.png" alt="">',
        (),
        {"src": "https://a.example/p.png", "alt": "", "decorative": "true"},
    ),
    ("<table><caption>c</caption><tr><th scope=row>a<td>b</table>", (0,), {"role": "caption"}),
    ("<table><caption>c</caption><tr><th scope=row>a<td>b</table>", (1, 0), {"header": "true", "scope": "row"}),
]


@pytest.mark.parametrize(("source", "path", "expected"), ATTRIBUTES)
def test_attributes(read: Read, source: str, path: tuple[int, ...], expected: dict[str, str]) -> None:
    """What a block is beside its words is in its attributes."""
    block = only(read(source))
    for step in path:
        block = block.children[step]

    assert expected == dict(block.attributes)


def test_a_figure_has_its_caption_as_words(read: Read) -> None:
    """A figure's caption is its text, with its marks; the alternative text is an attribute."""
    html = "<figure><img src='https://a.example/p.png' alt='A lake'><figcaption>At <em>dawn</em></figcaption></figure>"
    figure = only(read(html))

    assert ("A lake", (Run("At "), Run("dawn", ("em",)))) == (figure.attribute("alt"), figure.runs)


def test_notes_stand_in_the_section_that_refers_to_them(read: Read) -> None:
    """A note's block follows the text that first refers to it, and both know each other."""
    article = read("# T\n\n## A\n\nOne[^x].\n\n## B\n\nTwo^[In *line*.] and one[^x].\n\n[^x]: Note one.\n[^y]: Unused.")
    a, b = article.sections
    first, note = a.blocks
    second, unused, inline = b.blocks

    assert ["note", "note", "note"] == [note.kind, unused.kind, inline.kind]
    assert ["Note one.", "Unused.", "In line."] == [note.text, unused.text, inline.text]
    assert Run("1", ("sup",), note=note.id) in first.runs
    assert [inline.id, note.id] == [run.note for run in second.runs if run.note]
    assert [("1", first.id), ("2", second.id)] == [(n.attribute("label"), n.attribute("ref")) for n in (note, inline)]


def test_a_picture_without_alternative_text(read: Read) -> None:
    """`![](...)` is a warning at its line, in a paragraph too; raw HTML can say that a picture is decoration."""
    picture = "https://a.example/p.png"
    findings = read(
        f"# T\n\nText\n![]({picture}) text.\n\n![]({picture})\n\n<img src='{picture}' alt=''> text"
    ).findings

    assert [("A-001", 4), ("A-001", 6)] == [(found.code, found.line) for found in findings]


def test_raw_tags_that_would_swallow_the_text_are_text(read: Read) -> None:
    """A stray <title> or an unclosed <script> costs no word; a closed script is no text."""
    article = read("One <title> two.\n\n<script>\n\nthree\n\n<textarea>\n\nfour\n\n<style>p{}</style>\n\nfive")
    words = " ".join(block.text for block in article.blocks())

    assert [] == [word for word in ("One", "two", "three", "four", "five") if word not in words]
    assert "p{}" not in words


def test_embedded_players_are_reported(read: Read) -> None:
    """What cannot be heard in the edition is a finding."""
    assert ["A-010"] == [found.code for found in read("# T\n\nText.\n\n<iframe src='x'></iframe>").findings]


def test_languages(read: Read) -> None:
    """A paragraph in another language says so; its own language said again is nothing."""
    article = read(
        '<p lang="de">Ja.</p>\n<p lang="en-GB">Yes.</p>\n<div lang="fr"><p>Oui, <i lang="la">ergo</i>.</p></div>'
    )

    assert [("de", [None]), (None, [None]), (None, ["fr", "la", "fr"])] == [
        (block.language, [run.language for run in block.runs]) for block in blocks(article)
    ]


def test_links_inside_the_article_lead_to_its_sections(read: Read) -> None:
    """A fragment is the id of a section or a block; one that is nowhere in the article is no link."""
    article = read('# T\n\n[a](#the-end) [b](#x) [c](#gone)\n\n<p id="x">Here.</p>\n\n## The end\n\nText.')
    first, here = article.sections[0].blocks

    assert ["#the-end", f"#{here.id}", None] == [
        run.href for run in first.runs if run.text.strip() in "abc" and run.text.strip()
    ]


def test_blocks_know_their_lines(read: Read) -> None:
    """Every block has the line it begins on."""
    article = read("# T\n\nOne\ntwo.\n\n> Q\n\n- a\n- b\n\n```\nc\n```\n\n| a |\n|---|\n| b |\n\n## H\n\nEnd.\n")

    assert [3, 6, 6, 8, 8, 9, 11, 15, 15, 15, 17, 17, 19, 21] == [block.line for block in article.blocks()]


def test_ids_are_in_reading_order(read: Read) -> None:
    """All blocks are b1, b2 ... as they are read; b0 is the title's."""
    article = read("# T\n\nOne.\n\n> Q\n\n## H\n\n- a\n- b")
    ids = [block.id for block in article.blocks()]

    assert [f"b{number}" for number in range(1, len(ids) + 1)] == ids


def test_a_picture_alone_has_its_title_for_a_caption(read: Read, tmp_path: Path) -> None:
    """Words that a pointer would have to find are words of the article; inside a sentence they stay a hint."""
    (tmp_path / "content" / "boat.png").write_bytes(b"any bytes")
    article = read('# T\n\n![A boat](boat.png "The *last* one")\n\nA ![boat](boat.png "hint") sails.\n')
    figure, paragraph = article.sections[0].blocks

    assert (figure.kind, figure.text, figure.attribute("alt")) == ("figure", "The *last* one", "A boat")
    assert (paragraph.kind, paragraph.text) == ("paragraph", "A boat sails.")


def test_a_stanza_of_two_lines_belongs_to_its_poem(read: Read) -> None:
    """Short lines broken by hand, right after a stanza, are one more; a sentence broken once elsewhere is prose."""
    first, second = "The rain is here\\\nand gone again\\\nand leaves the road.", "I step across\\\nthe sky."
    article = read(f"# T\n\n{first}\n\n{second}\n\nA sentence that goes\\\non.\n")

    assert [block.kind for block in article.sections[0].blocks][:2] == ["poem", "poem"]
