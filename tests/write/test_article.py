"""An article as HTML: its words, its sentences, its structure, and none of its markup."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import HtmlElement, document_fromstring, fragment_fromstring

from audiopress.model import Article, Block, Run, Script, Utterance
from audiopress.write import article_assets, article_html, episode_files, picture_names
from audiopress.write.reading import SCRIPTS
from audiopress.write.render import bundle
from tests.write import made


def parsed(article: Article, script: Script | None = None) -> HtmlElement:
    html = article_html(article, script=script, pictures=picture_names(article))
    return fragment_fromstring(html, create_parent="body")


# --- words and sentences

TEXTS = st.text(st.sampled_from("ab <>&\"'é日"), min_size=1, max_size=8)
RUNS = st.builds(
    Run,
    text=TEXTS,
    marks=st.lists(
        st.sampled_from(["em", "strong", "code", "sup", "citation", "abbr", "q"]), unique=True, max_size=3
    ).map(tuple),
    language=st.sampled_from([None, "fr", "he"]),
    href=st.sampled_from([None, "https://example.com/?a=1&b", "javascript:x()"]),
    note=st.sampled_from([None, None, None, "n1"]),
)


@given(st.lists(RUNS, min_size=1, max_size=6), st.lists(st.integers(0, 48), max_size=6))
def test_every_word_once_and_every_sentence_in_its_element(runs: list[Run], cuts: list[int]) -> None:
    """However runs and sentences cross, the HTML is well-formed and its text is the block's, sentence by sentence."""
    block = Block("p", "paragraph", tuple(runs))
    edges = sorted({0, len(block.text), *(cut for cut in cuts if cut < len(block.text))})
    spans = list(pairwise(edges))
    said = tuple(
        Utterance(f"u{n}", "s", "p", "paragraph", block.text[a:b], "x", "v", "en", 0.0, (a, b))
        for n, (a, b) in enumerate(spans)
    )
    article = made.article(made.section("s", "T", block))
    html = article_html(article, script=Script(said, ()))
    root = etree.fromstring(f"<body>{html}</body>")
    words = "".join(root.xpath("//p[@id='p']")[0].itertext())

    assert words == block.text
    if not any(run.note for run in runs):  # a note's mark is never cut in two
        expected = [block.text[a:b] for a, b in spans]
        assert ["".join(root.xpath(f"//*[@id='u{n}']")[0].itertext()) for n in range(len(spans))] == expected


def test_ids_are_unique_and_every_link_inside_leads_somewhere() -> None:
    """On a page with one of everything no id stands twice, and every # link has its target."""
    page = _page(made.rich())
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert set(page.xpath("//a[starts-with(@href, '#')]/@href")) <= {f"#{name}" for name in ids}


def test_an_utterance_named_like_a_block_gets_another_id() -> None:
    """Ids of sentences give way to ids of blocks."""
    article = made.article(made.section("s", "T", made.paragraph("u1", "Words.")))
    said = Utterance("u1", "s", "u1", "paragraph", "Words.", "Words.", "v", "en", 0.0, (0, 6))
    root = parsed(article, Script((said,), ()))

    assert root.xpath("//p[@id='u1']/span/@id") == ["s-u1"]


# --- structure


def test_headings_nest_without_jumps() -> None:
    """Levels follow the nesting of sections, whatever the source's levels were."""
    root = parsed(made.rich())

    assert [heading.tag for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6")] == ["h2", "h3", "h2"]
    assert root.xpath("//section[@id='one']/section[@id='deep']/h3/@id") == ["deep-h"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//ol[@id='l1']/@start", ["3"]),
        ("//ol/li/ul/li/@id", ["l2i1"]),
        ("//dl[@id='d1']/dt/@id | //dl[@id='d1']/dd/@id", ["d1t", "d1d"]),
        ("//table/caption//text()", ["A small table"]),
        ("//thead/tr/th/@scope", ["col", "col"]),
        ("//tbody/tr/th/@scope", ["row"]),
        ("//tbody/tr/td/text()", ["1 < 2"]),
        ("//figure/img/@src", ["a-bird.png", "a-bird.png"]),
        ("//figure/img/@alt", ["A bird <sings>", "A bird"]),
        ("//figcaption//text()", ["The caption.", "Its caption."]),
        ("//p/img/@alt", ["a star"]),
        ("//a[@class='picture']/@href", ["https://other.example/x.png"]),
        ("//figure/details[@id='f3d']/summary[@id='f3h']/text()", ["What it shows"]),
        ("//figure/details/p/text()", ["A long story."]),
        ("//span[@role='doc-pagebreak' and @id='b2']/@aria-label", ["12"]),
        ("//span[@role='doc-pagebreak']//text()", ["12"]),
        ("//blockquote/p[@class='attribution']/@id", ["q1a"]),
        ("//pre/code//text()", ["if a < b:\n    pass\n"]),
        ("//math/mi/text()", ["a"]),
        ("//div[@class='poem']/p/br/following-sibling::text()", ["\nanother line,", "\nand a third."]),
        ("//*[@lang='fr']/text()", ["français"]),
        ("//*[@lang='he']/@dir", ["rtl"]),
        ("//abbr/@title", ["Hypertext"]),
        ("//a[@role='doc-noteref']/@href", ["#n1", "#n1"]),
        ("//aside[@id='n1']/a[@role='doc-backlink']/@href", ["#ref-n1", "#ref-n1-2"]),
        ("//*[@role='doc-bibliography']//li/@id", ["r1i"]),
    ],
)
def test_each_kind_of_block_becomes_its_element(path: str, expected: list[str]) -> None:
    """Every construct of an article has the HTML that assistive technology knows it by."""
    assert [str(found) for found in parsed(made.rich()).xpath(path)] == expected


# --- harm


def _page(article: Article) -> HtmlElement:
    episode = made.episode(article)
    return document_fromstring(episode_files(episode, made.SHOW)[f"{article.slug}/index.html"].decode())


def test_script_in_an_article_stays_text() -> None:
    """No element, attribute or address of an author's making is in the page: his markup is shown, not obeyed.

    The page's own script, its data and the drawings on its buttons are ours, and where we put them.
    """
    page = _page(made.hostile())
    addresses = [str(found).lower() for found in page.xpath("//@href | //@src")]

    ours = page.xpath("//body/script[not(@type)] | //body/script[@type='application/json']")
    ours += page.xpath("//head/script[@type='application/ld+json']")  # which test_structured.py reads
    drawn = page.xpath("//button[@data-does]/svg")

    assert [element for element in page.xpath("//script | //svg") if element not in (*ours, *drawn)] == []
    assert [element.text for element in ours if not element.get("type")] == [bundle(SCRIPTS)]
    assert [json.loads(element.text)["detail"] for element in ours if element.get("type") == "application/json"] == [
        "standard",
        "standard",
    ]
    assert page.xpath("//iframe | //object | //@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//article//a[normalize-space() = 'link']") == []
    assert [a for a in addresses if a.lstrip().startswith(("javascript", "data", "vbscript", "file", "&"))] == []
    assert page.xpath("//h1//text()") == [made.HARM[0]]
    assert [page.xpath(f"string(//*[@id='h{n}'])") for n in range(len(made.HARM))] == list(made.HARM)


def test_a_page_forbids_what_it_does_not_need() -> None:
    """The page's own policy lets no script run but ours, and nothing come from elsewhere, whatever slips in."""
    policy = _page(made.hostile()).xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")

    digest = b64encode(sha256(bundle(SCRIPTS).encode()).digest()).decode()

    assert policy.startswith(f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'sha256-")
    assert policy.count("script") == 1
    assert "unsafe" not in policy


# --- pictures


def test_pictures_get_names_that_are_plain_unique_and_repeatable() -> None:
    """Two files of one name, a name in another script, a file shown twice: each file once, with an ASCII name."""
    shown = ["a/Bild 1.PNG", "b/bild-1.jpg", "絵.png", "a/Bild%201.PNG", "cover.png", "../up/x.svg?v=2"]
    blocks = [Block(f"f{n}", "figure", (), (), (("src", source),)) for n, source in enumerate(shown)]
    article = made.article(made.section("s", "T", *blocks), cover=Path("content/me.JPG"))
    names = [name for _, name in article_assets(article)]

    assert names == ["cover.jpg", "bild-1.png", "bild-1-2.jpg", "picture.png", "cover-2.png", "x.svg"]
    assert article_assets(article)[1][0] == Path("content/a/Bild 1.PNG")


def test_a_spoken_alternative_text_is_the_picture_itself() -> None:
    """A sentence that is a picture's description has the picture as its element."""
    article = made.rich()
    said = Utterance("u9", "two", "f1", "figure", "A bird <sings>", "Image. A bird.", "v", "en", 0.0)
    root = parsed(article, Script((said,), ()))

    assert root.xpath("//*[@id='u9']/@src") == ["a-bird.png"]


def test_only_pictures_beside_the_article_are_copied() -> None:
    """Neither a remote picture nor a file that is no picture is published."""
    shown = [
        "https://example.com/a.png",
        "//example.com/a.png",
        "data:image/png;base64,AA",
        "../secret.txt",
        "file:///a.png",
    ]
    blocks = [Block(f"f{n}", "figure", (), (), (("src", source),)) for n, source in enumerate(shown)]

    assert article_assets(made.article(made.section("s", "T", *blocks))) == ()


def test_a_picture_that_is_not_there_is_its_words() -> None:
    """Pasted text keeps of a picture only its alternative text: it is heard, so the page shows it."""
    figure = Block("f1", "figure", (), (), (("alt", "Two <people> sit"),))
    said = Utterance("u9", "two", "f1", "figure", "Two <people> sit", "Image. Two people sit.", "v", "en", 0.0)
    page = article_html(made.article(made.section("two", "T", figure)), script=Script((said,), ()))

    assert '<span id="u9" class="picture">Two &lt;people&gt; sit</span>' in page
