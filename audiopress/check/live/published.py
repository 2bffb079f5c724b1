"""What a workspace knows of the feed that it publishes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from audiopress.publish import Ledger


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
        bare = url.partition("#")[0].partition("?")[0]
        if not bare.startswith(self.base_url):
            return None
        name = unquote(bare.removeprefix(self.base_url))
        path = self.folder / (f"{name}index.html" if not name or name.endswith("/") else name)
        return path if ".." not in Path(name).parts and path.is_file() else None

    def feed(self) -> bytes:
        path = self.folder / "feed.xml"
        return path.read_bytes() if path.is_file() else b""

    def concerns(self, url: str, guid: str) -> bool:
        """Whether a live feed is the workspace's own: by its address, by a former one, or by its guid."""
        known = {self.feed_url, self.ledger.feed_url, *self.ledger.formerly} - {""}
        return _bare(url) in {_bare(one) for one in known} or bool(guid and guid == self.ledger.guid)


def _bare(url: str) -> str:
    """An address without what does not matter to what it names; what is no address names nothing else."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}"
