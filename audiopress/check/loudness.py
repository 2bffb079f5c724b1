"""Built audio -> where it is louder or softer than the show's target, or its peaks are too high for a codec."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from audiopress.check.built import Built
from audiopress.check.chapter_links import tags_in
from audiopress.check.codes import finding
from audiopress.errors import EncodeError, PublishError
from audiopress.model import Finding
from audiopress.sound.loudness import METER, Loudness, measured_file
from audiopress.speak.cache import digest
from audiopress.write import asset as asset_of

_OFF = ((1.0, "B-047"), (0.5, "B-046"))  # LU from the target, either way; Apple Podcasts asks for −16 LKFS ± 1
_HIGH = ((0.0, "B-049"), (-1.0, "B-048"))  # dBTP: above full scale a decoder clips; Apple Podcasts asks for −1
_BRIEF_S = 30.0  # a few sentences are no measure of a voice: what is shorter may be as far off as 1 LU
# A sound of L seconds between pauses fills blocks of 0.4 s at both its ends in part, which the gate keeps (BS.1770-4
# § 2.8): it measures 10·lg(L / (L + 0.3)) LU off, always softer. Texts of 17 to 23 s measured −0.6 to −2.0 LU.
# An hour of sentences of 1.2 s is no exception: 300 chapters of three words measured −0.6.
_BLOCK_MS, _EDGES_MS = 400, 300
_USUAL = 0.25  # LU: sentences of 5 s, as in the passages that voices are measured on
_PAUSES = 3.0  # LU, for sounds of 0.3 s: as much softer may a few short sentences be
_R128 = -23.0  # LUFS
_GAINS = ("r128_track_gain", "r128_album_gain")
_GAIN = re.compile(r"[+-]?[0-9]{1,5}")  # in 1/256 dB
_EXACT = 0.05  # dB: meters differ by as much (EBU Tech 3341 allows 0.1 LU, and 0.2 dB for a true peak)


def loudness(built: Built) -> Iterator[Finding]:
    """Every audio file is as loud as the show says, and never so loud that a decoder distorts it (ITU-R BS.1770)."""
    for edition in built.editions:
        for name, reading in edition.sounds.items():
            if not built.has(name):
                continue  # B-030 says so
            try:
                heard = _measured(built, name)
            except EncodeError as problem:
                yield finding("B-040", built.path(name), problem.message)
                continue
            yield from _off_target(built, name, heard, softened(reading.cues))
            yield from _too_high(built, name, heard.peak or 0)


def gains(built: Built) -> Iterator[Finding]:
    """RFC 7845 § 5.2.1: players that apply these gains of an Opus file then play it at −23 LUFS (EBU R 128)."""
    for name in (name for edition in built.editions for name in edition.sounds if name.endswith(".opus")):
        tags = tags_in(built, name) or {}
        for key, said in ((one, said) for one in _GAINS for said in tags.get(one, ())):
            level = built.show.audio.loudness + (int(said) / 256 if _GAIN.fullmatch(said) else math.inf)
            if abs(level - _R128) > _OFF[0][0] + _EXACT:
                message = (
                    f"the tag's {key.upper()} is “{said[:20]}”: players that go by it play the audio at another level"
                )
                yield finding("B-047", built.path(name), message)


def softened(cues: Iterable[tuple[int, int]]) -> float:
    """By how many LU what is heard at these times (ms) may measure softer than the voice, for its pauses.

    That is 10·lg((L + 0.3) / L), less what the voice's own measure has of it. L is the mean length of the sounds, in
    seconds; what is less than a block apart is one.

    >>> round(softened([(0, 1_200), (2_000, 3_200)]), 2), softened([(0, 15_000), (15_100, 30_000)])
    (0.72, 0.0)
    """
    sound, runs, end = 0, 0, -_BLOCK_MS
    for start, close in cues:
        runs += start - end >= _BLOCK_MS
        sound, end = sound + close - start, close
    return max(10 * math.log10(1 + _EDGES_MS * runs / sound) - _USUAL, 0.0) if sound > 0 else 0.0


def _off_target(built: Built, name: str, heard: Loudness, soft: float) -> Iterator[Finding]:
    """`soft`: by how many LU the pauses between its sounds may make it softer, be it as long as it may."""
    level, target = heard.integrated, built.show.audio.loudness
    code = next((code for distance, code in _OFF if abs(level - target) > distance + _EXACT), None)
    brief = heard.seconds < _BRIEF_S
    paused = code == "B-046" and 0 < target - level <= soft + _EXACT
    if code is None or paused or (brief and (code == "B-046" or 0 < target - level <= _PAUSES + _EXACT)):
        return
    said = "nothing can be heard in this file"
    if level > float("-inf"):
        louder = "louder" if level > target else "softer"
        said = f"the audio has {level:.1f} LUFS, {abs(level - target):.1f} LU {louder} than the show's {target:.1f}"
    yield finding(code, built.path(name), said)


def _too_high(built: Built, name: str, peak: float) -> Iterator[Finding]:
    code = next((code for limit, code in _HIGH if peak > limit + _EXACT), None)
    if code:
        yield finding(code, built.path(name), f"the audio's true peak is {peak:+.1f} dBTP")


def _measured(built: Built, name: str) -> Loudness:
    """What the meter says of the file as it lies there; asked once for the same bytes, where there is a cache.

    An hour takes about seven seconds. A cache that cannot be used costs that time and nothing else.
    """
    key = digest(["loudness", METER, asset_of(built.folder, name, "audio").sha256])
    with suppress(PublishError):
        kept = built.cache.read(key) if built.cache else None
        if kept is not None:
            return Loudness(*json.loads(kept))
    heard = measured_file(built.folder / name)
    with suppress(PublishError):
        if built.cache:
            built.cache.write(key, json.dumps([heard.integrated, heard.peak, heard.seconds]).encode())
    return heard
