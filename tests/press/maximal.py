"""A workspace that uses everything a feed can say, in its settings and its articles; and the program that builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

SHOW = """\
title = "Äpfel & <Birnen> 🎧"
author = "Ada “Example” & friends"
email = "ada@example.org"
description = "Short articles & <more>, Эхо."
base_url = "https://example.org/maximal/"
link = "https://example.org/?a=1&b=2"
slug = "maximal"
language = "en-GB"
categories = ["Society & Culture > Philosophy", "Kids & Family"]
explicit = true
medium = "newsletter"
copyright = "Ada & <Ben>"

[voice]
engine = "tone"

[audio]
formats = ["mp3", "m4a", "opus"]

[narration]
editions = ["brief"]

[feed]
page = 5
type = "serial"
locked = false
complete = true
block = true
new_url = "https://new.example.org/feed.xml?a=1&b=2"
hubs = ["https://hub.example.org/"]
podping = true
people = ["Ada Example", { name = "Ben <Other>", role = "editor", href = "https://example.org/ben" }]
funding = [{ url = "https://example.org/give", text = "Support & help" }]
license = "cc-by-4.0"
locations = [{ name = "Zürich & more", geo = "geo:47.41,8.54", osm = "R1682248", country = "ch" }]
schedule = { text = "On Mondays & Thursdays", rrule = "FREQ=WEEKLY;BYDAY=MO,TH", start = "2026-01-05" }
podroll = [{ guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", title = "Podcasting & 2.0" }]
texts = [{ purpose = "verify", text = "a & <b>" }]

[feeds.brief]
title = "In brief"
detail = "brief"

[feeds.money]
title = "On money & prices"
tags = ["money"]
"""
FULL = """\
---
title: Everything & <more> 🎧
date: 2025-02-01
updated: 2025-02-03
authors: [Ada Example, Ben <Other>]
summary: All & everything.
tags: [money, care & <access>]
cover: cover.png
podcast:
  season: 2
  season_name: Winter & <cold>
  episode: 3
  episode_shown: Ch. <3>
  explicit: false
  block: true
  people: [{name: Cy & Third, role: guest}]
  funding: [{url: "https://example.org/this", text: For this one}]
  license: {name: our-terms, url: "https://example.org/terms"}
  locations: [{name: Lisbon, rel: creator}]
  links: {url: "https://video.example/1?a=1&b=2", text: Watch & see}
  discussions: ["https://social.example/@ada/1"]
  soundbites: [A passage that is worth hearing, {start: 1.5, duration: 2, title: Timed & <set>}]
  texts: [{purpose: release, text: own & <words>}]
---

It begins with a paragraph, and goes on.

## A part with a picture

![A field](field.png)

A passage that is worth hearing by itself.

## Вторая & <часть>

The end of it.
"""


def write_maximal(root: Path, *, dated: bool, backwards: bool = False) -> None:
    """The sources, in one order or the other; where not all are `dated`, two are left to the day of the first build."""
    texts = {"full.md": FULL, "n1.md": _article(1, "podcast: {type: trailer, season: 2}")}
    texts |= {"n2.md": _article(2, "podcast: {type: bonus}\ntags: [Money]")}
    texts |= {f"n{number}.md": _article(number) for number in range(3, 5 if dated else 10)}
    if not dated:
        texts |= {f"undated{number}.md": f"# Undated {number}\n\nIt says no day.\n" for number in (1, 2)}
    content = root / "content"
    content.mkdir(parents=True)
    for name in sorted(texts, reverse=backwards):
        (content / name).write_text(texts[name], encoding="utf-8")
    Image.new("RGB", (1400, 1400), "teal").save(content / "cover.png")
    Image.new("RGB", (40, 30), "olive").save(content / "field.png")
    (root / "audiopress.toml").write_text(SHOW, encoding="utf-8")


def _article(number: int, *matter: str) -> str:
    lines = "".join(f"{line}\n" for line in matter)
    return f"---\ntitle: Number {number}\ndate: 2025-01-{number:02}\n{lines}---\n\nIt says {number}, and then ends.\n"


# Everybody who asks what day it is gets the same answer, a number of days from now.
_BUILD = """\
import datetime, sys, time
from pathlib import Path

ahead = 86400 * int(sys.argv[3])
real, clock, nanoseconds = datetime.datetime, time.time, time.time_ns


class Shifted(real):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=ahead)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)


if __name__ == "__main__":
    datetime.datetime = Shifted
    time.time, time.time_ns = lambda: clock() + ahead, lambda: nanoseconds() + ahead * 10**9
    from audiopress import pipeline

    now = Shifted.now(datetime.UTC).replace(microsecond=0)
    options = pipeline.Options(jobs=int(sys.argv[2]))
    pipeline.build(Path(sys.argv[1]), options, now=now, progress=lambda progress: None)
"""


def build_elsewhere(root: Path, *, jobs: int, days: int, **environment: str) -> Mapping[str, bytes]:
    """Build in a process of its own whose clock is some days ahead; every feed and page of one, by its name."""
    script = root / "build.py"
    script.write_text(_BUILD, encoding="utf-8")
    usual = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    repository = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, script, root, str(jobs), str(days)],
        cwd=root,
        env={**usual, "PYTHONPATH": str(repository), **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in (root / "feeds" / "maximal").glob("*.xml")}
