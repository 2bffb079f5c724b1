"""Episodes made of values alone, without a voice: rich, ordinary and nasty ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audiopress.model import (
    Article,
    Asset,
    Block,
    Chapter,
    Cue,
    Episode,
    Kind,
    Omission,
    Run,
    Script,
    Section,
    Show,
    Timeline,
    Utterance,
    WordMark,
)
from audiopress.write import PublishedEpisode, episode_files, read_episode

RATE = 22050
DAY = datetime(2024, 3, 4, 5, 6, 7, tzinfo=UTC)
SHOW = Show(
    slug="show",
    title="Essays & Echoes",
    author="Ada Writer",
    description="Essays <read> aloud & more.",
    language="en-GB",
    base_url="https://example.com/feeds/show/",
    email="ada@example.com",
    link="https://example.com/",
    categories=(("Society & Culture", "Philosophy"), ("Education", "")),
    copyright="Ada Writer",
)

NASTY = (
    'Äpfel & <Birnen> "quoted" it’s',
    "<script>alert(1)</script>",
    "control\x00\x07\x1f char\x85s",
    "]]> --> &amp; &#x3C;",
    "long " * 60,
    "W" * 300,
    "עברית ועוד",
    "日本語の題名🎧",
    "  padded\n title ",
)


def paragraph(name: str, *runs: Run | str, **other: object) -> Block:
    words = tuple(run if isinstance(run, Run) else Run(run) for run in runs)
    return replace(Block(name, "paragraph", words), **other)


def section(name: str, title: str, *blocks: Block, level: int = 2, sections: tuple[Section, ...] = ()) -> Section:
    return Section(name, level, Block(f"{name}-h", "heading", (Run(title),)), blocks, sections)


def article(*sections: Section, title: str = "A Plain Title", **other: object) -> Article:
    given = sections or (
        Section("opening", 0, None, (paragraph("p0", "It begins here. And goes on."),)),
        section("one", "First part", paragraph("p1", "One sentence. Another one!")),
        section("two", "Second part", paragraph("p2", "A second part. With more.")),
        section("three", "Third part", paragraph("p3", "The end.")),
    )
    plain = Article(
        slug="a-plain-title",
        title=title,
        language="en-GB",
        authors=("Ada Writer", "Ben Other"),
        published=DAY,
        updated=None,
        summary="What it is about, in a sentence.",
        cover=None,
        sections=given,
        source=Path("content/a-plain-title.md"),
        tags=("listening", "care & access"),
    )
    return replace(plain, **other)


def script(article: Article) -> Script:
    """Every sentence of every leaf, with a title before, and one omission of each of two kinds."""
    title = Utterance(
        "u0", article.sections[0].id, "title", "title", article.title, article.title, "en-gb", "en-GB", 1.0
    )
    said = [title, replace(title, id="u1", role="announcement", display="", spoken="Synthetic voice.")]
    for part in article.walk():
        blocks = ([part.heading] if part.heading else []) + [leaf for block in part.blocks for leaf in block.walk()]
        for block in blocks:
            for found in re.finditer(r"\S[^.!?]*(?:[.!?]+|\Z)", block.text):
                said.append(_utterance(f"u{len(said)}", block, part.id, found.span()))
    block = next((found.id for found in article.blocks() if found.text), "")
    omissions = (Omission("(Someone, 2014)", "citation", block), Omission("https://x.example/<b>", "address", "gone"))
    return Script(tuple(said), omissions)


def _utterance(name: str, block: Block, part: str, span: tuple[int, int]) -> Utterance:
    text, role = block.text[slice(*span)], "heading" if block.kind == "heading" else "paragraph"
    return Utterance(name, part, block.id, role, text, text, "en-gb", "en-GB", 0.4, span)


def timeline(article: Article, script: Script) -> Timeline:
    """Cues of odd lengths; a chapter for each section, from a whole second on."""
    at, cues, starts = 0, [], {}
    for index, utterance in enumerate(script.utterances):
        if utterance.section not in starts:
            at = -(-at // RATE) * RATE
            starts[utterance.section] = at
        end = at + 20011 + 377 * (index % 7)
        cues.append(Cue(utterance.id, at, end, (WordMark(0, 1, at),) if index % 2 else ()))
        at = end + 4999
    titles = {part.id: part.title or article.title for part in article.walk()}
    edges = [*starts.values(), at]
    chapters = [Chapter(key, titles[key], edges[i], edges[i + 1]) for i, key in enumerate(starts)]
    return Timeline(RATE, at, tuple(cues), tuple(chapters), ())


def episode(article: Article, *, number: int = 0, size: int = 123_456) -> Episode:
    """The article's episode; those of a higher number came later."""
    spoken = script(article)
    audio = Asset(f"{article.slug}/{article.slug}.mp3", "audio/mpeg", size, "0" * 64)
    day = DAY + timedelta(days=number)
    guid = f"urn:uuid:0000000{number % 10}-0000-4000-8000-00000000000{number % 10}"
    return Episode(article, spoken, timeline(article, spoken), guid, day, day + timedelta(hours=1), 1, (audio,))


def published(episode: Episode, show: Show = SHOW) -> PublishedEpisode:
    return read_episode(episode_files(episode, show)[f"{episode.article.slug}/episode.json"])


def episodes(titles: Iterable[str]) -> tuple[Episode, ...]:
    """One episode for each title, in order of time."""
    return tuple(
        episode(article(title=title, slug=f"episode-{number}"), number=number) for number, title in enumerate(titles)
    )


def leaf(name: str, kind: Kind, text: str, /, **attributes: str) -> Block:
    return Block(name, kind, (Run(text),) if text else (), (), tuple(attributes.items()))


def tree(name: str, kind: Kind, /, *children: Block, **attributes: str) -> Block:
    return Block(name, kind, (), children, tuple(attributes.items()))


def rich() -> Article:
    """An article that holds one of everything."""
    deep = section("deep", "Deeper", paragraph("p9", "Deep."), level=4)
    return article(
        Section("opening", 0, None, (paragraph("p0", "It begins. So it does."),)),
        section("one", "First part", *_words(), *_containers(), sections=(deep,)),
        section("two", "Second part", *_things()),
        title="One of Everything",
        slug="one-of-everything",
    )


def _words() -> tuple[Block, ...]:
    link = Run("a link", href="https://example.com/?a=1&b=2")
    french, hebrew = Run("français", language="fr"), Run("שלום", language="he")
    short = Run("HTML", ("abbr",), title="Hypertext")
    return (
        paragraph("p1", "Plain, ", Run("strong. And ", ("strong",)), Run("both", ("strong", "em")), ". ", link, "."),
        paragraph("p2", "Said in ", french, ", then ", hebrew, ".", "\n", "New line."),
        paragraph("p3", "With a note", Run("1", note="n1"), " and again", Run("1", note="n1"), ". ", short, "."),
    )


def _containers() -> tuple[Block, ...]:
    inner = tree("l2", "list", leaf("l2i1", "item", "In it."))
    second = replace(leaf("l1i2", "item", "Second item."), children=(inner,))
    heads = (leaf("t1a", "cell", "A", header="true"), leaf("t1b", "cell", "B", header="true"))
    cells = (leaf("t1x", "cell", "x", header="true"), leaf("t1y", "cell", "1 < 2"))
    caption = leaf("t1c", "paragraph", "A small table", role="caption")
    by = leaf("q1a", "paragraph", "— Somebody", role="attribution")
    return (
        tree("q1", "quote", paragraph("q1p", "Quoted. Twice."), by),
        tree("l1", "list", leaf("l1i1", "item", "First item."), second, ordered="true", start="3"),
        tree("d1", "list", leaf("d1t", "term", "Term"), leaf("d1d", "definition", "What it is."), kind="definition"),
        tree("t1", "table", caption, tree("t1r1", "row", *heads), tree("t1r2", "row", *cells)),
    )


def _described() -> Block:
    told = tree(
        "f3d", "aside", leaf("f3h", "heading", "What it shows"), paragraph("f3p", "A long story."), role="description"
    )
    return replace(leaf("f3", "figure", "Its caption.", src="pictures/A Bird.png", alt="A bird"), children=(told,))


def _things() -> tuple[Block, ...]:
    star = Run("a star", image="pictures/star.svg")
    return (
        leaf("f1", "figure", "The caption.", src="pictures/A Bird.png", alt="A bird <sings>"),
        _described(),
        leaf("f2", "figure", "", src="https://other.example/x.png", alt="Elsewhere"),
        paragraph("p4", "Inline ", star, " and ", Run("a & b", ("code",)), "."),
        leaf("c1", "code", "if a < b:\n    pass\n", language="python"),
        leaf("m1", "math", "<math><mi>a</mi><mo>=</mo><mn>1</mn></math>", notation="mathml"),
        leaf("m2", "math", r"\frac{a}{b}", notation="tex"),
        tree("a1", "aside", paragraph("a1p", "Beside the point."), label="Note"),
        leaf("v1", "poem", "A line,\nanother line,\nand a third."),
        Block("b1", "break"),
        leaf("b2", "break", "12", role="pagebreak"),
        leaf("n1", "note", "The note itself."),
        tree("r1", "references", leaf("r1i", "item", "Someone (2014). A book.")),
        tree("x1", "boilerplate", paragraph("x1p", "Share this.")),
    )


HARM = (
    "<script>window.ran = 1</script>",
    '"><img src=x onerror="window.ran=1">',
    "</p></article><svg/onload=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "]]><script>1</script>",
    "</script><script>window.ran = 1</script><!-- <script>",
    "</style><style>* { display: none !important; background: url(https://evil.example/x) }</style>",
)
ADDRESSES = (
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "http://[",
)


def hostile() -> Article:
    """Harm wherever an author's words can stand."""
    bad = HARM[1]
    blocks = [paragraph(f"h{n}", Run(text, title=text, marks=("abbr",))) for n, text in enumerate(HARM)]
    blocks += [paragraph(f"a{n}", Run("link", href=text)) for n, text in enumerate(ADDRESSES)]
    blocks += [
        Block("f1", "figure", (), (), (("src", "x.png"), ("alt", bad))),
        Block("f2", "figure", (), (), (("src", ADDRESSES[0]), ("alt", "alt"))),
        Block("f3", "figure", (), (), (("src", "/etc/passwd"), ("alt", "alt"))),
        Block("c1", "code", (Run(HARM[0]),), (), (("language", bad),)),
        Block("m1", "math", (Run(f"<math onclick='1'><mi>{HARM[0]}</mi></math>"),), (), (("notation", "mathml"),)),
        Block(
            "m2",
            "math",
            (Run("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><math>&e;</math>"),),
            (),
            (("notation", "mathml"),),
        ),
        Block(
            "l1",
            "list",
            (),
            (Block("i1", "item", (Run("x"),), (), (("value", bad),)),),
            (("ordered", "true"), ("start", bad)),
        ),
        Block("x1", "aside", (Run("x"),), (), (("label", bad),)),
        replace(paragraph("g1", "Words"), language=bad),
    ]
    return article(section("s", bad, *blocks), title=HARM[0], summary=bad, authors=(bad,), tags=(bad,), slug="hostile")
