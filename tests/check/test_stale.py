"""Settings, articles and the ledger, changed after a build: each is told once, and what an author may edit is not."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from audiopress import pipeline
from audiopress.model import Finding
from tests.check.conftest import ARTICLE, SHOW
from tests.check.damage import Damage, attribute, both, drop, feed, text, values

Told = tuple[str, str]  # a finding's code and path
NOW = datetime(2026, 3, 1, tzinfo=UTC)
TOML, FIRST = "audiopress.toml", "content/first.md"


def built(workspace: Path, *, engine: str | None = None) -> None:
    options = pipeline.Options(jobs=1, engine=engine)
    pipeline.build(workspace, options, now=NOW, progress=lambda progress: None)


def told(workspace: Path) -> list[Told]:
    return [(one.code, one.path) for one in pipeline.check(workspace)]


def the_one(workspace: Path) -> Finding:
    found = pipeline.check(workspace)

    assert len(found) == 1, [(one.code, one.place, one.message) for one in found]
    return found[0]


def change(name: str, old: str, new: str) -> Damage:
    """Other words in a file that the author writes."""

    def damage(workspace: Path) -> None:
        path = workspace / name
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new, 1), encoding="utf-8")

    return damage


def test_nothing_has_changed(workspace: Path) -> None:
    """A workspace as it was built has nothing to tell, nor has a copy of it elsewhere, without any cache."""
    assert told(workspace) == []


# --------------------------------------------------------------------------------------------------------- settings

SETTINGS: tuple[tuple[str, str, str, str, str], ...] = (
    ("title", 'title = "Sound checks"', 'title = "Other checks"', "“Sound checks”", "“Other checks”"),
    ("description", '"Short articles."', '"Long articles."', "“Short articles.”", "“Long articles.”"),
    ("author", '"Ada Example"', '"Ben Example"', "“Ada Example”", "“Ben Example”"),
    ("email", "ada@example.org", "ben@example.org", "“ada@example.org”", "“ben@example.org”"),
    ("email", 'email = "ada@example.org"\n', "", "“ada@example.org”", "not given"),
    ("categories", "Education", "Arts > Books", "Education", "Books"),
    ("language", "slug =", 'language = "en-GB"\nslug =', "“en”", "“en-GB”"),
    ("explicit", "slug =", "explicit = true\nslug =", "not given", "“true”"),
    ("medium", "slug =", 'medium = "blog"\nslug =', "not given", "“blog”"),
    ("copyright", "slug =", 'copyright = "Ada"\nslug =', "not given", "“Ada”"),
    ("link", "slug =", 'link = "https://me.example/"\nslug =', "not given", "“https://me.example/”"),
    ("artwork", "slug =", 'artwork = "own.png"\nslug =', "not given", "“own.png”"),
    ("feed.license", "[voice]", '[feed]\nlicense = "CC-BY-4.0"\n[voice]', "not given", "CC-BY-4.0"),
    ("feed.locked", "[voice]", "[feed]\nlocked = false\n[voice]", "not given", "“false”"),
    ("feed.people", "[voice]", '[feed]\npeople = ["Ben"]\n[voice]', "not given", "Ben"),
    ("feed.new_url", "[voice]", '[feed]\nnew_url = "https://n.example/f.xml"\n[voice]', "not given", "n.example"),
    ("feeds.more", "[voice]", '[feeds.more]\ntitle = "More"\n[voice]', "not given", "More"),
)


@pytest.mark.parametrize("row", SETTINGS, ids=[f"{row[0]}-{row[4]}" for row in SETTINGS])
def test_a_setting_changed_after_the_build(workspace: Path, row: tuple[str, str, str, str, str]) -> None:
    """It is named with both values, at its line, and a build settles it; what follows from it is not told again."""
    key, old, new, was, now = row
    Image.new("RGB", (1400, 1400), "navy").save(workspace / "own.png")
    change(TOML, old, new)(workspace)
    usual = {"S-004"} if now == "not given" else set()
    found = [one for one in pipeline.check(workspace) if one.code not in usual]
    built(workspace)

    assert [("S-011", TOML)] == [(one.code, one.path) for one in found]
    assert f"`{key}` is" in found[0].message
    assert found[0].message.index(now) < found[0].message.rindex(was)
    assert found[0].line or now == "not given"
    assert "audiopress build" in found[0].hint
    assert found[0].severity == "warning"  # as for an article: nothing that is published is wrong
    assert [] == [one for one in told(workspace) if one[0] not in usual]


def test_a_picture_changed_after_the_build(workspace: Path) -> None:
    """The file that `artwork` names is the picture that was published, or it is said."""
    Image.new("RGB", (1400, 1400), "navy").save(workspace / "own.png")
    change(TOML, "slug =", 'artwork = "own.png"\nslug =')(workspace)
    built(workspace)
    Image.new("RGB", (1400, 1400), "red").save(workspace / "own.png")

    assert ("S-011", TOML) == (the_one(workspace).code, the_one(workspace).path)


@pytest.mark.parametrize("kept", [True, False], ids=["", "written into"])
def test_a_further_feed_that_asks_for_other_episodes(workspace: Path, *, kept: bool) -> None:
    """What it holds is right for the settings of then: the setting is told of, and no episode is missed."""
    change(TOML, "[voice]", '[feeds.more]\ntitle = "More"\n\n[voice]')(workspace)
    built(workspace)
    change(TOML, 'title = "More"', 'title = "More"\ntags = ["new"]')(workspace)
    if not kept:
        values("audiopress.lock", lambda found: found["show"]["settings"].update({"feeds.more": '{"tags": 7}'}))(
            workspace
        )
    found = [one for one in told(workspace) if one[0] != "S-010"]  # which tells that no article has that tag

    assert ("S-011", TOML) in found
    assert len(found) == 1 or not kept


def test_an_address_of_this_machine_that_changed(workspace: Path) -> None:
    """Nobody could know the old one, so there is no move to announce; still another feed has to be written."""
    change(TOML, "https://example.org/checks/", "http://localhost:8000/a/")(workspace)
    shutil.rmtree(workspace / "feeds")
    (workspace / "audiopress.lock").unlink()
    built(workspace)
    change(TOML, "http://localhost:8000/a/", "https://example.org/checks/")(workspace)

    assert "`base_url` is “https://example.org/checks/”" in the_one(workspace).message


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('title = "Sound checks"', 'title = "Other checks"', "I-001"),
        ("https://example.org/checks/", "https://new.example/", "I-002"),
    ],
    ids=["a title without a slug", "an address"],
)
def test_what_has_moved_is_told_once(tmp_path: Path, old: str, new: str, code: str) -> None:
    """The files are looked at where they were published, for the address of then: one cause, one finding."""
    (tmp_path / "content").mkdir()
    (tmp_path / TOML).write_text(SHOW.replace('slug = "checks"\n', ""), encoding="utf-8")
    (tmp_path / FIRST).write_text(ARTICLE.format(name="first", day=1), encoding="utf-8")
    built(tmp_path)
    change(TOML, old, new)(tmp_path)

    assert [(code, TOML)] == told(tmp_path)


SWAPPED = r"\3\2\1"
EDITED: tuple[tuple[str, Damage], ...] = (
    ("another title", text("title", "Checks of sound")),
    ("another description", text("description", "Articles that are short.")),
    ("another author", text("itunes:author", "Ada E.")),
    ("another category", attribute("itunes:category", "text", "Arts")),
    (
        "tags in another order",
        feed(r"(<itunes:type>.*?</itunes:type>)(\s*)(<podcast:guid>.*?</podcast:guid>)", SWAPPED),
    ),
    ("no owner", drop("itunes:owner")),
    ("all of them", both(text("title", "Checks"), text("description", "Articles."), drop("podcast:medium"))),
)


@pytest.mark.parametrize("edited", [row[1] for row in EDITED], ids=[row[0] for row in EDITED])
def test_a_feed_that_its_author_writes_into(workspace: Path, edited: Damage) -> None:
    """The channel's words are the author's: the settings are held against what was built, and not against these."""
    edited(workspace)

    assert told(workspace) == []


def test_a_ledger_that_keeps_no_settings(workspace: Path) -> None:
    """As an older audiopress wrote it: nothing is known of what the feed was written from, and nothing said."""
    values("audiopress.lock", lambda document: document["show"].pop("settings"))(workspace)
    change(TOML, '"Short articles."', '"Long articles."')(workspace)

    assert told(workspace) == []


# --------------------------------------------------------------------------------------------------------- articles

CHANGED: tuple[tuple[str, Damage, str], ...] = (
    ("its text", change(FIRST, "A paragraph in the middle", "A passage in the middle"), "its text"),
    ("its title", change(FIRST, "title: The first", "title: The former"), "its title"),
    ("a heading", change(FIRST, "# The middle", "# The centre"), "its text"),
    ("its author", change(FIRST, "title:", "author: Ben\ntitle:"), "its author"),
    ("its tags", change(FIRST, "title:", "tags: [new]\ntitle:"), "its list of tags"),
    ("its summary", change(FIRST, "title:", "summary: In short.\ntitle:"), "its summary"),
    ("its season", change(FIRST, "title:", "podcast: {season: 2}\ntitle:"), "its front matter below `podcast`"),
    ("its language", change(FIRST, "title:", "language: en-GB\ntitle:"), "its language"),
    ("a soundbite", change(FIRST, "title:", "podcast: {soundbites: [The last paragraph]}\ntitle:"), "soundbites"),
    ("what is said", change(FIRST, "An opening", "An <!-- say: uno -->opening<!-- /say -->"), "read otherwise"),
)


@pytest.mark.parametrize(("edited", "what"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_an_article_changed_after_the_build(workspace: Path, edited: Damage, what: str) -> None:
    """One finding for the article, which says what is another; a build settles it."""
    edited(workspace)
    found = the_one(workspace)
    built(workspace)

    assert ("A-111", FIRST) == (found.code, found.path)
    assert what in found.message
    assert told(workspace) == []


def test_a_picture_of_an_article_changed_after_the_build(workspace: Path) -> None:
    """Its own cover is part of it, whatever the text says."""
    for number, colour in enumerate(("navy", "red")):
        Image.new("RGB", (1400, 1400), colour).save(workspace / "content" / "own.png")
        if not number:
            change(FIRST, "title:", "cover: own.png\ntitle:")(workspace)
            built(workspace)
            assert told(workspace) == []

    assert "its cover or picture is another" in the_one(workspace).message


def test_other_sound_is_asked_for(workspace: Path) -> None:
    """A format more, or another edition, is in no episode before the next build."""
    change(TOML, "[voice]", '[audio]\nformats = ["mp3", "opus"]\n[voice]')(workspace)

    assert [("A-111", FIRST), ("A-111", "content/second.md")] == told(workspace)


@pytest.mark.parametrize(("before", "now"), [('["brief"]', "[]"), ("[]", '["brief"]')], ids=["less", "more"])
def test_another_edition_is_asked_for(workspace: Path, before: str, now: str) -> None:
    """One that is not wanted any more is still published, and a new one is not yet."""
    change(TOML, "[voice]", f"[narration]\neditions = {before}\n[voice]")(workspace)
    built(workspace)
    change(TOML, f"editions = {before}", f"editions = {now}")(workspace)
    found = pipeline.check(workspace)

    assert [("A-111", FIRST), ("A-111", "content/second.md")] == [(one.code, one.path) for one in found]
    assert all("brief edition" in one.message for one in found)


def test_settings_in_the_ledger_that_nest_too_deeply(workspace: Path) -> None:
    """A further feed that somebody damaged there ends no check."""
    change(TOML, "[voice]", '[feeds.more]\ntitle = "More"\n\n[voice]')(workspace)
    built(workspace)
    deep = {"feeds.more": "[" * 100_000}
    values("audiopress.lock", lambda found: found["show"]["settings"].update(deep))(workspace)

    assert [("S-011", TOML)] == told(workspace)


def test_an_article_added_after_the_build(workspace: Path) -> None:
    """It is told of, and no fault."""
    (workspace / "content" / "third.md").write_text(ARTICLE.format(name="third", day=3), encoding="utf-8")
    found = the_one(workspace)

    assert ("A-110", "note", "content/third.md") == (found.code, found.severity, found.path)


def test_an_article_removed_after_the_build(workspace: Path) -> None:
    """Its episode is still published."""
    (workspace / FIRST).unlink()

    assert ("A-107", FIRST) == (the_one(workspace).code, the_one(workspace).path)


def test_an_article_whose_file_has_another_name(workspace: Path) -> None:
    """Without its slug it is a lost episode, told once; with it, an episode that was built from another file."""
    (workspace / FIRST).rename(workspace / "content" / "former.md")
    lost = the_one(workspace)
    change("content/former.md", "title:", "slug: first\ntitle:")(workspace)
    found = the_one(workspace)

    assert "A-107" == lost.code
    assert ("A-111", "content/former.md") == (found.code, found.path)
    assert FIRST in found.message


def test_what_changes_nothing_that_is_published(workspace: Path) -> None:
    """Blank lines, and what a check is asked to ignore, make no other episode."""
    change(FIRST, "# The middle\n", "\n# The middle\n\n")(workspace)
    change(FIRST, "title:", "check: {ignore: [N-917]}\ntitle:")(workspace)

    assert {"X-001"} >= {code for code, _ in told(workspace)}


def test_another_engine_was_asked_for(tmp_path: Path) -> None:
    """Voices have other names in another engine: what was built with `--engine` is no changed article."""
    (tmp_path / "content").mkdir()
    (tmp_path / TOML).write_text(SHOW.replace('[voice]\nengine = "tone"\n', ""), encoding="utf-8")
    (tmp_path / FIRST).write_text(ARTICLE.format(name="first", day=1), encoding="utf-8")
    built(tmp_path, engine="tone")

    assert told(tmp_path) == []


# ----------------------------------------------------------------------------------------------------------- ledger

GUID, DIGEST = "00000000-0000-5000-8000-000000000000", "0" * 64
FIELDS: dict[str, object] = {
    "guid": GUID,
    "url": "first/old.mp3",
    "source": "content/second.md",
    "title": "Another",
    "published": "2025-01-01T00:00:00Z",
    "updated": "2027-01-01T00:00:00Z",
    "revision": 7,
    "content_sha256": DIGEST,
    "record_sha256": DIGEST,
    "sha256": DIGEST,
    "size": 5,
    "removed": True,
    "formerly": ["first/old.mp3"],
}
SHOW_FIELDS: dict[str, object] = {
    "guid": GUID,
    "feed_url": "https://example.org/other/feed.xml",
    "slug": "others",
    "formerly": ["https://example.org/old/feed.xml"],
    "picture_sha256": DIGEST,
    "settings": {"title": "Another"},
}


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_field_of_an_episode_in_the_ledger_is_proved(workspace: Path, name: str) -> None:
    """Whatever somebody writes there, a file, a feed or the article says otherwise."""
    values("audiopress.lock", lambda document: document["episodes"]["first"].update({name: FIELDS[name]}))(workspace)

    assert told(workspace) != []


@pytest.mark.parametrize("name", sorted(SHOW_FIELDS))
def test_every_field_of_the_show_in_the_ledger_is_proved(workspace: Path, name: str) -> None:
    """As of an episode."""
    values("audiopress.lock", lambda document: document["show"].update({name: SHOW_FIELDS[name]}))(workspace)

    assert told(workspace) != []


def test_no_field_of_the_ledger_is_left_out(workspace: Path) -> None:
    """Those of the two lists above are all there are."""
    ledger = json.loads((workspace / "audiopress.lock").read_bytes())

    assert {"slug", *FIELDS} == {"slug", "removed", "formerly", *ledger["episodes"]["first"]}
    assert set(SHOW_FIELDS) == {"formerly", *ledger["show"]}


# -------------------------------------------------------------------------------------------------- a flipped byte


def flipped(path: Path, place: Callable[[bytes], int]) -> None:
    found = bytearray(path.read_bytes())
    found[place(bytes(found))] ^= 1
    path.write_bytes(found)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_flipped_byte_is_found_in_every_file(rich: Path, part: float) -> None:
    """Of all that is published but feeds and index pages, which their author may write into."""
    folder = rich / "feeds" / "checks"
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".xml"]
    hashed = [path for path in files if path.name != "episode.json" and path != folder / "index.html"]
    for path in hashed:
        flipped(path, lambda data: int(part * len(data)))
    found = {one.path for one in pipeline.check(rich) if one.code == "B-031"}

    assert len(hashed) > 40
    assert [
        path.relative_to(rich).as_posix() for path in hashed if path.relative_to(rich).as_posix() not in found
    ] == []


@pytest.mark.parametrize("key", ["summary", "tags", "cues", "content", "duration", "authors", "assets"])
def test_a_flipped_byte_is_found_in_an_episode_s_record(rich: Path, key: str) -> None:
    """It lists every file but itself; the ledger has its digest."""
    path = rich / "feeds" / "checks" / "first" / "episode.json"
    flipped(path, lambda data: re.search(rf'"{key}":[^\w]*\w'.encode(), data).end() - 1)  # type: ignore[union-attr]

    assert "feeds/checks/first/episode.json" in {one.path for one in pipeline.check(rich)}
