"""Long descriptions of pictures: told with the picture they describe, once, and never lost."""

from __future__ import annotations

import pytest

from audiopress.model import DETAILS, Article, Block, Show
from audiopress.narrate import account, narrate, unaccounted
from tests.read.conftest import Read

SHOW = Show("show", "A Show", "Ada", "About things.", "en", "http://localhost/")
IMG = '<img src="https://example.org/a.png" alt="A chart"'


def html(read: Read, inner: str) -> Article:
    return read(
        f"<html lang='en'><body><article><h1>T</h1><p>Begin.</p>{inner}<p>End.</p></article></body></html>", "a.html"
    )


def shapes(article: Article) -> list[tuple[object, ...]]:
    """(kind, words or alternative text, what describes it) of each block but the first and last."""
    return [_shape(block) for section in article.walk() for block in section.blocks][1:-1]


def _shape(block: Block) -> tuple[object, ...]:
    described = [child for child in block.children if child.attribute("role") == "description"]
    words = [" ".join(part.text for part in child.walk() if part.text) for child in described]
    rest = [part.text for child in block.children if child not in described for part in child.walk() if part.text]
    own = block.attribute("alt") or block.text or block.attribute("role")
    return (block.kind, own, *words, *rest)


CHART = ("figure", "A chart", "It rises.")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (f"<p>{IMG} aria-describedby='d'></p><p id='d'>It rises.</p>", [CHART]),
        (f"<p id='d' hidden>It rises.</p><p>So.</p><p>{IMG} aria-describedby='d'></p>", [("paragraph", "So."), CHART]),
        (f"<p><a href='x.html'>{IMG} aria-describedby='d'></a></p><div class='sr-only'><p id='d'>It rises.</p></div>",
         [CHART]),
        (f"<div>{IMG} aria-describedby='d'><span id='d' class='visually-hidden'>It rises.</span></div>", [CHART]),
        (f"<figure>{IMG} longdesc='#d'></figure><section id='d'><p>It rises.</p></section>", [CHART]),
        (f"<figure>{IMG} longdesc='#d'></figure><div id='d'><h2>Text</h2><p>It rises.</p></div>",
         [("figure", "A chart", "Text It rises.")]),
        (f"<figure>{IMG}><details><p>It rises.</p></details></figure>", [CHART]),
        (f"<figure aria-describedby='d'>{IMG}></figure><div id='d'>It rises.</div>", [CHART]),
        (f"<figure>{IMG} aria-describedby='d e'></figure><p id='d'>It rises.</p><p id='e'>Then falls.</p>",
         [("figure", "A chart", "It rises. Then falls.")]),
        (f"<figure>{IMG}><figcaption>Sums<details><summary>In words</summary>It rises.</details></figcaption></figure>",
         [("figure", "A chart", "In words It rises.")]),
        (f"<p>{IMG} aria-describedby='c'></p><ul><li id='c'>It rises.</li></ul>",
         [("figure", "A chart"), ("list", "", "It rises.")]),
        (f"<p>See {IMG} aria-describedby='d'> here.</p><p id='d'>It rises.</p>",
         [("paragraph", "See A chart here."), ("aside", "description", "It rises.")]),
        (f"<figure>{IMG} aria-describedby='c'><figcaption id='c'>It rises.</figcaption></figure>",
         [("figure", "A chart")]),
        (f"<p>{IMG} aria-describedby='d'></p><p>{IMG} aria-describedby='d'></p><p id='d'>It rises.</p>",
         [("figure", "A chart"), ("figure", "A chart"), ("paragraph", "It rises.")]),
        (f"<p>{IMG} aria-describedby='nowhere' longdesc='far.html'></p>", [("figure", "A chart")]),
        ("<svg role='img' aria-label='A chart' aria-describedby='d'><desc id='d'>It rises.</desc></svg>", [CHART]),
    ],
)  # fmt: skip
def test_what_describes_a_picture_stands_with_it(read: Read, inner: str, expected: list[tuple[str, ...]]) -> None:
    """By its id, before or behind, seen or unseen, or in the figure; a caption, or what two pictures share, stays."""
    found = html(read, inner)

    assert shapes(found) == expected
    for detail in DETAILS:
        script = narrate(found, SHOW, lambda role, language: "v", (detail,))
        said = " ".join(utterance.spoken for utterance in script.utterances)
        assert unaccounted(found, script) == ()
        assert said.count("It rises") == int(
            "It rises" in str(found) and (detail != "brief" or "'description'" not in str(found))
        )


def test_markdown_with_a_description_in_html(read: Read) -> None:
    """The same in Markdown, whose HTML is kept."""
    found = read(f"# T\n\nBegin.\n\n<figure>{IMG} aria-describedby='d'></figure>\n\n<p id='d'>It rises.</p>\n\nEnd.\n")

    assert shapes(found) == [CHART]


def test_a_brief_edition_counts_what_it_leaves_out(read: Read) -> None:
    """The ledger has its words, and the closing line speaks of it."""
    found = html(read, f"<figure>{IMG} aria-describedby='d'></figure><p id='d'>It rises.</p>")
    script = narrate(found, SHOW, lambda role, language: "v", ("brief",))

    assert [(fate.kind, fate.by, fate.words) for fate in account(found, script) if fate.kind == "omitted"] == [
        ("omitted", "long description", 2)
    ]
    assert "One description of a picture is on the page" in script.utterances[-1].spoken
