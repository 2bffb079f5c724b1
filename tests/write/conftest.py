"""A built folder of fabricated episodes, as the pipeline would leave it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from audiopress.model import Episode
from audiopress.write import atomic, episode_files, feed_xml, index_html, show_guid
from audiopress.write.cover import cover
from tests.write import made


@dataclass(frozen=True)
class Built:
    """The show's folder and what is in it."""

    folder: Path
    episodes: tuple[Episode, ...]

    @property
    def feed(self) -> Path:
        return self.folder / "feed.xml"


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 20), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An episode with one of everything, and one for each nasty title, written to a folder."""
    folder = tmp_path_factory.mktemp("show")
    episodes = (*made.episodes(made.NASTY), made.episode(made.rich(), number=len(made.NASTY)))
    for episode in episodes:
        for name, data in episode_files(episode, made.SHOW).items():
            atomic(folder / name, data)
        atomic(folder / episode.audio.path, bytes(episode.audio.size))
    atomic(folder / "one-of-everything" / "a-bird.png", _picture())
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle cx="4" cy="4" r="4"/></svg>'
    atomic(folder / "one-of-everything" / "star.svg", svg.encode())
    public = [made.published(episode) for episode in episodes]
    guid = show_guid("https://example.com/feeds/show/feed.xml")
    atomic(folder / "feed.xml", feed_xml(made.SHOW, public, guid=guid))
    atomic(folder / "index.html", index_html(made.SHOW, public, artwork="cover.jpg"))
    atomic(folder / "cover.jpg", cover(made.SHOW.title, made.SHOW.author))
    return Built(folder, episodes)
