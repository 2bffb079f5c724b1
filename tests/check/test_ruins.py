"""Files cut off, emptied, or filled with what nobody expects: a finding of the right code, and no other end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from audiopress import pipeline
from audiopress.check.live.sidecars import _unlike  # (the reading of served JSON has no other door)
from audiopress.check.live.web import Answer
from audiopress.check.output import check_output
from audiopress.check.rss import read_document
from audiopress.check.seen import APPS, seen_by
from audiopress.cli import main
from audiopress.config import load_show
from audiopress.model import Finding
from audiopress.speak import Cache
from audiopress.strict import NotJsonError, loads
from tests.check.damage import Damage, attribute, data, edit, feed, place, text, values, write
from tests.check.defects import CHAPTERS, EPISODE

PAGE, SEGMENTS, INDEX = "first/index.html", "first/transcript.json", "index.html"
ACCOUNT = "first/narration.json"
HUGE = "9" * 400


NO_JSON = (b'\xef\xbb\xbf{"chapters": []}', b'{"chapters": 1, "chapters": []}')


def findings(workspace: Path, cache: Cache) -> tuple[Finding, ...]:
    show = load_show(workspace)
    return check_output(workspace / "feeds" / show.slug, show, cache)


def told(change: Callable[[dict[str, Any]], object]) -> Damage:
    """A change to what episode.json says, by whatever value JSON has."""
    return values(EPISODE, change)


RUINS: tuple[tuple[str, Damage, str], ...] = (
    ("a page cut off", data(PAGE, lambda found: found[:23]), "B-001"),
    ("a page that is a comment", write(PAGE, b"<!-- hello -->"), "B-001"),
    ("an empty page", write(PAGE, b""), "B-001"),
    ("an index that is a comment", write(INDEX, b"<!-- hello -->"), "B-001"),
    ("chapters at NaN", edit(CHAPTERS, r'"startTime": \d+', '"startTime": NaN'), "F-410"),
    ("chapters at infinity", edit(CHAPTERS, r'"startTime": \d+', '"startTime": -Infinity'), "F-410"),
    ("chapters at a number of 400 digits", edit(CHAPTERS, r'"startTime": \d+', f'"startTime": {HUGE}'), "F-410"),
    ("chapters at 1e308", edit(CHAPTERS, r'"startTime": \d+', '"startTime": 1e308'), "F-410"),
    ("chapters at 1e400", edit(CHAPTERS, r'"startTime": \d+', '"startTime": 1e400'), "F-410"),
    ("chapters nested too deep", write(CHAPTERS, b"[" * 100_000), "F-410"),
    ("a byte order mark", data(CHAPTERS, lambda found: b"\xef\xbb\xbf" + found), "F-410"),
    ("segments behind a byte order mark", data(SEGMENTS, lambda found: b"\xef\xbb\xbf" + found), "F-420"),
    ("a start that stands twice", edit(CHAPTERS, r'"startTime": 13', '"startTime": 99, "startTime": 13'), "F-410"),
    ("two versions", edit(SEGMENTS, r'"version"', '"version": "1.0.0", "version"'), "F-420"),
    ("an account of the narration that is nested too deep", write(ACCOUNT, b"[" * 100_000), "B-087"),
    ("an account with two lists of passages", edit(ACCOUNT, '"utterances"', '"utterances": [], "utterances"'), "B-087"),
    ("a title that stands twice", edit(EPISODE, '"title"', '"title": "Another", "title"'), "B-005"),
    ("half a character", edit(CHAPTERS, '"The end"', r'"\\ud800"'), "F-410"),
    ("UTF-16", data(CHAPTERS, lambda found: found.decode().encode("utf-16")), "F-410"),
    ("segments at NaN", edit(SEGMENTS, r'"startTime": [\d.]+', '"startTime": NaN'), "F-420"),
    ("segments at 1e308", edit(SEGMENTS, r'"startTime": [\d.]+', '"startTime": 1e308'), "F-420"),
    (
        "captions at an hour of 5,000 digits",
        edit("first/first.vtt", r"\n[\d:.]+ -->", f"\n{'9' * 5000}:00:00.000 -->"),
        "B-050",
    ),
    ("a digest that is no ASCII", attribute("podcast:integrity", "value", "sha256-é"), "F-336"),
    (
        "a name too long for a disk",
        feed(r"(<itunes:image href=\"https://example.org/checks/)", rf"\g<1>{'x' * 300}"),
        "B-020",
    ),
    (
        "an audio file's name too long",
        feed(r"(<enclosure url=\"https://example.org/checks/)", rf"\g<1>{'x' * 300}"),
        "B-012",
    ),
    ("a word too short", told(lambda one: one["cues"][0]["words"][0].pop()), "B-005"),
    ("a word at NaN", told(lambda one: one["cues"][0]["words"][0].__setitem__(2, float("nan"))), "B-005"),
    ("a rate of nothing", told(lambda one: one["duration"].update(rate=0)), "B-005"),
    ("a file without type", told(lambda one: one["assets"][0].update(type=None)), "B-005"),
    ("a file of less than nothing", told(lambda one: one["assets"][0].update(size=-1)), "B-005"),
    ("a chapter that starts at a table", told(lambda one: one["chapters"][0].update(start_ms={})), "B-005"),
    ("a chapter with a number for a title", told(lambda one: one["chapters"][0].update(title=7)), "B-005"),
    ("an author of no letters", told(lambda one: one.update(authors=[7])), "B-005"),
    ("authors that are one text", told(lambda one: one.update(authors="Ada")), "B-005"),
    ("no language", told(lambda one: one.update(language=None)), "B-005"),
    ("a number for the article", told(lambda one: one.update(content=7)), "B-005"),
    ("a guid that is none", told(lambda one: one.update(guid="x")), "B-005"),
    ("a day without a zone", told(lambda one: one.update(published="2026-01-01")), "B-005"),
    ("a revision that is true", told(lambda one: one.update(revision=True)), "B-005"),
    ("an edition without a file", told(lambda one: one["editions"][0].update(audio="none.mp3")), "B-005"),
    ("a person without letters", told(lambda one: one["particulars"]["people"][0].update(name=7)), "B-005"),
    ("a soundbite at nothing", told(lambda one: one["soundbites"][0].update(start_ms=None)), "B-005"),
    ("an address as a slug", told(lambda one: one.update(slug="x" * 300)), "B-034"),
)


@pytest.mark.parametrize(("damage", "code"), [row[1:] for row in RUINS], ids=[row[0] for row in RUINS])
def test_ordinary_damage_is_a_finding(rich: Path, cache: Cache, damage: Damage, code: str) -> None:
    """The check says what is damaged, and goes on."""
    damage(rich)

    assert code in {one.code for one in findings(rich, cache)}


@pytest.mark.parametrize("kept", ["[" * 100_000, '{"title": NaN}', "\ufeff{}", "[]", "7"])
def test_settings_in_the_ledger_that_are_none(workspace: Path, kept: str) -> None:
    """A further feed that nobody could have written down is another than the settings have, and ends nothing."""
    values("audiopress.lock", lambda found: found["show"]["settings"].update({"feeds.more": kept}))(workspace)
    settings = workspace / "audiopress.toml"
    settings.write_text(settings.read_text() + '\n[feeds.more]\ntitle = "More"\n')

    assert "S-011" in {one.code for one in pipeline.check(workspace)}


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (write("audiopress.lock", b"<<<<<<< HEAD\n"), 1),
        (edit("audiopress.lock", '"revision": 1', '"revision": "1"'), None),
        (edit("audiopress.lock", '"version": 1', '"version": 99'), None),
    ],
    ids=["a merge", "a field", "a version"],
)
@pytest.mark.parametrize("more", [(), ("--url", "http://127.0.0.1:9/feed.xml")], ids=["", "live"])
def test_a_damaged_ledger_is_a_finding_for_programs(
    workspace: Path, damage: Damage, line: int | None, more: tuple[str, ...]
) -> None:
    """`--json` has it as one finding, with its place and remedy; people are told on stderr, and the code is 8."""
    damage(workspace)
    result = CliRunner().invoke(main, ["-C", str(workspace), "check", "--json", *more])
    (one,) = json.loads(result.stdout)

    assert (result.exit_code, one["code"], one["severity"], one["path"]) == (8, "I-007", "error", "audiopress.lock")
    assert one["line"] == line or (line is None and one["line"] > 1)
    assert one["hint"]
    assert "audiopress.lock:" in result.stderr


def test_a_damaged_ledger_among_several_shows(tmp_path: Path) -> None:
    """It stands before what was found in the others, which are looked at all the same."""
    for name in ("aa", "bb"):
        (tmp_path / "content" / name).mkdir(parents=True)
        settings = f'title = "{name}"\nslug = "{name}"\n[check]\nignore = ["S-004"]\n'
        (tmp_path / "content" / name / "audiopress.toml").write_text(settings)
    (tmp_path / "content" / "aa" / "audiopress.lock").write_text("{")
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "check", "--json"])
    first, *others = json.loads(result.stdout)

    assert (first["code"], first["path"]) == ("I-007", "content/aa/audiopress.lock")
    assert others
    assert all("aa" not in one["path"] for one in others)
    assert result.exit_code == 8


def test_what_is_no_ledger_is_no_finding(workspace: Path) -> None:
    """Settings that cannot be read are told on stderr alone."""
    (workspace / "audiopress.toml").write_text("title = ", encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(workspace), "check", "--json"])

    assert (result.exit_code, result.stdout) == (3, "")


@pytest.mark.parametrize("app", sorted(APPS))
@pytest.mark.parametrize(
    "damage",
    [
        text("itunes:duration", HUGE),
        text("itunes:duration", f"{HUGE}:{HUGE}:{HUGE}"),
        attribute("psc:chapter", "start", HUGE),
        attribute("enclosure", "length", "9" * 5000),
    ],
    ids=["duration", "clock", "chapter", "length"],
)
def test_no_number_is_too_long_to_be_seen(rich: Path, damage: Damage, app: str) -> None:
    """A view of a feed is given whatever its numbers are."""
    damage(rich)
    document, _ = read_document("feed.xml", place(rich, "feed.xml").read_bytes())

    assert document is not None
    assert seen_by(app, document)[0].episodes


@pytest.mark.parametrize(
    "body", [b"NaN", b"[" * 100_000, b'{"chapters": [1e400]}', b'"\\ud800"', b"\xff", b"", *NO_JSON]
)
def test_what_is_served_as_json_is_read_as_strictly(body: bytes) -> None:
    """No JSON is no JSON, on the disk and on the network."""
    assert _unlike(Answer("https://example.org/", 200, body=body), "application/json+chapters") == "is no JSON"


@pytest.mark.parametrize("value", [{"a": [1, -2.5, 2**53, None, True, "é\U0001f600"]}, "1234567890123456789012345", []])
def test_json_of_every_kind_is_read(value: object) -> None:
    """What every reader takes alike is taken, however it is escaped; long digits in a text are letters."""
    assert loads(json.dumps(value).encode()) == value
    assert loads(json.dumps(value, ensure_ascii=False).encode()) == value


def test_a_text_that_is_no_json_says_where() -> None:
    """The line is that of the mistake."""
    with pytest.raises(NotJsonError) as caught:
        loads(b'{\n "a": 1,\n "b" 2}')

    assert caught.value.line == 3
