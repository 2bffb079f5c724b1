"""The ledger: what an episode is known by is decided once, kept, and read back as it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.config import parse_show
from audiopress.errors import PublishError
from audiopress.model import Article, Asset
from audiopress.publish import (
    LEDGER,
    Entry,
    Ledger,
    deliver,
    expect_all,
    pin,
    pin_show,
    read_ledger,
    record,
    remove,
    revise,
    vanished,
    written_from,
)

NOW = datetime(2026, 3, 4, 15, 30, 12, 999, tzinfo=UTC)
FEED = "https://example.org/reads/feed.xml"
EMPTY = pin_show(Ledger(), FEED, "show")


def article(slug: str = "first", *, source: str = "content/first.md", **fields: datetime | None) -> Article:
    times = {"published": None, "updated": None, **fields}
    return Article(
        slug=slug,
        title=f"The {slug} one",
        language="en",
        authors=(),
        summary="",
        cover=None,
        sections=(),
        source=Path(source),
        **times,
    )


def built(entry: Entry, content: str, *, now: datetime = NOW, of: Article | None = None) -> Entry:
    revised = revise(entry, content, of or article(), now)
    return deliver(revised, Asset("first/first.mp3", "audio/mpeg", 20_000, content * 2))


def test_first_time() -> None:
    """An article is pinned with the day of its first build, revision 1, and a guid that follows from show and slug."""
    entry = pin(EMPTY, article(), NOW)

    expected = Entry(
        slug="first",
        guid="b1b4be29-e4b0-5ffd-a1ba-d3d6fdc2e6a5",
        url="first/first.mp3",
        source="content/first.md",
        title="The first one",
        published=datetime(2026, 3, 4, tzinfo=UTC),
        updated=datetime(2026, 3, 4, tzinfo=UTC),
    )
    assert replace(expected, guid=entry.guid) == entry
    assert entry == pin(EMPTY, article(), NOW + timedelta(hours=3))


def test_dates_of_the_article() -> None:
    """Dates that the author gives are kept, in UTC; a day of updating before that of publishing counts as that."""
    plus_two = timezone(timedelta(hours=2))
    entry = pin(EMPTY, article(published=datetime(2025, 1, 1, 1, tzinfo=plus_two)), NOW)
    early = pin(EMPTY, article(published=datetime(2025, 1, 2), updated=datetime(2025, 1, 1)), NOW)
    late = pin(EMPTY, article(published=datetime(2025, 1, 2), updated=datetime(2025, 1, 3, 4)), NOW)

    assert datetime(2024, 12, 31, 23, tzinfo=UTC) == entry.published
    assert datetime(2025, 1, 2, tzinfo=UTC) == early.updated
    assert datetime(2025, 1, 3, 4, tzinfo=UTC) == late.updated


def test_pinned_once() -> None:
    """Guid, address and first date stay when the article's file, its title and its dates are others."""
    ledger = record(EMPTY, [built(pin(EMPTY, article(), NOW), "a")])
    renamed = article(source="content/other.md", published=datetime(2020, 1, 1, tzinfo=UTC))
    entry = built(pin(ledger, renamed, NOW), "a", of=renamed)

    assert replace(ledger.episodes[0], source="content/other.md") == entry


def test_same_content_is_no_revision() -> None:
    """Building again what has not changed leaves the entry as it is, whenever that happens."""
    first = built(pin(EMPTY, article(), NOW), "a")

    assert first == built(first, "a", now=NOW + timedelta(days=9))
    assert first.revision == 1


def test_changed_content_is_a_revision_of_the_same_episode() -> None:
    """An edit keeps guid, address and first date, and counts one revision more, updated now in whole seconds."""
    first = built(pin(EMPTY, article(), NOW), "a")
    second = built(first, "b", now=NOW + timedelta(days=9))

    expected = replace(
        first, revision=2, updated=datetime(2026, 3, 13, 15, 30, 12, tzinfo=UTC), content_sha256="b", sha256="bb"
    )
    assert expected == second


def test_updated_is_the_authors_where_it_is_later() -> None:
    """The article's own `updated` counts when it is later than the last, and else the clock; it never goes back."""
    first = built(pin(EMPTY, article(updated=NOW), NOW), "a")
    told = article(updated=NOW + timedelta(days=1))

    assert NOW.replace(microsecond=0) + timedelta(days=1) == built(first, "b", of=told).updated
    assert NOW.replace(microsecond=0) + timedelta(days=2) == built(first, "b", now=NOW + timedelta(days=2)).updated
    assert first.updated == built(first, "b", now=NOW - timedelta(days=2)).updated


def test_the_show_keeps_its_guid_when_it_moves() -> None:
    """The show's guid is that of its first address; entries pinned before and after the move keep to it."""
    moved = pin_show(EMPTY, "https://elsewhere.example/feed.xml", "show")

    assert replace(EMPTY, feed_url="https://elsewhere.example/feed.xml") == moved
    assert pin(EMPTY, article(), NOW) == pin(moved, article(), NOW)


def test_guids_differ() -> None:
    """Two slugs, and one slug in two shows, have different guids."""
    other = pin_show(Ledger(), "https://example.org/other/feed.xml", "show")
    guids = [
        pin(EMPTY, article(), NOW).guid,
        pin(EMPTY, article("second"), NOW).guid,
        pin(other, article(), NOW).guid,
    ]

    assert len(set(guids)) == 3


def test_a_missing_article() -> None:
    """A published episode whose article is gone stops the build, and the author is told both ways to go on."""
    ledger = record(EMPTY, [pin(EMPTY, article(), NOW), pin(EMPTY, article("second"), NOW)])
    with pytest.raises(PublishError) as caught:
        expect_all(ledger, [article("second")])

    assert caught.value.message == "content/first.md is gone, but its episode “The first one” is published"
    assert "`audiopress build --remove first`" in caught.value.hint
    assert "`slug: first` in the front matter" in caught.value.hint
    assert (ledger.entry("first"),) == vanished(ledger, [article("second")])


def test_many_missing_articles() -> None:
    """Where several are gone, the first is named and the others are counted, each with its word of removal."""
    ledger = record(EMPTY, [pin(EMPTY, article(slug), NOW) for slug in ("a", "b", "c")])
    with pytest.raises(PublishError) as caught:
        expect_all(ledger, [])

    assert "(and 2 more like it)" in caught.value.message
    assert "--remove a --remove b --remove c" in caught.value.hint


def test_nothing_missing() -> None:
    """Articles that are all there, and removed episodes, are nothing to complain of."""
    ledger = remove(record(EMPTY, [pin(EMPTY, article(), NOW), pin(EMPTY, article("second"), NOW)]), ["second"])
    expect_all(ledger, [article()])

    assert vanished(ledger, [article()]) == ()


def test_a_removed_episode_is_never_another() -> None:
    """A removed episode stays in the ledger, and its slug, so its guid, is refused to any later article."""
    ledger = remove(record(EMPTY, [pin(EMPTY, article(), NOW)]), ["first"])
    with pytest.raises(PublishError) as caught:
        pin(ledger, article(source="content/new.md"), NOW)

    assert [(entry.slug, entry.removed) for entry in ledger.episodes] == [("first", True)]
    assert str(caught.value).startswith("content/new.md: the slug “first” belonged to an episode that was taken out")


def test_removing_what_was_never_there() -> None:
    """The nearest slug is suggested for one that was never published."""
    with pytest.raises(PublishError) as caught:
        remove(record(EMPTY, [pin(EMPTY, article(), NOW)]), ["frist"])

    assert caught.value.hint == "did you mean “first”?"


def test_the_file(tmp_path: Path) -> None:
    """The file is sorted, indented JSON with a line end, has times in UTC, and is read back as it was."""
    ledger = remove(
        record(EMPTY, [built(pin(EMPTY, article("b"), NOW), "1"), built(pin(EMPTY, article("a"), NOW), "2")]), ["b"]
    )
    path = tmp_path / LEDGER
    path.write_bytes(ledger.to_bytes())
    text = path.read_text(encoding="utf-8")

    assert ledger == read_ledger(path)
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    assert json.loads(text)["episodes"]["b"]["published"] == "2026-03-04T00:00:00Z"
    assert ["removed" in json.loads(text)["episodes"][slug] for slug in "ab"] == [False, True]


def test_no_file_is_an_empty_ledger(tmp_path: Path) -> None:
    """A workspace that has published nothing has a ledger without anything in it."""
    assert Ledger() == read_ledger(tmp_path / LEDGER)


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda time: time.replace(microsecond=0, tzinfo=UTC)
)
ENTRIES = st.builds(
    Entry,
    slug=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True),
    guid=st.uuids(version=5).map(str),
    url=st.text(),
    source=st.text(),
    title=st.text(),
    published=MOMENTS,
    updated=MOMENTS,
    revision=st.integers(1, 10**6),
    content_sha256=st.text(),
    size=st.integers(0, 2**40),
    sha256=st.text(),
    removed=st.booleans(),
)


@given(st.lists(ENTRIES, unique_by=(lambda entry: entry.slug, lambda entry: entry.guid)))
def test_any_ledger_is_read_back(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    """Whatever a ledger holds, reading what was written gives it back, and its bytes do not depend on the order."""
    ledger = record(EMPTY, entries)
    path = tmp_path_factory.mktemp("ledger") / LEDGER
    path.write_bytes(ledger.to_bytes())

    assert ledger == read_ledger(path)
    assert ledger.to_bytes() == record(EMPTY, reversed(entries)).to_bytes()


GOOD = record(EMPTY, [built(pin(EMPTY, article(slug), NOW), slug) for slug in ("one", "two")]).to_bytes().decode()


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ('"revision": 1,', '"revision": 1', '"sha256": "oneone"', "this is not JSON: Expecting ',' delimiter"),
        ('      "slug": "two"', '<<<<<<< HEAD\n      "slug": "two"', "<<<<<<< HEAD", "both sides of a merge conflict"),
        ('"revision": 1,', f'"revision": {"9" * 5000},', "{", "is a number that is too large"),
        ('"version": 1', f'"version": {"[" * 100_000}', "{", "this is not JSON: its lists are nested too deep"),
        ('"slug": "one"', r'"slug": "\ud800"', "{", "this is not JSON: it holds half a character"),
        ('"revision": 1,', '"revision": "1",', '"revision": "1"', "“revision” of the episode “one” is not a whole"),
        ('"published": "2026-03-04T00:00:00Z",', "", '"one": {', "the episode “one” has no “published”"),
        ('"published": "2026', '"published": "26', '"published": "26', "is not a time such as 2026-01-31T00:00:00Z"),
        ('"guid": "', '"guid": "x', '"guid": "x', "“guid” of the episode “one” is not a UUID"),
        ('"slug": "one"', '"slug": "uno"', '"one": {', "says that its slug is “uno”"),
        ('"version": 1', '"version": 2', '"version": 2', "of version 2, and this audiopress knows version 1"),
        ('"two": {', '"one" : {', '"one" : {', "“one” stands there twice"),
        ('"episodes"', '"episoden"', "{", "it has no “episodes”"),
        ('"show"', '"shaw"', "{", "it has no “show”"),
        ('"feed_url": "', '"feed_url": 1, "x": "', '"show"', "the show's guid, feed_url or slug is not text"),
    ],
)
def test_damage(tmp_path: Path, old: str, new: str, place: str, message: str) -> None:
    """A damaged ledger is an error with its line, and is never taken for an empty one."""
    damaged = GOOD.replace(old, new, 1)
    path = tmp_path / LEDGER
    path.write_text(damaged, encoding="utf-8")
    with pytest.raises(PublishError) as caught:
        read_ledger(path)

    assert damaged != GOOD
    assert message in caught.value.message
    assert f"{LEDGER}:{damaged[: damaged.index(place)].count(chr(10)) + 1}" == caught.value.place


def test_what_the_feeds_were_written_from(tmp_path: Path) -> None:
    """Settings and picture are read back as they were; a ledger without them is as good; anything but texts is not."""
    show = parse_show('title = "Reads"\nexplicit = true\n[feeds.more]\ntitle = "More"\n', tmp_path)
    ledger = written_from(EMPTY, show, b"picture")
    path = tmp_path / LEDGER
    path.write_bytes(ledger.to_bytes())

    assert ledger == read_ledger(path)
    assert {"title": "Reads", "explicit": "true", "language": "en", "feeds.more": '{"title": "More"}'} == dict(
        ledger.told
    )
    for wrong in ("[]", "7", '{"title": 7}'):
        document = {**json.loads(ledger.to_bytes())}
        document["show"]["settings"] = json.loads(wrong)
        path.write_text(json.dumps(document), encoding="utf-8")
        with pytest.raises(PublishError, match="settings"):
            read_ledger(path)


def test_two_episodes_with_one_guid(tmp_path: Path) -> None:
    """A guid that two episodes share is damage: apps would show one of them only."""
    guids = [
        entry.guid for entry in record(EMPTY, [pin(EMPTY, article(slug), NOW) for slug in ("one", "two")]).episodes
    ]
    path = tmp_path / LEDGER
    path.write_text(GOOD.replace(guids[1], guids[0]), encoding="utf-8")
    with pytest.raises(PublishError) as caught:
        read_ledger(path)

    assert "the episodes “one” and “two” have one guid" in caught.value.message


def paged(tmp_path: Path, *pages: list[str]) -> Path:
    """A ledger of the episodes one and two, whose feed “money” has these full pages."""
    document = json.loads(GOOD)
    document["feeds"] = {"money": {"guid": "917393e3-1b1e-5cef-ace4-edaa54e1f810", "pages": pages}}
    path = tmp_path / LEDGER
    path.write_text(json.dumps(document, indent=2, sort_keys=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("pages", "kept"),
    [
        ([["one"], ["one", "two"]], (("one",), ("two",))),
        ([["one", "two"], ["two", "one"]], (("one", "two"),)),
        ([["one", "one"], [], ["two"]], (("one",), ("two",))),
        ([["two"], ["one"]], (("two",), ("one",))),
    ],
)
def test_an_episode_is_on_one_page(tmp_path: Path, pages: list[list[str]], kept: tuple[tuple[str, ...], ...]) -> None:
    """What a merge of two branches repeats counts where it stands first; a page without any episode is none."""
    assert read_ledger(paged(tmp_path, *pages)).channels[0].pages == kept


def test_a_page_of_what_is_no_episode(tmp_path: Path) -> None:
    """Episodes are kept in the ledger for ever, so a page cannot name another: that is damage, with its line."""
    path = paged(tmp_path, ["one"], ["two", "three"])
    lines = path.read_text(encoding="utf-8").splitlines()
    with pytest.raises(PublishError) as caught:
        read_ledger(path)

    assert "a page of the feed “money” holds “three”, which is no episode" in caught.value.message
    assert f"{LEDGER}:{[line.strip() for line in lines].index(chr(34) + 'three' + chr(34)) + 1}" == caught.value.place


@given(st.binary(max_size=60))
def test_any_bytes_are_a_ledger_or_an_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No content of the file raises anything but a PublishError with its place."""
    path = tmp_path_factory.mktemp("ledger") / LEDGER
    path.write_bytes(data)
    with pytest.raises(PublishError) as caught:
        read_ledger(path)

    assert caught.value.place.startswith(f"{LEDGER}:")
