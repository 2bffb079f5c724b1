"""Two builds from nothing, a day apart, of a show that uses every tag there is: the same feeds, byte by byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from tests.press.maximal import build_elsewhere, write_maximal
from tests.write.golden import golden

# No machine has every language's locale; both of these are everywhere, and the second knows no letter beyond ASCII.
HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "America/Adak", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONHASHSEED": "2"}


@pytest.mark.parametrize("ledger", [True, False], ids=["same-ledger", "no-ledger"])
def test_feeds_a_day_later_are_the_same(tmp_path: Path, ledger: bool) -> None:
    """Whatever clock, zone, locale, order of files, number of workers: given the ledger, or dates in every article."""
    one, other = tmp_path / "one", tmp_path / "other"
    write_maximal(one, dated=not ledger)
    first = build_elsewhere(one, jobs=1, days=0, AUDIOPRESS_CACHE=str(tmp_path / "cache-1"), **HERE)
    write_maximal(other, dated=not ledger, backwards=True)
    if ledger:
        shutil.copy(one / "audiopress.lock", other)
    second = build_elsewhere(other, jobs=2, days=1, AUDIOPRESS_CACHE=str(tmp_path / "cache-2"), **THERE)

    assert sorted(first) == sorted(second)
    assert {name for name in first if first[name] != second[name]} == set()
    assert (one / "audiopress.lock").read_bytes() == (other / "audiopress.lock").read_bytes()
    assert {"feed.xml", "brief.xml", "money.xml"} <= set(first)
    assert ("feed-1.xml" in first) is ledger
    assert _tags(golden("maximal")) - _tags(first["feed.xml"]) == set()


def _tags(feed: bytes) -> set[str]:
    return {element.tag for element in etree.fromstring(feed).iter()}
