"""A show -> its pages of a small article of ours, made to see whether the author's own templates work.

All that a page may hold is in it once, so that a mistake is found before a word is spoken.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from audiopress.model import (
    Article,
    Asset,
    Block,
    Chapter,
    Cue,
    Edition,
    Episode,
    Omission,
    Role,
    Run,
    Script,
    Section,
    Show,
    Timeline,
    Utterance,
)
from audiopress.write.episode import episode_files
from audiopress.write.index import index_html
from audiopress.write.paging import Leaf
from audiopress.write.record import read_episode
from audiopress.write.render import expect_used

_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_SLUG = "specimen"
_RATE = 22050


def try_templates(show: Show) -> None:
    """ConfigError, with the line, where a page cannot be made with the author's own templates."""
    if not show.templates:
        return
    expect_used(show.templates, ("index.html.j2", "page.html.j2"))
    files = episode_files(_episode(show), show)
    published = read_episode(files[f"{_SLUG}/episode.json"])
    older = (("previous", "feed-3"), ("next", "feed-1"))
    leaf = Leaf("feed-2", (_SLUG,), older)
    index_html(show, [published], artwork="cover.jpg", leaf=leaf, feeds=[("More", "more.xml")])
    index_html(show, [])


def _episode(show: Show) -> Episode:
    script, line = _script(show.language), _timeline()
    sounds = tuple(Asset(f"{_SLUG}/{_SLUG}{suffix}", "audio/mpeg", 1, "0" * 64) for suffix in (".mp3", ".m4a"))
    brief = Asset(f"{_SLUG}/{_SLUG}.brief.mp3", "audio/mpeg", 1, "0" * 64)
    guid = "00000000-0000-5000-8000-000000000000"
    edition = Edition("brief", script, line, (brief,))
    article = _article(show.language)
    return Episode(article, script, line, guid, _DAY, _DAY.replace(month=2), 1, (*sounds, brief), editions=(edition,))


def _article(language: str) -> Article:
    heading = Block("one-h", "heading", (Run("One"),))
    paragraphs = tuple(Block(f"p{number}", "paragraph", (Run(f"Sentence {number}."),)) for number in (1, 2))
    opening = Section("opening", 0, None, paragraphs[:1])
    one = Section("one", 2, heading, paragraphs[1:])
    return Article(
        slug=_SLUG,
        title="Specimen",
        language=language,
        authors=("Somebody",),
        published=_DAY,
        updated=None,
        summary="A summary.",
        cover=None,
        sections=(opening, one),
        source=Path(_SLUG),
        tags=("tag",),
    )


def _script(language: str) -> Script:
    """A title, what only the voice says, a sentence of each section and its heading; one that is left out."""
    rows = (
        ("title", "opening", "title", "Specimen"),
        ("announcement", "opening", "p1", ""),
        ("paragraph", "opening", "p1", "Sentence 1."),
        ("heading", "one", "one-h", "One"),
        ("paragraph", "one", "p2", "Sentence 2."),
    )
    said = tuple(
        Utterance(f"s{n}", section, block, role, text, text or "Heard.", "v", language, 0.5, (0, len(text)))
        for n, (role, section, block, text) in enumerate(cast(tuple[tuple[Role, str, str, str], ...], rows))
    )
    return Script(said, (Omission("left out", "citation", "p2"),))


def _timeline() -> Timeline:
    """A second for each sentence."""
    cues = tuple(Cue(f"s{n}", n * _RATE, (n + 1) * _RATE) for n in range(5))
    chapters = (Chapter("opening", "Specimen", 0, 3 * _RATE), Chapter("one", "One", 3 * _RATE, 5 * _RATE))
    return Timeline(_RATE, 5 * _RATE, cues, chapters)
