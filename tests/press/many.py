"""One built episode -> as many as are wanted, in feeds, ledger and record, as if each had been built."""

from __future__ import annotations

import os
import uuid
from dataclasses import replace
from pathlib import Path

from audiopress.check.codes import finding
from audiopress.model import EpisodeReport, Known, Options, Report
from audiopress.places import Place
from audiopress.publish import Entry, read_ledger
from audiopress.standing import Left, look, remember


def multiply(root: Path, count: int, options: Options) -> None:
    """In a workspace whose only article was built: that many of it, and no other. Its feeds are as they were."""
    place = Place(root, root)
    ledger = read_ledger(place.ledger)
    (first,) = ledger.episodes
    folder = place.feeds / ledger.slug
    record = (folder / first.slug / "episode.json").read_text(encoding="utf-8")
    source = root / first.source
    entries = tuple(_entry(first, number) for number in range(count))
    for entry in entries:
        (root / entry.source).write_bytes(source.read_bytes())
        (folder / entry.slug).mkdir()
        for file in (folder / first.slug).iterdir():
            if file.name != "episode.json":
                os.link(file, folder / entry.slug / file.name.replace(first.slug, entry.slug))
        own = record.replace(first.slug, entry.slug).replace(first.guid, entry.guid)
        (folder / entry.slug / "episode.json").write_text(own, encoding="utf-8")
    source.unlink()
    place.ledger.write_bytes(replace(ledger, episodes=entries).to_bytes())
    _remember(place, options, folder, entries)


def _entry(first: Entry, number: int) -> Entry:
    slug = f"{first.slug}-{number:06}"
    guid = str(uuid.uuid5(uuid.NAMESPACE_URL, slug))
    url, source = (old.replace(first.slug, slug) for old in (first.url, first.source))
    return replace(first, slug=slug, guid=guid, url=url, source=source, title=f"{first.title}, number {number}")


def _remember(place: Place, options: Options, folder: Path, entries: tuple[Entry, ...]) -> None:
    known = [Known(one.slug, one.title, place.root / one.source, one.source, utterances=3) for one in entries]
    known = [replace(one, findings=(finding("A-104", one.place, f"“{one.title}” has no date"),)) for one in known]
    told = [EpisodeReport(one.slug, one.title, 20.5, 70, 1, 5, 1, True) for one in entries]
    findings = tuple(note for one in known for note in one.findings)
    report = Report("Many", folder / "feed.xml", tuple(told), findings, 0, 5 * len(told))
    articles = ((one, episode, folder / one.slug) for one, episode in zip(known, told, strict=True))
    others = tuple(path for path in folder.iterdir() if path.is_file())
    remember(place, options, Left(look(place), report, articles, others))
