"""An article's script -> its editions, spoken: clips are asked for as early, and waited for as late as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from audiopress.errors import PressError
from audiopress.model import Article, Clip, Detail, Script, Show, Timeline
from audiopress.narrate.pauses import pause
from audiopress.sound import Codec, Finisher, arrange, codecs, gains
from audiopress.sound.calibrate import Measuring
from audiopress.sound.encode import Gain
from audiopress.sound.music import NO_MUSIC, Score, score
from audiopress.speak import Breath, Cache, Engine, Speaking, Studio, breaths
from audiopress.speak.clips import Executor

Heard = Callable[[Breath, Clip, bool], None]


@dataclass(frozen=True, slots=True)
class Press:
    """What all episodes of one build share."""

    show: Show
    folder: Path  # feeds/<show>/
    engine: Engine
    cache: Cache
    executor: Executor
    cover: Callable[[], bytes]  # of the show
    now: datetime
    score: Score = NO_MUSIC

    @property
    def codecs(self) -> tuple[Codec, ...]:
        return codecs(self.show.audio)


@dataclass(frozen=True, slots=True)
class Recital:
    """One edition of an article, on its way: workers may be speaking it."""

    detail: Detail
    script: Script  # of that edition
    todo: tuple[Breath, ...]
    speaking: Speaking

    def timeline(self, shop: Press, article: Article, heard: Heard) -> Timeline:
        """Waits until all is spoken, and lays it out."""
        clips = zip(self.todo, self.speaking.clips(heard), strict=True)
        return arrange(article, self.script, clips, shop.show.audio, shop.score)


def recite(shop: Press, script: Script) -> tuple[Recital, ...]:
    """Ask for the clips of every edition, the one in the feed first; `script` is that of them all."""
    return tuple(_recital(shop, detail, script.edition(detail)) for detail in shop.show.narration.details)


def _recital(shop: Press, detail: Detail, said: Script) -> Recital:
    todo = breaths(said, shop.show.voice, shop.score.bed)
    studio = Studio(shop.engine, Finisher(shop.show.audio, tuple(_gains(shop, todo))), shop.cache)
    music = partial(score, shop.show, shop.cache)
    return Recital(detail, said, todo, Speaking(todo, studio, shop.executor, music))


@contextmanager
def measured_ahead(show: Show, engine: Engine, cache: Cache) -> Iterator[None]:
    """Measure the show's own voice, in another process, while the body reads the articles that it will speak.

    What fails here is no error: whatever needs the voice will ask again, and tell where it is needed.
    """
    measuring = None
    with suppress(PressError):
        name = show.voice.name or engine.voice_for(show.language)
        measuring = Measuring(replace(show.voice, name=name), engine, show.audio, pause(show, "sentence"), cache)
    try:
        yield
    except BaseException:
        if measuring is not None:
            measuring.drop()
        raise
    with suppress(PressError):
        if measuring is not None:
            measuring.gains()


def _gains(shop: Press, todo: Iterable[Breath]) -> Iterator[Gain]:
    """How every voice of the breaths is levelled."""
    for voice in dict.fromkeys(breath.voice for breath in todo):
        yield from gains(voice, shop.engine, shop.show.audio, pause(shop.show, "sentence"), shop.cache)
