"""terminal_client.py URL [download] -> what castero has after it subscribed, reloaded and downloaded, as JSON.

Its own code does everything but draw: feed, database, download queue, and the threads that fetch. It is imported late,
since it patches sockets and ssl for the whole process, and whoever looks for doctests imports this file.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

FIELDS = ("title", "description", "link")


def main(url: str, download: bool) -> None:
    from castero.database import Database
    from castero.downloadqueue import DownloadQueue
    from castero.feed import Feed

    database = Database()
    if not any(feed.key == url for feed in database.feeds()):
        feed = Feed(url=url)
        database.replace_feed(feed)
        database.replace_episodes(feed, feed.parse_episodes())
    database.reload()
    (feed,) = database.feeds()
    episodes = database.episodes(feed)
    if download:
        queue = DownloadQueue()
        for episode in episodes:
            queue.add(episode)
        queue.start()
        while fetching := [one for one in threading.enumerate() if one.name.startswith("download_")]:
            for one in fetching:
                one.join()
    told = {name: getattr(feed, name) for name in (*FIELDS, "last_build_date", "copyright")}
    told["episodes"] = [_told(episode) for episode in episodes]
    database.close()
    print(json.dumps(told))  # noqa: T201  (the answer)


def _told(episode: object) -> dict[str, str]:
    about = {name: getattr(episode, name) for name in (*FIELDS, "pubdate", "enclosure")}
    playable = Path(episode.get_playable())
    return {**about, "saved": str(playable) if playable.is_file() else ""}


if __name__ == "__main__":
    main(sys.argv[1], "download" in sys.argv[2:])
