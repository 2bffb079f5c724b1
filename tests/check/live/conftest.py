"""A show that was built for the address at which it is then served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiopress import pipeline
from audiopress.places import where
from audiopress.survey import published
from tests.check.conftest import ARTICLE, SHOW
from tests.check.live.host import Host, hosting


@dataclass(frozen=True, slots=True)
class Site:
    """A workspace, its host, and the host's address."""

    workspace: Path
    host: Host
    base: str

    @property
    def url(self) -> str:
        return f"{self.base}feed.xml"

    @property
    def feed(self) -> str:
        return (self.host.folder / "feed.xml").read_text(encoding="utf-8")


PAGED = """
[narration]
editions = ["brief"]

[feed]
page = 5

[feeds.short]
title = "In brief"
detail = "brief"
"""


def _built(host: Host, base: str, names: tuple[str, ...], more: str = "") -> Site:
    """The show of these articles, one a day."""
    root = host.folder.parents[1]
    (root / "content").mkdir()
    settings = SHOW.replace("https://example.org/checks/", base)
    (root / "audiopress.toml").write_text(settings + more, encoding="utf-8")
    article = ARTICLE.replace("-0{day}", "-{day:02}")
    for day, name in enumerate(names, start=1):
        (root / "content" / f"{name}.md").write_text(article.format(name=name, day=day), encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    assert published(where(root)) is not None
    return Site(root, host, base)


@pytest.fixture(scope="session")
def _hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    host = Host(tmp_path_factory.mktemp("hosted") / "feeds" / "checks")
    with hosting(host) as base:
        yield _built(host, base, ("first", "second"))


@pytest.fixture(scope="session")
def _in_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    host = Host(tmp_path_factory.mktemp("pages") / "feeds" / "checks")
    with hosting(host) as base:
        yield _built(host, base, tuple(f"n{n}" for n in range(11)), PAGED)


def _well_served(site: Site) -> Iterator[Site]:
    """The show as it was built, well served until a test says otherwise."""
    yield site
    site.host.fault = None
    site.host.files.clear()
    site.host.asked.clear()


@pytest.fixture
def site(_hosted: Site) -> Iterator[Site]:
    """Two episodes in one document."""
    yield from _well_served(_hosted)


@pytest.fixture
def in_pages(_in_pages: Site) -> Iterator[Site]:
    """Eleven episodes, five to a page, and a further feed of another edition."""
    yield from _well_served(_in_pages)
