"""A show's music as it is prepared: as loud as configured, kept, and mixed without moving a word."""

from __future__ import annotations

from array import array
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from audiopress.errors import ConfigError
from audiopress.model import Music, Pcm, Show, Spoken, Track
from audiopress.sound import mix, music
from audiopress.sound.level import Level, levelled
from audiopress.sound.music import probe, score
from audiopress.speak import Cache
from audiopress.speak.clips import fragment_data
from tests.sounds import CODECS, chord, decoded, loudness, save, tone

RATE = 22050
SHOW = Show("s", "A Show", "Ada", "d", "en", "http://localhost/")


def _track(path: Path) -> Track:
    return Track(path, "audiopress.toml:9")


def _intro(path: Path, cache: Cache, **settings: float) -> bytes:
    """The file as an intro: the frames of its clip."""
    clip = score(replace(SHOW, music=Music(intro=_track(path), **settings)), cache).intro  # type: ignore[arg-type]
    assert clip
    return fragment_data(cache, clip.key, "mp3")


def _heard(frames: bytes, folder: Path) -> Path:
    (folder / "heard.mp3").write_bytes(frames)
    return folder / "heard.mp3"


@pytest.mark.parametrize("suffix", ["wav", *CODECS])
@pytest.mark.parametrize(("height", "channels"), [(0.003, 1), (0.3, 2)])
def test_any_format_comes_to_the_shows_loudness(tmp_path: Path, suffix: str, height: float, channels: int) -> None:
    """Quiet or loud, mono or stereo: as loud as speech, by ffmpeg's meter."""
    path = save(tmp_path / f"music.{suffix}", chord(2, (262, 330), 48000, height), 48000, channels)
    heard = _heard(_intro(path, Cache(tmp_path / "cache")), tmp_path)

    assert abs(loudness(heard, 0.2, 1.4)[0] + 16) < 0.7


def test_a_cue_shorter_than_the_meters_window_is_matched_too(tmp_path: Path) -> None:
    """A fifth of a second: as loud as if it went on."""
    path = save(tmp_path / "chime.wav", chord(0.2, (880,)))
    frames = _intro(path, Cache(tmp_path / "cache"), fade_in=0, fade_out=0)
    long = _intro(save(tmp_path / "long.wav", chord(2, (880,))), Cache(tmp_path / "cache"), fade_in=0, fade_out=0)
    heights = [max(map(abs, decoded(_heard(data, tmp_path)))) for data in (frames, long)]

    assert abs(heights[0] / heights[1] - 1) < 0.12


def test_peaks_stay_below_the_ceiling_whatever_is_asked(tmp_path: Path) -> None:
    """Rare peaks, 6 LU over speech: as loud as it can be, and no true peak above −1 dBTP."""
    noise = Random(5)
    rough = array(
        "h",
        (round(max(-1, min(1, noise.gauss(0, 0.02) * (12 if at % 400 < 4 else 1))) * 32767) for at in range(88_200)),
    )
    heard = _heard(_intro(save(tmp_path / "rough.wav", rough), Cache(tmp_path / "cache"), level=6), tmp_path)

    assert loudness(heard)[1] <= -1


def test_music_is_prepared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the cache holds it; another level, fade or file is another entry, the name of the file is not."""
    path, cache = save(tmp_path / "a.wav", chord(1, (440,))), Cache(tmp_path / "cache")
    tune = Music(_track(path), _track(path), _track(save(tmp_path / "bed.wav", chord(3, (440,)))), _track(path))
    made = score(replace(SHOW, music=tune), cache)
    monkeypatch.setattr(music, "isolated", lambda *_, **__: pytest.fail("made again"))
    same = Music(_track(path.rename(tmp_path / "b.wav")), level=tune.level)

    assert made == score(
        replace(SHOW, music=replace(tune, intro=same.intro, outro=same.intro, chapter=same.intro)), cache
    )
    assert made.intro == made.outro == made.chapter
    for other in ({"level": -3.0}, {"fade_out": 100}, {"bed_level": -20.0}):
        with pytest.raises(pytest.fail.Exception):
            score(replace(SHOW, music=replace(same, bed=tune.bed, **other)), cache)


def test_a_header_tells_the_length(tmp_path: Path) -> None:
    """Without decoding; what is too long for a cue is refused with its line."""
    path = save(tmp_path / "a.flac", chord(1.5, (440,)))
    long = save(tmp_path / "long.wav", array("h", bytes(2 * 8000 * 301)), 8000)

    assert {"bed": 301.0, "intro": 1.5} == probe(Music(intro=_track(path), bed=_track(long)))
    with pytest.raises(ConfigError, match=r"audiopress.toml:9: .* longer than 5 minutes"):
        probe(Music(chapter=_track(long)))


SPEECH = Pcm(RATE, chord(4, (200,), RATE, 0.5).tobytes(), (Spoken(0, 30_000), Spoken(40_000, 88_200)))


def test_a_bed_is_as_long_as_the_speech_and_its_edges() -> None:
    """To the sample, whether it has to be repeated or cut; silent at both ends."""
    for seconds in (2.0, 2.37, 30):
        under = array("h", mix.ground(chord(seconds, (7000,), RATE, 0.1).tobytes(), SPEECH))

        assert len(under) == mix.before(RATE) + SPEECH.samples + round(1.5 * RATE)
        assert max(map(abs, (*under[:20], *under[-20:]))) < 30
        assert tone(under[20_000:25_000], 7000, RATE) == pytest.approx(3277, rel=0.05)
        assert tone(under[60_000:65_000], 7000, RATE) == pytest.approx(3277 / 2, rel=0.05)
        assert max(abs(b - a) for a, b in pairwise(under)) < 1.2 * 3277 * 2


def test_a_long_pause_lets_the_bed_come_up() -> None:
    """After words that are followed by more than a breath; it is down again when the next begin."""
    speech = replace(SPEECH, data=SPEECH.data * 3, spoken=(Spoken(0, 30_000), Spoken(130_000, 260_000)))
    under = array("h", mix.ground(chord(3, (7000,), RATE, 0.1).tobytes(), speech))
    offset = mix.before(RATE)

    assert tone(under[offset + 80_000 : offset + 85_000], 7000, RATE) == pytest.approx(3277, rel=0.05)
    assert tone(under[offset + 130_000 : offset + 135_000], 7000, RATE) == pytest.approx(3277 / 2, rel=0.05)


def test_speech_over_a_silent_bed_is_the_speech() -> None:
    """Mixing moves no sample and no level: all but the last bit is what it is without a bed."""
    level = Level(1.4, -1.5)
    mixed = array("h", mix.over(mix.ground(bytes(4 * RATE), SPEECH), SPEECH, level))
    alone = array("h", levelled(SPEECH.data, level))
    inside = mixed[mix.before(RATE) :][: len(alone)]

    assert max(abs(a - b) for a, b in zip(inside, alone, strict=True)) <= 4
    assert max(map(abs, (*mixed[: mix.before(RATE)], *mixed[mix.before(RATE) + len(alone) :]))) <= 4
