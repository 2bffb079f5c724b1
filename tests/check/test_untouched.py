"""What authors ordinarily write, built and left alone: the check has nothing to say of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from mutagen.id3 import CTOC, ID3, CTOCFlags

from audiopress import pipeline
from audiopress.check.output import check_output
from audiopress.config import load_show
from audiopress.model import Finding
from audiopress.speak import Cache
from tests.check.conftest import SHOW

OPENING = "---\ntitle: Many words\ndate: 2026-01-01\n---\n\nAn opening sentence. And another one.\n\n"


def built(root: Path, article: str, show: str = SHOW) -> Path:
    """A workspace of one article."""
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(show, encoding="utf-8")
    (root / "content" / "first.md").write_text(article, encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    return root


def findings(workspace: Path, cache: Cache) -> tuple[Finding, ...]:
    show = load_show(workspace)
    return check_output(workspace / "feeds" / show.slug, show, cache)


@pytest.fixture(scope="module")
def lengthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three hundred chapters."""
    parts = (f"# Part {number} of many\n\nWhat part {number} has to say.\n\n" for number in range(300))
    return built(tmp_path_factory.mktemp("lengthy"), OPENING + "".join(parts))


def test_more_chapters_than_a_table_of_contents_holds(lengthy: Path, cache: Cache) -> None:
    """Above 255 chapters the table has parts, and none is marked as the top (docs/chapters.md)."""
    assert findings(lengthy, cache) == ()


@pytest.mark.parametrize("name", ["toc1", "toc"])
def test_a_table_in_parts_is_checked_like_any(lengthy: Path, cache: Cache, name: str) -> None:
    """A part that is gone, or in another order, is missed; so is the table that lists them."""
    path = lengthy / "feeds" / "checks" / "first" / "first.mp3"
    kept = path.read_bytes()
    tags = ID3(path)
    table = next(one for one in tags.getall("CTOC") if one.element_id == name)
    table.child_element_ids.reverse()
    tags.save(path, v2_version=3)
    reversed_ = {one.code for one in findings(lengthy, cache)}
    tags.delall(f"CTOC:{name}")
    tags.save(path, v2_version=3)
    gone = {one.code for one in findings(lengthy, cache)}
    path.write_bytes(kept)

    assert "B-038" in reversed_
    assert "B-038" in gone


def test_two_tables_are_no_table(lengthy: Path, cache: Cache) -> None:
    """One that no other lists, and no second."""
    path = lengthy / "feeds" / "checks" / "first" / "first.mp3"
    kept = path.read_bytes()
    tags = ID3(path)
    tags.add(CTOC(element_id="more", flags=CTOCFlags.ORDERED, child_element_ids=["ch0"], sub_frames=[]))
    tags.save(path, v2_version=3)
    found = {one.code for one in findings(lengthy, cache)}
    path.write_bytes(kept)

    assert "B-038" in found


def test_a_title_with_characters_that_no_file_may_hold(tmp_path: Path, cache: Cache) -> None:
    """They are left out of every file, and the check does not look for them there."""
    article = OPENING.replace("Many words", '"tab\\there \\u0007bell"')

    assert findings(built(tmp_path, article), cache) == ()


def test_a_person_named_twice(tmp_path: Path, cache: Cache) -> None:
    """The feed names each once."""
    article = OPENING.replace("date:", "authors: [Ada Example, Ben Other, Ada Example]\ndate:")

    assert findings(built(tmp_path, article), cache) == ()


def test_a_file_of_the_hosts_is_no_feed(workspace: Path, cache: Cache) -> None:
    """A sitemap below the show's address belongs to nobody's feed."""
    sitemap = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>'
    )
    (workspace / "feeds" / "checks" / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    (workspace / "feeds" / "checks" / "news.xml").write_text("no XML at all", encoding="utf-8")

    assert findings(workspace, cache) == ()


@pytest.mark.parametrize("moved", [False, True], ids=["with an episode less", "at another address"])
def test_a_feed_taken_out_of_the_settings_is_one_warning(tmp_path: Path, cache: Cache, *, moved: bool) -> None:
    """No build mends it, so it is said once, with what to do, whatever has changed since."""
    root = built(tmp_path, OPENING, SHOW + '\n[feeds.extra]\ntitle = "Extra"\n')
    (root / "content" / "second.md").write_text(OPENING.replace("Many", "Other"), encoding="utf-8")
    now = datetime(2026, 2, 1, tzinfo=UTC)
    pipeline.build(root, pipeline.Options(jobs=1), now=now, progress=lambda progress: None)
    later = SHOW.replace("https://example.org/", "https://elsewhere.example/") if moved else SHOW
    (root / "audiopress.toml").write_text(later, encoding="utf-8")
    if not moved:
        (root / "content" / "second.md").unlink()
    gone = () if moved else ("second",)
    pipeline.build(root, pipeline.Options(jobs=1, remove=gone), now=now, progress=lambda progress: None)
    found = findings(root, cache)

    assert [(one.code, one.severity, one.path) for one in found] == [("B-063", "warning", "feeds/checks/extra.xml")]
    assert "[feeds.extra]" in found[0].hint


def test_headings_named_like_the_pages_own_ids(tmp_path: Path, cache: Cache) -> None:
    """A link to a section leads to it, and not to the sentence, the block or the list of that id."""
    article = OPENING + "".join(f"# {name}\n\nWords of it.\n\n" for name in ("S1", "S2", "B1", "List of chapters"))
    root = built(tmp_path, article)
    page = (root / "feeds" / "checks" / "first" / "index.html").read_text(encoding="utf-8")

    assert not {one.code for one in findings(root, cache)} & {"B-058", "B-060", "B-062"}
    assert page.count('id="s-s1"') == page.count('id="s1"') == 1
