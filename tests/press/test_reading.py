"""The page that reads along, in a real browser: it plays, shows where it is, and obeys whoever reads."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.judges import pages
from tests.judges.server import serving
from tests.press.aloud import ARTICLE, CONFIG
from tests.press.conftest import run

SLUG = "lamp-lighter"


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a show that was built once for all of these."""
    root = tmp_path_factory.mktemp("along")
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    (root / "content" / f"{SLUG}.md").write_text(ARTICLE, encoding="utf-8")
    run("build", cwd=root)
    return root / "feeds" / "along"


@pytest.fixture(scope="module")
def url(show: Path) -> Iterator[str]:
    with serving(show) as address:
        yield f"{address}{SLUG}/"


@pytest.fixture(scope="module")
def cues(show: Path) -> list[dict[str, Any]]:
    return _record(show)["cues"]


def _record(show: Path) -> dict[str, Any]:
    return json.loads((show / SLUG / "episode.json").read_text(encoding="utf-8"))


def _at(cues: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    """The last cue that has begun."""
    return [cue for cue in cues if cue["start_ms"] <= round(seconds * 1000)][-1]


def _ms(sample: int) -> int:
    return (2000 * sample + 22050) // 44100


def _displays(show: Path) -> dict[str, str]:
    """What the page shows of each utterance."""
    narration = json.loads((show / SLUG / "narration.json").read_text(encoding="utf-8"))
    return {one["id"]: one["display"] for one in narration["utterances"]}


def _dense(text: str) -> str:
    return "".join(text.split())


# --- what is heard is what is lit


def test_what_is_lit_is_what_is_heard_at_twenty_places(show: Path, url: str, cues: list[dict[str, Any]]) -> None:
    """At 20 seeks, the sentence and the word that are lit are those of episode.json's cue."""
    chance = random.Random(6)
    shown = _displays(show)
    times = [chance.uniform(0.3, cues[-1]["end_ms"] / 1000) for _ in range(20)]
    found = pages.reader("seeks", url, times=times)
    words = 0

    for time, seen in zip(times, found, strict=True):
        cue = _at(cues, time)
        display = shown[cue["utterance"]]
        word = [word for word in cue.get("words", ()) if _ms(word[2]) <= round(time * 1000)][-1:]
        assert abs(seen["time"] - time) < 0.001
        if not display:
            continue
        assert seen["current"].removeprefix("s-") == cue["utterance"]
        assert _dense(seen["sentence"]) == _dense(display)
        if word:
            words += 1
            assert _dense(seen["word"]) == _dense(display[word[0][0] : word[0][1]])
    assert words > 10


def test_while_it_plays_the_light_moves_within_a_tenth_of_a_second(
    show: Path, url: str, cues: list[dict[str, Any]]
) -> None:
    """Frame by frame, at the browser's own clock: never another sentence than the cue of at most 100 ms ago."""
    shown = _displays(show)
    start = next(cue["end_ms"] for cue in cues if cue["utterance"] == "s4") / 1000 - 1
    rows = pages.reader("plays", url, **{"from": start, "seconds": 6})
    seen = {current for _, current, _ in rows}

    assert len(rows) > 60
    assert len(seen) >= 2
    assert len({word for _, _, word in rows}) >= 6
    for time, current, _ in rows:
        near = {_at(cues, moment)["utterance"] for moment in (max(time - 0.1, 0.3), time, time + 0.02)}
        assert current.removeprefix("s-") in near or not all(shown[one] for one in near)
