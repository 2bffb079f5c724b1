"""The benchmark is right: its meter against known loads, its arithmetic against sums by hand, its baselines at work."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import floors, report, suite, texts
from benchmarks.__main__ import Log, main, measure
from benchmarks.chart import Panel, Row, chart
from benchmarks.figures import TARGETS, Results, Run, Spread, Target
from benchmarks.meter import CommandError, Usage, run
from benchmarks.suite import Bench, lost
from tests.judges import require

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it measures through /proc and prctl(2)")

BURN = "import os, time\ndef burn():\n    while time.process_time() < 0.5: pass\n    os._exit(0)\n"
LOADS = {
    "grandchild, gone before its parent": (
        "if os.fork() == 0:\n    if os.fork() == 0: burn()\n    os.wait()\nelse: os.wait()"
    ),
    "orphan in a session of its own, alive after its starter": (
        "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: burn()\n    os._exit(0)\nos.wait()"
    ),
    "killed": (
        "child = os.fork()\n"
        "if child == 0:\n    while True: pass\n"
        "while int(open(f'/proc/{child}/stat').read().split()[13]) < 50: time.sleep(0.01)\n"
        "os.kill(child, 9); os.wait()"
    ),
}
TEXT = """# A Small Text

This is a first paragraph, which has two sentences. The second one is here.

## A heading

Another paragraph follows the heading, and it says that there is nothing more to say about the garden.
"""


def python(code: str, folder: Path, *, sampled: bool = False) -> Usage:
    return run((sys.executable, "-c", code), folder, {}, sampled=sampled)


def timed(wall: float, cpu: float = 1.0) -> Usage:
    return Usage(wall, cpu, 0)


@pytest.mark.parametrize("load", LOADS)
def test_the_meter_counts_the_time_of_every_process(load: str, tmp_path: Path) -> None:
    """Half a CPU second is found in a grandchild, in an orphan, in a process that was killed."""
    usage = python(BURN + LOADS[load], tmp_path)

    assert 0.5 <= usage.cpu_s < 0.8
    assert usage.pss is None


def test_the_meter_counts_a_shared_page_once(tmp_path: Path) -> None:
    """100 MB that two processes share are 100 MB of PSS and 200 MB of RSS."""
    usage = python(
        "import os, time\nheld = bytearray(b'x') * 100_000_000\nos.fork()\ntime.sleep(0.5)", tmp_path, sampled=True
    )

    assert 100e6 < usage.pss < 130e6
    assert 200e6 < usage.rss < 260e6


def test_the_meter_counts_what_a_grandchild_writes(tmp_path: Path) -> None:
    """Five million bytes, in whole pages."""
    if subprocess.check_output(["stat", "-f", "-c", "%T", tmp_path], text=True).strip() in {"tmpfs", "ramfs"}:
        pytest.skip("memory is no disk")
    usage = python(
        "import os\nif os.fork() == 0: open('file', 'wb').write(bytes(5_000_000))\nelse: os.wait()", tmp_path
    )

    assert 5_000_000 <= usage.written < 5_200_000


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    """The error holds what the command said."""
    with pytest.raises(CommandError, match="exit status 3\nso it ends"):
        python("import sys\nsys.stderr.write('so it ends')\nsys.exit(3)", tmp_path)


def test_ratios_are_taken_within_rounds() -> None:
    """A round in which everything was slow does not change a ratio."""
    walls = {"ours": (2, 20, 3), "theirs": (4, 40, 6)}
    runs = tuple(Run(key, n, timed(wall)) for key in walls for n, wall in enumerate(walls[key], 1))
    results = Results(runs, dict.fromkeys(walls, ""))

    assert Spread(3, 2, 20) == results.spread("ours", "wall")
    assert Spread(0.5, 0.5, 0.5) == results.ratio(("ours", "wall"), ("theirs", "wall"))
    assert Spread(5, 5, 5) == results.ratio(("ours", "wall"), ("theirs", "wall"), scale=10)
    assert results.ratio(("ours", "wall"), ("nobody", "wall")) is None


def test_a_round_that_samples_memory_times_nothing() -> None:
    """Its wall and CPU seconds are in no figure."""
    results = Results((Run("a", 1, timed(2)), Run("a", 2, Usage(9, 9, 9, 5_000_000, 6_000_000))), {"a": "A"})

    assert Spread(2, 2, 2) == results.spread("a", "wall")
    assert Spread(1, 1, 1) == results.spread("a", "cpu")
    assert Spread(5, 5, 5) == results.spread("a", "pss")
    assert Spread(6, 6, 6) == results.spread("a", "rss")


def test_nothing_is_reached_that_was_not_measured() -> None:
    """Without runs, and with one side of a ratio only, every target says so."""
    one_side = Results((Run("cold-2", 1, timed(0.001, 0.001)),), {"cold-2": "cold"})

    assert {"not measured"} == {target.verdict(Results((), {})) for target in TARGETS}
    assert {"not measured"} == {target.verdict(one_side) for target in TARGETS}


@pytest.mark.parametrize(("at_least", "wall", "verdict"), [
    (False, 2.0, "reached"), (False, 2.1, "not reached"), (True, 2.0, "reached"), (True, 1.9, "not reached"),
])  # fmt: skip
def test_a_verdict_follows_the_limit(at_least: bool, wall: float, verdict: str) -> None:
    """At the limit a target is reached; beyond it, on the wrong side, it is not."""
    target = Target("0", "a figure", ("a", "wall"), None, 2.0, at_least=at_least)

    assert verdict == target.verdict(Results((Run("a", 1, timed(wall)),), {"a": "A"}))


def test_time_per_word_is_compared_word_by_word() -> None:
    """A hundred times the words in a hundred times the time is a ratio of one."""
    runs = (Run("words-1000", 1, timed(1.5)), Run("words-100000", 1, timed(150)))
    target = next(target for target in TARGETS if target.promise.startswith("wall per word"))

    assert Spread(1, 1, 1) == target.measured(Results(runs, {}))


def test_made_up_prose_says_nothing_twice() -> None:
    """As many words as asked for, a heading every few paragraphs, each sentence once, and the same on every machine."""
    prose = texts.article(20_000)
    said = [
        sentence for block in prose.split("\n\n") if block[0] != "#" for sentence in re.split(r"(?<=[.!?]) ", block)
    ]

    assert 20_000 <= len(" ".join(said).split()) < 20_200
    assert len(set(said)) == len(said)
    assert 30 <= prose.count("\n## ") <= 45
    assert prose == texts.article(20_000)


def test_an_archive_is_many_short_articles(tmp_path: Path) -> None:
    """Of 60 to 100 words each, no two alike."""
    texts.archive(tmp_path, 50)
    articles = [path.read_text() for path in tmp_path.iterdir()]

    assert 50 == len(set(articles))
    assert all(45 <= len(text.partition("\n")[2].split()) <= 115 for text in articles)


def test_an_edit_is_one_word(tmp_path: Path) -> None:
    """All other words stay, and so do headings."""
    path = tmp_path / "text.md"
    path.write_text(before := texts.article(3000))
    texts.edit(path, "marmalade")
    after = path.read_text()
    changed = [pair for pair in zip(before.split(" "), after.split(" "), strict=True) if pair[0] != pair[1]]

    assert ["marmalade"] == [new for _, new in changed]
    assert 0.3 < after.index("marmalade") / len(after) < 0.7


def test_the_picture_is_small_and_tells_what_it_shows() -> None:
    """Well-formed, with a title and a description; bars are as long as their figures."""
    rows = (Row("ours & quick", (Spread(2, 1, 4),), True), Row("theirs", (Spread(4, 4, 4),), False))
    drawn = chart("Costs", "Two bars", [Panel("Time", "s", ("wall",), rows)])
    svg = ET.fromstring(drawn)
    space = "{http://www.w3.org/2000/svg}"
    bars = {
        bar.get("class"): float(bar.get("width")) for bar in svg.iter(f"{space}rect") if bar.get("class") != "ground"
    }

    assert ["Costs", "Two bars"] == [svg.findtext(f"{space}{name}") for name in ("title", "desc")]
    assert bars["other-1"] == pytest.approx(2 * bars["our-1"], abs=0.2)
    assert len(drawn) < 20_000


def test_a_plain_script_that_lost_something_is_found_out(tmp_path: Path) -> None:
    """A missing section, a section cut short, and everything at another speed are told apart from a whole episode."""
    require("ffmpeg", "espeak-ng")
    words, folder, straight = tmp_path / "words.md", tmp_path / "plain", tmp_path / "speech.json"
    folder.mkdir()
    words.write_text(
        f"# One.\n\n{'Some more words are said here. ' * 30}\n\n# Two.\n\nThe second section is a short one.\n"
    )
    run(floors.in_process(words, tmp_path / "speech.mp3"), suite.ROOT, {})
    run((sys.executable, "-m", "benchmarks.plain_script", str(words), str(folder)), suite.ROOT, {})
    first, second = json.loads(straight.read_text())

    def verdict(*sections: float) -> str:
        straight.write_text(json.dumps(sections))
        return lost(folder / "episode.mp3", straight)

    assert "" == verdict(first, second)
    assert "2 of 3 sections" == verdict(first, second, 5.0)
    assert verdict(first + 10, second).startswith("section 1 has")
    assert re.fullmatch(r"\d+ s of \d+", verdict(first * 1.06, second * 1.06))


def test_the_whole_benchmark_on_a_small_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Baselines and builds are measured; tables, targets, page and picture hold them."""
    require("ffmpeg", "espeak-ng")
    monkeypatch.setattr(suite, "SHORT_RUNS", 1)
    article, folder = tmp_path / "small.md", tmp_path / "bench"
    article.write_text(TEXT)
    folder.mkdir()
    results = measure(Bench(folder, (article,)), ("plain", "floor", "essay"), 1, 0, Log())
    text = report.text(results)
    page = report.page(results, {"machine": "this one"}, "python -m benchmarks", "1 May 2026", "a small text.")

    assert {"plain-sentence", "plain-section", "floor-lameenc", "cold-1", "cold-2", "nothing", "edit"} <= set(
        results.labels
    )
    assert re.search(r"wall, 1 worker ÷ 2 workers +≥ 1.80 +\d+\.\d\d +(not )?reached", text)
    assert re.search(r"100,000 words +≤ 250 MB +– +not measured", text)
    assert "| audiopress, nothing changed | " in page
    assert ET.fromstring(report.picture(results, "A small text.", "1 May 2026")) is not None
    assert results.spread("nothing", "cpu").median < results.spread("cold-1", "cpu").median


def test_feeds_are_measured_beside_feedgen(tmp_path: Path) -> None:
    """A dozen episodes: everything is written, then nothing, then one; the page holds the ratios."""
    results = measure(Bench(tmp_path, (), episodes=(12,)), ("feeds",), 1, 1, Log())
    page = report.feeds_page(results, {"machine": "this one"}, "python -m benchmarks", "1 May 2026")

    assert list(results.labels) == ["feeds-12-alone", "feeds-12-plain", "feeds-12-nothing", "feeds-12-edit"]
    assert (tmp_path / "plain-feed.xml").read_text().count("<item>") == 12
    assert re.search(r"\| 12 episodes, one article changed \|( [\d.]+ \|){7}", page)


def test_the_command_measures_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One group alone: figures on standard output, every single run as JSON."""
    monkeypatch.setattr(suite, "SHORT_RUNS", 2)
    raw = tmp_path / "raw.json"
    done = CliRunner().invoke(main, ["--only", "start", "--repeat", "1", "--json", str(raw)], catch_exceptions=False)
    runs = json.loads(raw.read_text())["runs"]

    assert 0 == done.exit_code
    assert "audiopress --help" in done.stdout
    assert 8 == len(runs)
    assert [False] * 4 + [True] * 4 == [one["pss"] is not None for one in runs]


def test_a_group_that_does_not_exist_is_refused() -> None:
    """With the names of those that do."""
    done = CliRunner().invoke(main, ["--only", "start,speed"])

    assert 2 == done.exit_code
    assert "there is no speed; there are plain, floor, essay" in done.stderr
