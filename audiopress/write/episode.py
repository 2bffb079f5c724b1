"""Episode + Show -> every text file of the episode's folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audiopress.model import Episode, Show
from audiopress.narrate import script_json
from audiopress.write.captions import captions
from audiopress.write.chapters import chapters_json
from audiopress.write.embed import read_along_json
from audiopress.write.files import assets_of
from audiopress.write.guided import guided_navigation_json
from audiopress.write.page import page_html
from audiopress.write.record import episode_json, lines
from audiopress.write.structured import oembed_json
from audiopress.write.transcripts import srt, transcript_json, transcript_text


def episode_files(episode: Episode, show: Show) -> Mapping[str, bytes]:
    """Name within the show's folder -> bytes; `episode.assets` are the audio, first, and the pictures, if any.

    episode.json comes last and lists all the others with their hashes; it cannot list its own.
    """
    folder, slug = episode.folder, episode.article.slug
    narration = _narration(episode, show)
    files = {
        f"{folder}chapters.json": chapters_json(episode, show),
        f"{folder}{slug}.vtt": captions(episode),
        f"{folder}{slug}.srt": srt(episode),
        f"{folder}transcript.json": transcript_json(episode),
        f"{folder}{slug}.txt": transcript_text(episode),
        f"{folder}index.html": page_html(episode, show, narration["totals"]),
        f"{folder}oembed.json": oembed_json(episode, show),
        f"{folder}guided-navigation.json": guided_navigation_json(episode),
        f"{folder}read-along.json": read_along_json(episode, show),
        f"{folder}narration.json": lines(narration).encode(),
    }
    for edition in episode.editions:
        read, detail = episode.read_as(edition), edition.detail
        files |= {
            f"{folder}chapters.{detail}.json": chapters_json(read, show),
            f"{folder}{slug}.{detail}.vtt": captions(read),
            f"{folder}guided-navigation.{detail}.json": guided_navigation_json(read),
            f"{folder}read-along.{detail}.json": read_along_json(read, show),
            f"{folder}narration.{detail}.json": lines(_narration(read, show)).encode(),
        }
    return {**files, f"{folder}episode.json": episode_json(episode, (*episode.assets, *assets_of(files)))}


def _narration(episode: Episode, show: Show) -> dict[str, Any]:
    """narration.json: a line for each utterance, omission and fate, so that a change is a line in a comparison."""
    return script_json(episode.script, episode.article, show.voice.rate, episode.detail)
