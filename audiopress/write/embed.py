"""Episode -> read-along.json, from which <audio-edition> plays on another site; the script that makes it an element."""

from __future__ import annotations

import json
from dataclasses import asdict

from audiopress.model import Episode, Show
from audiopress.write.along import passages
from audiopress.write.chapters import page_url
from audiopress.write.labels import direction, labels
from audiopress.write.plain import plain
from audiopress.write.reading import reading
from audiopress.write.render import bundle
from audiopress.write.sharing import sharing

EMBED = "embed.js"
_SCRIPTS = ("reader/timeline.js", "reader/ranges.js", "embed/text.js", "embed/player.js", "embed/element.js")
_WORDS = ("play", "pause", "back", "forward", "speed", "chapters", "read", "failed")


def read_along_json(episode: Episode, show: Show) -> bytes:
    """What `reading` says of the edition, and `text`: of each passage, what stands on the page, "" where nothing does.

    `about`: `title`, `page` (its address), `language`, `direction`, `label`, and the `words` on the buttons.
    """
    article = episode.article
    words = asdict(sharing(article.language))
    about = {
        "title": plain(article.title),
        "page": page_url(show, article.slug),
        "language": article.language,
        "direction": direction(article.language),
        "label": labels(article.language).audio_edition,
        "interface": labels(article.language).language,
        "words": {name: words[name] for name in _WORDS},
    }
    text = [one.display if one.own else "" for one in passages(episode)]
    document = {"version": 1, "about": about, **reading(episode), "text": text}
    lines = (f"{json.dumps(name)}:{_compact(value)}" for name, value in document.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def embed_js() -> bytes:
    """The script, the same for every episode of every show."""
    return bundle(_SCRIPTS).encode() + b"\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
