"""What apps would show of a feed -> lines, or JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from audiopress.check.seen import Drop, Seen, Shown
from audiopress.cli.speech import clock, counted, data, json_data

_NAMES = {
    "apple": "Apple Podcasts (as documented)",
    "spotify": "Spotify (as documented)",
    "antennapod": "AntennaPod",
    "gpodder": "gPodder",
    "podcast-index": "Podcast Index",
}


def tell_seen(views: Iterable[Seen], *, as_json: bool) -> None:
    """JSON: a list of {app, title, description, image, episodes: [{title, published, duration_s, audio, size,
    description, image, chapters, chapters_from, transcript, kind, season, number}], dropped: [{element, why, line}],
    order}.
    """
    if as_json:
        json_data([asdict(view) for view in views])
        return
    for number, view in enumerate(views):
        if number:
            data("")
        _tell(view)


def _tell(view: Seen) -> None:
    data(f"{_NAMES[view.app]} shows “{view.title}” with {counted(len(view.episodes), 'episode')}:")
    for episode in view.episodes:
        data(f"  {_line(episode)}")
    if len(view.episodes) > 1:
        data(f"  (order: {view.order})")
    if view.dropped:
        data(f"{_NAMES[view.app]} drops:")
    grouped: dict[tuple[str, str], list[Drop]] = {}
    for drop in view.dropped:
        grouped.setdefault((drop.element, drop.why), []).append(drop)
    for (element, why), drops in grouped.items():
        more = f", and {counted(len(drops) - 1, 'more like it', 'more like it')}" if len(drops) > 1 else ""
        data(f"  {element} (line {drops[0].line}{more}): {why}")


def _line(episode: Shown) -> str:
    """`2026-01-02  0:12  The title (season 1, episode 2; 3 chapters from psc:chapters; transcript: https://…)`."""
    date = episode.published[:10] or "no date   "
    length = clock(episode.duration_s) if episode.duration_s is not None else "?:??"
    known = counted(len(episode.chapters), "chapter") if episode.chapters else "chapters"
    numbers = [f"{name} {n}" for name, n in (("season", episode.season), ("episode", episode.number)) if n is not None]
    parts = [
        *([episode.kind] if episode.kind != "full" else []),
        *([", ".join(numbers)] if numbers else []),
        *([f"{known} from {episode.chapters_from}"] if episode.chapters_from else []),
        *([f"transcript: {episode.transcript}"] if episode.transcript else []),
    ]
    about = f" ({'; '.join(parts)})" if parts else ""
    return f"{date}  {length:>7}  {episode.title}{about}"
