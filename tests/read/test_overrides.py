"""What authors say of how a passage is spoken: comments, front matter, lexicons beside an article."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audiopress.errors import SourceError
from audiopress.model import Article
from audiopress.read import is_article

Read = Callable[..., Article]


def runs(article: Article) -> list[tuple[str, str | None]]:
    """(text, what is said instead) of every run, in order."""
    return [(run.text, run.spoken) for block in article.blocks() for run in block.runs]


def codes(article: Article) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.line) for finding in article.findings if finding.code > "A-011"]


MARKDOWN = """\
# T

<!-- say: oh -->O<!-- /say --> my, <!-- say: an *odd* one -->the *odd* one<!-- /say -->.
"""
HTML = """\
<html><body><article><h1>T</h1>
<p><!-- say: oh -->O<!-- /say --> my, <!-- say: an *odd* one -->the <em>odd</em> one<!-- /say -->.</p>
</article></body></html>
"""


@pytest.mark.parametrize(("text", "name"), [(MARKDOWN, "a.md"), (HTML, "a.html")])
def test_words_are_said_otherwise(read: Read, text: str, name: str) -> None:
    """The same in Markdown and in HTML; words parted by an emphasis are one passage."""
    said = "an *odd* one"
    expected = [("O", "oh"), (" my, ", None), ("the ", said), ("odd", said), (" one", said), (".", None)]

    assert runs(read(text, name)) == expected


def test_a_comment_that_begins_a_line_tears_no_paragraph(read: Read) -> None:
    """CommonMark would take the whole line for HTML, and its emphasis with it."""
    article = read("# T\n\nOne\n<!-- say: two -->*zwei*<!-- /say -->\nthree <!-- another -->four.\n")

    assert [run for run, _ in runs(article)] == ["One ", "zwei", " three four."]
    assert len(list(article.blocks())) == 1


def test_whole_blocks_are_left_out(read: Read) -> None:
    """Whatever stands between the two lines; a picture becomes a decoration, a block of code is marked like a text."""
    article = read(
        "# T\n\nBefore.\n\n<!-- silent -->\n\nA *b*.\n\n- c\n\n| d |\n|---|\n| e |\n\n```\nf\n```\n\n"
        "![g](g.png)\n\n<!-- /silent -->\n\nAfter.\n".replace("![g](g.png)\n\n", "")
    )

    assert {text for text, spoken in runs(article) if spoken is None} == {"Before.", "After."}
    assert {text for text, spoken in runs(article) if spoken == ""} == {"A ", "b", ".", "c", "d", "e", "f"}
    assert codes(article) == []


def test_words_over_several_blocks_are_said_once(read: Read) -> None:
    """In the first of them; the others are silent. A formula gets its words, too."""
    article = read(
        "# T\n\n<!-- say: it all -->\n\nOne.\n\nTwo.\n\n<!-- /say -->\n\n"
        "<!-- say: a equals b -->\n$$\na = b\n$$\n<!-- /say -->\n"
    )

    assert runs(article) == [("One.", "it all"), ("Two.", ""), ("a = b", "a equals b")]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a <!-- say: b -->c\n\nd", [("A-012", 3)]),
        ("a\nb <!-- silent -->c\n\nd", [("A-012", 4)]),
        ("a\n\nb\nc <!-- /say --> d", [("A-013", 6)]),
        ("a <!-- say: b -->c <!-- silent -->d<!-- /silent -->", [("A-012", 3)]),
        ("a <!-- say: b -->c<!-- /silent -->", [("A-012", 3)]),
        ("a <!-- say: -->c<!-- /say --> d", [("A-014", 3)]),
        ("a <!-- say: … -->c<!-- /say --> d", [("A-014", 3)]),
        ("a <!-- say: /ʃI/ -->c<!-- /say --> d", [("A-014", 3)]),
        ("a <!-- say: /ʃɪ/ -->c<!-- /say --> <!-- sayings: q --> <!-- silent film --> d", []),
        ("`<!-- say: b -->` and\n\n    <!-- silent -->\n\nd", []),
    ],
)
def test_comments_that_do_not_fit_are_told_with_their_line(read: Read, body: str, found: list[tuple[str, int]]) -> None:
    """Unclosed, stray, one inside another, nothing to say; other comments are nobody's business."""
    assert codes(read(f"# T\n\n{body}\n")) == found


def test_comments_of_a_page_know_their_line(read: Read) -> None:
    """HTML tells its own lines."""
    article = read(
        "<html><body><article><h1>T</h1>\n<p>One.</p>\n<p>Two <!-- say: x -->three.</p></article></body></html>",
        "a.html",
    )

    assert codes(article) == [("A-012", 3)]


def test_plain_text_has_no_comments(read: Read) -> None:
    """What stands there is text."""
    article = read("T\n\nOne <!-- silent -->two<!-- /silent --> three.\n", "a.txt")

    assert "<!-- silent -->" in "".join(text for text, _ in runs(article))


def test_front_matter_and_the_files_beside_an_article(read: Read, tmp_path: Path) -> None:
    """The nearest first; lexicons are no articles."""
    content = tmp_path / "content"
    (content / "piece.lexicon.txt").write_text("Nice = neess\n", encoding="utf-8")
    (content / "lexicon.txt").write_text("Oslo = oosh loo\n", encoding="utf-8")
    article = read('---\ntitle: T\nlexicon:\n  Jahren: yah ren\n  "~gif": /dʒɪf/\n---\n\nText.\n')

    assert [(one.written, one.place) for one in article.lexicon] == [
        ("Jahren", "content/piece.md:3"),
        ("gif", "content/piece.md:3"),
        ("Nice", "content/piece.lexicon.txt:1"),
        ("Oslo", "content/lexicon.txt:1"),
    ]
    assert not article.lexicon[1].cased
    assert not any(is_article(content / name) for name in ("piece.lexicon.txt", "lexicon.txt"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Jahren", "must be pairs"),
        ("[Jahren]", "must be pairs"),
        ("{Jahren: }", "spoken as nothing"),
        ("{Jahren: /I/}", "no symbol"),
    ],
)
def test_what_is_wrong_in_front_matter(read: Read, value: str, words: str) -> None:
    """An error with the key's line."""
    with pytest.raises(SourceError) as caught:
        read(f"---\ntitle: T\nlexicon: {value}\n---\n\nText.\n")

    assert caught.value.place == "content/piece.md:3"
    assert words in caught.value.message


def test_what_is_wrong_in_an_articles_own_lexicon(read: Read, tmp_path: Path) -> None:
    """It is the article's error: the others can still be read."""
    (tmp_path / "content" / "piece.lexicon.pls").write_text("<lexicon><lexeme/></lexicon>", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        read("# T\n\nText.\n")

    assert caught.value.place == "content/piece.lexicon.pls:1"
