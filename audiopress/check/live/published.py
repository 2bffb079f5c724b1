"""What a workspace knows of the feed that it publishes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from audiopress.check.rss.values import parts_of
from audiopress.publish import Ledger
from audiopress.write import FEED


@dataclass(frozen=True, slots=True)
class Published:
    """What a workspace knows of its feed: where it was built, for which address, and the ledger."""

    folder: Path  # feeds/<show>/
    base_url: str  # ends with a slash
    ledger: Ledger

    @property
    def feed_url(self) -> str:
        return urljoin(self.base_url, "feed.xml")

    def local(self, url: str) -> Path | None:
        """The built file at an address of the show, if there is one."""
        host, where, _ = parts_of(url)
        own, base, _ = parts_of(self.base_url)
        if host != own or not where.startswith(base):
            return None
        name = where.removeprefix(base)
        path = self.folder / (f"{name}index.html" if not name or name.endswith("/") else name)
        return path if ".." not in Path(name).parts and path.is_file() else None

    def named(self, url: str) -> str:
        """The name of the built feed, further feed or page that an address ends with; "" where there is none."""
        name = Path(_bare(url)).name
        return name if name.endswith(".xml") and (self.folder / name).is_file() else ""

    def guid_of(self, name: str) -> str:
        """What the ledger has as the podcast:guid of that feed, or of that page of it; "" for one it does not know."""
        stem = re.sub(r"(-\d+)?\.xml$", "", name)
        known = {one.name: one.guid for one in self.ledger.channels} | {FEED: self.ledger.guid}
        return known.get(stem, "")

    def concerns(self, url: str, guid: str) -> bool:
        """Whether a live feed is the workspace's own: by its address, by a former one, or by its guid.

        Pages and further feeds lie beside the feed.
        """
        known = {self.feed_url, self.ledger.feed_url, *self.ledger.formerly} - {""}
        guids = {self.ledger.guid, *(one.guid for one in self.ledger.channels)} - {""}
        beside = {_bare(one).rpartition("/")[0] for one in known} if self.named(url) else set()
        own = _bare(url) in {_bare(one) for one in known} or _bare(url).rpartition("/")[0] in beside
        return own or guid in guids


def _bare(url: str) -> str:
    """An address without what does not matter to what it names; what is no address names nothing else."""
    host, path, _ = parts_of(url)
    return f"{host.partition('://')[2]}{path.rstrip('/')}"
