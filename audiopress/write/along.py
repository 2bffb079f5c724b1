"""Episode -> its passages: which words of the article are heard when, and which element shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from audiopress.model import Cue, Episode, Group, Role, Script, Utterance
from audiopress.write.inline import Rendering, rendering
from audiopress.write.plain import plain

BYLINE = "byline"  # id of the element that shows authors and dates


@dataclass(frozen=True, slots=True)
class Passage:
    """A cue beside what shows it: heard in [start_ms, end_ms).

    `anchor` is the id of an element of the article's HTML. Where `own`, that shows these very words; otherwise it is
    the block that an announcement is about (“Table.”), or "" where nothing stands for it.
    `words` are [start, end) in `display`, and the millisecond at which each begins; empty where the engine told none.
    """

    utterance: str
    anchor: str
    own: bool
    start_ms: int
    end_ms: int
    role: Role
    section: str
    block: str
    group: Group | None
    display: str  # as it stands on the page; "" where it does not
    caption: str  # what a caption shows
    words: tuple[tuple[int, int, int], ...]


def passages(episode: Episode) -> tuple[Passage, ...]:
    """Every cue of the edition that `episode` is read as, in order of time."""
    anchors = _Anchors.of(episode)
    heard = {utterance.id: utterance for utterance in episode.script.utterances}
    return tuple(_passage(episode, cue, heard[cue.utterance], anchors) for cue in episode.timeline.cues)


def whole_script(episode: Episode) -> Script:
    """What is said in any edition: the page has an element for each sentence of them all."""
    others = (edition.script.utterances for edition in episode.editions)
    heard = dict.fromkeys(chain(episode.script.utterances, *others))
    return Script(tuple(heard), episode.script.omissions)


@dataclass(frozen=True, slots=True)
class _Anchors:
    sentences: dict[tuple[str, str], str]  # (block, utterance) -> element
    blocks: frozenset[str]
    sections: frozenset[str]

    @staticmethod
    def of(episode: Episode) -> _Anchors:
        article = episode.article
        context = rendering(article, whole_script(episode), {})
        blocks = frozenset(block.id for block in article.blocks())
        return _Anchors(dict(_sentences(context)), blocks, frozenset(section.id for section in article.walk()))

    def own(self, utterance: Utterance) -> str:
        if utterance.role == "title" and utterance.display:
            return utterance.id
        for name in (utterance.id, f"s-{utterance.id}"):
            if (found := self.sentences.get((utterance.block, name))) is not None:
                return found
        return ""

    def about(self, utterance: Utterance) -> str:
        if utterance.role == "byline":
            return BYLINE
        return next((one for one in (utterance.block,) if one in self.blocks), "")


def _sentences(context: Rendering) -> Iterator[tuple[tuple[str, str], str]]:
    for block, sentences in context.sentences.items():
        yield from (((block, anchor), anchor) for _, _, anchor in sentences)
    yield from (((block, anchor), anchor) for block, anchor in context.pictured.items())


def _passage(episode: Episode, cue: Cue, utterance: Utterance, anchors: _Anchors) -> Passage:
    time, own = episode.timeline.milliseconds, anchors.own(utterance)
    return Passage(
        utterance=utterance.id,
        anchor=own or anchors.about(utterance),
        own=bool(own),
        start_ms=time(cue.start),
        end_ms=max(time(cue.end), time(cue.start) + 1),
        role=utterance.role,
        section=utterance.section,
        block=utterance.block,
        group=utterance.group,
        display=utterance.display,
        caption=plain(utterance.caption),
        words=tuple((word.start, word.end, time(word.sample)) for word in cue.words) if own else (),
    )
