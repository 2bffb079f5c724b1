"""Breaths of a script -> clips in the cache, spoken and finished by workers through any executor shaped like `map`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from audiopress.errors import EngineError
from audiopress.model import Clip, Encoded, Pcm, Script, Spoken, Utterance, Voice, WordMark
from audiopress.model.phonemes import Offsets, pieces, plain
from audiopress.speak.cache import Cache, digest
from audiopress.speak.engine import Engine, Preparing, takes_phonemes
from audiopress.speak.isolate import isolated

SCHEMA = 3  # of the cache entry; a change here speaks everything anew
LONGEST = 4000  # characters in one breath: a longer paragraph is parted between two utterances
PATIENCE_S = 60.0  # for a clip, and a second more for 50 characters: engines take a hundredth of that
ATTEMPTS = 2  # a crash or a hang costs one retry


@dataclass(frozen=True, slots=True)
class Breath:
    """The utterances of one block in one voice, to be spoken by one fresh process: the text of a clip."""

    utterances: tuple[str, ...]  # their ids
    texts: tuple[str, ...]
    pauses: tuple[float, ...]  # seconds between one text and the next
    voice: Voice
    bed: str = ""  # cache key of the music that lies under it, as samples; "": none


@dataclass(frozen=True, slots=True)
class Fragment:
    """A finished clip: its bytes in every format, one behind the other, and where its utterances lie in them."""

    rate: int
    samples: int
    spoken: tuple[Spoken, ...]
    encoded: tuple[Encoded, ...]
    data: bytes


class Finish(Protocol):
    """What happens to a clip's samples before they leave the worker: levelled, encoded (a picklable value)."""

    def ready(self, voice: Voice) -> None:
        """Called in the process that forks others for the clips: what is made here, they all have."""

    def identity(self, voice: Voice) -> object:
        """Everything that decides the fragment besides the samples and pauses: plain JSON values."""

    def __call__(self, pcm: Pcm, breath: Breath, bed: bytes = b"") -> Fragment:
        """`bed` are the samples of the music that lies under the breath; none: nothing does."""


@dataclass(frozen=True, slots=True)
class Studio:
    """Who speaks, what becomes of it, and where it is kept; a picklable value, the same on every machine."""

    engine: Engine
    finish: Finish
    cache: Cache


@dataclass(frozen=True, slots=True)
class Task:
    """One clip to make; the same function does it in this process, in a pool, or on another machine."""

    key: str
    breath: Breath
    studio: Studio


Executor = Callable[[Callable[[Task], Clip], Iterable[Task]], Iterator[Clip]]


def breaths(script: Script, voice: Voice, bed: str = "") -> tuple[Breath, ...]:
    """Group a script's utterances; `voice` lends its rate, pitch and volume to the voices the script names.

    `bed` is the cache key of the music under the first of them: the title, and what is said with it in one voice.
    """
    result: list[Breath] = []

    def whose(utterance: Utterance) -> tuple[str, str, bool]:
        ends = bool(bed) and utterance.role == "closing"  # where an article has no words of its own: not in the bed
        return utterance.block, utterance.voice, ends

    for (_, name, _), group in groupby(script.utterances, key=whose):
        chosen = replace(voice, name=name)
        held: list[tuple[str, str, float]] = []
        length = 0
        for utterance in group:
            if held and length + len(utterance.spoken) > LONGEST:
                result.append(_breath(held, chosen))
                held, length = [], 0
            held.append((utterance.id, utterance.spoken, utterance.pause))
            length += len(utterance.spoken)
        result.append(_breath(held, chosen))
    return (replace(result[0], bed=bed), *result[1:]) if bed and result else tuple(result)


def _breath(held: list[tuple[str, str, float]], voice: Voice) -> Breath:
    ids, texts, pauses = zip(*held, strict=True)
    return Breath(ids, texts, pauses[:-1], voice)


class Speaking:
    """Clips that have been asked for, one for each breath.

    What the cache holds is not spoken again; the rest goes to the executor at once, longest first, so that no core
    waits for a long paragraph at the end. The result does not depend on the executor.
    """

    def __init__(
        self, todo: tuple[Breath, ...], studio: Studio, executor: Executor, others: Callable[[], object] = lambda: None
    ) -> None:
        """`others` makes again whatever clips there are besides: music."""
        self._todo, self._studio, self._others = todo, studio, others
        self._keys = keys_of(todo, studio)
        self._found: dict[str, Clip] = {}
        self._missing: dict[str, list[Breath]] = {}  # the same words may stand in several places
        for breath, key in zip(todo, self._keys, strict=True):
            if key in self._found:
                continue
            content = None if key in self._missing else studio.cache.read(key)
            if content is not None:
                self._found[key] = clip_of(key, content)
            else:
                self._missing.setdefault(key, []).append(breath)
        order = sorted(self._missing.items(), key=lambda item: -sum(map(len, item[1][0].texts)))
        self._tasks = [Task(key, same[0], studio) for key, same in order]
        self._made = executor(make, self._tasks)

    def clips(self, done: Callable[[Breath, Clip, bool], None]) -> tuple[Clip, ...]:
        """All of them, in order; `done(breath, clip, fresh)` hears of each as it is there."""
        for breath, key in zip(self._todo, self._keys, strict=True):
            if key in self._found:
                done(breath, self._found[key], False)
        for task, clip in zip(self._tasks, self._made, strict=True):
            self._found[task.key] = clip
            for number, breath in enumerate(self._missing[task.key]):
                done(breath, clip, number == 0)
        return tuple(self._found[key] for key in self._keys)

    def fragment(self, key: str, format_name: str) -> bytes:
        """A clip's bytes in one format; one that has gone since it was made (pruned, or damaged) is made again."""
        return fragment_data(self._studio.cache, key, format_name, lambda: self._again(key))

    def _again(self, key: str) -> None:
        if key in self._keys:
            make(Task(key, self._todo[self._keys.index(key)], self._studio))
        else:
            self._others()


def keys_of(todo: tuple[Breath, ...], studio: Studio) -> tuple[str, ...]:
    """The cache key of each breath: everything that decides its fragment, and nothing else."""
    identities = {voice: studio.engine.identity(voice) for voice in dict.fromkeys(breath.voice for breath in todo)}
    finishes = {voice: studio.finish.identity(voice) for voice in identities}
    return tuple(_key(breath, identities[breath.voice], finishes[breath.voice]) for breath in todo)


def make(task: Task) -> Clip:
    """Speak, finish and keep one clip; EngineError with the text's beginning when the engine fails twice."""
    kept = task.studio.cache.read(task.key)  # by a build beside this one, or by a worker that was lost with its answer
    if kept is not None:
        return clip_of(task.key, kept)
    task.studio.finish.ready(task.breath.voice)
    if isinstance(task.studio.engine, Preparing):
        task.studio.engine.ready()
    for attempt in range(1, ATTEMPTS + 1):
        try:
            content = isolated(_content, task, timeout_s=PATIENCE_S + sum(map(len, task.breath.texts)) / 50)
            break
        except EngineError as problem:
            if attempt == ATTEMPTS:
                start = task.breath.texts[0][:60]
                raise EngineError(f"{problem.message}, twice, at “{start}”", problem.hint or _HINT) from problem
    task.studio.cache.write(task.key, content)
    return clip_of(task.key, content)


_HINT = "`audiopress doctor` examines the engine; rewording the sentence helps where a voice stumbles over it"


def _content(task: Task) -> bytes:
    return entry_of(spoken_fragment(task))


def entry_of(fragment: Fragment) -> bytes:
    """The fragment as the cache keeps it."""
    head = {
        "rate": fragment.rate,
        "samples": fragment.samples,
        "spoken": [[s.start, s.end, [[w.start, w.end, w.sample] for w in s.words]] for s in fragment.spoken],
        "encoded": [[one.format, one.samples, one.size] for one in fragment.encoded],
    }
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + fragment.data


def spoken_fragment(task: Task) -> Fragment:
    """The fragment of a task, made in this very process; EngineError when an utterance came back without samples."""
    given = task.breath.texts
    with_phonemes = takes_phonemes(task.studio.engine)
    texts = given if with_phonemes else tuple(map(plain, given))
    pcm = task.studio.engine.speak(texts, task.breath.voice)
    if len(pcm.spoken) != len(texts):
        raise EngineError("the speech engine lost an utterance")
    if texts != given:
        pcm = replace(pcm, spoken=tuple(map(_as_given, given, pcm.spoken)))
    for text, spoken in zip(map(plain, texts), pcm.spoken, strict=True):
        if spoken.end - spoken.start < len(text):  # 1 sample a character: no voice is 100 times faster than speech
            raise EngineError(f"the speech engine said nothing for “{text[:60]}”")
    return task.studio.finish(pcm, task.breath, _bed(task))


def _bed(task: Task) -> bytes:
    """The music under a breath; EngineError when its entry has gone since it was made."""
    if not task.breath.bed:
        return b""
    bed = task.studio.cache.read(task.breath.bed)
    if not bed:
        raise EngineError("the music vanished from the cache during the build", "run `audiopress build` again")
    return bed


def _as_given(text: str, spoken: Spoken) -> Spoken:
    """Words of the plain text, as places in the text with phonemes."""
    rows, start = [], 0
    for piece in pieces(text):
        rows.append((start, piece))
        start += len(piece.words)
    place = Offsets(rows)
    words = (WordMark(place(word.start), place.end(word.end), word.sample) for word in spoken.words)
    return replace(spoken, words=tuple(words))


def clip_of(key: str, content: bytes) -> Clip:
    """The clip of which the cache keeps this at `key`."""
    values = json.loads(content[: content.index(b"\n")])
    spoken = tuple(
        Spoken(start, end, tuple(WordMark(*word) for word in words)) for start, end, words in values["spoken"]
    )
    encoded = tuple(Encoded(*one) for one in values["encoded"])
    return Clip(key, values["rate"], values["samples"], spoken, encoded)


def fragment_data(cache: Cache, key: str, format_name: str, again: Callable[[], object] | None = None) -> bytes:
    """A clip's bytes in one format; one that has gone since it was made is made `again`.

    EngineError when it is not there even so.
    """
    content = cache.read(key)
    if content is None and again is not None:
        again()
        content = cache.read(key)
    if content is None:
        raise EngineError(
            "a clip vanished from the cache during the build",
            "run `audiopress build` again; AUDIOPRESS_CACHE has to name a place that every machine sees",
            cache.where,
        )
    start = content.index(b"\n") + 1
    for one in clip_of(key, content).encoded:
        if one.format == format_name:
            return content[start : start + one.size]
        start += one.size
    raise KeyError(format_name)


def _key(breath: Breath, identity: str, finish: object) -> str:
    voice = breath.voice
    return digest(
        {
            "schema": SCHEMA,
            "engine": identity,
            "voice": [voice.name, voice.rate, voice.pitch, voice.volume],
            "texts": breath.texts,
            "pauses": breath.pauses,
            "finish": finish,
            **({"bed": breath.bed} if breath.bed else {}),
        }
    )
