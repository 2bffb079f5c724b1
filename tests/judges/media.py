"""Audio and caption files -> what each player of them finds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.judges import ask, require, run


def ffprobe(audio: Path) -> Any:
    """Format, streams and chapters, in the order of the file."""
    require("ffprobe")
    show = ("-show_chapters", "-show_format", "-show_streams")
    done = run("ffprobe", "-v", "error", *show, "-of", "json", audio)
    return {**json.loads(done.stdout or "{}"), "errors": done.stderr}


def mp3val(audio: Path) -> list[str]:
    """What is wrong with the stream; its exit code is always 0."""
    require("mp3val")
    done = run("mp3val", audio)
    lines = (done.stdout + done.stderr).splitlines()
    return [line for line in lines if line.startswith(("WARNING", "ERROR")) or "Cannot" in line]


def opusinfo(audio: Path) -> str:
    """What xiph.org's own reader makes of an Opus file; AssertionError where it warns of something."""
    require("opusinfo")
    done = run("opusinfo", audio)
    report = done.stdout + done.stderr
    assert done.returncode == 0, report
    assert "WARNING" not in report, report
    assert "Note:" not in report, report
    return report


def music_metadata(audio: Path) -> Any:
    """Chapters in the order of the table of contents, and the common tags."""
    require("music-metadata")
    return ask("audio.mjs", audio)


def eyed3(audio: Path) -> Any:
    """The tag as eyeD3 reads it."""
    require("eyed3")
    import eyed3 as judge

    return judge.load(str(audio)).tag


def webvtt(captions: Path) -> Any:
    """{errors, cues: [{id, startTime, endTime, text}]} by the W3C editors' parser."""
    require("webvtt-parser")
    return ask("captions.cjs", captions)
