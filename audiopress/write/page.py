"""Episode -> its page: the article with its player, its chapters and a list of what is not read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from audiopress.model import DETAILS, Asset, Episode, Show
from audiopress.narrate import KINDS
from audiopress.narrate.gathered import gathered
from audiopress.write.along import BYLINE, whole_script
from audiopress.write.article import article_html
from audiopress.write.chapters import chapter_marks, page_url
from audiopress.write.controls import WORDS, shortcuts
from audiopress.write.inline import language_attributes
from audiopress.write.labels import Labels, direction, labels
from audiopress.write.links import fragment
from audiopress.write.pictures import picture_names
from audiopress.write.plain import clip, escape, plain
from audiopress.write.reading import SCRIPTS, SPEEDS, TIMERS, about, embedded, readings
from audiopress.write.reasons import reason
from audiopress.write.render import render
from audiopress.write.structured import episode_meta
from audiopress.write.times import number, short, spent

_EXCERPT = 160  # characters of an omission that are shown: the rest stands in the article it links to


@dataclass(frozen=True, slots=True)
class ChapterLink:
    """A line of the page's list of chapters."""

    link: str
    title: str
    time: str
    seconds: int | float
    label: str


def page_html(episode: Episode, show: Show, totals: Sequence[Mapping[str, Any]]) -> bytes:
    """The episode's page: complete without its script, without sound and without any other host.

    `totals` are those of its narration.json: what became of how many words of the article.
    """
    article, label = episode.article, labels(episode.article.language)
    return render(
        "page.html.j2",
        templates=show.templates,
        meta=episode_meta(episode, show),
        scripts=SCRIPTS,
        styles=("reader/reader.css",),
        language=article.language,
        direction=direction(article.language),
        ui=interface(article.language),
        own=_back_from(interface(article.language), article.language),
        label=label,
        updated_label=label.updated.split("{}"),
        show=show,
        address=page_url(show, article.slug),
        title=plain(article.title),
        heading=_heading(episode),
        summary=clip(article.summary, 300),
        authors=[plain(author) for author in article.authors],
        published=episode.published,
        updated=episode.updated,
        audio=quote(PurePosixPath(episode.audio.path).name),
        captions=quote(f"{article.slug}.vtt"),
        size=_size(episode.audio),
        spent=spent(episode.timeline.milliseconds(episode.timeline.samples)),
        **_player(episode, show, label),
        chapters=tuple(_chapters(episode, label)),
        content=Markup(article_html(article, script=whole_script(episode), pictures=picture_names(article))),
        byline=BYLINE,
        formats=tuple(_formats(episode, episode.audio)),
        editions=tuple(_editions(episode, label)),
        omitted=tuple(_omitted(episode, label).items()),
        totals=_totals(totals, label),
        added=_added(episode),
    )


def _player(episode: Episode, show: Show, label: Labels) -> dict[str, Any]:
    """What the page's own player shows, and what its script has to know."""
    words = WORDS[label.language]
    return {
        "words": words,
        "speeds": SPEEDS,
        "timers": TIMERS,
        "shortcuts": shortcuts(words),
        "about": embedded(about(episode, show)),
        "readings": tuple(readings(episode)),
    }


def interface(language: str) -> Markup:
    """Attributes of an element whose words are ours, on a page in that language (WCAG 3.1.2)."""
    ours = labels(language).language
    same = language.lower().split("-")[0] == ours
    return Markup("" if same else language_attributes(ours, language))


def _back_from(attributes: Markup, language: str) -> Markup:
    """Attributes of an element in the article's language inside one whose words are ours."""
    return Markup(f' lang="{escape(language)}" dir="{direction(language)}"' if attributes else "")


def _heading(episode: Episode) -> Markup:
    """The title, in an element of its sentence's id where it is spoken."""
    title = escape(plain(episode.article.title))
    spoken = (item for item in episode.script.utterances if item.role == "title" and item.display)
    first = next(spoken, None)
    return Markup(f'<span id="{escape(first.id)}">{title}</span>' if first else title)


@dataclass(frozen=True, slots=True)
class EditionLink:
    """A further edition, as the page offers it."""

    name: str
    audio: str
    captions: str
    time: str
    size: str
    formats: tuple[tuple[str, str], ...]


def _editions(episode: Episode, label: Labels) -> Iterator[EditionLink]:
    for edition in episode.editions:
        yield EditionLink(
            name=label.details[DETAILS.index(edition.detail)],
            audio=quote(PurePosixPath(edition.audio.path).name),
            captions=quote(f"{episode.article.slug}.{edition.detail}.vtt"),
            time=spent(edition.timeline.milliseconds(edition.timeline.samples)),
            size=_size(edition.audio),
            formats=tuple(_formats(episode, edition.audio)),
        )


def _totals(totals: Sequence[Mapping[str, Any]], label: Labels) -> tuple[tuple[str, int], ...]:
    """How many of the article's words are spoken as they are written, and what became of the others."""
    numbers = {kind: sum(row["words"] for row in totals if row["kind"] == kind) for kind in KINDS}
    return tuple((label.fates[index], numbers[kind]) for index, kind in enumerate(KINDS) if numbers[kind])


def _formats(episode: Episode, audio: Asset) -> Iterator[tuple[str, str]]:
    """Link and size of the same sound in the show's further formats, and of the publications of it."""
    own = PurePosixPath(audio.path).stem
    for asset in episode.assets:
        kind = asset.type.startswith("audio/") or asset.type.endswith("+zip")
        if kind and PurePosixPath(asset.path).stem == own and asset.path != audio.path:
            yield quote(PurePosixPath(asset.path).name), _size(asset)


def _size(audio: Asset) -> str:
    kind = PurePosixPath(audio.path).suffix.lstrip(".").upper()
    return f"{kind}, {max(audio.size / 1_000_000, 0.1):.1f} MB"


def _chapters(episode: Episode, label: Labels) -> Iterator[ChapterLink]:
    for mark in chapter_marks(episode):
        time = short(mark.start_ms)
        words = label.play_from.format(mark.title, time)
        yield ChapterLink(fragment(mark.section) or "#", mark.title, time, number(mark.start_ms), words)


@dataclass(frozen=True, slots=True)
class OmittedLine:
    """A line of what is not read aloud: its first words, a link to where they stand, and how many there are in all.

    `count` is "" where all of them are shown.
    """

    words: str
    link: str
    count: str


def _omitted(episode: Episode, label: Labels) -> dict[str, list[OmittedLine]]:
    """By reason, in the order of the article."""
    known = {block.id for block in episode.article.blocks()}
    groups: dict[str, list[OmittedLine]] = {}
    for left in gathered(episode.article, episode.script.omissions):
        count = f"({label.words.format(left.words)})" if left.parts > 1 else ""
        words = clip(left.text, _EXCERPT - len(count) - 1 if count else _EXCERPT)
        link = fragment(left.first.block) if left.first.block in known else ""
        if words:
            name = plain(reason(left.first.reason, label.language))
            groups.setdefault(name, []).append(OmittedLine(words, link, count))
    return groups


def _added(episode: Episode) -> tuple[tuple[str, int], ...]:
    """What is heard but not shown (WCAG 1.2.1 needs it on the page too), and how often."""
    spoken = (plain(item.caption) for item in episode.script.utterances if not item.display.strip())
    return tuple(Counter(filter(None, spoken)).items())
