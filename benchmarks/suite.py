"""What is measured: for each group, the commands of one round in order, each in surroundings of its own."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from mutagen.id3 import ID3
from mutagen.mp3 import MP3

from audiopress.model.phonemes import plain
from benchmarks import floors, texts
from benchmarks.meter import CommandError, run

ROOT = Path(__file__).parents[1]
LENGTHS = (1_000, 10_000, 100_000)  # words
ARCHIVES = (100, 1_000)  # articles
EPISODES = (100, 1_000, 10_000)  # of a feed
JOBS = 2  # of every build that does not say otherwise: a number every machine has cores for
SLACK_S = 1.0  # the pauses at the ends of texts
TOLERANCE = 0.03  # of the length of speech: a plain script that lost a section is further off
SHORT_RUNS = 5  # in each round, of what takes a fraction of a second


@dataclass(frozen=True, slots=True)
class Step:
    """One command to measure; `prepare` runs before it, `complete` after it and says what is missing ("": nothing).

    A baseline may fail and be run again; a build of ours that fails ends the benchmark.
    """

    key: str
    label: str
    command: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None
    complete: Callable[[], str] = lambda: ""
    may_fail: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """Where a run works, and on what."""

    folder: Path  # empty, on the disk whose writes are counted
    articles: tuple[Path, ...]  # none: this repository's own
    lengths: tuple[int, ...] = LENGTHS
    archives: tuple[int, ...] = ARCHIVES
    episodes: tuple[int, ...] = EPISODES

    @property
    def words(self) -> Path:
        """Every word our build of the article says, with `# headings`; see `write_words`."""
        return self.folder / "words.md"

    @property
    def speech(self) -> Path:
        return self.folder / "speech.mp3"


def audiopress(*arguments: str) -> tuple[str, ...]:
    """The installed command of this interpreter, as an author calls it."""
    script = Path(sys.executable).with_name("audiopress")
    return (str(script), *arguments) if script.exists() else (sys.executable, "-m", "audiopress", *arguments)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A show to build, with a cache of its own."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {"AUDIOPRESS_CACHE": str(self.folder / "cache")}

    def fresh(self, fill: Callable[[Path], object]) -> None:
        """Empty but for the show and the articles that `fill` puts into content/: no episode, ledger or cache."""
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "content").mkdir(parents=True)
        shutil.copy(ROOT / "audiopress.toml", self.folder)
        fill(self.folder / "content")

    def standing(self, count: int) -> None:
        """As many articles, and all that is made of them; spoken by the test tone, since no word is heard here."""
        if not self.folder.exists():
            self.fresh(lambda content: texts.archive(content, count))
            settings = self.folder / "audiopress.toml"
            text = settings.read_text(encoding="utf-8")
            settings.write_text(re.sub(r'(?m)^engine = ".*"', 'engine = "tone"', text), encoding="utf-8")
        run(audiopress("build"), self.folder, self.environment)

    def without_feeds(self) -> None:
        """Take away feeds and indexes with all their pages; episodes stay."""
        for path in (*self.folder.glob("feeds/*/*.xml"), *self.folder.glob("feeds/*/*.html")):
            path.unlink()

    def edit(self) -> None:
        """Change a word in the middle of the longest article (in the middle one of many)."""
        files = sorted(path for path in (self.folder / "content").rglob("*") if path.suffix in {".md", ".txt"})
        sizes = [path.stat().st_size for path in files]
        chosen = files[sizes.index(max(sizes))] if len(files) < min(ARCHIVES) else files[len(files) // 2]
        texts.edit(chosen, "marmalade")

    def build(self, key: str, label: str, prepare: Callable[[], object] = lambda: None, jobs: int = JOBS) -> Step:
        command = audiopress("build", "--jobs", str(jobs))
        return Step(key, label, command, self.folder, self.environment, prepare)


def essay(bench: Bench) -> Iterator[Step]:
    """The article, cold with one worker and with two, with nothing changed, with one word changed."""
    one, two = Workspace(bench.folder / "one"), Workspace(bench.folder / "two")
    yield one.build("cold-1", "audiopress, cold, 1 worker", lambda: one.fresh(_articles(bench)), jobs=1)
    yield two.build("cold-2", f"audiopress, cold, {JOBS} workers", lambda: two.fresh(_articles(bench)))
    for _ in range(SHORT_RUNS):
        yield two.build("nothing", "audiopress, nothing changed")
    yield two.build("edit", "audiopress, one sentence changed", two.edit)


def plain_script(bench: Bench) -> Iterator[Step]:
    """What an author would otherwise write, a sentence and a section at a time."""
    for unit in ("sentence", "section") if shutil.which("ffmpeg") else ():  # which pydub encodes with
        folder = bench.folder / f"plain-{unit}"
        command = (sys.executable, "-m", "benchmarks.plain_script", str(bench.words), str(folder), unit)

        def empty(folder: Path = folder) -> None:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()

        def complete(folder: Path = folder) -> str:
            return lost(folder / "episode.mp3", bench.speech.with_suffix(".json"))

        yield Step(f"plain-{unit}", f"plain script, by the {unit}", command, ROOT, {}, empty, complete, True)


def floor(bench: Bench) -> Iterator[Step]:
    """The same words through espeak-ng and an encoder, on one core."""
    text, out = bench.folder / "words.txt", bench.folder / "floor.mp3"
    for name in floors.pipes():
        yield Step(f"floor-{name}", f"espeak-ng | {name}, 1 core", floors.piped(name, text, out), ROOT)
    command = floors.in_process(bench.words, out)
    yield Step("floor-lameenc", "espeak-ng and lameenc in 1 process", command, ROOT)


def length(bench: Bench) -> Iterator[Step]:
    """Made-up articles of growing length, cold."""
    for words in bench.lengths:
        place = Workspace(bench.folder / f"words-{words}")
        prose = texts.article(words)

        def fill(content: Path, prose: str = prose) -> None:
            (content / "prose.md").write_text(prose, encoding="utf-8")

        def fresh(place: Workspace = place, fill: Callable[[Path], None] = fill) -> None:
            place.fresh(fill)

        yield place.build(f"words-{words}", f"{words:,} words, cold", fresh)


def archive(bench: Bench) -> Iterator[Step]:
    """Many short articles: cold, with nothing changed, with one article changed."""
    for count in bench.archives:
        place = Workspace(bench.folder / f"archive-{count}")

        def fresh(place: Workspace = place, count: int = count) -> None:
            place.fresh(lambda content: texts.archive(content, count))

        yield place.build(f"archive-{count}", f"{count:,} articles, cold", fresh)
        yield place.build(f"archive-{count}-nothing", f"{count:,} articles, nothing changed")
        yield place.build(f"archive-{count}-edit", f"{count:,} articles, one changed", place.edit)


def feeds(bench: Bench) -> Iterator[Step]:
    """Shows of many episodes that are made already: all feeds anew, nothing changed, one article changed."""
    for count in bench.episodes:
        place = Workspace(bench.folder / f"feeds-{count}")
        feed = bench.folder / "plain-feed.xml"

        def ready(place: Workspace = place, count: int = count) -> None:
            place.standing(count)
            place.without_feeds()

        yield place.build(f"feeds-{count}-alone", f"{count:,} episodes, all feeds and indexes written", ready)
        command = (sys.executable, "-m", "benchmarks.plain_feed", str(place.folder / "feeds"), str(feed))
        yield Step(f"feeds-{count}-plain", f"{count:,} episodes, feedgen, one document", command, ROOT)
        yield place.build(f"feeds-{count}-nothing", f"{count:,} episodes, nothing changed")
        yield place.build(f"feeds-{count}-edit", f"{count:,} episodes, one article changed", place.edit)


def start(bench: Bench) -> Iterator[Step]:
    """The command itself."""
    for option in ("help", "version"):
        for _ in range(SHORT_RUNS):
            yield Step(option, f"audiopress --{option}", audiopress(f"--{option}"), bench.folder)


GROUPS: dict[str, Callable[[Bench], Iterator[Step]]] = {
    "plain": plain_script,
    "floor": floor,
    "essay": essay,
    "length": length,
    "archive": archive,
    "feeds": feeds,
    "start": start,
}
NEED_WORDS = ("plain", "floor")


def write_words(bench: Bench) -> None:
    """Build once, unmeasured, and write down what was said, and how long espeak speaks each section of it."""
    place = Workspace(bench.folder / "words")
    place.fresh(_articles(bench))
    run(audiopress("build"), place.folder, place.environment)
    bench.words.write_text(spoken(place.folder), encoding="utf-8")
    text = bench.words.read_text(encoding="utf-8").replace("\n# ", "\n").removeprefix("# ")
    (bench.folder / "words.txt").write_text(text, encoding="utf-8")
    run(floors.in_process(bench.words, bench.speech), ROOT, {})


def spoken(workspace: Path) -> str:
    """Every word of a build: a heading (`# `) for each section, a paragraph for each block."""
    lines: list[str] = []
    for path in sorted(workspace.glob("feeds/*/*/narration.json")):
        utterances = json.loads(path.read_text(encoding="utf-8"))["utterances"]
        for _, section in groupby(utterances, key=lambda utterance: utterance["section"]):
            heading, *rest = section
            lines.append(f"# {plain(heading['spoken'])}")
            for _, block in groupby(rest, key=lambda utterance: utterance["block"]):
                lines.append(" ".join(plain(utterance["spoken"]) for utterance in block))
    if not lines:
        raise CommandError(f"the build in {workspace} said nothing")
    return "\n\n".join(lines) + "\n"


def lost(audio: Path, straight: Path) -> str:
    """What an episode lacks, beside the seconds of each section as espeak speaks it; "" when it has everything."""
    wanted = json.loads(straight.read_text(encoding="utf-8"))
    chapters = sorted(ID3(audio).getall("CHAP"), key=lambda chapter: chapter.start_time)
    if len(chapters) != len(wanted):
        return f"{len(chapters)} of {len(wanted)} sections"
    for number, (chapter, seconds) in enumerate(zip(chapters, wanted, strict=True), 1):
        found = (chapter.end_time - chapter.start_time) / 1000
        if abs(found - seconds) > 0.1 * seconds + SLACK_S:
            return f"section {number} has {found:.0f} s of {seconds:.0f}"
    whole = length_s(audio)
    return (
        "" if abs(whole - sum(wanted)) <= TOLERANCE * sum(wanted) + SLACK_S else f"{whole:.0f} s of {sum(wanted):.0f}"
    )


def length_s(audio: Path) -> float:
    """Of an MP3 file."""
    info: Any = MP3(audio).info  # mutagen carries no types
    return float(info.length)


def _articles(bench: Bench) -> Callable[[Path], object]:
    def fill(content: Path) -> None:
        if not bench.articles:
            shutil.copytree(ROOT / "content", content, dirs_exist_ok=True)
        for article in bench.articles:
            shutil.copy(article, content)

    return fill
