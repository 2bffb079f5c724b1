"""What stands behind an article is told apart from it, in every format alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiopress.model import Article
from audiopress.read.entries import is_entry

Read = Callable[..., Article]
Kinds = Callable[[Article], list[tuple[str, str]]]

PROSE = (
    "A bell rang over the valley, and nobody could say from which of the two towers. We stood and listened for a "
    "while, until the sound had gone into the grass; then we went down to the village, where they told us that "
    "there had been no bell at all since the war, and that everyone hears it once, on their first evening, and "
    "then never again in their life."
)
APA = "Lee, A. B. (2017). Bells and valleys: A study of hearing. Tower Press."
MLA = "Roe, John. The Sound of Grass. Meadow Books, 2003."
WEB = "Doe, J. (n.d.). Listening. https://valley.example/listening"
NOTE = "Ann Lee, Bells and Valleys (London: Tower Press, 2017), 38."
IEEE = "[3] A. Lee and J. Roe, “Bells,” Journal of Valleys, vol. 3, no. 2, pp. 1–9, 2011."
GERMAN = "Müller, Anna: Glocken im Tal. 2. Aufl., Berlin: Turm Verlag 1998."
ENTRIES = (APA, MLA, WEB, NOTE, IEEE, GERMAN)
BIO = "Jo Poe is a listener who has lived in the valley since 2014. When not listening, Jo keeps bees and mends clocks."
DISCLAIMER = "Disclaimer: No bell was harmed, and nothing here is advice."


def as_text(title: str, *parts: str | tuple[str, ...]) -> str:
    """A part that is a tuple is a heading and its paragraphs."""
    flat = [line for part in parts for line in ((part,) if isinstance(part, str) else part)]
    return "\n\n".join([title, *flat])


def as_markdown(title: str, *parts: str | tuple[str, ...]) -> str:
    flat = [line for part in parts for line in ((part,) if isinstance(part, str) else (f"## {part[0]}", *part[1:]))]
    return "\n\n".join([f"# {title}", *flat])


def as_page(title: str, *parts: str | tuple[str, ...]) -> str:
    flat = [
        "".join((f"<p>{p}</p>",) if isinstance(p, str) else (f"<h2>{p[0]}</h2>", *(f"<p>{x}</p>" for x in p[1:])))
        for p in parts
    ]
    return f"<body><nav>Home</nav><article><h1>{title}</h1>{''.join(flat)}</article><footer>Site</footer></body>"


FORMATS = pytest.mark.parametrize(("write", "name"), [(as_text, "a.txt"), (as_markdown, "a.md"), (as_page, "a.html")])
Write = Callable[..., str]


@FORMATS
def test_the_end_of_an_article(read: Read, kinds: Kinds, write: Write, name: str) -> None:
    """References, a disclaimer, a life of the author and other posts are each what they are."""
    text = write(
        "The Bell",
        PROSE,
        ("The Tower", PROSE),
        ("References", *ENTRIES, DISCLAIMER, BIO),
        ("Related Posts", "On Towers", "On Grass"),
    )
    article = read(text, name)
    references = [block for block in article.blocks() if block.kind == "references"]

    assert ["The Tower", "References"] == [section.title for section in article.walk() if section.heading]
    assert ["paragraph", "paragraph", "references", "aside", "paragraph", "boilerplate"] == [
        k for k, _ in kinds(article)
    ]
    assert [[("item", entry) for entry in ENTRIES]] == [
        [(item.kind, item.text) for item in r.children] for r in references
    ]
    assert ["Disclaimer"] == [block.attribute("label") for block in article.blocks() if block.kind == "aside"]
    assert ("boilerplate", "Related Posts On Towers On Grass") == kinds(article)[-1]


NAMES = [
    "References",
    "REFERENCES",
    "Bibliography",
    "Works Cited",
    "Sources",
    "Further Reading",
    "7. References",
    "References:",
]
FOREIGN = ["Literaturverzeichnis", "Literatur", "Quellen", "Bibliographie", "Références", "Bibliografía", "Referencias"]


@FORMATS
@pytest.mark.parametrize("heading", NAMES + FOREIGN)
def test_names_of_reference_lists(read: Read, kinds: Kinds, write: Write, name: str, heading: str) -> None:
    """A reference list is known by its name, in several languages."""
    assert ("references", f"{APA} {MLA}") in kinds(read(write("The Bell", PROSE, (heading, APA, MLA)), name))


@FORMATS
def test_a_list_under_the_heading(read: Read, write: Write, name: str) -> None:
    """Entries may be items of a list."""
    text = write("The Bell", PROSE, ("References", "LIST"))
    items = f"<ul><li>{APA}</li><li>{MLA}</li></ul>" if name == "a.html" else f"- {APA}\n- {MLA}"
    article = read(text.replace("<p>LIST</p>", items).replace("LIST", items), name)

    assert [[APA, MLA]] == [[item.text for item in b.children] for b in article.blocks() if b.kind == "references"]


@FORMATS
@pytest.mark.parametrize("heading", ["Notes", "Sources", "Literature"])
def test_prose_under_such_a_name_is_prose(read: Read, kinds: Kinds, write: Write, name: str, heading: str) -> None:
    """A chapter that is only called like a reference list is a chapter."""
    article = read(write("The Bell", PROSE, (heading, PROSE, PROSE), ("After", PROSE)), name)

    assert [heading, "After"] == [section.title for section in article.walk() if section.heading]
    assert {"paragraph"} == {kind for kind, _ in kinds(article)}


OTHERS = [
    "Related Posts",
    "You may also like",
    "Share this:",
    "Leave a Comment",
    "Previous Post",
    "Read next",
    "3 Comments",
]
ABROAD = ["Ähnliche Beiträge", "Das könnte dich auch interessieren", "Articles similaires", "Entradas relacionadas"]


@FORMATS
@pytest.mark.parametrize("heading", OTHERS + ABROAD)
def test_a_page_s_own_machinery(read: Read, kinds: Kinds, write: Write, name: str, heading: str) -> None:
    """What a site puts behind its articles is one block of boilerplate, and no section."""
    article = read(write("The Bell", PROSE, ("The Tower", PROSE), (heading, "Ten Ways to Hear", "Why I Climb")), name)

    assert ["The Tower"] == [section.title for section in article.walk() if section.heading]
    assert ("boilerplate", f"{heading} Ten Ways to Hear Why I Climb") == kinds(article)[-1]


@FORMATS
def test_boilerplate_in_the_middle_ends(read: Read, kinds: Kinds, write: Write, name: str) -> None:
    """The article goes on after a box of links: neither its text nor its next heading is swallowed."""
    article = read(
        write("The Bell", PROSE, ("Related Posts", "On Grass"), ("The Tower", PROSE), ("References", APA)), name
    )

    assert ["The Tower", "References"] == [section.title for section in article.walk() if section.heading]
    assert ["paragraph", "boilerplate", "paragraph", "references"] == [kind for kind, _ in kinds(article)]


@FORMATS
@pytest.mark.parametrize("heading", ["Comments", "Share", "Tags", "Discussion"])
def test_a_chapter_named_like_boilerplate(read: Read, write: Write, name: str, heading: str) -> None:
    """An ordinary word as a heading, with prose under it, is a chapter."""
    article = read(write("The Bell", PROSE, (heading, PROSE), ("After", PROSE)), name)

    assert [heading, "After"] == [section.title for section in article.walk() if section.heading]


@pytest.mark.parametrize("entry", ENTRIES)
def test_entries(entry: str) -> None:
    """Works are described in many styles."""
    assert is_entry(entry)


@pytest.mark.parametrize(
    "text",
    [
        BIO,
        DISCLAIMER,
        PROSE,
        "In 1998, we moved to the valley, and I began to write.",
        "Thank you for reading!",
        "She was born in Leeds (1970) and has published widely with Tower Press.",
        "Write to me at any time.",
    ],
)
def test_no_entries(text: str) -> None:
    """Sentences are no entries, though they name years and presses, even under such a heading."""
    assert not is_entry(text, trusted=True)
