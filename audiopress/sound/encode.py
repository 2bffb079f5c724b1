"""A clip's samples -> a fragment for each format: breathed, levelled, encoded in one go."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from audiopress.model import Audio, Encoded, Pcm, Spoken, Voice, WordMark
from audiopress.sound.codec import LEAD, Codec
from audiopress.sound.formats import codecs
from audiopress.sound.level import IDENTITY, Level, audioop, curve, levelled
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
        heard = resampled(pcm, self.audio.sample_rate)
        if not bed:
            paced = with_pauses(heard, breath.pauses, LEAD)
            return encoded(self.codecs, lambda codec: levelled(paced.data, self.gain(breath.voice, codec.name)), paced)
        from audiopress.sound.mix import before, ground, over  # noqa: PLC0415  (pydub, where there is a bed only)

        paced = with_pauses(heard, breath.pauses)
        under = ground(bed, paced)
        spoken = tuple(_moved(one, before(paced.rate)) for one in paced.spoken)
        measure = Pcm(paced.rate, under, spoken)
        return encoded(self.codecs, lambda codec: over(under, paced, self.gain(breath.voice, codec.name)), measure)


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


def with_pauses(pcm: Pcm, pauses: tuple[float, ...], lead: int = 0) -> Pcm:
    """Utterances without their engine's silence at the edges, `pauses` seconds apart; faded at every cut.

    `lead` samples of silence are before the first.
    """
    heard = memoryview(pcm.data)
    parts: list[bytes | memoryview] = [bytes(2 * lead)]
    spoken = []
    begin = lead
    for utterance, pause in zip(pcm.spoken, (*pauses, 0.0), strict=True):
        raw = heard[2 * utterance.start : 2 * utterance.end]
        first, last = edges(raw)
        end = begin + last - first
        parts += (*_faded(raw[2 * first : 2 * last], pcm.rate), bytes(2 * round(pause * pcm.rate)))
        spoken.append(_trimmed(utterance, utterance.start + first, begin, end))
        begin = end + round(pause * pcm.rate)
    return Pcm(pcm.rate, b"".join(parts), tuple(spoken))


def _faded(raw: memoryview, rate: int) -> tuple[bytes | memoryview, ...]:
    """The same samples, rising from silence and falling back to it; as they are where they are too short for that."""
    edge = rate * _FADE_MS // 1000
    samples = raw.cast("h")
    if len(samples) < 2 * edge:
        return (raw,)
    rising = array("h", (samples[place] * place // edge for place in range(edge)))
    falling = array("h", (samples[-place] * place // edge for place in range(edge, 0, -1)))
    return rising.tobytes(), raw[2 * edge : -2 * edge], falling.tobytes()


def edges(raw: bytes | memoryview) -> tuple[int, int]:
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
