"""Articles made by hand and by hypothesis, and the ears of a test: what is said of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hypothesis import strategies as st

from audiopress.model import Article, Block, Detail, Kind, Mark, Run, Script, Section, Show, Voice
from audiopress.narrate import narrate

SHOW = Show("show", "A Show", "Ada", "About things.", "en", "http://localhost/", voice=Voice("en"))


def voice_for(role: str, language: str) -> str:
    return f"{role}:{language}"


def block(
    kind: Kind,
    *inner: str | Run | Block,
    language: str | None = None,
    name: str = "",
    also: tuple[tuple[str, str], ...] = (),
    **attributes: str,
) -> Block:
    """A block from its runs or its children; an id that is not given comes from `article`.

    `also` are attributes that bear the name of a parameter.
    """
    runs = tuple(Run(part) if isinstance(part, str) else part for part in inner if not isinstance(part, Block))
    children = tuple(part for part in inner if isinstance(part, Block))
    return Block(name, kind, runs, children, (*attributes.items(), *also), language, 1)


def p(*inner: str | Run | Block, **more: str) -> Block:
    return block("paragraph", *inner, **more)


def article(*blocks: Block | Section, title: str = "A Title", language: str = "en", **fields: object) -> Article:
    """An article whose opening holds the blocks; blocks without an id are numbered in reading order."""
    opening = tuple(part for part in blocks if isinstance(part, Block))
    sections = tuple(part for part in blocks if isinstance(part, Section))
    numbers = iter(range(1, 1_000_000))

    def numbered(part: Block) -> Block:
        name = part.id or f"b{next(numbers)}"
        children = tuple(map(numbered, part.children))
        return Block(name, part.kind, part.runs, children, part.attributes, part.language, part.line)

    def of_section(part: Section, name: str) -> Section:
        heading = numbered(part.heading) if part.heading else None
        inner = tuple(of_section(child, f"{name}.{index}") for index, child in enumerate(part.sections, 1))
        return Section(name, part.level, heading, tuple(map(numbered, part.blocks)), inner)

    everything = ((Section("", 0, None, opening),) if opening or not sections else ()) + sections
    values: dict[str, object] = {
        "slug": "a-title", "title": title, "language": language, "authors": ("Ada",), "published": datetime(2026, 3, 4),
        "updated": None, "summary": "", "cover": None, "source": Path("content/a.md"), **fields,
    }  # fmt: skip
    return Article(**values, sections=tuple(of_section(part, f"sec-{i}") for i, part in enumerate(everything)))  # type: ignore[arg-type]  # a table of fields


def section(title: str, *blocks: Block, level: int = 2, sections: tuple[Section, ...] = ()) -> Section:
    return Section("", level, block("heading", title), blocks, sections)


def script_of(*blocks: Block | Section, show: Show = SHOW, **fields: object) -> Script:
    return narrate(article(*blocks, **fields), show, voice_for)


def heard(*blocks: Block | Section, show: Show = SHOW, **fields: object) -> list[str]:
    """What is said between the byline and the closing line."""
    return [utterance.spoken for utterance in script_of(*blocks, show=show, **fields).utterances[2:-1]]


def heard_in(detail: Detail, *blocks: Block | Section, show: Show = SHOW, **fields: object) -> list[str]:
    """What is said between the byline and the closing line of the edition of that detail."""
    script = narrate(article(*blocks, **fields), show, voice_for, (detail,))
    return [utterance.spoken for utterance in script.utterances[2:-1]]


def left_out(*blocks: Block | Section, **fields: object) -> list[tuple[str, str]]:
    return [(omission.text, omission.reason) for omission in script_of(*blocks, **fields).omissions]


# --- arbitrary articles ----------------------------------------------------------------------------------------------

_SNIPPETS = (
    *(
        "A plain sentence.",
        "vs. No. 5",
        "(Macy & Brown, 2014, p. xxiv)",
        "Brown (2014)",
        "[12]",
        "word¹²",
        "* * *",
        "—",
    ),
    *("“Really?” she asked.", "$1,250.50", "£5m", "the 1990s", "5–10", "https://example.com/a(b).", "🙂", "👍🏽", "…"),
    *(
        "trans*",
        "e.g. this",
        "etc.",
        "今日は。",
        "שלום",
        "1.",
        "a\nb",
        "  ",
        "\u00a0",
        "(which",
        ")",
        "[",
        "«",
        "”",
        "’",
    ),
    *("-5", "J.\u00a0R. Smith", "snake_case.name()", "ALL CAPS", "\u200b", "Ünï", "?", "!", "x", "Fig. 3", "p.", "("),
    *("2SLGBTQIA+", "&", "#5", "“", r"\frac{a}{b}", "x^2", "pip install it", "WHO"),
)
_LONG = ("word " * 400, "“long. " * 200, "x" * 2500, "(" * 1200, "A b, c; d. " * 150)
_texts = st.one_of(
    st.lists(st.sampled_from(_SNIPPETS), max_size=8).map(" ".join),
    st.lists(st.sampled_from(_SNIPPETS), max_size=4).map("".join),
    st.text(max_size=30),
    st.integers(0, len(_LONG) - 1).map(_LONG.__getitem__),
)
_marks: tuple[Mark, ...] = ("em", "code", "sup", "sub", "citation", "math", "abbr", "q", "del")
_runs = st.builds(
    Run,
    text=_texts,
    marks=st.lists(st.sampled_from(_marks), max_size=2, unique=True).map(tuple),
    language=st.sampled_from((None, None, "fr", "de", "ja", "x-tlh")),
    href=st.sampled_from((None, "https://example.org/")),
    note=st.sampled_from((None, None, "b1", "b2", "n1", "nowhere")),
    image=st.sampled_from((None, None, "a.png")),
    title=st.sampled_from((None, None, "A Long Name")),
)
_kinds: tuple[Kind, ...] = (
    *("paragraph", "heading", "quote", "list", "item", "term", "definition", "table", "row", "cell", "figure", "code"),
    *("math", "note", "aside", "poem", "references", "boilerplate", "break"),
)
_attributes = st.dictionaries(
    st.sampled_from(
        (
            *("alt", "src", "ordered", "start", "label", "language", "role", "ref", "value", "decorative", "colspan"),
            *("rowspan", "header", "scope", "checked", "description", "notation"),
        )
    ),
    st.sampled_from(
        (
            *("", "true", "5", "-3", "attribution", "caption", "n1", "python", "A word.", "🙂", "A long word. " * 80),
            *("pullquote", "pagebreak", "byline", "row", "false", "mathml"),
        )
    ),
    max_size=3,
).map(lambda found: tuple(found.items()))


def _blocks(children: st.SearchStrategy[tuple[Block, ...]]) -> st.SearchStrategy[Block]:
    return st.builds(
        Block,
        id=st.just(""),
        kind=st.sampled_from(_kinds),
        runs=st.lists(_runs, max_size=3).map(tuple),
        children=children,
        attributes=_attributes,
        language=st.sampled_from((None, None, None, "fr", "zh")),
    )


_leaves = _blocks(st.just(()))
_trees = st.recursive(_leaves, lambda inner: _blocks(st.lists(inner, max_size=4).map(tuple)), max_leaves=12)
_sections = st.recursive(
    st.builds(Section, st.just(""), st.just(2), st.none() | _leaves, st.lists(_trees, max_size=3).map(tuple)),
    lambda inner: st.builds(
        Section, st.just(""), st.just(3), _leaves, st.lists(_trees, max_size=2).map(tuple),
        st.lists(inner, max_size=2).map(tuple),
    ),
    max_leaves=4,
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article: every kind of block in any other, any text, any reference."""
    return article(
        *draw(st.lists(_sections | _trees, max_size=4)),
        title=draw(_texts),
        language=draw(st.sampled_from(("en", "en-GB", "de", "fr", "es-MX", "ja", "he", ""))),
        authors=draw(st.lists(st.text(max_size=8), max_size=3).map(tuple)),
        published=draw(st.none() | st.datetimes()),
    )
