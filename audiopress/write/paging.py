"""Slugs of episodes, oldest first -> the documents of a feed (RFC 5005): the feed itself, and pages for what is older.

A page that is full changes with an episode of its own, or with the show itself, and never with a new episode: whoever
has read it need not read it again.
The last page is being filled. The feed shows it and the one before, so that a subscriber who was away finds what is new
without turning a page; what is older lies behind its `next` link. A page names its neighbours only where they exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEED = "feed"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One document of a feed: name without suffix, its episodes' slugs, oldest first, and its links: relation -> name.

    `closed`: full, and followed by another (RFC 5005 § 4, fh:archive).
    """

    name: str = FEED
    slugs: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    closed: bool = False

    @property
    def page(self) -> str:
        """The name of the page for people that lists the same episodes."""
        return _page(self.name)

    def neighbour(self, relation: str) -> str | None:
        """The name of the page for people with that relation to this one."""
        name = dict(self.links).get(relation)
        return _page(name) if name else None


def filled(pages: Sequence[tuple[str, ...]], slugs: Sequence[str], size: int) -> tuple[tuple[str, ...], ...]:
    """The full pages, oldest first, and those that the slugs on none of them fill; between 1 and `size` remain.

    >>> filled([("a", "b")], ["0", "a", "b", "c", "d"], 2)
    (('a', 'b'), ('0', 'c'))
    """
    full = list(pages)
    rest = _rest(pages, slugs)
    while len(rest) > size:
        full.append(tuple(rest[:size]))
        del rest[:size]
    return tuple(full)


def leaves(name: str, pages: Sequence[tuple[str, ...]], slugs: Sequence[str]) -> tuple[Leaf, ...]:
    """The documents of the feed `name`, in the order in which they are to be written: nothing names what is not there.

    `pages` are the full ones, which may hold slugs of episodes that are gone; `slugs`, all that are there.
    """
    present, rest = frozenset(slugs), tuple(_rest(pages, slugs))
    full = [tuple(slug for slug in page if slug in present) for page in pages]
    newest = (*(full[-1] if full else ()), *rest)
    if len(full) < 2:
        return (Leaf(name, newest),)
    total = len(full) + 1
    ends = (("first", name), ("last", f"{name}-1"))
    closed = (Leaf(f"{name}-{n}", page, (*ends, *_beside(name, n)), True) for n, page in enumerate(full, start=1))
    filling = Leaf(f"{name}-{total}", rest, (*ends, ("previous", name), ("next", f"{name}-{total - 1}")))
    older = f"{name}-{total - 2}"
    return (*closed, filling, Leaf(name, newest, (*ends, ("next", older), ("prev-archive", older))))


def _beside(name: str, number: int) -> tuple[tuple[str, str], ...]:
    newer, older = f"{name}-{number + 1}", f"{name}-{number - 1}"
    links = (("current", name), ("previous", newer), ("next-archive", newer))
    return (*links, ("next", older), ("prev-archive", older)) if number > 1 else links


def _page(name: str) -> str:
    return f"index{name.removeprefix(FEED)}"


def _rest(pages: Sequence[tuple[str, ...]], slugs: Sequence[str]) -> list[str]:
    paged = frozenset(slug for page in pages for slug in page)
    return [slug for slug in slugs if slug not in paged]
