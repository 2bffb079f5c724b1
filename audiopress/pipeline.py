"""The order of the stages: scan a workspace, press what has to be pressed, publish feed and ledger last."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from functools import cache as once
from pathlib import Path
from time import monotonic

from audiopress.check.codes import finding
from audiopress.check.suppress import left
from audiopress.errors import CheckFailed
from audiopress.gallery import artwork
from audiopress.model import (
    Article,
    Clip,
    Detail,
    Episode,
    EpisodeReport,
    Finding,
    Known,
    Options,
    Progress,
    Report,
    Script,
    Show,
    Suppression,
    VoiceInfo,
)
from audiopress.model.phonemes import plain
from audiopress.places import DRAFTS, Place, where
from audiopress.press import Begun, begin, press
from audiopress.publish import (
    Entry,
    Ledger,
    building,
    expect_all,
    pin,
    pin_show,
    read_ledger,
    record,
    remove,
    vanished,
    written_from,
)
from audiopress.recite import Press, measured_ahead
from audiopress.scan import Scan, announced, scan, scan_one, show_of
from audiopress.showcase import expect_whole, intact, outlets, publish, settled, withdraw
from audiopress.shows import beside, refuse_twin
from audiopress.sound.music import score
from audiopress.speak import Breath, Cache, cache_place, engine_names, load_engine
from audiopress.speak.workers import cores, workers
from audiopress.standing import Left, Seen, Standing, look, remember, stand
from audiopress.write import atomic_pieces, feed_url

__all__ = [
    "EpisodeReport",
    "Options",
    "Progress",
    "Report",
    "build",
    "check",
    "engine_names",
    "scan",
    "script",
    "voices",
]


class _Count:
    """Adds up what is spoken, and tells of it."""

    def __init__(self, total: int, tell: Callable[[Progress], None]) -> None:
        self.total, self.tell, self.start = total, tell, monotonic()
        self.done = self.spoken = self.cached = 0
        self.seconds = 0.0

    def __call__(self, breath: Breath, clip: Clip, fresh: bool) -> None:
        self.done += len(breath.utterances)
        self.seconds += clip.samples / clip.rate
        self.spoken += fresh
        self.cached += not fresh
        left = (monotonic() - self.start) / self.done * (self.total - self.done) if self.spoken else None
        self.tell(Progress(self.done, self.total, self.seconds, left))


def build(workspace: Path | Place, options: Options, *, now: datetime, progress: Callable[[Progress], None]) -> Report:
    """Publish one show's articles below feeds/<show>/, and drafts that are asked for below feeds/.drafts/<show>/.

    Episodes first, each file whole or untouched, then the ledger, then feed and index; so whatever interrupts a
    build, the feed names nothing that is not there, and the next build ends where this one would have. What stands of
    the last build is neither read nor made again.
    """
    place = where(workspace)
    cache = Cache(cache_place())
    with place.naming(), building(place.root, place.key):
        seen = look(place)  # before anything is compared or read: what changes from now on, the next build sees
        standing = stand(place, options)
        with workers(options.jobs, options.executor, soon=standing is None) as executor:
            found = _scanned(place, options, standing, cache)
            _refuse_errors(found.findings)
            seen = seen.with_files(_named(found.show))
            folder = place.feeds / found.show.slug
            cover = once(lambda: artwork(found.show, cache))  # drawn while the first clips are being spoken
            shop = Press(found.show, folder, found.engine, cache, executor, cover, now, score(found.show, cache))
            report = _made(place, options, found, shop, progress)
        _remember(place, options, found, seen, report)
    return report


def _made(place: Place, options: Options, found: Scan, shop: Press, progress: Callable[[Progress], None]) -> Report:
    """Episodes, ledger, feed; what was removed goes last."""
    before = _ledger(place, found, options)
    chosen = _to_press(shop.folder, found, before)
    count = _Count(sum(known.utterances for known in chosen), progress)
    made, entries = _pressed(shop, found, chosen, before, count)
    ledger = record(before, entries)
    whole = frozenset(known.slug for known in found.articles if known.slug in found.stood and not known.draft)
    atomic_pieces(place.ledger, ledger.pieces())  # whatever comes of the feeds: these episodes are made
    expect_whole(shop.folder, ledger, whole)
    feeds = outlets(shop.folder, shop.show, ledger, place.content.relative_to(place.root), shop.cache)
    if (whole_ledger := settled(ledger, feeds)) != ledger:
        atomic_pieces(place.ledger, whole_ledger.pieces())
    publish(shop.folder, feeds, shop.cover(), shop.cache)
    if (sealed := written_from(whole_ledger, shop.show, shop.cover())) != whole_ledger:
        atomic_pieces(place.ledger, sealed.pieces())  # once they are: a build that was killed has not written them
    for slug in options.remove:
        withdraw(shop.folder, slug)
    return _told(found, shop, made, count)


def _scanned(place: Place, options: Options, standing: Standing | None, cache: Cache) -> Scan:
    show, engine = announced(place, options.engine)
    refuse_twin(place, show)
    ahead = standing is None and (options.jobs or cores()) > 1  # where there is much to do, and a core to spare
    with measured_ahead(show, engine, cache) if ahead else nullcontext():
        return scan(place, show, engine, options, standing)


def _pressed(
    shop: Press, found: Scan, chosen: tuple[Known, ...], before: Ledger, count: _Count
) -> tuple[dict[str, EpisodeReport], list[Entry]]:
    """Press article by article; while one is written, the workers speak the next."""
    drafts = replace(shop, folder=shop.folder.parent / DRAFTS / found.show.slug)
    made: dict[str, EpisodeReport] = {}
    entries = []
    begun = deque[tuple[Press, Begun, Entry]]()
    for known in (*chosen, None):
        if known is not None:
            article, script = found.shelf.take(known.slug)
            place = drafts if known.draft else shop
            begun.append((place, begin(place, article, script), pin(before, article, shop.now)))
        if len(begun) > (known is not None):
            episode, entry = press(*begun.popleft(), count)
            entries += [] if episode.article.draft else [entry]
            made[entry.slug] = _report(episode, entry, before)
    return made, entries


def script(workspace: Path | Place, article: Path, detail: Detail | None = None) -> tuple[Article, Script, Detail]:
    """An article and its script at that level of detail, the show's if None; nothing is spoken or written."""
    place = where(workspace)
    with place.naming():
        return scan_one(place, article, detail)


def voices(workspace: Path | Place | None, engine: str | None) -> tuple[VoiceInfo, ...]:
    """The voices of an engine: the one named, else the show's, else the default one."""
    if workspace is None:
        return load_engine(engine or "pyttsx3", "").voices()
    place = where(workspace)
    with place.naming():
        show = show_of(place, engine)
        return load_engine(show.engine, show.library).voices()


def check(workspace: Path | Place) -> tuple[Finding, ...]:
    """What is to be said about the sources and, if there is any, about the built folder, whatever is suppressed."""
    return examine(workspace)[0]


def examine(workspace: Path | Place) -> tuple[tuple[Finding, ...], tuple[Suppression, ...], tuple[str, ...]]:
    """The findings of `check`, all suppressions, and the beginnings of codes that nothing was looked at for."""
    from audiopress.check.identity import check_identity  # noqa: PLC0415  (modules that no build needs)
    from audiopress.check.neighbours import check_leavings, check_twins  # noqa: PLC0415  (as above)
    from audiopress.check.output import check_output  # noqa: PLC0415  (as above)
    from audiopress.check.stale import Source, articles, as_published, settings  # noqa: PLC0415  (as above)

    place = where(workspace)
    with place.naming():
        show, engine = announced(place)
        refuse_twin(place, show)
        found = scan(place, show, engine, Options())
        folder, cache = place.feeds / show.slug, Cache(cache_place())
        ledger = read_ledger(place.ledger)
        published = any(entry.sha256 and not entry.removed for entry in ledger.episodes)
        is_built = published or (folder / "feed.xml").is_file()
        there, then = as_published(folder, show, ledger)
        built = check_output(there, then, cache, place.ledger) if is_built else ()
        lost = vanished(ledger, (*found.articles, *found.held))
        gone = tuple(
            finding(
                "A-107",
                entry.source,
                f"the article is gone, but its episode “{entry.title}” is published",
                hint=f"type `audiopress build --remove {entry.slug}`, "
                f"or write `slug: {entry.slug}` into the front matter of the file if it has a new name",
            )
            for entry in lost
        )
        read = (Source(*found.shelf.take(known.slug)) for known in found.articles)
        changed = tuple(articles(there, show, ledger, read, lost)) if is_built else ()
        moved = (*check_identity(there, show, ledger), *(settings(place.folder, show, ledger) if is_built else ()))
        others, everyone = beside(place)
        moved = tuple(replace(one, path=place.named(one.path)) for one in (*moved, *check_twins(ledger, others)))
        moved = (*moved, *(check_leavings(place.feeds, everyone) if everyone else ()))
    findings = tuple(sorted({*found.findings, *built, *gone, *changed, *moved}, key=lambda one: (one.place, one)))
    ignored = tuple(replace(one, path=place.named(one.path)) for one in found.ignored)
    return findings, ignored, ("L-",) if is_built else ("L-", "B-", "F-", "S-011", "A-111")


def _to_press(folder: Path, found: Scan, ledger: Ledger) -> tuple[Known, ...]:
    """What was asked for, and what the feed has to name but is not whole: cut off by a kill, or built elsewhere."""
    broken = {
        entry.slug
        for entry in ledger.episodes
        if not (entry.slug in found.chosen or entry.slug in found.stood or entry.removed or intact(folder, entry))
    }
    wanted = (found.chosen | broken).difference(found.stood)
    return tuple(known for known in found.articles if known.slug in wanted)


def _remember(place: Place, options: Options, found: Scan, seen: Seen, report: Report) -> None:
    """Keep what this build saw and left, so that the next one need not look closer."""
    if options.articles or options.remove:
        return
    folder, drafts = place.feeds / found.show.slug, place.feeds / DRAFTS / found.show.slug
    reports = {episode.slug: episode for episode in report.episodes}
    articles = (
        (known, reports[known.slug], (drafts if known.draft else folder) / known.slug) for known in found.articles
    )
    others = tuple(path for path in folder.iterdir() if path.is_file())
    remember(place, options, Left(seen, report, articles, others))


def _named(show: Show) -> Iterator[Path]:
    """The files that a show names, whatever lies in them: all its episodes are made of them."""
    yield from (track.path for track in show.music.tracks.values())
    yield from filter(None, (show.artwork, Path(show.library) if show.library else None))


def _refuse_errors(findings: tuple[Finding, ...]) -> None:
    """CheckFailed before a word is spoken, for what must not be published."""
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        raise CheckFailed(errors[0].message, errors[0].hint, errors[0].place)


def _ledger(place: Place, found: Scan, options: Options) -> Ledger:
    """The ledger to start from: the show pinned, removals marked, nothing missing that was published."""
    ledger = pin_show(read_ledger(place.ledger), feed_url(found.show), found.show.slug)
    ledger = remove(ledger, options.remove)
    expect_all(ledger, (*found.articles, *found.held))  # a draft that was published stays published as it was
    return ledger


def _told(found: Scan, shop: Press, made: dict[str, EpisodeReport], count: _Count) -> Report:
    """What was made and what stood, in the order of the articles."""
    stood = {known.slug: found.stood[known.slug] for known in found.articles if known.slug in found.stood}
    reports = {**stood, **made}
    episodes = tuple(reports[known.slug] for known in found.articles if known.slug in reports)
    cached = count.cached + sum(report.clips for report in stood.values())
    clips = (count.spoken, cached, len(shop.cache.damaged))
    findings = left(found.findings, found.ignored)
    hidden = len(found.findings) - len(findings)
    return Report(found.show.title, shop.folder / "feed.xml", episodes, findings, *clips, shop.cache.where, hidden)


def _report(episode: Episode, entry: Entry, before: Ledger) -> EpisodeReport:
    old = before.entry(entry.slug)
    line = episode.timeline
    return EpisodeReport(
        slug=entry.slug,
        title=episode.article.title,
        seconds=line.seconds(line.samples),
        words=sum(len(plain(utterance.spoken).split()) for utterance in episode.script.utterances),
        chapters=len(line.chapters),
        clips=len(line.laid),
        revision=entry.revision,
        changed=old is None or old.revision != entry.revision,
    )
