"""A line of a page's machinery drops itself and the links below it, never the article that goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiopress.model import Article

Read = Callable[..., Article]
Kinds = Callable[[Article], list[tuple[str, str]]]

ROAD = "The road went on over the hill and nobody was there to see it."
RAIN = "Then it rained for a week, and we read all that there was in the house."
START = ("A Long Walk", ROAD, RAIN, "The Hill", ROAD)


def told(article: Article) -> list[str]:
    """Headings and paragraphs in reading order, boilerplate left out."""
    out: list[str] = []
    for section in article.walk():
        out += [section.title] if section.heading else []
        out += [part.text for block in section.blocks if block.kind != "boilerplate" for part in block.walk()]
    return [words for words in out if words]


def dropped(article: Article) -> list[str]:
    """The words of each block of boilerplate."""
    blocks = [block for block in article.blocks() if block.kind == "boilerplate"]
    return [" ".join(" ".join(part.text for part in block.walk()).split()) for block in blocks]


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


@pytest.mark.parametrize("name", ["Related", "Related Posts", "Share this", "Read next"])
@pytest.mark.parametrize(("level", "mark"), [(2, "##"), (3, "###")])
def test_a_stated_heading_ends_the_drop(read: Read, name: str, level: int, mark: str) -> None:
    """In Markdown and HTML alike the next heading of the same or a higher level is the article's again."""
    pages = (
        (f"# T\n\nIntro.\n\n{mark} {name}\n\nlinks\n\n## Real\n\nMore.\n", "a.md"),
        (f"<h1>T</h1><p>Intro.</p><h{level}>{name}</h{level}><p>links</p><h2>Real</h2><p>More.</p>", "a.html"),
    )

    for text, file in pages:
        article = read(text, file)

        assert (["Intro.", "Real", "More."], [f"{name} links"]) == (told(article), dropped(article))


@pytest.mark.parametrize("name", ["Comments", "Next", "Share", "Tags", "Discussion", "Join the Conversation"])
def test_a_section_of_sentences_is_a_chapter(read: Read, name: str) -> None:
    """One sentence is enough, for a chapter may be short; and so in plain text."""
    stated = read(f"# T\n\nIntro.\n\n## Share this\n\nlinks\n\n## {name}\n\nOn that I have opinions.\n\n## End\n\nBye.")
    guessed = read(lines("A Long Walk", ROAD, name, RAIN, "Conclusion", "More to say here."), "b.txt")

    assert ["Intro.", name, "On that I have opinions.", "End", "Bye."] == told(stated)
    if name != "Join the Conversation":
        assert [ROAD, name, RAIN, "Conclusion", "More to say here."] == told(guessed)


LABELS = ["Advertisement", "Share this:", "Subscribe to our newsletter", "RELATED ARTICLES", "Leave a comment"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("after", [(), ("The Hill", ROAD)])
def test_a_line_between_paragraphs(read: Read, label: str, after: tuple[str, ...]) -> None:
    """In plain text such a line between two paragraphs drops itself alone."""
    article = read(lines("A Long Walk", ROAD, label, RAIN, *after), "a.txt")

    assert ([ROAD, RAIN, *after], [label]) == (told(article), dropped(article))


BUTTONS = ["Share on Facebook   Tweet   Email", "Share", "Share this:", "Facebook | Email | Print", "3 Comments"]


@pytest.mark.parametrize("row", BUTTONS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_buttons_above_the_text(read: Read, row: str, gap: str) -> None:
    """What stands between byline and text swallows no word of the text, nor its subtitle."""
    head = gap.join(("A Long Walk", "By Ann Lee", "12 March 2021 · 6 min read", row))
    article = read(lines(head, ROAD, RAIN), "a.txt")

    assert ([ROAD, RAIN], ("Ann Lee",)) == (told(article), article.authors)
    assert " ".join(row.split()) in " ".join(dropped(article))


@pytest.mark.parametrize(
    "titles", [(), ("Ten Ways to Climb",), ("Ten Ways to Climb", "Why I Walk", "On stiles, again")]
)
@pytest.mark.parametrize("tail", [(), ("© 2024 The Paper. All rights reserved.",)])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_end_of_a_pasted_page(read: Read, titles: tuple[str, ...], tail: tuple[str, ...], gap: str) -> None:
    """Titles that look like headings are one block of boilerplate, if nothing but such lines comes after."""
    article = read(lines(*START, gap.join(("Related Posts", *titles)), *tail), "a.txt")

    assert (list(START[1:]), [" ".join(("Related Posts", *titles, *tail))]) == (told(article), dropped(article))


def test_a_section_after_the_titles(read: Read) -> None:
    """A heading with a text under it is the article's, also below a list of other articles."""
    life = "Ann Lee lives on a hill and has walked since 2004."
    article = read(lines(*START, "Related Posts", "Ten Ways to Climb", "About the Author", life), "a.txt")

    assert [*START[1:], "About the Author", life] == told(article)


def test_a_list_under_an_ordinary_word(read: Read) -> None:
    """What the author lists under "Next" is a chapter; a list of links is not."""
    text = "# T\n\nIntro.\n\n## Next\n\n- {}\n- {}\n\n## End\n\nBye."
    links = ("[buy seeds](https://x.example)", "[dig](https://y.example)")

    assert ["Intro.", "Next", "buy seeds", "dig", "End", "Bye."] == told(read(text.format("buy seeds", "dig")))
    assert ["Intro.", "End", "Bye."] == told(read(text.format(*links), "b.md"))


def test_teasers(read: Read) -> None:
    """The texts under linked titles belong to them."""
    card = '<h3><a href="https://x.example/eel">The Eel</a></h3><p>Eels go far. They are long.</p>'
    page = f"<article><h1>T</h1><p>{ROAD}</p><h2>More posts</h2>{card}{card}<h2>End</h2><p>{RAIN}</p></article>"

    assert [ROAD, "End", RAIN] == told(read(page, "a.html"))


def test_readers_comments(read: Read) -> None:
    """What readers wrote below an article is none of it; a numbered chapter of that name is."""
    counted = read(lines(*START, "2 Comments", "Jo says:", RAIN, "Ann says:", ROAD), "a.txt")
    numbered = read(lines("# T", ROAD, "## 1 Hills", RAIN, "## 2 Comments", RAIN), "b.md")

    assert (list(START[1:]), 1) == (told(counted), len(dropped(counted)))
    assert [] == dropped(numbered)


@pytest.mark.parametrize("title", ["Spread the Word", "Share This", "Keep Reading"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_title_is_a_title(read: Read, title: str, name: str) -> None:
    """An article may be called as a button is."""
    article = read(lines(f"# {title}" if name == "a.md" else title, ROAD, RAIN), name)

    assert (title, [ROAD, RAIN]) == (article.title, told(article))


SAID = [
    "Thanks for reading Long Walks! Subscribe for free to receive new posts and support my work.",
    "Long Walks is a reader-supported publication. To receive new posts, become a subscriber.",
    "You may also like: Ten Ways to Climb",
    "Press enter or click to view image in full size",
]


@pytest.mark.parametrize("words", SAID)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_what_publishing_systems_say(read: Read, words: str, name: str) -> None:
    """Their sentences between those of the author are not told."""
    mark = "# T" if name == "a.md" else "<h1>T</h1>"
    texts = (ROAD, words, RAIN) if name == "a.md" else tuple(f"<p>{text}</p>" for text in (ROAD, words, RAIN))
    article = read(lines(mark, *texts), name)

    assert ([ROAD, RAIN], [words]) == (told(article), dropped(article))


@pytest.mark.parametrize("words", ["Thanks for reading this far.", "You may also like the other hill, as I do."])
def test_what_authors_say(read: Read, words: str) -> None:
    """An author may thank, too."""
    assert [ROAD, words] == told(read(lines("# T", ROAD, words)))
