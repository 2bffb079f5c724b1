"""A workspace -> its show, articles and scripts: everything that can be known before a word is spoken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

from audiopress.check import check_article, check_feeds, check_show
from audiopress.config import FILE, load_show
from audiopress.config.lexicon import load_lexicon
from audiopress.config.lines import key_lines
from audiopress.config.templates import load_templates
from audiopress.errors import EngineError, SourceError
from audiopress.model import Article, Detail, EpisodeReport, Finding, Known, Options, Script, Show, Suppression
from audiopress.narrate import RULE_NAMES, narrate
from audiopress.narrate.formulas import SpeakFormulas
from audiopress.narrate.rule_engine import rule_engine
from audiopress.places import CONTENT, FEEDS, Place, is_show, passed_over, where
from audiopress.read import is_article, read_article
from audiopress.shelf import Shelf
from audiopress.speak import Engine, load_engine, resolve_voice
from audiopress.standing import Standing
from audiopress.write import article_assets, try_templates


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything read and decided. `articles` are those of this build, in order; `chosen` the slugs to press.

    What an earlier build left and nobody has touched is among them without having been read: `stood` has its reports,
    and `shelf` the others' texts. `held` are drafts that this build leaves alone.
    """

    show: Show
    engine: Engine
    articles: tuple[Known, ...]
    chosen: frozenset[str]
    shelf: Shelf
    stood: Mapping[str, EpisodeReport] = field(default_factory=dict)
    held: tuple[Known, ...] = ()
    findings: tuple[Finding, ...] = ()  # on the show, then on each article, whatever is suppressed

    @property
    def ignored(self) -> tuple[Suppression, ...]:
        """What the show and its articles suppress."""
        return (*self.show.ignored, *(one for known in self.articles for one in known.ignored))


def scan(
    workspace: Path | Place, show: Show, engine: Engine, options: Options, standing: Standing | None = None
) -> Scan:
    """Read and narrate every article that does not stand; SourceError with the places of all that cannot be."""
    place = where(workspace)
    try_templates(show)
    shelf = Shelf()
    speak = _formulas_of(place, show)

    def know(article: Article) -> Known:
        pictures = tuple(path for path, _ in article_assets(article))
        if article.draft and not options.draft:
            return Known.of(article, (), 0, pictures)
        if options.engine:  # its voices have other names
            article = replace(article, voice=None)
        script = narrate(article, show, voices_for(engine, show, article), speak_formulas=speak)
        shelf.put(article, script)
        said = sum(len(script.edition(detail).utterances) for detail in show.narration.details)
        return Known.of(article, check_article(show, article, script), said, pictures)

    stood = standing or {}
    everything = _everything(place, show, know, {name: one.known for name, one in stood.items()})
    articles = tuple(known for known in everything if options.draft or not known.draft)
    return Scan(
        show,
        engine,
        articles,
        _chosen(place, articles, options.articles),
        shelf,
        {one.known.slug: one.report for one in stood.values()},
        tuple(known for known in everything if known.draft and not options.draft),
        (*_of_show(place, show, articles), *(one for known in articles for one in known.findings)),
    )


def _of_show(place: Place, show: Show, articles: tuple[Known, ...]) -> Iterator[Finding]:
    found = check_show(show, len(articles))
    if show.feeds:
        lying = [(PurePosixPath(known.source.relative_to(place.content)), known.tags) for known in articles]
        found += check_feeds(show, lying, key_lines((place.folder / FILE).read_text(encoding="utf-8-sig")))
    return (replace(one, path=place.named(one.path)) for one in found)


def scan_one(workspace: Path | Place, asked: Path, detail: Detail | None = None) -> tuple[Article, Script, Detail]:
    """One article and its script: a file or folder by its path, wherever it lies, or one of content/ by its slug.

    The script is that of one edition: of the level of detail asked for, else of the one in the feed.

    What is wrong with other articles does not matter, unless all have to be read to find a slug.
    """
    place = where(workspace)
    show = show_of(place)
    engine = load_engine(show.engine, show.library)
    article = _asked(place, show, asked)
    detail = detail or show.narration.detail
    show = replace(show, narration=replace(show.narration, detail=detail, editions=()))
    speak = _formulas_of(place, show)
    script = narrate(article, show, voices_for(engine, show, article), speak_formulas=speak)
    return article, script.edition(detail), detail


def _formulas_of(place: Place, show: Show) -> SpeakFormulas | None:
    """The tool that puts formulas into words, where the show asks for one; its packages lie there or further up."""
    return rule_engine(place.folder) if show.narration.formulas == "speech-rule-engine" else None


def articles_of(workspace: Path | Place, show: Show, asked: tuple[Path, ...] = ()) -> tuple[Article, ...]:
    """The articles asked for, by path or slug, else every one of the show, drafts too."""
    place = where(workspace)
    if not asked:
        return _articles(place, show)
    return tuple(_asked(place, show, path) for path in asked)


def _asked(place: Place, show: Show, asked: Path) -> Article:
    paths = (place.folder / asked, place.root / asked, asked)
    path = next((path for path in paths if path.exists() and is_article_source(path)), None)
    if path is None:
        return find(place, _articles(place, show), asked)
    return read_article(path, language=show.language, author=byline(show), root=_root(place, path))


def is_article_source(path: Path) -> bool:
    """A file that a reader knows, or a folder with an index file."""
    return (
        is_article(path)
        if path.is_file()
        else any(is_article(inner) and inner.stem == "index" for inner in path.iterdir())
    )


def byline(show: Show) -> str:
    """Whom an article is by that does not say so: the show's author, if it names one."""
    return "" if show.author == show.title else show.author


def _root(place: Place, path: Path) -> Path:
    """The workspace, or for a file elsewhere its own folder: pictures may lie no further up."""
    own = path if path.is_dir() else path.parent
    return place.root if path.resolve().is_relative_to(place.root.resolve()) else own


def announced(workspace: Path | Place, engine: str | None = None) -> tuple[Show, Engine]:
    """The workspace's show and the engine that speaks it; another engine if one is named."""
    show = show_of(workspace, engine)
    return show, load_engine(show.engine, show.library)


def show_of(workspace: Path | Place, engine: str | None = None) -> Show:
    """The workspace's show, with another engine if one is named."""
    place = where(workspace)
    show = load_show(place.folder, rule_names=RULE_NAMES)
    lexicon = load_lexicon(place.folder, place=place.name)
    show = replace(show, lexicon=lexicon, templates=load_templates(place.folder, place.name))
    return replace(show, engine=engine, voice=replace(show.voice, name=""), voices=()) if engine else show


def sources(place: Place) -> Iterator[Path]:
    """Every article of a show: files a reader knows, and folders with an index file, in order of name.

    Folders that are shows again are left to them.
    """
    root = place.content
    seen: set[Path] = set()  # a link that leads back up would have no end

    def below(folder: Path) -> Iterator[Path]:
        if folder.resolve() in seen or (folder != root and (is_show(folder) or _is_published(folder))):
            return
        seen.add(folder.resolve())
        entries = sorted(entry for entry in folder.iterdir() if not passed_over(entry.name))
        index = next((entry for entry in entries if entry.stem == "index" and is_article(entry)), None)
        if index is not None and folder != root:
            yield index
            return
        for entry in entries:
            if entry.is_dir():
                yield from below(entry)
            elif is_article(entry) and entry.is_file():
                yield entry

    if not root.is_dir():
        raise SourceError("there is no folder of articles", "put them into a folder called content/", CONTENT)
    yield from below(root)


def _is_published(folder: Path) -> bool:
    """Whether it holds feeds and their pages, as in a workspace that was moved into another."""
    return folder.name == FEEDS and any(folder.glob("*/feed.xml"))


def voices_for(engine: Engine, show: Show, article: Article) -> Callable[[str, str], str]:
    """(role, language) -> voice name: the role's own voice, the article's or the show's, or the language's.

    A passage in a language that no voice speaks is left to the article's voice; an article in one is an EngineError.
    """
    own = dict(show.voices)
    place = article.place

    @cache
    def main(language: str) -> str:
        name = article.voice or (show.voice.name if _base(language) == _base(show.language) else "")
        return resolve_voice(engine, name, language, place)

    @cache
    def voice(role: str, language: str) -> str:
        if _base(language) == _base(article.language):
            return (
                resolve_voice(engine, own[role], language, "audiopress.toml") if role in own else main(article.language)
            )
        try:
            return resolve_voice(engine, "", language, place)
        except EngineError:
            return main(article.language)

    return voice


def _base(language: str) -> str:
    return language.lower().split("-")[0]


def _articles(place: Place, show: Show) -> tuple[Article, ...]:
    return _everything(place, show, lambda article: article, {})


Read = TypeVar("Read", bound=Article | Known)


def _everything(
    place: Place, show: Show, know: Callable[[Article], Read], stood: Mapping[str, Read]
) -> tuple[Read, ...]:
    """What is known of each article of content/; one that stands is not read."""
    articles: dict[str, Read] = {}
    failures: list[SourceError] = []
    for path in sources(place):
        try:
            known = stood.get(path.relative_to(place.root).as_posix()) or know(
                read_article(path, language=show.language, author=byline(show), root=place.root)
            )
            if known.slug in articles:
                raise SourceError(
                    f"the slug “{known.slug}” is also that of {articles[known.slug].place}",
                    "give one of them another `slug:` in its front matter",
                    known.place,
                )
        except SourceError as failure:
            failures.append(failure)
            continue
        articles[known.slug] = known
    if failures:
        first, *others = failures
        if others:
            places = ", ".join(failure.place for failure in others)
            raise SourceError(f"{first.message} (and errors at {places})", first.hint, first.place)
        raise first
    return tuple(articles.values())


def _chosen(place: Place, articles: tuple[Known, ...], asked: tuple[Path, ...]) -> frozenset[str]:
    if not asked:
        return frozenset(article.slug for article in articles)
    return frozenset(article.slug for path in asked for article in _named(place, articles, path))


def find(place: Place, articles: tuple[Read, ...], asked: Path) -> Read:
    """The one article that a path (of its file or its folder) or a slug names; SourceError if it is none or several."""
    found = _named(place, articles, asked)
    if len(found) > 1:
        raise SourceError(f"“{asked}” holds {len(found)} articles", f"name one, such as {found[0].place}")
    return found[0]


def _named(place: Place, articles: tuple[Read, ...], asked: Path) -> tuple[Read, ...]:
    """The articles in a file, below a folder, or of a slug; SourceError with what there is if there are none."""
    paths = {(place.folder / asked).resolve(), (place.root / asked).resolve(), asked.resolve()}
    found = []
    for article in articles:
        source = article.source.resolve()
        if article.slug == str(asked) or paths & {source, *source.parents}:
            found.append(article)
    if not found:
        known = ", ".join(article.slug for article in articles[:8]) or "none"
        raise SourceError(f"there is no article “{asked}”", f"the articles here are: {known} (drafts need --draft)")
    return tuple(found)
