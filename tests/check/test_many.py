"""What a check costs grows with what is checked, and no faster."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from audiopress.check import chapters, feed, records
from audiopress.check.built import read_built
from audiopress.check.sidecars import chapters_file, segments
from audiopress.config import load_show
from tests.growth import in_proportion


def multiplied(pristine: Path, root: Path, count: int) -> Path:
    """The first episode's record, item and entry so many times, each under a name of its own; no other files."""
    folder = root / "feeds" / "checks"
    folder.mkdir(parents=True)
    shutil.copy(pristine / "audiopress.toml", root)
    names = [f"e{number}" for number in range(count)]
    record = (pristine / "feeds" / "checks" / "first" / "episode.json").read_text(encoding="utf-8")
    for name in names:
        (folder / name).mkdir()
        renamed = record.replace('"first/', f'"{name}/').replace('"slug": "first"', f'"slug": "{name}"')
        (folder / name / "episode.json").write_text(renamed, encoding="utf-8")
    ledger = json.loads((pristine / "audiopress.lock").read_bytes())
    entry = ledger["episodes"]["first"]
    ledger["episodes"] = {
        name: {**entry, "slug": name, "url": f"{name}/first.mp3", "guid": str(uuid5(NAMESPACE_URL, name))}
        for name in names
    }
    (root / "audiopress.lock").write_text(json.dumps(ledger), encoding="utf-8")
    text = (pristine / "feeds" / "checks" / "feed.xml").read_text(encoding="utf-8")
    item = next(one for one in re.findall(r"(?s)<item>.*?</item>", text) if "/first/first.mp3" in one)
    items = "\n".join(item.replace("/first/", f"/{name}/") for name in names)
    text = re.sub(r"(?s)<item>.*</item>", lambda found: items, text)
    (folder / "feed.xml").write_text(text, encoding="utf-8")
    return root


LOOKS = (feed.durations, feed.guids, records.items, records.owners, records.sidecars, chapters.places)


def test_a_check_of_many_episodes_costs_in_proportion(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Four times as many episodes take four times as long: none is looked for among all the others."""
    sizes = {size: multiplied(pristine, tmp_path_factory.mktemp("many"), size) for size in (100, 400)}

    def work(size: int) -> None:
        built = read_built(sizes[size] / "feeds" / "checks", load_show(sizes[size]))
        assert len(built.editions) == size == len(built.feed.items if built.feed else ())
        assert all(len(built.items(edition)) == 1 for edition in built.editions)
        for look in LOOKS:
            list(look(built))

    assert in_proportion(work, 400)


def test_a_file_of_many_chapters_or_segments_costs_in_proportion() -> None:
    """The line of each is found from the one before it, and is its own."""

    def work(size: int) -> None:
        rows = [{"startTime": -1, "title": "x" * 50} for _ in range(size)]
        found = list(chapters_file("a", json.dumps({"version": "1.2.0", "chapters": rows}, indent=1).encode()))
        assert [one.line for one in found] == [4 * number + 5 for number in range(size)]
        parts = [{"startTime": "x", "endTime": 1, "body": "x" * 50} for _ in range(size)]
        _, wrong = segments("a", json.dumps({"version": "1.0.0", "segments": parts}, indent=1).encode())
        assert [one.line for one in wrong] == [5 * number + 5 for number in range(size)]

    assert in_proportion(work, 8000)
