"""[music] of a show -> clips and a bed in the cache: decoded, faded, as loud as the show says, encoded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

from audiopress.errors import ConfigError, EngineError
from audiopress.model import Clip, Music, Pcm, Show, Track
from audiopress.sound.codec import LEAD
from audiopress.sound.encode import edges, encoded
from audiopress.sound.formats import codecs
from audiopress.sound.level import IDENTITY, Level, levelled
from audiopress.sound.loudness import METER, measured
from audiopress.speak import Cache
from audiopress.speak.cache import digest
from audiopress.speak.clips import clip_of, entry_of
from audiopress.speak.isolate import isolated

if TYPE_CHECKING:
    from av.audio.stream import AudioStream
    from av.container import InputContainer

LONGEST_S = 300  # of a piece: what is longer is a programme, not its music
_BED_S = 120  # of a bed are used
_SHORTEST_S = 0.05
_WHOLE = 0.95  # of the length that a file states has to be there
_BED_SHORTEST_S = 2.0
_FADE_MS = 3  # at least: a cut through a wave clicks
_SILENT = -60.0  # LUFS: what is quieter is the noise of a recording
_PEAK = -2.0  # dBTP before encoding: music has more to overshoot with than speech
_NEAR = 0.1  # LU: nearer to its level than this is there
_PASSES = 5
_PATIENCE_S = 120  # for decoding and encoding one file

_MADE = (1, LEAD, IDENTITY, METER, _FADE_MS, _SILENT, _PEAK, _NEAR, _PASSES, version("av"), version("pydub"))
"""Everything here that decides the samples, besides the file and the show's settings."""


@dataclass(frozen=True, slots=True)
class Score:
    """The music of a show, ready to be laid out; `bed` is the cache key of its samples, "" where there is none."""

    intro: Clip | None = None
    outro: Clip | None = None
    chapter: Clip | None = None
    bed: str = ""


NO_MUSIC = Score()


def probe(music: Music) -> dict[str, float]:
    """The length of each file in seconds, as its header says; ConfigError for one that is no music we can use."""
    found = {}
    for name, track in music.tracks.items():
        with _opened(track) as (container, stream):
            seconds = _seconds(container, stream)
        if seconds > LONGEST_S and name != "bed":
            raise _long(track)
        found[name] = seconds
    return found


def score(show: Show, cache: Cache) -> Score:
    """The show's music, prepared where the cache does not hold it yet; ConfigError for a file that is of no use."""
    return Score(
        _piece(show, show.music.intro, cache),
        _piece(show, show.music.outro, cache),
        _piece(show, show.music.chapter, cache),
        _bed(show, show.music.bed, cache),
    )


def _piece(show: Show, track: Track | None, cache: Cache) -> Clip | None:
    if track is None:
        return None
    target = show.audio.loudness + show.music.level
    fades = show.music.fade_in, show.music.fade_out
    made_by = [codec.identity() for codec in codecs(show.audio)]
    key = digest(["music", _MADE, _sha256(track), show.audio.sample_rate, target, fades, made_by])
    return clip_of(key, _kept(cache, key, _made_piece, show, track))


def _bed(show: Show, track: Track | None, cache: Cache) -> str:
    if track is None:
        return ""
    target = show.audio.loudness + show.music.bed_level
    from audiopress.sound import mix  # noqa: PLC0415  (pydub, where there is a bed only)

    key = digest(["bed", _MADE, mix.IDENTITY, _BED_S, _sha256(track), show.audio.sample_rate, target])
    _kept(cache, key, _made_bed, show, track)
    return key


def _kept(cache: Cache, key: str, make: Callable[[Show, Track], bytes], show: Show, track: Track) -> bytes:
    """The cache's entry, made once, in a process of its own: a decoder's crash or memory are not ours."""
    content = cache.read(key)
    if content is None:
        try:
            content = isolated(make, show, track, timeout_s=_PATIENCE_S)
        except EngineError as problem:  # `isolated` speaks of engines
            raise _wrong(track, "cannot be decoded") from problem
        cache.write(key, content)
    return content


def _made_piece(show: Show, track: Track) -> bytes:
    rate = show.audio.sample_rate
    data = _decoded(track, rate, LONGEST_S + 1)
    if len(data) > 2 * LONGEST_S * rate:
        raise _long(track)
    from audiopress.sound.mix import segment  # noqa: PLC0415  (pydub, where there is new music only)

    music = segment(_heard(data, track, rate, _SHORTEST_S), rate)
    longest = len(music) // 3
    fades = (max(_FADE_MS, min(wanted, longest)) for wanted in (show.music.fade_in, show.music.fade_out))
    music = music.fade_in(next(fades)).fade_out(next(fades))
    loud = bytes(2 * LEAD) + _levelled(bytes(music.raw_data), rate, show.audio.loudness + show.music.level, track)
    return entry_of(encoded(codecs(show.audio), lambda codec: loud, Pcm(rate, loud, ())))


def _made_bed(show: Show, track: Track) -> bytes:
    rate = show.audio.sample_rate
    data = _heard(_decoded(track, rate, _BED_S), track, rate, _BED_SHORTEST_S)
    return _levelled(data, rate, show.audio.loudness + show.music.bed_level, track)


def _decoded(track: Track, rate: int, longest_s: float) -> bytes:
    """The beginning of a file, up to that many seconds: mono, signed 16 bit, at `rate` Hz."""
    import av  # noqa: PLC0415  (a tenth of a second and 20 MB, where there is new music only)

    data = bytearray()
    with _opened(track) as (container, stream):
        resampler = av.AudioResampler("s16", "mono", rate)
        for frame in chain(container.decode(stream), (None,)):
            for sound in resampler.resample(frame):
                data += bytes(sound.planes[0])[: 2 * sound.samples]
            if len(data) >= 2 * longest_s * rate:
                break
        said, made = min(_seconds(container, stream), longest_s), len(data) / 2 / rate
        if made < _WHOLE * said - _SHORTEST_S:
            raise _wrong(track, f"is damaged: {made:.1f} of its {said:.1f} seconds can be decoded")
    return bytes(data[: 2 * round(longest_s * rate)])


def _seconds(container: InputContainer, stream: AudioStream) -> float:
    """How long it is by its own account; 0 where it does not say."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / 1_000_000


def _heard(data: bytes, track: Track, rate: int, shortest_s: float) -> bytes:
    """Without the silence at both ends; ConfigError where nothing much is left."""
    first, last = edges(data)
    if measured(_second(data, rate), rate, peak=False).integrated < _SILENT:
        raise _wrong(track, "is silent")
    if last - first < shortest_s * rate:
        raise _wrong(track, f"is shorter than {shortest_s:g} seconds")
    return data[2 * first : 2 * last]


def _levelled(data: bytes, rate: int, target: float, track: Track) -> bytes:
    """The music at `target` LUFS, its true peak below the show's ceiling; quieter where that allows no more."""
    now = measured(_second(data, rate), rate)
    decibels, most, made = target - now.integrated, float("inf"), data
    for _ in range(_PASSES):
        made = levelled(data, Level(10 ** (decibels / 20), _PEAK))
        now = measured(_second(made, rate), rate)
        if now.peak is not None and now.peak > _PEAK:
            most = min(most, decibels - (now.peak - _PEAK))
        step = min(decibels + target - now.integrated, most) - decibels
        if abs(step) < _NEAR:
            break
        decibels = round(decibels + step, 2)
    return made


def _second(data: bytes, rate: int) -> Iterator[bytes]:
    """Samples, again and again for a second at least: the meter hears nothing shorter than 0.4 s (BS.1770-4 § 2.8)."""
    for _ in range(-(-2 * rate // max(len(data), 2))):
        yield data


@contextmanager
def _opened(track: Track) -> Iterator[tuple[InputContainer, AudioStream]]:
    import av  # noqa: PLC0415  (see above)

    try:
        with av.open(str(track.path)) as container:
            if not container.streams.audio:
                raise _wrong(track, "has no sound in it")
            yield container, container.streams.audio[0]
    except av.FFmpegError as problem:
        raise _wrong(track, f"cannot be read: {(problem.strerror or 'damaged').lower()}") from problem


def _sha256(track: Track) -> str:
    try:
        with track.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise _wrong(track, f"cannot be read: {(problem.strerror or str(problem)).lower()}") from problem


def _wrong(track: Track, what: str) -> ConfigError:
    hint = "listen to it in a player, save it again as WAV, FLAC, MP3, M4A, Ogg or Opus, or take the line out"
    return ConfigError(f"the music “{track.path.name}” {what}", hint, track.place)


def _long(track: Track) -> ConfigError:
    return ConfigError(
        f"the music “{track.path.name}” is longer than {LONGEST_S // 60} minutes",
        "cut it, and fade its end",
        track.place,
    )
