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


def rich() -> Article:
    """An article that holds one of everything."""
    link = Run("a link", href="https://example.com/?a=1&b=2")
    table = Block(
        "t1",
        "table",
        (),
        (
            replace(paragraph("t1c", "A small table"), attributes=(("role", "caption"),)),
            Block("t1r1", "row", (), tuple(cell(f"t1r1c{i}", name, header=True) for i, name in enumerate("AB"))),
            Block("t1r2", "row", (), (cell("t1r2c1", "x", header=True), cell("t1r2c2", "1 < 2"))),
        ),
    )
    items = (
        Block("l1i1", "item", (Run("First item."),)),
        Block(
            "l1i2",
            "item",
            (Run("Second item."),),
            (Block("l2", "list", (), (Block("l2i1", "item", (Run("In it."),)),)),),
        ),
    )
    first = (
        paragraph("p1", "Plain, ", Run("strong. And ", ("strong",)), Run("both", ("strong", "em")), ". ", link, "."),
        paragraph(
            "p2",
            "Said in ",
            Run("français", language="fr"),
            ", then ",
            Run("שלום", language="he"),
            ".",
            "\n",
            "New line.",
        ),
        paragraph(
            "p3",
            "With a note",
            Run("1", note="n1"),
            " and again",
            Run("1", note="n1"),
            ". ",
            Run("HTML", ("abbr",), title="Hypertext"),
            ".",
        ),
        Block(
            "q1",
            "quote",
            (),
            (paragraph("q1p", "Quoted. Twice."), paragraph("q1a", "— Somebody", attributes=(("role", "attribution"),))),
        ),
        Block("l1", "list", (), items, (("ordered", "true"), ("start", "3"))),
        Block(
            "d1",
            "list",
            (),
            (Block("d1t", "term", (Run("Term"),)), Block("d1d", "definition", (Run("What it is."),))),
            (("kind", "definition"),),
        ),
        table,
    )
    second = (
        Block("f1", "figure", (Run("The caption."),), (), (("src", "pictures/A Bird.png"), ("alt", "A bird <sings>"))),
        Block("f2", "figure", (), (), (("src", "https://other.example/x.png"), ("alt", "Elsewhere"))),
        paragraph("p4", "Inline ", Run("a star", image="pictures/star.svg"), " and ", Run("a & b", ("code",)), "."),
        Block("c1", "code", (Run("if a < b:\n    pass\n"),), (), (("language", "python"),)),
        Block("m1", "math", (Run("<math><mi>a</mi><mo>=</mo><mn>1</mn></math>"),), (), (("notation", "mathml"),)),
        Block("m2", "math", (Run(r"\frac{a}{b}"),), (), (("notation", "tex"),)),
        Block("a1", "aside", (), (paragraph("a1p", "Beside the point."),), (("label", "Note"),)),
        Block("v1", "poem", (Run("A line,\nanother line,\nand a third."),)),
        Block("b1", "break"),
        Block("n1", "note", (Run("The note itself."),)),
        Block("r1", "references", (), (Block("r1i", "item", (Run("Someone (2014). A book."),)),)),
        Block("x1", "boilerplate", (), (paragraph("x1p", "Share this."),)),
    )
    return article(
        Section("opening", 0, None, (paragraph("p0", "It begins. So it does."),)),
        section("one", "First part", *first, sections=(section("deep", "Deeper", paragraph("p9", "Deep."), level=4),)),
        section("two", "Second part", *second),
        title="One of Everything",
        slug="one-of-everything",
    )


def cell(name: str, text: str, *, header: bool = False) -> Block:
    return Block(name, "cell", (Run(text),), (), (("header", "true"),) if header else ())
