"""Show, articles and scripts -> what is to be said of them before a word is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from audiopress.check.codes import finding
from audiopress.config import FILE, default_address, default_description
from audiopress.config.terms import OWN_HOSTS
from audiopress.errors import ConfigError
from audiopress.model import Article, Finding, Script, Show
from audiopress.narrate import narration_findings
from audiopress.sound.music import probe
from audiopress.write.plain import clip
from audiopress.write.soundbites import said

_LONG_MUSIC_S = {"intro": 60, "chapter": 10}
_TITLE = 255  # PSP-1: the longest value a feed may hold


def check_show(show: Show, articles: int) -> tuple[Finding, ...]:
    """Findings on the show itself, which has that many articles."""
    found = [result for look in SHOW for result in look(show)]
    if not articles:
        found.append(finding("A-106", "content", "there is no article"))
    return tuple(found)


def check_article(show: Show, article: Article, script: Script) -> tuple[Finding, ...]:
    """Findings on an article, of reading and narrating it, too; `script` is that of all the show's editions."""
    main = script.edition(show.narration.detail)
    found = (result for look in ARTICLE for result in look(article, main))
    return (*article.findings, *narration_findings(article, script), *found, *numbered(show, article))


def address(show: Show) -> Iterator[Finding]:
    parts = urlsplit(show.base_url)
    if parts.hostname in OWN_HOSTS:
        decided = show.base_url != default_address(show.slug)
        hint = f"write another base_url: “{parts.hostname}” is what every machine calls itself" if decided else ""
        yield finding("S-001", FILE, f"nobody else can reach “{show.base_url}”", hint=hint)
    elif parts.scheme != "https":
        yield finding("S-002", FILE, f"“{show.base_url}” is not https")


def author(show: Show) -> Iterator[Finding]:
    if show.author == show.title:
        yield finding("S-003", FILE, "the show names no author, so its title stands in the author's place")


def email(show: Show) -> Iterator[Finding]:
    if not show.email:
        yield finding("S-004", FILE, "the show gives no e-mail address")


def categories(show: Show) -> Iterator[Finding]:
    if not show.categories:
        yield finding("S-005", FILE, "the show is in no category")


def artwork(show: Show) -> Iterator[Finding]:
    if not show.artwork:
        return
    from audiopress.write.artwork import judged, presentable, read_artwork  # noqa: PLC0415  (Pillow is slow to load)

    try:
        judged(presentable(read_artwork(show.artwork)), show.artwork)
    except ConfigError as problem:
        yield finding("S-006", FILE, problem.message, hint=problem.hint)


def description(show: Show) -> Iterator[Finding]:
    if show.description == default_description(show.title):
        yield finding("S-007", FILE, "the show is not described")


def music(show: Show) -> Iterator[Finding]:
    for name, seconds in probe(show.music).items():
        if seconds > _LONG_MUSIC_S.get(name, seconds):
            yield finding("S-008", FILE, f"`{name}` in [music] is {seconds:.0f} seconds long")


def enclosure(show: Show) -> Iterator[Finding]:
    if show.audio.formats[0] == "opus":
        yield finding("S-009", FILE, "the first of `formats` in [audio], which the feed names, is “opus”")


def silence(article: Article, script: Script) -> Iterator[Finding]:
    if not any(utterance.spoken.strip() for utterance in script.utterances):
        yield finding("A-101", _path(article), f"nothing would be said of “{article.title}”")


def long_title(article: Article, script: Script) -> Iterator[Finding]:
    if len(article.title) > _TITLE:
        message = f"the title has {len(article.title)} characters, and a feed holds {_TITLE}: its end is cut off there"
        yield finding("A-102", _path(article), message)


def bracketed_title(article: Article, script: Script) -> Iterator[Finding]:
    if "<" in article.title or ">" in article.title:
        yield finding("A-103", _path(article), f"the title “{clip(article.title, 60)}” holds < or >")


def undated(article: Article, script: Script) -> Iterator[Finding]:
    if article.published is None:
        yield finding("A-104", _path(article), f"“{article.title}” has no date")


def omitted(article: Article, script: Script) -> Iterator[Finding]:
    left_out = sum(len(omission.text.split()) for omission in script.omissions)
    read = sum(len(utterance.display.split()) for utterance in script.utterances)
    if left_out > read:
        yield finding("A-105", _path(article), f"{left_out:,} words are not read, and {read:,} are")


def soundbites(article: Article, script: Script) -> Iterator[Finding]:
    for bite in article.particulars.soundbites:
        if bite.words and said(bite.words, script.utterances) is None:
            yield finding("A-108", _path(article), f"nobody says “{clip(bite.words, 60)}”")


def numbered(show: Show, article: Article) -> Iterator[Finding]:
    """Apple, “A Podcaster's Guide to RSS”: a serial show's episodes are numbered."""
    if show.feed.type == "serial" and article.particulars.kind == "full" and article.particulars.number is None:
        yield finding("A-109", _path(article), f"the show is a serial, and “{article.title}” has no number")


SHOW = (address, author, email, categories, artwork, description, music, enclosure)
ARTICLE = (silence, long_title, bracketed_title, undated, omitted, soundbites)


def _path(article: Article) -> str:
    return article.place or article.source.as_posix()
