"""Pages as Substack, Medium and WordPress write them: pictures, subtitles, notes, buttons, pull-quotes, frames."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiopress.model import Article

Read = Callable[..., Article]
Kinds = Callable[[Article], list[tuple[str, str]]]

ROAD = "The road went on over the hill, and nobody was there to see it."
RAIN = "Then it rained for a week, and we read all that there was in the house."
SRC = "https://x.example/a.jpg"


def page(*parts: str) -> str:
    return f"<html><body><article><h1>T</h1>{''.join(parts)}</article></body></html>"


PICTURE = f'<picture><source srcset="a.webp"><img src="{SRC}" alt="Frost on a rope"></picture>'
LINKED = (
    f'<a class="image-link" href="{SRC}"><div class="image2-inset">{PICTURE}<div><button>+</button></div></div></a>'
)
PRESSED = f'<div role="button"><span>Press enter or click to view image in full size</span><div>{PICTURE}</div></div>'
LOOSE = f'<div role="button">Press enter or click to view image in full size{PICTURE}</div>'


@pytest.mark.parametrize("inner", [PICTURE, LINKED, LINKED.replace(" href", " name"), PRESSED, LOOSE])
@pytest.mark.parametrize("around", ["{}", '<div class="captioned-image-container">{}</div>'])
def test_a_picture_and_its_caption(read: Read, inner: str, around: str) -> None:
    """One figure with its alternative text and its caption, whatever it is wrapped in; no button is in it."""
    figure = around.format(f"<figure>{inner}<figcaption>Frost, early</figcaption></figure>")
    article = read(page(f"<p>{ROAD}</p>", figure, f"<p>{RAIN}</p>"), "a.html")
    figures = [block for block in article.blocks() if block.kind == "figure"]

    assert [("Frost, early", "Frost on a rope", SRC)] == [
        (b.text, b.attribute("alt"), b.attribute("src")) for b in figures
    ]
    assert [ROAD, RAIN] == [block.text for block in article.blocks() if block.kind == "paragraph"]


FEATURED = f'<div class="post-thumbnail"><img src="{SRC}" alt="A hill"></div>'
BODY = f'<div class="entry-content"><p>{ROAD}</p><p>{RAIN}</p></div>'


@pytest.mark.parametrize(
    "around", ["<main>{}</main>", "<article>{}</article>", "<div>{}</div>", "<div>{}</div><p>©</p>"]
)
def test_a_featured_picture(read: Read, kinds: Kinds, around: str) -> None:
    """The picture between title and text belongs to the article."""
    article = read(f"<body>{around.format(f'<h1>A Hill</h1>{FEATURED}{BODY}')}</body>", "a.html")

    assert [("figure", "A hill"), ("paragraph", ROAD), ("paragraph", RAIN)] == kinds(article)[:3]


SUBTITLES = [
    '<div class="post-header"><h1>T</h1><h3 class="subtitle">On hills</h3></div><div class="body-markup">{}</div>',
    '<section><h1>T</h1><h2 class="pw-subtitle-paragraph">On hills</h2>{}</section>',
    '<header><h1>T</h1><p class="subtitle">On hills</p></header><div class="entry-content">{}</div>',
]


@pytest.mark.parametrize("around", SUBTITLES)
def test_a_subtitle(read: Read, around: str) -> None:
    """It is a paragraph right after the title, and no chapter; a later heading of that class is a heading."""
    text = f"<p>{ROAD}</p><h2 class='subtitle'>Real</h2><p>{RAIN}</p>"
    article = read(f"<body><article>{around.format(text)}</article></body>", "a.html")

    assert ("T", ["On hills", ROAD, RAIN]) == (
        article.title,
        [b.text for b in article.blocks() if b.kind == "paragraph"],
    )
    assert ["Real"] == [section.title for section in article.walk() if section.heading]


def test_notes_whose_number_has_the_id(read: Read) -> None:
    """Substack's notes are notes, and their numbers no words of them."""
    sign = '<a class="footnote-anchor" id="footnote-anchor-{0}" href="#footnote-{0}">{0}</a>'
    note = (
        '<div class="footnote"><a class="footnote-number" id="footnote-{0}" href="#footnote-anchor-{0}">{0}</a>'
        '<div class="footnote-content"><p>{1}</p></div></div>'
    )
    parts = (
        f"<p>One.{sign.format(1)}</p><p>Two.{sign.format(2)}</p>",
        note.format(1, "Mostly."),
        note.format(2, "So."),
    )
    blocks = tuple(read(page(*parts), "a.html").blocks())
    notes = {block.id: block.text for block in blocks if block.kind == "note"}

    assert [("1", "Mostly."), ("2", "So.")] == [(r.text, notes[r.note]) for b in blocks for r in b.runs if r.note]


FURNITURE = [
    '<div><span data-testid="storyReadTime">6 min read</span></div>',
    '<div class="speechify-ignore"><p>Listen</p></div>',
    '<div role="button">Follow us here</div>',
    '<div class="subscription-widget-wrap"><p>Thanks for reading! Subscribe for free.</p></div>',
]


@pytest.mark.parametrize("part", FURNITURE)
def test_furniture_inside_the_article(read: Read, part: str) -> None:
    """Buttons, reading times and forms are boilerplate."""
    article = read(page(f"<p>{ROAD}</p>", part, f"<p>{RAIN}</p>"), "a.html")

    assert ["paragraph", "boilerplate", "paragraph"] == [b.kind for section in article.walk() for b in section.blocks]


def test_what_can_be_pressed_may_be_text(read: Read) -> None:
    """A button inside a sentence, or one that opens a chapter, is read."""
    parts = (f'<p>{ROAD} <a role="button" href="https://x.example">See</a> it.</p>', '<h2 role="button">Hill</h2>')
    article = read(page(*parts, f"<p>{RAIN}</p>"), "a.html")

    assert [f"{ROAD} See it.", "Hill", RAIN] == [block.text for block in article.blocks()]


PULLED = [
    '<figure class="wp-block-pullquote"><blockquote><p>{}</p><cite>Ann</cite></blockquote></figure>',
    '<div class="pullquote"><p>{}</p></div>',
    '<aside class="pullquote">{}</aside>',
    '<blockquote class="pull-quote"><p>{}</p></blockquote>',
]


@pytest.mark.parametrize("around", PULLED)
@pytest.mark.parametrize("words", ["“Nobody was there to see it”", "The road … nobody was there"])
def test_a_pullquote_that_repeats(read: Read, around: str, words: str) -> None:
    """What the text says already is not said twice, whatever its case and punctuation."""
    article = read(page(f"<p>{ROAD}</p>", around.format(words), f"<p>{RAIN}</p>"), "a.html")
    pulled = article.sections[0].blocks[1]

    assert ("boilerplate", "pullquote") == (pulled.kind, pulled.attribute("role"))


@pytest.mark.parametrize("around", PULLED)
def test_a_pullquote_that_says_something_else(read: Read, around: str) -> None:
    """One whose words stand nowhere else is a quotation."""
    article = read(page(f"<p>{ROAD}</p>", around.format("The hill was never there"), f"<p>{RAIN}</p>"), "a.html")
    pulled = article.sections[0].blocks[1]

    assert ("quote", "", "The hill was never there") == (pulled.kind, pulled.attribute("role"), pulled.children[0].text)


def test_a_frame_is_listed(read: Read, kinds: Kinds) -> None:
    """What is embedded is left out with a finding, and its name or fallback kept; the text around it stays whole."""
    frame = '<iframe title="A map of the road" src="https://m.example"></iframe>'
    video = "<video src=a.mp4>A walk in the rain</video>"
    article = read(page(f"<p>{ROAD} {frame}{RAIN}</p>", video, '<iframe src="https://n.example"></iframe>'), "a.html")

    assert ["A-010"] * 3 == [found.code for found in article.findings]
    assert ("paragraph", f"{ROAD} {RAIN}") == kinds(article)[0]
    assert [("boilerplate", "A map of the road"), ("boilerplate", "A walk in the rain")] == kinds(article)[1:]
