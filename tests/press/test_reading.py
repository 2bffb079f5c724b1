"""The page that reads along, in a real browser: it plays, shows where it is, and obeys whoever reads."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from audiopress.write.reading import SCRIPTS
from audiopress.write.render import bundle
from tests.judges import pages
from tests.judges.server import serving
from tests.press.aloud import ARTICLE, CONFIG
from tests.press.conftest import run

SLUG = "lamp-lighter"


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a show that was built once for all of these."""
    root = tmp_path_factory.mktemp("along")
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    (root / "content" / f"{SLUG}.md").write_text(ARTICLE, encoding="utf-8")
    run("build", cwd=root)
    return root / "feeds" / "along"


@pytest.fixture(scope="module")
def url(show: Path) -> Iterator[str]:
    with serving(show) as address:
        yield f"{address}{SLUG}/"


@pytest.fixture(scope="module")
def cues(show: Path) -> list[dict[str, Any]]:
    return _record(show)["cues"]


def _record(show: Path) -> dict[str, Any]:
    return json.loads((show / SLUG / "episode.json").read_text(encoding="utf-8"))


def _at(cues: list[dict[str, Any]], seconds: float) -> dict[str, Any]:
    """The last cue that has begun."""
    return [cue for cue in cues if cue["start_ms"] <= round(seconds * 1000)][-1]


def _ms(sample: int) -> int:
    return (2000 * sample + 22050) // 44100


def _displays(show: Path) -> dict[str, str]:
    """What the page shows of each utterance."""
    narration = json.loads((show / SLUG / "narration.json").read_text(encoding="utf-8"))
    return {one["id"]: one["display"] for one in narration["utterances"]}


def _dense(text: str) -> str:
    return "".join(text.split())


# --- what is heard is what is lit


def test_what_is_lit_is_what_is_heard_at_twenty_places(show: Path, url: str, cues: list[dict[str, Any]]) -> None:
    """At 20 seeks, the sentence and the word that are lit are those of episode.json's cue."""
    chance = random.Random(6)
    shown = _displays(show)
    times = [chance.uniform(0.3, cues[-1]["end_ms"] / 1000) for _ in range(20)]
    found = pages.reader("seeks", url, times=times)
    words = 0

    for time, seen in zip(times, found, strict=True):
        cue = _at(cues, time)
        display = shown[cue["utterance"]]
        word = [word for word in cue.get("words", ()) if _ms(word[2]) <= round(time * 1000)][-1:]
        assert abs(seen["time"] - time) < 0.001
        if not display:
            continue
        assert seen["current"].removeprefix("s-") == cue["utterance"]
        assert _dense(seen["sentence"]) == _dense(display)
        if word:
            words += 1
            assert _dense(seen["word"]) == _dense(display[word[0][0] : word[0][1]])
    assert words > 10


def test_while_it_plays_the_light_moves_within_a_tenth_of_a_second(
    show: Path, url: str, cues: list[dict[str, Any]]
) -> None:
    """Frame by frame, at the browser's own clock: never another sentence than the cue of at most 100 ms ago."""
    shown = _displays(show)
    start = next(cue["end_ms"] for cue in cues if cue["utterance"] == "s4") / 1000 - 1
    rows = pages.reader("plays", url, **{"from": start, "seconds": 6})
    seen = {current for _, current, _ in rows}

    assert len(rows) > 60
    assert len(seen) >= 2
    assert len({word for _, _, word in rows}) >= 6
    for time, current, _ in rows:
        near = {_at(cues, moment)["utterance"] for moment in (max(time - 0.1, 0.3), time, time + 0.02)}
        assert current.removeprefix("s-") in near or not all(shown[one] for one in near)


# --- every control, by keyboard alone and by pointer alone


def _steps(url: str, *steps: list[Any], **given: Any) -> list[dict[str, Any]]:
    """The state of the page at first and after each step."""
    return pages.reader("steps", url, steps=steps, **given)


def _does(name: str) -> str:
    return f"[data-does={name}]"


# What is pressed -> what has to be true of the state before and after, from the second sentence on.
ACTS = {
    "play": lambda before, after: (before["playing"], after["playing"], after["label"]) == (False, True, "Pause"),
    "rewind": lambda before, after: abs(before["time"] - 15 - after["time"]) < 0.01,
    "forward": lambda before, after: abs(before["time"] + 15 - after["time"]) < 0.01,
    "previous": lambda before, after: after["time"] < before["time"] and after["current"] != before["current"],
    "next": lambda before, after: after["time"] > before["time"] and after["current"] != before["current"],
    "repeat": lambda before, after: 0 < before["time"] - after["time"] < 5 and after["current"] == before["current"],
    "chapter-previous": lambda before, after: after["chapter"] != before["chapter"] and after["time"] < before["time"],
    "chapter-next": lambda before, after: after["chapter"] != before["chapter"] and after["time"] > before["time"],
    "follow": lambda before, after: (before["follows"], after["follows"]) == ("true", "false"),
    "copy": lambda before, after: after["hash"] == f"#{before['current']}" and "link" in after["status"],
}
HIDDEN = ("repeat", "chapter-previous", "chapter-next", "copy")  # behind “More”
FROM = 33.0  # seconds: in the second chapter


@pytest.mark.parametrize("name", ACTS)
def test_every_button_works_by_keyboard_alone_and_by_pointer_alone(url: str, name: str) -> None:
    """Reached by the Tab key and pressed by Enter, or pointed at: the same happens, and the focus stays."""
    keys = [["tab", ".more > summary", "Enter"]] if name in HIDDEN else []
    points = [["click", ".more > summary", ""]] if name in HIDDEN else []
    for before, after in (
        _steps(url, *keys, ["tab", _does(name), "Enter"], **{"from": FROM})[-2:],
        _steps(url, *points, ["click", _does(name), ""], **{"from": FROM})[-2:],
    ):
        assert ACTS[name](before, after), (before, after)
        assert after["focus"] == name


@pytest.mark.parametrize("key", ["k", "j", "l", ",", ".", "r", "[", "]", "<", ">", "f", "c"])
def test_the_letters_work_in_the_player_and_nowhere_else(url: str, key: str) -> None:
    """A single letter does something only while the focus is in the player (WCAG 2.1.4)."""
    start, outside, focus, inside = _steps(
        url, ["key", "", key], ["tab", _does("play"), "Shift"], ["key", "", key], **{"from": FROM}
    )
    told = ("time", "playing", "rate", "follows", "hash", "chapter")

    assert [outside[name] for name in told] == [start[name] for name in told]
    assert [inside[name] for name in told] != [focus[name] for name in told]


def test_position_speed_and_edition_are_set_without_dragging(url: str) -> None:
    """The slider goes by arrow keys and by a click; it is told in words, and only when somebody asks."""
    rows = _steps(
        url,
        ["tab", "[type=range]", "ArrowRight"],
        ["click", "[type=range]", ""],
        ["choose", "[data-sets=speed]", "ArrowDown"],
        ["select", "[data-sets=speed]", "3"],
        ["select", "[data-sets=speed]", "0.5"],
        **{"from": FROM},
    )
    start, key, click, faster, fastest, slowest = rows

    assert start["spoken"] is None
    assert (round(key["time"]), key["spoken"][:18]) == (34, "34 seconds of 1 mi")
    assert click["time"] != key["time"]
    assert (faster["rate"], faster["status"]) == (1.1, "Speed: 1.1×")
    assert (fastest["rate"], slowest["rate"], slowest["pitch"]) == (3, 0.5, True)


def test_another_edition_goes_on_at_the_same_sentence(show: Path, url: str) -> None:
    """Brief, standard and full are one page; the sentence that was heard is heard in the other, too."""
    rows = _steps(
        url,
        ["click", ".more > summary", ""],
        ["tab", "[data-sets=edition]:checked", "ArrowRight"],
        ["key", "", "ArrowLeft"],
        ["click", "label:has([value=brief])", ""],
        **{"from": FROM},
    )

    assert [row["edition"] for row in rows] == ["standard", "standard", "full", "standard", "brief"]
    assert len({row["current"] for row in rows}) == 1
    assert [row["file"] for row in rows[2:]] == [f"{SLUG}{name}.mp3" for name in (".full", "", ".brief")]
    assert rows[3]["time"] == pytest.approx(FROM, abs=0.06)


def test_every_paragraph_and_heading_can_be_played_from(url: str, show: Path) -> None:
    """By one stop of the Tab key and arrows from block to block, or by pointing at the block's own button."""
    start, first, third, played = _steps(
        url, ["tab", ".from", "ArrowDown"], ["key", "", "ArrowDown"], ["key", "", "Enter"]
    )
    pointed = _steps(url, ["click", "section .from", ""])[-1]

    assert (start["playing"], first["playing"], third["playing"], played["playing"]) == (False, False, False, True)
    assert played["current"] != start["current"]
    assert pointed["playing"]
    assert pointed["sentence"] == "The pole"


def test_a_click_on_a_sentence_plays_it_where_that_is_wanted(url: str) -> None:
    """Not at first: whoever selects text is left alone; Escape closes what was open and gives the focus back."""
    rows = _steps(
        url,
        ["click", "#s12", ""],
        ["click", ".more > summary", ""],
        ["click", "label:has([data-sets=click])", ""],
        ["key", "", "Escape"],
        ["click", "#s12", ""],
    )

    assert (rows[1]["playing"], rows[1]["time"]) == (False, 0)
    assert (rows[-2]["focus"], rows[-2]["playing"]) == ("SUMMARY", False)
    assert (rows[-1]["playing"], rows[-1]["current"]) == (True, "s12")


def test_chapters_are_buttons_and_the_present_one_is_marked(url: str) -> None:
    """A chapter's time plays from there; the list says which chapter it is."""
    rows = _steps(url, ["tab", "nav li:nth-child(3) button", "Enter"], ["click", "nav li:nth-child(2) button", ""])

    assert [row["playing"] for row in rows] == [False, True, True]
    assert [row["chapter"].split("\n")[0][:8] for row in rows] == ["The Lamp", "The stre", "The pole"]


# --- staying with the reader


def test_what_was_heard_and_how_fast_is_remembered(url: str) -> None:
    """Closed and opened again, the page stands where it was left, and does not play by itself."""
    *_, left, back = _steps(
        url,
        ["select", "[data-sets=speed]", "1.5"],
        ["seek", "", 40],
        ["click", _does("play"), ""],
        ["until", "", 41],
        ["click", _does("play"), ""],
        ["reload", "", ""],
    )

    assert back["time"] == pytest.approx(left["time"], abs=0.2)
    assert (back["rate"], back["playing"], back["current"]) == (1.5, False, left["current"])


def test_following_yields_to_the_reader_and_offers_the_way_back(url: str) -> None:
    """The wheel ends it, nothing scrolls against it, a button leads back; it can be turned off."""
    rows = _steps(
        url,
        ["seek", "", 40],
        ["click", _does("play"), ""],
        ["playing", "", ""],
        ["wait", "", 4500],
        ["wheel", "", -3000],
        ["wait", "", 4500],
        ["click", _does("back"), ""],
        ["wait", "", 1500],
    )
    *_, following, away, later, _, back = rows

    assert following["insight"]
    assert (away["back"], away["scroll"], later["scroll"]) == (True, 0, 0)
    assert later["current"] != following["current"]
    assert (back["insight"], back["back"]) == (True, False)


def test_following_does_not_glide_where_motion_is_unwelcome(url: str) -> None:
    """With reduced motion the page jumps: one frame later it is there."""
    rows = _steps(
        url, ["tab", ".from", "End"], ["key", "", "Enter"], ["playing", "", ""], browser={"reducedMotion": "reduce"}
    )

    assert rows[-1]["insight"]


def test_notes_are_skipped_where_that_is_wanted(show: Path, url: str) -> None:
    """What is heard after the sentence with the note is the article's next one; asked for, a note is read."""
    cues = _record(show)["cues"]
    groups = {one["id"]: one["group"] for one in _narration(show)}
    note = next(cue for cue in cues if (groups[cue["utterance"]] or {}).get("kind") == "skippable")
    after = next(
        cue
        for cue in cues
        if cue["start"] > note["start"] and (groups[cue["utterance"]] or {}).get("kind") != "skippable"
    )
    before = note["start_ms"] / 1000 - 0.3
    steps = [["seek", "", before], ["click", _does("play"), ""], ["until", "", before + 0.6]]
    read = _steps(url, *steps)[-1]
    skipped = _steps(url, ["click", ".more > summary", ""], ["click", "label:has([data-sets=skips])", ""], *steps)[-1]

    assert read["time"] < note["end_ms"] / 1000 + 0.5
    assert skipped["time"] >= after["start_ms"] / 1000
    assert skipped["current"].removeprefix("s-") == after["utterance"]


@pytest.mark.parametrize(("role", "label"), [("table", "Leave this table"), ("list", "Leave this list")])
def test_a_table_and_a_list_can_be_left(show: Path, url: str, role: str, label: str) -> None:
    """The button is there while the table is read, and leads to what comes after it; the focus is not lost."""
    cues = _record(show)["cues"]
    groups = {one["id"]: (one["group"] or {}).get("role") for one in _narration(show)}
    inside = next(place for place, cue in enumerate(cues) if groups[cue["utterance"]] == role)
    after = next(cue for cue in cues[inside:] if groups[cue["utterance"]] != role)
    for how in ("tab", "click"):
        start, left = _steps(url, [how, _does("leave"), "Enter"], **{"from": cues[inside]["start_ms"] / 1000 + 0.2})

        assert start["leave"] == label
        assert (left["leave"], left["focus"]) == ("", "play")
        assert left["time"] == pytest.approx(after["start_ms"] / 1000, abs=0.002)


def test_the_sleep_timer_stops_after_its_minutes_and_at_the_chapter_s_end(show: Path, url: str) -> None:
    """Five minutes on the browser's own (turned) clock; or when the chapter ends, at the place where it does."""
    choose = [["click", ".more > summary", ""], ["select", "[data-sets=timer]", "5"]]
    rows = _steps(url, *choose, ["clock", "", 299_000], ["clock", "", 2_000], clock=True)
    end = _record(show)["chapters"][1]["start_ms"] / 1000
    chapter = [["select", "[data-sets=timer]", "chapter"], ["click", _does("play"), ""], ["wait", "", 2500]]
    asleep = _steps(url, ["click", ".more > summary", ""], *chapter, **{"from": end - 1})[-1]

    assert "stopped" not in rows[-2]["status"]
    assert rows[-1]["status"] == "The sleep timer has stopped the audio."
    assert (asleep["playing"], asleep["status"]) == (False, "The sleep timer has stopped the audio.")
    assert asleep["time"] == pytest.approx(end, abs=0.002)


def _narration(show: Path) -> list[dict[str, Any]]:
    return json.loads((show / SLUG / "narration.json").read_text(encoding="utf-8"))["utterances"]


# --- links


@pytest.mark.parametrize("fragment", ["#t=33", "#t=npt:0:33", "#t=33,40"])
def test_a_link_to_a_time_stands_there_and_waits(url: str, cues: list[dict[str, Any]], fragment: str) -> None:
    """Positioned, lit and focused; nothing plays by itself (WCAG 1.4.2)."""
    seen = pages.reader("look", url, hash=fragment)

    assert (seen["time"], seen["playing"]) == (33, False)
    assert seen["current"].removeprefix("s-") == _at(cues, 33)["utterance"]
    assert (seen["focus"], seen["insight"]) == (seen["current"], True)


def test_a_link_to_a_sentence_stands_there_and_waits(url: str, cues: list[dict[str, Any]]) -> None:
    """As it is copied: #s12."""
    cue = next(cue for cue in cues if cue["utterance"] == "s12")
    seen = pages.reader("look", url, hash="#s12")

    assert (seen["time"], seen["playing"]) == (cue["start_ms"] / 1000, False)
    assert (seen["current"], seen["focus"], seen["insight"]) == ("s12", "s12", True)


@pytest.mark.parametrize("fragment", ["#t=x", "#t=", "#%", "#%ff", "#nowhere", "#", "#t=99999", "#t=-1"])
def test_a_link_that_leads_nowhere_does_no_harm(url: str, fragment: str) -> None:
    """The page is there, and ready to play."""
    seen = pages.reader("look", url, hash=fragment)

    assert (seen["playing"], seen["label"]) == (False, "Play")


# --- whatever the circumstances


def test_the_script_is_small() -> None:
    """Under 20 kB as it stands in the page."""
    assert len(bundle(SCRIPTS).encode()) < 20_000


@pytest.mark.parametrize(
    "size",
    [{"width": 320, "height": 640}, {"width": 320, "height": 256}, {"width": 640, "height": 400}],
    ids=["narrow", "at 400 %", "at 200 %"],
)
def test_nothing_is_cut_off_when_it_is_narrow_or_enlarged(url: str, size: dict[str, int]) -> None:
    """At 320 pixels, and 1280 × 1024 at 400 %: nothing to scroll sideways, all works, what is heard is in sight."""
    rows = _steps(
        url,
        ["tab", _does("play"), "Enter"],
        ["playing", "", ""],
        ["click", "section .from", ""],
        ["wait", "", 1500],
        ["click", ".more > summary", ""],
        ["click", _does("copy"), ""],
        ["tab", ".shortcuts > summary", "Enter"],
        browser={"viewport": size, "hasTouch": True},
    )

    assert [row["overflow"] for row in rows] == [0] * len(rows)
    assert rows[4]["insight"]
    assert rows[4]["playing"]
    assert rows[-2]["hash"] == f"#{rows[-2]['current']}"


def test_targets_are_large_and_the_focus_is_never_under_the_player(url: str) -> None:
    """24 by 24 pixels at least (WCAG 2.5.8), no focused element covered (2.4.11), one Tab stop for all the blocks."""
    for size in ({"width": 1000, "height": 800}, {"width": 320, "height": 640}):
        seen = pages.reader("targets", url, browser={"viewport": size})

        assert seen == {"small": [], "hidden": [], "stops": 1}


def test_on_paper_there_is_the_article_and_nothing_to_press(url: str) -> None:
    """No player, no buttons, no list of chapters to click on."""
    assert pages.reader("look", url, media="screen")["shown"] > 10
    assert pages.reader("look", url, media="print")["shown"] == 0


def test_it_works_from_disk(show: Path, cues: list[dict[str, Any]]) -> None:
    """Opened as a file: the timeline is in the page, the sound beside it."""
    page = (show / SLUG / "index.html").as_uri()
    *_, played = _steps(page, ["click", _does("play"), ""], ["playing", "", ""], ["until", "", FROM + 1], hash="#t=33")

    assert played["playing"]
    assert played["current"].removeprefix("s-") in {_at(cues, played["time"] - late)["utterance"] for late in (0, 0.1)}


def test_it_works_where_nothing_may_be_stored(url: str) -> None:
    """Every use of storage throws: it plays, and nothing is remembered."""
    blocked = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    *_, played, back = _steps(url, ["click", _does("play"), ""], ["until", "", 0.5], ["reload", "", ""], init=blocked)

    assert played["playing"]
    assert (back["time"], back["playing"]) == (0, False)


def test_without_highlights_a_class_does(url: str) -> None:
    """A browser that lacks the Custom Highlight API lights up the sentence's element."""
    rows = _steps(url, init="delete window.Highlight", **{"from": FROM})

    assert (rows[-1]["lit"], rows[-1]["sentence"]) == (1, "")
    assert rows[-1]["current"]


def test_without_script_the_browser_s_player_and_the_links_remain(show: Path, url: str) -> None:
    """Native controls, chapters as links into the sound, and no control that would do nothing."""
    seen = pages.plain(url)
    chapters = _record(show)["chapters"]

    assert seen["controls"]
    assert seen["buttons"] == 0
    assert seen["chapters"] == len(chapters)
    assert seen["text"] > 1000


def test_sound_that_is_missing_or_broken_is_said_in_a_sentence(show: Path, tmp_path: Path) -> None:
    """404, a file that is no sound, one cut to nothing: the page says so, and the text is all there."""
    folder = tmp_path / "damaged"
    shutil.copytree(show, folder)
    audio = folder / SLUG / f"{SLUG}.mp3"
    with serving(folder) as address:
        for damage in (b"this is no sound" * 1000, b"", None):
            audio.unlink() if damage is None else audio.write_bytes(damage)
            first, told, words = pages.reader("failing", f"{address}{SLUG}/")

            assert first["status"] == ""
            assert told["status"].startswith("The audio cannot be played: the file is missing or damaged.")
            assert (told["label"], told["overflow"]) == ("Play", 0)
            assert words > 1000


def test_the_system_is_told_what_plays(show: Path, url: str) -> None:
    """Media Session: title, author, show, picture and chapters."""
    record = _record(show)
    seen = pages.reader("session", url)

    assert (seen["title"], seen["artist"], seen["album"]) == (record["title"], "Ada Example", "Read along")
    assert [chapter for chapter, _ in seen["chapters"]] == [one["start_ms"] / 1000 for one in record["chapters"]]
    assert (show / seen["artwork"][0].rsplit("/", 1)[1]).is_file()


def test_the_page_is_accessible_while_it_plays(url: str) -> None:
    """axe-core in light, dark, forced colours, reduced motion and 320 pixels: nothing; nothing from elsewhere."""
    for name, seen in pages.browse(url).items():
        assert seen["violations"] == [], name
        assert (seen["console"], seen["foreign"], seen["overflow"]) == ([], [], 0), name


def test_the_validators_find_nothing(show: Path) -> None:
    """Neither the Nu checker nor html-validate."""
    page = show / SLUG / "index.html"

    assert pages.vnu(page) == []
    assert pages.html_validate(page) == []


def test_the_light_moves_nothing_and_is_not_by_colour_alone(url: str) -> None:
    """Every block stands where it stood and is as large as it was; sentence and word are underlined."""
    seen = pages.reader("metrics", url, **{"from": FROM})

    assert seen["lit"] != ""
    assert seen["before"] == seen["after"]
    assert "underline" in seen["sentence"]
    assert "underline" in seen["word"]


def test_a_screen_reader_says_the_article_in_the_order_of_the_voice(show: Path) -> None:
    """Every sentence of the full edition stands in a virtual screen reader's log, in the order in which it is heard.

    Notes apart: on the page they come at the end, in the sound where they are referred to.
    """
    narration = json.loads((show / SLUG / "narration.full.json").read_text(encoding="utf-8"))
    said = re.findall(r"\w+", " ".join(pages.voiced(show / SLUG / "index.html")))
    place = 0
    for one in narration["utterances"]:
        if one["role"] in ("note", "reference") or not one["display"].strip():
            continue
        place = _after(said, re.findall(r"\w+", one["display"]), place)

        assert place, one["display"]


def _after(said: list[str], words: list[str], place: int) -> int:
    """Where these words end in what is said, from a place on; 0 where they are not. Roles may be told between them."""
    for start in range(place, len(said)):
        at = start
        for word in words:
            near = said[at : at + 8]
            if word not in near:
                break
            at += near.index(word) + 1
        else:
            return at
    return 0


def test_lighthouse_gives_full_marks_for_accessibility(url: str) -> None:
    """100 of 100, with the script running."""
    assert pages.score(url) == {"score": 100, "wrong": []}
