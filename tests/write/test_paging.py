"""The documents of a feed: every episode once on the way through them, pages that stay, links that lead somewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audiopress.write import Leaf, filled, leaves

SIZES = st.integers(1, 7)
STEPS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3)), max_size=12)  # so many come, so many go


def walk(documents: tuple[Leaf, ...], start: str, relation: str) -> list[Leaf]:
    """From a document on by that link, to the end."""
    named = {leaf.name: leaf for leaf in documents}
    path = [named[start]]
    while (name := dict(path[-1].links).get(relation)) is not None:
        path.append(named[name])  # a KeyError is a link that dangles
        assert len(path) <= len(documents)
    return path


@given(SIZES, STEPS)
def test_a_show_that_grows_and_shrinks(size: int, steps: list[tuple[int, int]]) -> None:
    """Whatever comes and goes: nothing is lost or shown twice, and a page that is full stays as it is."""
    pages: tuple[tuple[str, ...], ...] = ()
    slugs: list[str] = []
    closed: dict[str, Leaf] = {}
    number = 0
    for come, go in steps:
        gone = set(slugs[1::3][:go])
        slugs = [slug for slug in slugs if slug not in gone] + [f"e{number + n}" for n in range(come)]
        number += come
        pages = filled(pages, slugs, size)
        documents = leaves("feed", pages, slugs)

        forward = walk(documents, "feed", "next")
        assert sorted(slug for leaf in forward for slug in leaf.slugs) == sorted(slugs)
        if len(documents) > 1:
            back = walk(documents, dict(documents[-1].links)["last"], "previous")
            assert {slug for leaf in back for slug in leaf.slugs} == set(slugs)
            assert back[-1].name == "feed"
        for leaf in documents:
            assert {name for _, name in leaf.links} <= {one.name for one in documents}
            if leaf.name in closed and not gone:
                assert leaf == closed[leaf.name]
        closed = {leaf.name: leaf for leaf in documents if leaf.closed}


@given(SIZES, st.integers(0, 60))
def test_sizes(size: int, total: int) -> None:
    """The feed shows at most two pages' worth; every page behind it is full."""
    slugs = [str(n) for n in range(total)]
    *pages, head = leaves("feed", filled((), slugs, size), slugs)

    assert min(total, size) <= len(head.slugs) <= 2 * size
    assert [len(page.slugs) for page in pages if page.closed] == [size] * (len(pages) - 1 if pages else 0)
    assert head.slugs == tuple(slugs[len(slugs) - len(head.slugs) :])


def test_an_article_from_the_past_is_new() -> None:
    """What is dated before a full page does not get onto it: nobody reads a full page again."""
    pages = filled((), ["b", "c", "d", "e", "f"], 2)
    now = ["a", "b", "c", "d", "e", "f"]

    assert filled(pages, now, 2) == pages == (("b", "c"), ("d", "e"))
    assert leaves("feed", pages, now)[-1].slugs == ("d", "e", "a", "f")


def test_the_names_of_pages_for_people() -> None:
    """index.html beside feed.xml, index-2.html beside feed-2.xml."""
    documents = leaves("feed", [("a",), ("b",)], ["a", "b", "c"])

    assert [leaf.page for leaf in documents] == ["index-1", "index-2", "index-3", "index"]
    assert [leaf.neighbour("next") for leaf in documents] == [None, "index-1", "index-2", "index-1"]
