"""Several shows in one workspace -> the ones that names on the command line mean, and no two in each other's way."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from audiopress.check.neighbours import Neighbour
from audiopress.config import FILE, load_show
from audiopress.config.lines import key_lines
from audiopress.errors import ConfigError, PublishError, SourceError
from audiopress.model import Options, Show
from audiopress.places import Place, shows_around
from audiopress.publish import LEDGER, Ledger, read_ledger
from audiopress.scan import articles_of, show_of, sources

_SAY_WHICH: Final = "say which is meant: --show {}"


def refuse_twin(place: Place, show: Show) -> None:
    """ConfigError where another show of the workspace would be published in the same folder or at the same address."""
    for other in shows_around(place.root):
        if other.folder.resolve() == place.folder.resolve():
            continue
        try:
            its = load_show(other.folder)
        except ConfigError:  # it is published nowhere; what is wrong with it is said when it is built
            continue
        if its.slug == show.slug:
            raise _twin(place, other, "slug", f"the slug “{show.slug}”")
        if _address(its) == _address(show):
            raise _twin(place, other, "base_url", f"the address {show.base_url}")


def beside(place: Place) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
    """(The other shows of the workspace, all of them where this show is the one to speak for the workspace, or none).

    One that cannot be read has nothing to compare, and says so itself; then nobody knows what feeds/ should hold.
    """
    around = shows_around(place.root)
    known: dict[Path, Neighbour] = {}
    for other in around:
        try:
            ledger, slug = _ledger(other), load_show(other.folder).slug
        except (ConfigError, PublishError):  # it is told when that show is looked at
            continue
        known[other.folder.resolve()] = Neighbour(other.named(LEDGER), ledger, slug)
    own = place.folder.resolve()
    speaks = len(known) == len(around) and around[0].folder.resolve() == own
    others = tuple(one for folder, one in known.items() if folder != own)
    return others, tuple(known.values()) if speaks else ()


def _twin(place: Place, other: Place, key: str, what: str) -> ConfigError:
    lines = key_lines((place.folder / FILE).read_text(encoding="utf-8-sig"))
    line = lines.get((key,)) or lines.get(("title",), 1)  # a slug that is not written follows from the title
    another = f"{other.name}/{FILE}" if other.name else FILE
    return ConfigError(f"{what} is also that of {another}", f"give one of them another `{key}`", f"{FILE}:{line}")


def _address(show: Show) -> str:
    return show.base_url.partition("://")[2].rstrip("/").casefold()


def shared_out(shows: tuple[Place, ...], options: Options) -> tuple[tuple[Place, Options], ...]:
    """What each show is asked for: articles and episodes go to theirs.

    Where articles are named, no other show is built, but one that loses an episode, and that whole.
    """
    articles = by_show(shows, options.articles)
    gone: dict[Place, tuple[str, ...]] = {}
    for slug in options.remove:
        owner = _publisher(shows, slug)
        gone[owner] = (*gone.get(owner, ()), slug)
    return tuple(
        (place, replace(options, articles=articles.get(place, ()), remove=gone.get(place, ())))
        for place in shows
        if not articles or place in articles or place in gone
    )


def by_show(shows: tuple[Place, ...], asked: Iterable[Path]) -> Mapping[Place, tuple[Path, ...]]:
    """Articles by the shows they belong to, whether a path or a slug names them; a folder may be in several."""
    found: dict[Place, tuple[Path, ...]] = {}
    for path in asked:
        there = _there(shows, path)
        for place in _holding(shows, there) if there else (_telling(shows, str(path)),):
            found[place] = (*found.get(place, ()), there or path)
    return found


def owner(shows: tuple[Place, ...], asked: Path) -> Place:
    """The show of one article; of a file that lies elsewhere, the workspace's own."""
    there = _there(shows, asked)
    if not there:
        return _telling(shows, str(asked))
    inside = any(there.is_relative_to(place.content.resolve()) for place in shows)
    return _one(_holding(shows, there), f"“{asked}” holds articles") if inside else main(shows)


def main(shows: tuple[Place, ...]) -> Place:
    """The one show, or the workspace's own; ConfigError when there are several and none is."""
    own = tuple(place for place in shows if place.folder == place.root)
    return _one(own or shows, "this is asked of one show, and the workspace has several")


def _there(shows: tuple[Place, ...], asked: Path) -> Path | None:
    """The file or folder that a path means: it counts from here, or from the workspace."""
    found = next((path for path in (asked, shows[0].root / asked) if path.exists()), None)
    return found.resolve() if found else None


def _holding(shows: tuple[Place, ...], there: Path) -> tuple[Place, ...]:
    """The shows that have articles in a file or folder; SourceError if there is none."""
    found = []
    for place in shows:
        content = place.content.resolve()
        near = there.is_relative_to(content) or content.is_relative_to(there)
        if near and any(there in {source, *source.parents} for source in map(Path.resolve, sources(place))):
            found.append(place)
    if not found:
        raise SourceError(f"there is no article in “{there.name}”", f"the shows here are: {_slugs(shows)}")
    return tuple(found)


def _telling(shows: tuple[Place, ...], slug: str) -> Place:
    """The show that has an article of that slug."""
    found, unread = [], []
    for place in shows:
        try:
            with place.naming():
                known = {article.slug for article in articles_of(place, show_of(place))}
        except (ConfigError, SourceError) as problem:  # it may hold the one: then its mistake is what there is to say
            unread.append(problem)
            continue
        found += [place] if slug in known else []
    if not found and unread:
        raise unread[0]
    if not found:
        raise SourceError(f"there is no article “{slug}”", f"the shows here are: {_slugs(shows)}")
    return _one(tuple(found), f"“{slug}” is an article of more than one show")


def _publisher(shows: tuple[Place, ...], slug: str) -> Place:
    """The show that has published an episode of that slug, and not yet taken it out of its feed."""
    ledgers = {place: _ledger(place) for place in shows}
    known = {place: entry for place, ledger in ledgers.items() if (entry := ledger.entry(slug))}
    found = tuple(place for place, entry in known.items() if not entry.removed) or tuple(known)
    if not found:
        slugs = [entry.slug for ledger in ledgers.values() for entry in ledger.episodes]
        near = difflib.get_close_matches(slug, slugs, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"the shows here are: {_slugs(shows)}"
        raise PublishError(f"no episode “{slug}” was ever published", hint)
    return _one(found, f"“{slug}” is an episode of more than one show")


def _ledger(place: Place) -> Ledger:
    with place.naming():
        return read_ledger(place.ledger)


def _one(shows: tuple[Place, ...], problem: str) -> Place:
    if len(shows) == 1:
        return shows[0]
    raise ConfigError(problem, _SAY_WHICH.format(_slugs(shows, " or --show ")))


def _slugs(shows: tuple[Place, ...], between: str = ", ") -> str:
    return between.join(map(_slug, shows))


def _slug(place: Place) -> str:
    try:
        return load_show(place.folder).slug
    except ConfigError:  # one that cannot be read goes by its folder; what is wrong is said when it is built
        return place.name or FILE
