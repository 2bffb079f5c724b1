"""episode.json: all that is needed of an episode, without rendering it again."""

from __future__ import annotations

import json

import pytest

from audiopress.errors import PublishError
from audiopress.write import episode_files, read_episode
from tests.write import made


def test_an_episode_reads_back_as_it_was_written() -> None:
    """Everything the feed needs is in episode.json: identity, dates, chapters, files."""
    episode = made.episode(made.rich(), number=3)
    files = episode_files(episode, made.SHOW)
    found = read_episode(files["one-of-everything/episode.json"])

    assert (found.guid, found.published, found.updated) == (episode.guid, episode.published, episode.updated)
    assert found.audio == episode.audio
    assert found.duration_ms == episode.timeline.milliseconds(episode.timeline.samples)
    assert [asset.path for asset in found.assets] == [
        "one-of-everything/one-of-everything.mp3",
        *(name for name in files if not name.endswith("episode.json")),
    ]
    assert all(asset.size == len(files[asset.path]) for asset in found.assets[1:])


def test_words_and_cues_are_kept_in_samples_and_milliseconds() -> None:
    """episode.json has the whole timeline, so nothing has to be spoken again to know it."""
    episode = made.episode(made.article())
    document = json.loads(episode_files(episode, made.SHOW)["a-plain-title/episode.json"])
    cue, time = episode.timeline.cues[1], episode.timeline.milliseconds

    assert document["cues"][1] == {
        "utterance": cue.utterance,
        "start": cue.start,
        "end": cue.end,
        "start_ms": time(cue.start),
        "end_ms": time(cue.end),
        "words": [[0, 1, cue.start]],
    }


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"version": 1}', b'{"version": 99}', b"null"])
def test_a_damaged_record_is_told(data: bytes) -> None:
    """A cut, foreign or older episode.json is one clear error."""
    with pytest.raises(PublishError, match=r"episode\.json"):
        read_episode(data)
