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


@pytest.fixture(scope="session")
def _hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("hosted")
    host = Host(root / "feeds" / "checks")
    with hosting(host) as base:
        (root / "content").mkdir()
        settings = SHOW.replace("https://example.org/checks/", base)
        (root / "audiopress.toml").write_text(settings, encoding="utf-8")
        for day, name in enumerate(("first", "second"), start=1):
            (root / "content" / f"{name}.md").write_text(ARTICLE.format(name=name, day=day), encoding="utf-8")
        now = datetime(2026, 2, 1, tzinfo=UTC)
        pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
        assert published(where(root)) is not None
        yield Site(root, host, base)


@pytest.fixture
def site(_hosted: Site) -> Iterator[Site]:
    """The show as it was built, well served until a test says otherwise."""
    yield _hosted
    _hosted.host.fault = None
    _hosted.host.files.clear()
    _hosted.host.asked.clear()
