"""Episode + Show -> every text file of the episode's folder."""

from __future__ import annotations

import json
from collections.abc import Mapping

from audiopress.model import Episode, Show
from audiopress.narrate import script_json
from audiopress.write.captions import captions
from audiopress.write.chapters import chapters_json
from audiopress.write.files import assets_of
from audiopress.write.page import page_html
from audiopress.write.record import episode_json


def episode_files(episode: Episode, show: Show) -> Mapping[str, bytes]:
    """Name within the show's folder -> bytes; `episode.assets` are the audio, first, and the pictures, if any.

    episode.json comes last and lists all the others with their hashes; it cannot list its own.
    """
    folder, slug = episode.folder, episode.article.slug
    narration = script_json(episode.script, episode.article, show.voice.rate)
    files = {
        f"{folder}chapters.json": chapters_json(episode, show),
        f"{folder}{slug}.vtt": captions(episode),
        f"{folder}index.html": page_html(episode, show),
        f"{folder}narration.json": json.dumps(narration, ensure_ascii=False, indent=1).encode() + b"\n",
    }
    return {**files, f"{folder}episode.json": episode_json(episode, (*episode.assets, *assets_of(files)))}
