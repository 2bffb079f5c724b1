"""Ledger and show -> what has moved since listeners' apps learnt of it, and would be lost to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from audiopress.check.codes import finding
from audiopress.config import FILE
from audiopress.config.terms import OWN_HOSTS
from audiopress.model import Finding, Show
from audiopress.publish import LEDGER, Ledger
from audiopress.write import feed_url

_REDIRECTS = "_redirects"  # as Netlify, Cloudflare Pages and GitLab Pages read it: `/old /new 301` on a line


def check_identity(folder: Path, show: Show, ledger: Ledger) -> tuple[Finding, ...]:
    """Findings on what has moved since it was published; `folder` is feeds/<show>/, which need not be there."""
    return (*_show_moved(show, ledger), *_feed_moved(folder, show, ledger), *_audio_moved(folder, show, ledger))


def _is_out(ledger: Ledger) -> bool:
    """Whether anybody can know the show by now."""
    published = any(entry.sha256 and not entry.removed for entry in ledger.episodes)
    return published and urlsplit(ledger.feed_url).hostname not in OWN_HOSTS


def _show_moved(show: Show, ledger: Ledger) -> Iterator[Finding]:
    if ledger.slug and ledger.slug != show.slug and any(not entry.removed for entry in ledger.episodes):
        message = f"the show was published in feeds/{ledger.slug}/, and would now be in feeds/{show.slug}/"
        yield finding("I-001", FILE, message)


def _feed_moved(folder: Path, show: Show, ledger: Ledger) -> Iterator[Finding]:
    """What the author has written as new_url is announced (I-002), and no redirect: apps that missed it ask there."""
    here = feed_url(show)
    if _is_out(ledger) and here not in {ledger.feed_url, show.feed.new_url}:
        message = f"the feed was published at “{ledger.feed_url}”, and would now be at “{here}”"
        hint = f'write new_url = "{here}" into [feed], publish that at the old address too, and redirect it with 301'
        yield finding("I-002", FILE, message, hint=hint)
    for url in ledger.formerly:
        if url != here and not _redirected(folder, url):
            yield finding("I-003", LEDGER, f"the feed was at “{url}” before it was at “{here}”")


def _audio_moved(folder: Path, show: Show, ledger: Ledger) -> Iterator[Finding]:
    for entry in ledger.episodes:
        for name in () if entry.removed else entry.formerly:
            if not _redirected(folder, urljoin(show.base_url, name)):
                yield finding("I-004", LEDGER, f"the audio of “{entry.title}” was {name}, and is {entry.url} now")


def _redirected(folder: Path, url: str) -> bool:
    """Whether the folder's own list of redirects has the address; one without a status is a 301."""
    path = folder / _REDIRECTS
    if not path.is_file():
        return False
    rows = (line.split() for line in path.read_text(encoding="utf-8", errors="replace").splitlines())
    return any(
        row[0] in {url, urlsplit(url).path} and (len(row) == 2 or row[2].rstrip("!") in {"301", "308"})
        for row in rows
        if len(row) >= 2
    )
