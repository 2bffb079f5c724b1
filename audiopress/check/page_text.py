"""Built pages beside episode.json -> where a page shows another text than the episode's, or plays another's sound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from urllib.parse import urljoin

from lxml import etree, html
from lxml.html import HtmlElement

from audiopress.check.built import Built, Edition
from audiopress.check.codes import finding
from audiopress.model import Finding
from audiopress.write import PublishedEpisode

_UNSEEN = {"script", "style", "template"}
_PLAYING = {"audio", "source", "track", "video"}


def page_texts(built: Built) -> Iterator[Finding]:
    """Title and article, word for word; what stands around these, a template of the author's may say as it likes."""
    for edition in built.editions:
        name = f"{edition.entry.slug}/index.html"
        page = built.page(name)
        if page is None:
            continue  # B-001 says so
        if not built.show.templates:  # which may say a title otherwise, or not at all
            yield from _titled(built, name, page, edition.episode)
        yield from _sections(built, name, page, edition.episode)


def page_media(built: Built) -> Iterator[Finding]:
    """What a page plays, and what it offers beside the article, are files of its own episode."""
    others = {asset.path for one in built.editions for asset in one.episode.assets if asset.type != "text/html"}
    for edition in built.editions:
        name = f"{edition.entry.slug}/index.html"
        page = built.page(name)
        if page is None:
            continue  # B-001 says so
        own = {asset.path for asset in edition.episode.assets}
        said = {element for section in _content(edition.episode) for element in _inside(page, section.get("id", ""))}
        for element, attribute, link, _ in page.iterlinks():
            if attribute not in {"href", "src"} or element in said:
                continue  # an article may lead to another's files
            target = _file(built, name, link)
            if target in others and target not in own:
                message = f"the page of “{edition.episode.title}” has “{target}”, which is another episode's"
                yield finding("B-092", built.path(name), message, line=element.sourceline)
        yield from _played(built, name, page, edition)


def _played(built: Built, name: str, page: HtmlElement, edition: Edition) -> Iterator[Finding]:
    """The page's player plays the edition in the feed; scripts change to another."""
    wanted = edition.episode.audio.path
    for element in () if built.show.templates else page.iter("audio"):
        played = _file(built, name, element.get("src", ""))
        if played != wanted:
            message = f"the page plays “{played or element.get('src', '')}”, and the episode's sound is “{wanted}”"
            yield finding("B-092", built.path(name), message, line=element.sourceline)


def _file(built: Built, name: str, link: str) -> str | None:
    """The built file that a link of a page leads to; None for one elsewhere, or for none."""
    try:
        address = urljoin(built.show.base_url + name, link.strip())
    except ValueError:  # “https://[bad”
        return None
    return built.local(address.partition("#")[0])


def _titled(built: Built, name: str, page: HtmlElement, episode: PublishedEpisode) -> Iterator[Finding]:
    for tag in ("h1", "title"):
        found = list(page.iter(tag))[:1]  # a drawing in SVG may have titles, too
        said = " ".join(found[0].text_content().split()) if found else ""
        if said != " ".join(episode.title.split()):
            message = f"<{tag}> is “{said[:80]}”, and the episode's title “{episode.title[:80]}”"
            yield finding("B-091", built.path(name), message, line=found[0].sourceline if found else 1)


def _sections(built: Built, name: str, page: HtmlElement, episode: PublishedEpisode) -> Iterator[Finding]:
    """The article's parts, which are known by their ids, hold the same words in the same order."""
    for section in _content(episode):
        identity = section.get("id", "")
        there = next(iter(page.xpath("//*[@id=$id]", id=identity)), None)
        if there is None:
            yield finding("B-091", built.path(name), f"the article's part “{identity}” is not on the page")
            continue
        here, wanted = _words(there), _words(section)
        if "".join(here) != "".join(wanted):
            pairs = zip_longest(here, wanted, fillvalue="")
            odd, own = next(((a, b) for a, b in pairs if a != b), ("", ""))
            message = f"the part “{identity}” says “{odd[:40]}”, and the article “{own[:40]}”"
            yield finding("B-091", built.path(name), message, line=there.sourceline)


def _content(episode: PublishedEpisode) -> list[HtmlElement]:
    """The article's outermost parts, as episode.json has them."""
    if not episode.content.strip():
        return []
    return [one for one in html.fragments_fromstring(episode.content) if isinstance(one, HtmlElement) and one.get("id")]


def _inside(page: HtmlElement, identity: str) -> Iterator[etree._Element]:
    for part in page.xpath("//*[@id=$id]", id=identity):
        yield from part.iter()


def _words(part: HtmlElement) -> list[str]:
    """What can be read in an element, and of pictures what they show."""
    return "".join(_texts(part)).split()


def _texts(part: HtmlElement) -> Iterator[str]:
    if part.tag in _UNSEEN or not isinstance(part.tag, str):
        return
    if part.tag == "img":
        yield f" {part.get('alt', '')} "
    yield part.text or ""
    for child in part:
        yield from _texts(child)
        yield child.tail or ""
