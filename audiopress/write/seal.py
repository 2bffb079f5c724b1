"""episode.json -> a digest of what it tells; of its files it has their names and types, since it keeps their hashes."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from audiopress import strict
from audiopress.errors import PublishError


def record_sha256(data: bytes) -> str:
    """The same however its JSON is laid out, and whatever the sizes and hashes are of the files it lists.

    PublishError where it is no record of an episode.
    """
    try:
        document: dict[str, Any] = dict(strict.loads(data))
        files = [[one["path"], one["type"]] for one in document["assets"]]
        told = json.dumps({**document, "assets": files}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, TypeError, LookupError, RecursionError) as error:  # RecursionError: nested too deep to write
        raise PublishError("episode.json is damaged", "build the show again: it is written anew") from error
    return hashlib.sha256(told.encode()).hexdigest()
