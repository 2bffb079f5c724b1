"""Articles and their scripts, put aside in a file until their turn comes: an archive needs no more memory than one."""

from __future__ import annotations

import pickle
import tempfile
from typing import BinaryIO, cast

from audiopress.model import Article, Script

Pair = tuple[Article, Script]


class Shelf:
    """Pairs by slug. The one put there last stays at hand; others lie in a nameless file, which ends with this."""

    def __init__(self) -> None:
        self._file: BinaryIO | None = None
        self._places: dict[str, int] = {}
        self._last: Pair | None = None

    def put(self, article: Article, script: Script) -> None:
        if self._last is not None:
            self._away(self._last)
        self._last = (article, script)

    def take(self, slug: str) -> Pair:
        """The pair of that slug; the shelf keeps it no longer where it was at hand."""
        if self._last is not None and self._last[0].slug == slug:
            pair, self._last = self._last, None
            return pair
        if self._file is None:
            raise KeyError(slug)
        self._file.seek(self._places[slug])
        return cast(Pair, pickle.load(self._file))

    def _away(self, pair: Pair) -> None:
        if self._file is None:
            self._file = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115  # open as long as the shelf
        self._places[pair[0].slug] = self._file.seek(0, 2)
        pickle.dump(pair, self._file, pickle.HIGHEST_PROTOCOL)

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()
