"""A clip's samples -> a fragment for each format: breathed, levelled, encoded in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from audiopress.model import Audio, Encoded, Pcm, Spoken, Voice, WordMark
from audiopress.sound.codec import LEAD, Codec
from audiopress.sound.formats import codecs
from audiopress.sound.level import IDENTITY, Level, Segment, audioop, curve, levelled
from audiopress.sound.mix import before, ground, over
from audiopress.speak.clips import Breath, Fragment

_FADE_MS = 3  # espeak begins vowels off zero; this takes the click away and no sound with it
_STEP = 256  # bytes of an edge that are looked at together
_QUIET = 24  # of 32767 (−63 dBFS): below it an engine's edge is silence

Gain = tuple[Voice, str, Level]  # of a voice in a format


@dataclass(frozen=True, slots=True)
class Finisher:
    """How this show's clips are finished; a value, so that any worker anywhere does the same."""

    audio: Audio
    gains: tuple[Gain, ...]

    @property
    def codecs(self) -> tuple[Codec, ...]:
        return codecs(self.audio)

    def ready(self, voice: Voice) -> None:
        """Reckon and load what every clip of the voice will need: the processes that are forked for them have it."""
        for codec in self.codecs:
            curve(self.gain(voice, codec.name))
        if self.audio.sample_rate != Audio().sample_rate:
            _resampler()

    def identity(self, voice: Voice) -> object:
        made = [[codec.identity(), self.gain(voice, codec.name)] for codec in self.codecs]
        return [IDENTITY, LEAD, _FADE_MS, _QUIET, version("av"), made]  # av resamples

    def gain(self, voice: Voice, format_name: str) -> Level:
        return next(level for own, name, level in self.gains if (own, name) == (voice, format_name))

    def __call__(self, pcm: Pcm, breath: Breath, bed: bytes = b"") -> Fragment:
        paced = with_pauses(resampled(pcm, self.audio.sample_rate), breath.pauses)
        under = ground(bed, paced) if bed else b""
        lead = before(paced.rate) if bed else LEAD

        def sound(codec: Codec) -> bytes:
            gain = self.gain(breath.voice, codec.name)
            return over(under, paced, gain) if bed else bytes(2 * LEAD) + levelled(paced.data, gain)

        spoken = tuple(_moved(one, lead) for one in paced.spoken)
        return encoded(self.codecs, sound, Pcm(paced.rate, under or bytes(2 * LEAD) + paced.data, spoken))


def encoded(made_by: tuple[Codec, ...], sound: Callable[[Codec], bytes], measure: Pcm) -> Fragment:
    """What each codec makes of its `sound`; they are all as long as `measure`, with its utterances."""
    made = [(codec, codec.encode(sound(codec))) for codec in made_by]
    return Fragment(
        measure.rate,
        measure.samples,
        measure.spoken,
        tuple(Encoded(codec.name, codec.samples(data), len(data)) for codec, data in made),
        b"".join(data for _, data in made),
    )


def resampled(pcm: Pcm, rate: int) -> Pcm:
    """The same sound at `rate` Hz, its marks moved along."""
    if pcm.rate == rate:
        return pcm
    data = _resampler()(pcm.data, pcm.rate, rate)
    last = len(data) // 2

    def at(sample: int) -> int:
        return min(last, sample * rate // pcm.rate)

    spoken = (
        Spoken(at(s.start), at(s.end), tuple(WordMark(w.start, w.end, at(w.sample)) for w in s.words))
        for s in pcm.spoken
    )
    return Pcm(rate, data, tuple(spoken))


def _resampler() -> Callable[[bytes, int, int], bytes]:
    from audiopress.sound import resample  # noqa: PLC0415  (libav: for those only whose voice has another rate)

    return resample.resampled


def with_pauses(pcm: Pcm, pauses: tuple[float, ...]) -> Pcm:
    """Utterances without their engine's silence at the edges, `pauses` seconds apart; faded at every cut."""
    data = bytearray()
    spoken = []
    for index, utterance in enumerate(pcm.spoken):
        raw = pcm.data[2 * utterance.start : 2 * utterance.end]
        first, last = edges(raw)
        begin = len(data) // 2
        segment = Segment(raw[2 * first : 2 * last], sample_width=2, frame_rate=pcm.rate, channels=1)
        data += segment.fade_in(_FADE_MS).fade_out(_FADE_MS).raw_data
        end = len(data) // 2
        spoken.append(_trimmed(utterance, utterance.start + first, begin, end))
        if index < len(pauses):
            data += bytes(2 * round(pauses[index] * pcm.rate))
    return Pcm(pcm.rate, bytes(data), tuple(spoken))


def edges(raw: bytes) -> tuple[int, int]:
    """First sample, and one past the last, of what can be heard; all of it when nothing can."""
    samples = memoryview(raw).cast("h")
    first, last = 0, len(samples)
    while first < last and audioop.max(raw[2 * first : 2 * first + _STEP], 2) <= _QUIET:
        first += _STEP // 2
    while first < last and abs(samples[first]) <= _QUIET:
        first += 1
    while last > first and audioop.max(raw[max(0, 2 * last - _STEP) : 2 * last], 2) <= _QUIET:
        last -= _STEP // 2
    while last > first and abs(samples[last - 1]) <= _QUIET:
        last -= 1
    return (first, last) if first < last else (0, len(samples))


def _trimmed(spoken: Spoken, cut: int, begin: int, end: int) -> Spoken:
    """`spoken` after its samples moved from `cut` to `begin`; words lie inside [begin, end), in order."""
    words = tuple(
        WordMark(word.start, word.end, min(max(word.sample - cut + begin, begin), end)) for word in spoken.words
    )
    return Spoken(begin, end, words)


def _moved(spoken: Spoken, by: int) -> Spoken:
    words = tuple(WordMark(word.start, word.end, word.sample + by) for word in spoken.words)
    return Spoken(spoken.start + by, spoken.end + by, words)
