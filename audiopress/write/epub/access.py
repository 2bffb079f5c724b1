"""Episode -> what its EPUB says of its own accessibility (EPUB Accessibility 1.1 § 2.2): only what is so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from audiopress.model import DETAILS, Episode
from audiopress.narrate.gathered import gathered
from audiopress.write.epub.documents import Book
from audiopress.write.epub.pictures import Picture
from audiopress.write.epub.xhtml import tag
from audiopress.write.labels import labels
from audiopress.write.plain import plain
from audiopress.write.reasons import reason

# By language: that text and sound are in step; that nothing visible is left out of the sound.
_WORDS: Mapping[str, tuple[str, str]] = {
    "en": ("Each sentence is highlighted while it is heard.", "Everything that is visible is read aloud."),
    "de": ("Jeder Satz ist hervorgehoben, während er zu hören ist.", "Alles Sichtbare wird vorgelesen."),
    "fr": ("Chaque phrase est mise en évidence pendant sa lecture.", "Tout ce qui est visible est lu à voix haute."),
    "es": ("Cada frase se resalta mientras se oye.", "Todo lo visible se lee en voz alta."),
}
_ALWAYS = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability")
_SILENT = frozenset(("punctuation only",))  # reasons for which nothing is left out that a voice could say


@dataclass(frozen=True, slots=True)
class Access:
    """What of it matters to a reader: words left out of the sound, pictures, and other things there are."""

    unread: tuple[tuple[str, int], ...]  # reason -> words
    pictured: bool
    undescribed: bool  # some picture has no alternative text
    moving: bool
    features: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether everything visible, and what every picture shows, is heard (EPUB Accessibility 1.1 § 4.4)."""
        return not self.unread and not self.undescribed


def access(episode: Episode, book: Book, pictures: Mapping[str, Picture], *, synchronized: bool) -> Access:
    """What is so of the finished book."""
    unread: Counter[str] = Counter()
    for left in gathered(episode.article, episode.script.omissions):
        if left.first.reason not in _SILENT:
            unread[left.first.reason] += left.words
    roots = [leaf.root for leaf in book.leaves]
    shown = [image for root in roots for image in root.iter(tag("img")) if image.get("alt")]
    nameless = labels(episode.article.language).undescribed
    undescribed = any(image.get("alt") == nameless for image in shown)
    found = {
        "synchronizedAudioText": synchronized,
        "alternativeText": bool(shown) and not undescribed,
        "longDescription": any(block.attribute("role") == "description" for block in episode.article.blocks()),
        "MathML": any(leaf.has_formulas for leaf in book.leaves),
        "pageBreakMarkers": (pages := any(True for root in roots for _ in page_marks(root))),
        "pageNavigation": pages,
    }
    return Access(
        tuple(unread.items()),
        pictured=bool(shown),
        undescribed=undescribed,
        moving=any(picture.moves for picture in pictures.values()),
        features=(*_ALWAYS, *(name for name, there in found.items() if there)),
    )


def page_marks(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Id and number of each page of the printed edition that begins in a document."""
    for element in root.iter(tag("span")):
        if element.get("role") == "doc-pagebreak" and (name := element.get("id")):
            yield name, element.get("aria-label", "")


def schema(episode: Episode, about: Access) -> Iterable[tuple[str, str]]:
    """Property -> value, of schema.org's accessibility vocabulary; no conformance, which no program can know of."""
    yield "schema:accessMode", "textual"
    yield "schema:accessMode", "auditory"
    if about.pictured:
        yield "schema:accessMode", "visual"
    yield "schema:accessModeSufficient", "textual,visual" if about.undescribed else "textual"
    if about.complete:
        yield "schema:accessModeSufficient", "auditory"
    for feature in about.features:
        yield "schema:accessibilityFeature", feature
    yield "schema:accessibilityHazard", "unknown" if about.moving else "none"
    yield "schema:accessibilitySummary", summary(episode, about)


def summary(episode: Episode, about: Access) -> str:
    """In words: the synthetic voice, the edition, and how much is not read aloud and why."""
    label = labels(episode.article.language)
    step, everything = _WORDS[label.language]
    edition = f"{label.details[DETAILS.index(episode.detail)]}."
    if about.complete:
        return plain(f"{label.synthetic} {step} {edition} {everything}")
    parts = [f"{reason(name, label.language)} ({label.words.format(words)})" for name, words in about.unread]
    unread = f"{label.omitted}: {'; '.join(parts)}." if parts else ""
    return plain(f"{label.synthetic} {step} {edition} {unread} {f'{label.undescribed}.' if about.undescribed else ''}")
