"""Records of episodes -> one feed by feedgen, all of it in memory; our baseline, not our code.

    python -m benchmarks.plain_feed feeds out.xml

What a script does that has every episode at hand: an item for each, in one document, with Apple's tags and no others.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from feedgen.feed import FeedGenerator


def feed(folder: Path) -> FeedGenerator:
    """The feed of all episodes that lie below a folder."""
    made = FeedGenerator()
    made.load_extension("podcast")
    made.title("Many episodes")
    made.description("As many as there are.")
    made.link(href="https://example.org/", rel="alternate")
    for path in sorted(folder.glob("*/*/episode.json")):
        record = json.loads(path.read_bytes())
        audio = record["assets"][0]
        entry = made.add_entry(order="append")
        entry.title(record["title"])
        entry.guid(record["guid"])
        entry.pubDate(record["published"])
        entry.description(record["summary"])
        entry.content(record["content"], type="CDATA")
        entry.enclosure(f"https://example.org/{audio['path']}", str(audio["size"]), audio["type"])
        entry.podcast.itunes_duration(record["duration"]["ms"] // 1000)
    return made


if __name__ == "__main__":
    feed(Path(sys.argv[1])).rss_file(sys.argv[2], pretty=True)
