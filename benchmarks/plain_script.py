"""Words with `# headings` -> an episode and a feed, the way one writes it in an afternoon; our baseline, not our code.

    python -m benchmarks.plain_script words.md folder [sentence|section]

Correct, as the obvious version is not: pyttsx3's `runAndWait` returns before the first text is spoken, drops the rate
now and then, and crashes above 12 kB; so every text is waited for, looked at, and the rate is set once and checked.
"""

from __future__ import annotations

import ctypes
import os
import re
import sys
import time
import warnings
from contextlib import suppress
from pathlib import Path
from queue import Queue

with suppress(ImportError):  # the same espeak-ng as audiopress speaks with; a system's own will do
    import espeakng_loader

    ctypes.CDLL(espeakng_loader.get_library_path())
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
warnings.simplefilter("ignore")  # pydub's, about audioop

import pyttsx3  # noqa: E402  (loads espeak-ng)
from feedgen.feed import FeedGenerator  # noqa: E402
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, CTOCFlags  # noqa: E402
from pydub import AudioSegment  # noqa: E402
from pyttsx3.drivers import _espeak  # noqa: E402

RATE = 175  # words a minute
LONGEST = 12_000  # bytes of one text
WAITING_S = 30.0
ATTEMPTS = 5


def voice() -> pyttsx3.Engine:
    """An engine at the rate we want, made sure of."""
    engine = pyttsx3.init()
    engine.setProperty("rate", RATE)
    engine.runAndWait()  # nothing to say yet: this only lets the rate be set
    if engine.getProperty("rate") != RATE:
        raise SystemExit("pyttsx3 dropped the rate")
    return engine


def spoken(engine: pyttsx3.Engine, text: str, path: Path) -> AudioSegment:
    """One text, spoken to its end; a text that pyttsx3 cancels itself, as it sometimes does, is spoken again."""
    if len(text.encode()) > LONGEST:
        raise SystemExit(f"pyttsx3 would crash on {len(text.encode())} bytes")
    for _ in range(ATTEMPTS):
        outcome: Queue[dict[str, object]] = Queue()
        token = engine.connect("finished-utterance", lambda outcome=outcome, **about: outcome.put(about))
        engine.save_to_file(text, str(path))
        engine.runAndWait()
        completed = outcome.get(timeout=WAITING_S)["completed"]
        _espeak.Synchronize()
        while _espeak.IsPlaying():  # else the next text is cancelled
            time.sleep(0.001)
        engine.disconnect(token)
        if completed and len(segment := AudioSegment.from_wav(path)):
            path.unlink()
            return segment
    raise SystemExit(f"pyttsx3 said nothing for “{text[:40]}”")


def texts(chapter: str, by: str) -> list[str]:
    """What is handed to pyttsx3 at a time: a sentence, or as much of a section as it can take."""
    sentences = re.split(r"(?<=[.!?])\s+|\n+", chapter.strip())
    if by == "sentence":
        return sentences
    pieces = [""]
    for sentence in sentences:
        if len((pieces[-1] + sentence).encode()) >= LONGEST:
            pieces.append("")
        pieces[-1] += f" {sentence}"
    return pieces


def main(source: Path, folder: Path, by: str) -> None:
    """Speak everything, join it, encode it, mark the chapters, write the feed."""
    chapters = re.split(r"^# ", source.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    engine, episode, starts = voice(), AudioSegment.empty(), []
    for chapter in chapters:
        starts.append(len(episode))
        for text in texts(chapter, by):
            episode += spoken(engine, text, folder / "part.wav")
    audio = folder / "episode.mp3"
    episode.export(audio, format="mp3", bitrate="64k")

    tags = ID3(audio)
    names = [f"chp{number}" for number in range(len(chapters))]
    tags.add(CTOC(element_id="toc", flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED, child_element_ids=names))
    for name, start, end, chapter in zip(names, starts, [*starts[1:], len(episode)], chapters, strict=True):
        title = TIT2(text=chapter.splitlines()[0])
        tags.add(CHAP(element_id=name, start_time=start, end_time=end, sub_frames=[title]))
    tags.save(v2_version=3)

    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.title("A show")
    feed.link(href="https://example.org/")
    feed.description("Articles, read aloud")
    entry = feed.add_entry()
    entry.id("https://example.org/episode")
    entry.title(chapters[0].splitlines()[0])
    entry.enclosure("https://example.org/episode.mp3", str(audio.stat().st_size), "audio/mpeg")
    entry.podcast.itunes_duration(len(episode) // 1000)
    feed.rss_file(str(folder / "feed.xml"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "sentence")
