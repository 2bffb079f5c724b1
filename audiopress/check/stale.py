"""Settings and articles beside what was built from them -> what has changed since, and is not published yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from audiopress import strict
from audiopress.check.codes import finding
from audiopress.config import FILE
from audiopress.config.lines import Path as Key
from audiopress.config.lines import key_lines
from audiopress.config.terms import OWN_HOSTS
from audiopress.config.told import told
from audiopress.errors import PublishError
from audiopress.model import Article, Detail, Finding, Script, Selection, Show
from audiopress.publish import Entry, Ledger
from audiopress.write import PublishedEpisode, article_assets, article_html, feed_url, picture_names, read_episode
from audiopress.write.artwork import presentable
from audiopress.write.facts import particulars_of, plain_particulars
from audiopress.write.plain import clip, plain
from audiopress.write.record import summary_of

_SHOWN = 60  # characters of a setting's value
_SHAPING = {"title", "author", "language"}  # settings that articles are read with


def as_published(folder: Path, show: Show, ledger: Ledger) -> tuple[Path, Show]:
    """Where the show was published, and the show with the names and addresses of then: what changed since is said once.

    The address only where the feed that lies there gives it, too: a ledger that was edited is no witness.
    """
    before = dict(ledger.told)
    if title := before.get("title"):
        feeds = tuple((name, _selection(before.get(f"feeds.{name}", ""), one)) for name, one in show.feeds)
        show = replace(show, title=title, author=before.get("author", title), feeds=feeds)
        show = replace(show, explicit=before.get("explicit") == "true")
    there = folder.parent / (ledger.slug or folder.name)
    feed, base = there / "feed.xml", ledger.feed_url.removesuffix("feed.xml")
    if not base.endswith("/") or not feed.is_file() or ledger.feed_url.encode() not in feed.read_bytes():
        return folder, show
    announced = before.get("feed.new_url", "") if before else show.feed.new_url
    return there, replace(show, slug=there.name, base_url=base, feed=replace(show.feed, new_url=announced))


def _selection(kept: str, now: Selection) -> Selection:
    """A further feed as the ledger keeps it; as it is now where that keeps none, or was written into."""
    try:
        said = strict.loads(kept.encode())
        found = Selection(**{**said, "tags": tuple(said.get("tags", ()))})
    except (ValueError, TypeError, AttributeError):
        return now
    return found if strict.fits(found, Selection) else now


def settings(folder: Path, show: Show, ledger: Ledger) -> Iterator[Finding]:
    """What `folder`/audiopress.toml says otherwise than when the feeds were written: the ledger keeps those settings.

    Nothing is said where it keeps none: a feed that somebody wrote into is no proof of other settings.
    """
    if not ledger.told:
        return
    lines = key_lines((folder / FILE).read_text(encoding="utf-8-sig"))
    before, now = dict(ledger.told), told(show)
    moved = {"title"} if ledger.slug != show.slug else set()  # of which I-001 says that the folder follows
    for key, old, new in (one for one in _differing(before, now) if one[0] not in moved):
        yield _setting(lines, key, f"`{key}` is {_shown(new)}, and the feed was written when it was {_shown(old)}")
    own = show.artwork if before.get("artwork") == now.get("artwork") else None
    if own and _digest(own, cover=True) != ledger.picture_sha256:
        yield _setting(lines, "artwork", f"the picture “{own.name}” is another than when it was published")
    here, there = feed_url(show), ledger.feed_url
    if there not in {here, ""} and (urlsplit(there).hostname in OWN_HOSTS or here == show.feed.new_url):  # else I-002
        old = there.removesuffix("feed.xml")
        message = f"`base_url` is “{show.base_url}”, and the feed was written when it was “{old}”"
        yield _setting(lines, "base_url", message)


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(key, value before, value now); of a feed that was taken out, B-063 says so."""
    for key in sorted({*before, *now}):
        old, new = before.get(key, ""), now.get(key, "")
        if old != new and (new or not key.startswith("feeds.")):
            yield key, old, new


def _setting(lines: Mapping[Key, int], key: str, message: str) -> Finding:
    path = tuple(key.split("."))
    return finding("S-011", FILE, message, line=lines.get(path))


def _shown(value: str) -> str:
    return f"“{clip(value, _SHOWN)}”" if value else "not given"


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it is now, and how it would be read."""

    article: Article
    script: Script  # of all the show's editions


def articles(
    folder: Path, show: Show, ledger: Ledger, found: Iterable[Source], gone: Iterable[Entry]
) -> Iterator[Finding]:
    """One finding for each article of which something else, or nothing, is published; `gone` lack their article.

    Nothing is said of changes where a setting has changed that articles are read with: the settings' finding does.
    """
    missed = {name for entry in gone for name in (entry.source, entry.title)}
    reshaped = ledger.told and _SHAPING & {key for key, _, _ in _differing(dict(ledger.told), told(show))}
    for source in found:
        article, entry = source.article, ledger.entry(source.article.slug)
        place = article.place or article.source.as_posix()
        if entry is None or not entry.sha256:
            if not missed & {place, article.title}:  # else A-107 says that its slug is another
                yield finding("A-110", place, f"“{clip(article.title, _SHOWN)}” is not published yet")
        elif not entry.removed and not reshaped and (what := _changed(folder, show, entry, source)):
            yield finding("A-111", place, f"“{clip(article.title, _SHOWN)}” was changed after the build: {what}")


def _changed(folder: Path, show: Show, entry: Entry, source: Source) -> str:
    """What is another in the article than in its episode, the first thing; "": nothing, or B-001, B-005 say more."""
    record = folder / entry.slug / "episode.json"
    try:
        episode = read_episode(record.read_bytes())
    except (FileNotFoundError, PublishError):
        return ""
    article = source.article
    place = article.place or article.source.as_posix()
    if place != entry.source:
        return f"it was built from {entry.source}"
    if differing := [what for what, (now, then) in _told(article, episode).items() if now != then]:
        return f"its {differing[0]} is another"
    formats = tuple(PurePosixPath(one.path).suffix[1:] for one in episode.assets if one.type.startswith("audio/"))
    if set(formats) != set(show.audio.formats):
        return f"its sound is {', '.join(dict.fromkeys(formats))}, and `formats` says {', '.join(show.audio.formats)}"
    if gone := [one.detail for one in episode.editions if one.detail not in show.narration.details]:
        return f"it has a {gone[0]} edition, and `editions` asks for none"
    return next((f"its {detail} edition is read otherwise" for detail in _reread(record, episode, show, source)), "")


def _digest(path: Path, *, cover: bool) -> str:
    """Of a picture as it is published: a cover of other colours than directories take is published as a copy."""
    data = path.read_bytes()
    return hashlib.sha256(presentable(data) if cover else data).hexdigest()


def _told(article: Article, episode: PublishedEpisode) -> dict[str, tuple[object, object]]:
    """What -> (in the article, in its episode)."""
    told_now = particulars_of(plain_particulars(article.particulars))
    pictures = {f"{article.slug}/{name}": path for path, name in article_assets(article)}
    cover = next(iter(pictures)) if article.cover else ""  # it is the first of them
    digests = {name: _digest(path, cover=name == cover) for name, path in pictures.items() if path.is_file()}
    return {
        "title": (plain(article.title), episode.title),
        "language": (article.language, episode.language),
        "author": (tuple(map(plain, article.authors)), episode.authors),
        "summary": (summary_of(article), episode.summary),
        "list of tags": (tuple(map(plain, article.tags)), episode.tags),
        "front matter below `podcast`": (told_now, episode.particulars),
        "list of soundbites": (
            [bite.title for bite in article.particulars.soundbites],
            [bite.title for bite in episode.bites],
        ),
        "text": (article_html(article, pictures=picture_names(article)), episode.content),
        "cover or picture": (
            digests,
            {one.path: one.sha256 for one in episode.assets if one.type.startswith("image/")},
        ),
    }


def _reread(record: Path, episode: PublishedEpisode, show: Show, source: Source) -> Iterator[Detail]:
    """The editions that are read otherwise now; whose voice it is does not matter, since `--engine` has others."""
    main, *others = show.narration.details
    listed = {one.path for one in episode.assets}
    for detail, name in ((main, "narration.json"), *((one, f"narration.{one}.json") for one in others)):
        now = [
            [one.section, one.role, one.display, one.spoken, one.language, one.pause]
            for one in source.script.edition(detail).utterances
        ]
        then = _read(record.with_name(name))
        if then != now and (then is not None or f"{episode.slug}/{name}" not in listed):  # else B-030, B-087 say more
            yield detail


def _read(path: Path) -> list[list[object]] | None:
    """The utterances of an account of the narration; None where there is no such account, or a damaged one."""
    keys = ("section", "role", "display", "spoken", "language", "pause")
    try:
        return [[one[key] for key in keys] for one in strict.loads(path.read_bytes())["utterances"]]
    except (FileNotFoundError, ValueError, TypeError, LookupError):
        return None
