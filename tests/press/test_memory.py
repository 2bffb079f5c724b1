"""What one more episode costs in memory: the bytes that Python holds at most, at two sizes of a show.

Beyond what they hold of a show's own size, builds hold no more than a page of a feed and a part of the record.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from audiopress.model import Options
from audiopress.standing import untouched
from tests.growth import peak
from tests.press.many import multiply
from tests.press.test_pages import SHOW, build, write

FEW, MANY = 300, 900  # more than two pages, and than a part of the record
ASKED = Options(jobs=1)


def _show(root: Path, count: int) -> Path:
    root.mkdir()
    text = SHOW.format(url="https://example.org/many/", more="").replace("page = 5", "page = 50")
    (root / "audiopress.toml").write_text(text, encoding="utf-8")
    write(root, 1)
    build(root)
    multiply(root, count, ASKED)
    return root


def _feeds_anew(root: Path) -> None:
    for path in (*root.glob("feeds/*/*.xml"), *root.glob("feeds/*/*.html")):
        path.unlink()
    build(root)


def test_one_more_episode_takes_little_memory(tmp_path: Path) -> None:
    """A kilobyte where nothing is new: its line of the report, and a finding. Four where all feeds are written: what is
    known of its article, its entry in the ledger, its place in the feed.
    """
    shows = {count: _show(tmp_path / str(count), count) for count in (FEW, MANY)}
    nothing = {count: peak(partial(untouched, root, ASKED)) for count, root in shows.items()}
    told = {count: untouched(root, ASKED) for count, root in shows.items()}
    feeds = {count: peak(partial(_feeds_anew, root)) for count, root in shows.items()}
    written = {count: len(list(root.glob("feeds/many/feed*.xml"))) for count, root in shows.items()}

    assert [len(report.episodes) for report in told.values() if report] == [FEW, MANY]
    assert written == {FEW: FEW // 50 + 1, MANY: MANY // 50 + 1}
    assert (nothing[MANY] - nothing[FEW]) / (MANY - FEW) < 1000
    assert (feeds[MANY] - feeds[FEW]) / (MANY - FEW) < 4000
