"""A saved or exported page: the article is found, the chrome around it is not, and what the page says is believed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiopress.model import Article

Read = Callable[..., Article]

PROSE = "The heron stands in the weir all morning, and nothing about it moves but the water that goes round its legs. "
BODY = "".join(f"<p>{number} {PROSE * 3}</p>" for number in ("One.", "Two.", "Three."))
SECTIONS = f"<p>Zero. {PROSE}</p><h2>The Weir</h2>{BODY}<h2>The Mill</h2>{BODY}"

HEADER = """<header class="site-header"><h1 class="logo"><a href="/">The River Paper</a></h1>
<p>A paper about water, for everyone who lives beside it, in it, or on it.</p>
<nav><ul><li><a href="/">Home</a></li></ul></nav></header>"""
COOKIES = (
    '<div id="cookie-banner" class="consent"><p>We use cookies to improve the paper for you and our partners.</p></div>'
)
COMMENTS = f'<section id="comments"><h2>4 Comments</h2><article class="comment"><p>{PROSE * 4}</p></article></section>'
SIDE = f'<aside class="sidebar"><h2>Popular</h2><p>{PROSE}</p></aside>'
FOOTER = "<footer><p>© The River Paper. All rights reserved.</p></footer><script>var a = '<p>no</p>';</script>"
SHARE = '<div class="share-buttons"><span>Share</span><ul><li><a href="https://s.example">Post</a></li></ul></div>'
RELATED = '<div class="related-posts"><h3>Related</h3><ul><li><a href="/eel">The Eel</a></li></ul></div>'

HOMES = {
    "article": f"<main><article><h1>The Heron</h1>{SHARE}{SECTIONS}{RELATED}</article>{COMMENTS}</main>{SIDE}",
    "main": f"<main><h1>The Heron</h1>{SHARE}{SECTIONS}{RELATED}</main>{COMMENTS}{SIDE}",
    "role": f"<div role='main'><h1>The Heron</h1>{SHARE}{SECTIONS}{RELATED}</div>{SIDE}",
    "articleBody": f"<article><h1>The Heron</h1><div itemprop='articleBody'>{SECTIONS}</div></article>{COMMENTS}",
    "class": f"<div><h1>The Heron</h1><div class='col entry-content'>{SHARE}{SECTIONS}</div>{COMMENTS}</div>",
    "id": f"<div id='content'><h1>The Heron</h1>{SHARE}{SECTIONS}{RELATED}</div>{SIDE}",
    "density": f"<div><div class='x1'><h1>The Heron</h1>{SECTIONS}</div><div class='x2'>{SHARE}</div></div>{SIDE}",
    "cards below": f"<article><h1>The Heron</h1>{SECTIONS}</article><article><h2>Card</h2><p>{PROSE}</p></article>",
    "header in article": f"<article><header><p>Essay</p><h1>The Heron</h1></header>{SECTIONS}</article>{COMMENTS}",
}
CHROME = ("cookies", "Comments", "Popular", "rights", "Home", "Post", "Eel", "Card")


def page(body: str, head: str = "") -> str:
    head = f"<title>The Heron | The River Paper</title><meta property='og:site_name' content='The River Paper'>{head}"
    return (
        f"<!DOCTYPE html>\n<html lang='en-GB'><head>{head}</head>\n<body>{HEADER}{COOKIES}{body}{FOOTER}</body></html>"
    )


def told(article: Article) -> str:
    """Everything that is told, boilerplate left out."""
    texts = []
    for section in article.walk():
        texts.append(section.title)
        texts += [part.text for block in section.blocks if block.kind != "boilerplate" for part in block.walk()]
    return " ".join(texts)


@pytest.mark.parametrize("body", HOMES.values(), ids=HOMES)
def test_the_article_is_found_and_the_chrome_is_not(read: Read, body: str) -> None:
    """Wherever a page keeps its article: title, sections, paragraphs are there, and nothing of the page around."""
    article = read(page(body), "a.html")
    paragraphs = [
        block for block in article.blocks() if block.kind == "paragraph" and block.text.startswith(("Zero", "One"))
    ]

    assert ("The Heron", "en-GB") == (article.title, article.language)
    assert ["The Weir", "The Mill"] == [section.title for section in article.walk() if section.heading]
    assert 3 == len(paragraphs)
    assert [] == [
        word
        for word in ("cookies", "Comments", "Popular", "rights", "Home", "Post", "Eel", "Card")
        if word in told(article)
    ]


@pytest.mark.parametrize(
    "fragment",
    [
        f"<h1>The Heron</h1>{SECTIONS}",
        f"<body><h1>The Heron</h1>{SECTIONS}</body>",
        f"<div><h1>The Heron</h1>{SECTIONS}</div>",
    ],
)
def test_a_bare_fragment_is_an_article(read: Read, fragment: str) -> None:
    """HTML without a page around it is all article."""
    article = read(fragment, "a.htm")

    assert ("The Heron", ["The Weir", "The Mill"]) == (article.title, [s.title for s in article.walk() if s.heading])
    assert 7 == len([block for block in article.blocks() if block.kind == "paragraph"])


def test_chrome_inside_the_article_is_boilerplate(read: Read) -> None:
    """What stands inside the article and is no part of it is kept apart, not lost."""
    article = read(page(HOMES["article"]), "a.html")
    kept = [" ".join(part.text for part in b.walk()).split() for b in article.blocks() if b.kind == "boilerplate"]

    assert [["Share", "Post"], ["Related", "The", "Eel"]] == kept


@pytest.mark.parametrize(
    "hidden",
    ["<p hidden>x</p>", "<p aria-hidden=true>x</p>", "<p style='display: none'>x</p>", "<p class=sr-only>x</p>"],
)
def test_hidden_text_is_no_text(read: Read, hidden: str) -> None:
    """What no reader of the page sees is not in the article."""
    assert ["Seen."] == [block.text for block in read(f"<h1>T</h1>{hidden}<p>Seen.</p>", "a.html").blocks()]


JSON = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Paper"}, {"@type": "NewsArticle",
"headline": "The Heron", "author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Jo Poe"}],
"description": "On birds.", "datePublished": "2026-03-04T08:00:00Z", "dateModified": "2026-03-05"}]}</script>"""
META = """<meta name="author" content="Ann Lee and Jo Poe"><meta name="description" content="On birds.">
<meta property="article:published_time" content="2026-03-04T08:00:00+00:00">
<meta property="article:modified_time" content="2026-03-05">"""
BROKEN = '<script type="application/ld+json">{"@type": "Article", oops</script>'
DEEP = f'<script type="application/ld+json">{"[" * 5000}{"]" * 5000}</script>'  # some Pythons read it


@pytest.mark.parametrize(
    "head", [JSON, META, BROKEN + META, DEEP + JSON], ids=["JSON-LD", "meta", "broken JSON-LD", "deep"]
)
def test_what_the_page_says_of_itself(read: Read, head: str) -> None:
    """Authors, dates and summary come from the page's head."""
    article = read(page(HOMES["article"], head), "a.html")

    assert (("Ann Lee", "Jo Poe"), "On birds.") == (article.authors, article.summary)
    assert ["2026-03-04", "2026-03-05"] == [f"{when:%Y-%m-%d}" for when in (article.published, article.updated) if when]


def test_what_the_article_shows(read: Read) -> None:
    """Without a head, the author's link and the first date in the article count."""
    body = "<p class='meta'>By <a rel='author' href='/ann'>Ann Lee</a>, <time datetime='2026-03-04'>today</time></p>"
    article = read(page(HOMES["article"].replace("<h1>The Heron</h1>", f"<h1>The Heron</h1>{body}")), "a.html")

    assert (("Ann Lee",), "2026-03-04") == (
        article.authors,
        f"{article.published:%Y-%m-%d}" if article.published else "",
    )


def test_front_matter_wins(read: Read) -> None:
    """Front matter stands above everything the page says."""
    article = read(f"---\ntitle: Mine\nauthor: Me\nlanguage: fr\n---\n{page(HOMES['article'], META)}", "a.html")

    assert ("Mine", ("Me",), "fr") == (article.title, article.authors, article.language)
    assert "The Heron" == next(section.title for section in article.walk() if section.heading)


TITLES = [
    ("<title>The Heron | The River Paper</title>", "The Heron"),
    ("<title>The Heron – The River</title><meta property='og:site_name' content='The River'>", "The Heron"),
    ("<title>Herons - a life</title>", "Herons - a life"),
    ("<title>x</title><meta property='og:title' content='The Heron'>", "The Heron"),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_a_title_from_the_head(read: Read, head: str, title: str) -> None:
    """Where no heading is the title, the page's head has it, without the name of the site."""
    assert title == read(f"<html><head>{head}</head><body>{BODY}</body></html>", "a.html").title


def test_links_and_pictures_count_from_the_page_s_own_address(read: Read) -> None:
    """Relative links are resolved against the base or canonical address, links within the page stay within it."""
    head = '<link rel="canonical" href="https://river.example/2026/heron">'
    body = '<p><a href="/eel">a</a> <a href="https://river.example/2026/heron#weir">b</a></p>'
    body += '<h2 id="weir">The Weir</h2><p>x</p>'
    links = [run.href for block in read(head + body, "a.html").blocks() for run in block.runs if run.href]

    assert ["https://river.example/eel", "#the-weir"] == links


def test_notes_of_a_page(read: Read) -> None:
    """A page's notes are notes, wherever its list of them stands."""
    body = f"""<article><h1>T</h1>
    <p>Text<sup><a id="r1" href="#n1">[1]</a></sup>. {PROSE}</p><h2>Next</h2><p>{PROSE}</p>
    <section role="doc-endnotes"><hr>
    <ol><li id="n1"><p>The note. <a href="#r1">↩</a></p></li></ol></section></article>"""
    opening, _ = read(page(body), "a.html").sections
    text, note = opening.blocks

    assert ("note", "The note.") == (note.kind, note.text)
    assert [("1", note.id)] == [(run.text, run.note) for run in text.runs if run.note]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<br><br>b", ["a", "b"]),
        ("<div>a<p>b</p>c</div>", ["a", "b", "c"]),
        ("<table role=presentation><tr><td>a</td><td>b</td></tr></table>", ["a", "b"]),
        ("<table><tr><td>a</td></tr></table>", ["a"]),
        ("<b><p>a</p></b>", ["a"]),
        ("<ul><li>a</ul>", ["a"]),
        ("<li>a<li>b", ["a", "b"]),
        ("<td>a</td>", ["a"]),
        ("<picture><source srcset=x><img src=https://a.example/p.png alt=''></picture>a", ["a"]),
        ("a <picture><source srcset=x><img src=https://a.example/p.png alt=b></picture> c", ["a b c"]),
        ("a<embed src=x>b", ["ab"]),
        ("a<wbr>b&nbsp;c", ["ab\u00a0c"]),
        ("<h2>a<div>b</div></h2>", ["a b"]),
    ],
)
def test_untidy_html(read: Read, html: str, expected: list[str]) -> None:
    """Markup that arranges, or that nobody closed, changes no word."""
    assert expected == [block.text for block in read(f"<h1>T</h1>{html}", "a.html").blocks() if block.text]


def test_xhtml(read: Read) -> None:
    """In XHTML an element that closes itself holds nothing of what follows."""
    head = '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr"><head><script src="a.js"/><title/></head>'
    body = '<body><h1>T</h1><p><a id="x"/>Un.</p><p xml:lang="de">Zwei.</p></body></html>'
    article = read(f'<?xml version="1.0"?>\n{head}{body}', "a.xhtml")

    assert [("Un.", None), ("Zwei.", "de")] == [(block.text, block.language) for block in article.blocks()]


def test_formulas(read: Read) -> None:
    """MathML is told by its TeX where it has one, and its second, hidden copy is not there."""
    tex = '<annotation encoding="application/x-tex">E=mc^2</annotation>'
    shown = '<span aria-hidden="true">E</span>'
    both = f'<span><math display="block"><semantics><mi>E</mi>{tex}</semantics></math>{shown}</span>'
    article = read(
        f"<h1>T</h1><p>So:</p>{both}<math display='block'><mi>x</mi></math><p>And <math><mi>y</mi></math>.</p>",
        "a.html",
    )

    assert [("paragraph", ""), ("math", "tex"), ("math", "mathml"), ("paragraph", "")] == [
        (block.kind, block.attribute("notation")) for block in article.blocks()
    ]
    assert ["So:", "E=mc^2", "And y."] == [b.text for b in article.blocks() if b.attribute("notation") != "mathml"]


def test_a_byline_of_known_authors_is_one_however_they_write_themselves(read: Read) -> None:
    """The page's head names them, so the line under the title that names them again is not read twice."""
    body = f'<article><h1>T</h1><p>By <a rel="author">the heron club</a>, 4 March 2026</p><p>{PROSE}</p></article>'
    article = read(page(body, '<meta name="author" content="the heron club">'), "a.html")

    assert article.authors == ("the heron club",)
    assert [block.kind for block in article.sections[0].blocks] == ["boilerplate", "paragraph"]


def test_keywords_are_tags(read: Read) -> None:
    """A page's keywords, each once, in their order."""
    head = '<meta name="keywords" content="weirs, herons;weirs"><meta property="article:tag" content="patience">'

    assert read(page(f"<article><h1>T</h1><p>{PROSE}</p></article>", head), "a.html").tags == (
        "weirs",
        "herons",
        "patience",
    )


def test_words_kept_from_screen_readers_are_remarked(read: Read) -> None:
    """They are neither read nor shown, so the author is told which and where; what doubles a formula is not."""
    article = read(
        page(f"<article><h1>T</h1><p>It is <b aria-hidden='true'>very</b> old.</p><p>{PROSE}</p></article>"), "a.html"
    )
    doubled = f"<article><h1>T</h1><p>So <i class='katex-html' aria-hidden='true'>xy</i>.</p><p>{PROSE}</p></article>"

    assert [("A-015", "“very”" in finding.message) for finding in article.findings] == [("A-015", True)]
    assert read(page(doubled), "a.html").findings == ()


def test_a_presentational_picture_is_silent_whatever_its_alt(read: Read) -> None:
    """role=presentation says that it adorns (WAI-ARIA 1.2 § 5.3.3)."""
    picture = "<img src='https://example.org/a.png' role='presentation' alt='zig zag'>"
    article = read(page(f"<article><h1>T</h1>{picture}<p>{PROSE}</p></article>"), "a.html")
    figure = next(block for block in article.blocks() if block.kind == "figure")

    assert ("", "true") == (figure.attribute("alt"), figure.attribute("decorative"))


def test_a_reversed_list_counts_down_from_its_length(read: Read) -> None:
    """HTML § 4.4.5: without a start, the first item's number is how many there are."""
    article = read(page(f"<article><h1>T</h1><ol reversed><li>c<li>b<li>a</ol><p>{PROSE}</p></article>"), "a.html")
    found = next(block for block in article.blocks() if block.kind == "list")

    assert ("3", "true") == (found.attribute("start"), found.attribute("reversed"))
