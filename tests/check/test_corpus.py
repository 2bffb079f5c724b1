"""A corpus of defects, each found by the check that is meant for it, and of right ways to write, which none minds."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiopress.check import CHECKS
from audiopress.check.output import check_output
from audiopress.check.rss import check_feed, read_document
from audiopress.config import load_show
from audiopress.model import Finding
from audiopress.speak import Cache
from tests.check import test_editions, test_output
from tests.check.damage import Damage, place
from tests.check.defects import ALONE
from tests.check.defects import DEFECTS as FIRST
from tests.check.defects_forms import FORMS, RIGHT
from tests.check.variants import VARIANTS as WAYS

DEFECTS = (*FIRST, *FORMS)
VARIANTS = (*WAYS, *RIGHT)


def findings(workspace: Path, cache: Cache) -> tuple[Finding, ...]:
    show = load_show(workspace)
    return check_output(workspace / "feeds" / show.slug, show, cache)


def test_what_the_press_makes_of_a_rich_show_is_clean(rich: Path, cache: Cache) -> None:
    """Nothing is said of a folder as it was built, whatever tags it uses."""
    assert findings(rich, cache) == ()


@pytest.mark.parametrize(("damage", "code"), [row[1:] for row in DEFECTS], ids=[row[0] for row in DEFECTS])
def test_each_defect_is_found_by_its_check(rich: Path, cache: Cache, damage: Damage, code: str) -> None:
    """With its severity, a place in the folder, and something to do."""
    damage(rich)
    found = findings(rich, cache)
    meant = [one for one in found if one.code == code]

    assert meant, sorted({(one.code, one.message) for one in found})
    assert CHECKS[code].severity == meant[0].severity
    assert meant[0].path.startswith("feeds/checks/")
    assert meant[0].line or not meant[0].path.endswith(".xml") or code in {"B-001", "B-004", "B-018", "B-073"}
    assert meant[0].hint


@pytest.mark.parametrize(("damage", "code"), [row[1:] for row in ALONE], ids=[row[0] for row in ALONE])
def test_a_feed_alone_tells_as_much(rich: Path, damage: Damage, code: str) -> None:
    """A feed is checked without its files, too: its text is enough."""
    damage(rich)
    document, problems = read_document("feed.xml", place(rich, "feed.xml").read_bytes())
    found = problems if document is None else check_feed(document)

    assert code in {one.code for one in found}


@pytest.mark.parametrize("change", [row[1] for row in VARIANTS], ids=[row[0] for row in VARIANTS])
def test_what_is_right_is_left_alone(rich: Path, cache: Cache, change: Damage) -> None:
    """Another way to write the same, or something else that is as right."""
    change(rich)

    assert findings(rich, cache) == ()


def test_every_check_of_what_is_built_has_a_defect() -> None:
    """No code of the table goes untried."""
    tried = {code for _, _, code in (*DEFECTS, *ALONE, *test_editions.DEFECTS)} | {
        code for code, _ in test_output.DEFECTS
    }

    assert [code for code in CHECKS if code.startswith(("B-", "F-")) and code not in tried] == []


def test_the_corpus_is_one() -> None:
    """Every defect and every variant has a name of its own."""
    assert len({row[0] for row in DEFECTS}) == len(DEFECTS) >= 100
    assert len({row[0] for row in VARIANTS}) == len(VARIANTS) >= 40
