"""audiopress.toml -> Show: what may stand there, and what is said about everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.config import FILE, PAUSES, load_show, parse_show
from audiopress.config.rows import BY_KEY, ROWS
from audiopress.config.terms import BIT_RATES, CATEGORIES
from audiopress.errors import ConfigError
from audiopress.model import (
    Audio,
    Feed,
    License,
    Link,
    Location,
    Music,
    Narration,
    Person,
    Recommendation,
    Schedule,
    Selection,
    Show,
    Suppression,
    Text,
    Track,
    Voice,
)
from audiopress.narrate.pauses import PAUSES as ASKED

FULL = """
title = "Long Reads"
author = "Ada Jones"
email = "ada@example.org"
description = \"\"\"
Two lines
of prose.\"\"\"
language = "pt-BR"
base_url = "https://Example.org/reads"
link = "https://example.org/about?x=1#y"
slug = "reads"
artwork = "art.png"
categories = ["Arts > Books", "Education"]
explicit = true
medium = "newsletter"
copyright = "Ada Jones"
publications = ["lpf", "epub"]

[feed]
type = "serial"
locked = false
complete = true
block = true
new_url = "https://example.org/new/feed.xml"
hubs = ["https://hub.example.org/"]
podping = true
people = ["Ada Jones", { name = "Ben", role = "Editor", href = "https://b.example/", img = "https://b.example/b.png" }]
funding = { url = "https://example.org/give", text = "Support us" }
license = "CC-BY-4.0"
locations = [{ name = "Porto", rel = "creator", geo = "geo:41.15,-8.61", osm = "R3459013", country = "pt" }, "Lisbon"]
schedule = { text = "On Mondays", rrule = "freq=weekly;byday=MO;count=4", start = "2026-01-05" }
podroll = [{ guid = "917393e3-1b1e-5cef-ace4-edaa54e1f810", title = "Podcasting 2.0" }]
texts = [{ text = "abc", purpose = "verify" }]
page = 50

[feeds]
money = { title = "On money", description = "Prices.", tags = ["Money", "prices"], folder = "essays/new" }
short = { title = "In brief", detail = "brief" }

[voice]
engine = "tone"
name = "tone"
rate = 200
pitch = 40
volume = 90
library = "/usr/lib/libespeak-ng.so.1"
roles = { quote = "other", note = "third" }

[audio]
formats = ["m4b", "opus"]
bit_rate = 64
aac_bit_rate = 80
opus_bit_rate = 32
sample_rate = 24000
loudness = -18
chapter_depth = 2

[narration]
detail = "full"
editions = ["brief"]
notes = "end"
formulas = "speech-rule-engine"
opening = "This is {show}."
closing = "Find it at {link}."

[music]
intro = "a.wav"
outro = "b.mp3"
bed = "a.wav"
chapter = ""
level = -3
bed_level = -16
fade_in = 20
fade_out = 800

[pauses]
heading = 1
paragraph = 0.6

[rules]
links = false

[check]
ignore = ["S-004", "n-917"]
"""


def error(text: str, folder: Path = Path(), **names: frozenset[str] | None) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        parse_show(text, folder, **names)
    return caught.value


def test_every_key(tmp_path: Path) -> None:
    """Every key of the table reaches its field of the Show."""
    for name in ("art.png", "a.wav", "b.mp3"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / FILE).write_text(FULL, encoding="utf-8")
    lines = FULL.splitlines()

    def track(key: str, name: str) -> Track:
        line = lines.index(f'{key} = "{name}"') + 1
        return Track(tmp_path / name, f"{FILE}:{line}")

    expected = Show(
        slug="reads",
        title="Long Reads",
        author="Ada Jones",
        description="Two lines\nof prose.",
        language="pt-BR",
        base_url="https://example.org/reads/",
        email="ada@example.org",
        link="https://example.org/about?x=1#y",
        artwork=tmp_path / "art.png",
        categories=(("Arts", "Books"), ("Education", "")),
        explicit=True,
        medium="newsletter",
        copyright="Ada Jones",
        publications=("lpf", "epub"),
        feed=Feed(
            type="serial",
            locked=False,
            complete=True,
            block=True,
            new_url="https://example.org/new/feed.xml",
            hubs=("https://hub.example.org/",),
            podping=True,
            people=(
                Person("Ada Jones", "host", "cast"),
                Person("Ben", "editor", "writing", "https://b.example/", "https://b.example/b.png"),
            ),
            funding=(Link("https://example.org/give", "Support us"),),
            license=License("CC-BY-4.0"),
            locations=(Location("Porto", "creator", "geo:41.15,-8.61", "R3459013", "pt"), Location("Lisbon")),
            schedule=Schedule("On Mondays", "FREQ=WEEKLY;BYDAY=MO;COUNT=4", "2026-01-05"),
            podroll=(Recommendation("917393e3-1b1e-5cef-ace4-edaa54e1f810", title="Podcasting 2.0"),),
            texts=(Text("abc", "verify"),),
            page=50,
        ),
        feeds=(
            ("money", Selection("On money", "Prices.", ("Money", "prices"), "essays/new")),
            ("short", Selection("In brief", detail="brief")),
        ),
        engine="tone",
        voice=Voice("tone", 200, 40, 90),
        voices=(("note", "third"), ("quote", "other")),
        library="/usr/lib/libespeak-ng.so.1",
        audio=Audio(("m4b", "opus"), 64, 24000, -18.0, 2, 80, 32),
        narration=Narration("full", ("brief",), "end", "speech-rule-engine", "This is {show}.", "Find it at {link}."),
        music=Music(
            track("intro", "a.wav"), track("outro", "b.mp3"), track("bed", "a.wav"), None, -3.0, -16.0, 20, 800
        ),
        pauses=(("heading", 1.0), ("paragraph", 0.6)),
        rules=(("links", False),),
        ignored=tuple(
            Suppression(code, FILE, lines.index('ignore = ["S-004", "n-917"]') + 1) for code in ("S-004", "N-917")
        ),
    )
    assert expected == load_show(tmp_path)


def test_full_example_uses_every_row() -> None:
    """The example above leaves no row of the table untried."""
    leaves = {row.key.rpartition(".")[2] for row in ROWS}

    assert set() == {leaf for leaf in leaves if f"{leaf} = " not in FULL and f"[{leaf}]" not in FULL}


def test_a_title_is_enough() -> None:
    """Everything but the title has a default."""
    expected = Show(
        slug="cafe-uber-alles",
        title="Café über alles",
        author="Café über alles",
        description="Café über alles: articles, read aloud.",
        language="en",
        base_url="http://localhost:8000/feeds/cafe-uber-alles/",
    )

    assert expected == parse_show('title = "  Café   über alles "', Path())


def test_slug_without_latin_letters() -> None:
    """A title that leaves nothing in ASCII makes the slug “show”."""
    assert parse_show('title = "読む"', Path()).slug == "show"


def test_no_file(tmp_path: Path) -> None:
    """A folder without audiopress.toml is told how to become a workspace."""
    with pytest.raises(ConfigError) as caught:
        load_show(tmp_path)

    assert caught.value.hint == "type `audiopress init .` to make this folder a workspace"


def test_not_utf8(tmp_path: Path) -> None:
    """A file that is not UTF-8 is named with the line of its first wrong byte."""
    (tmp_path / FILE).write_bytes(b'title = "x"\nauthor = "Ren\xe9"\n')
    with pytest.raises(ConfigError) as caught:
        load_show(tmp_path)

    assert str(caught.value) == "audiopress.toml:2: the file is not UTF-8"


def test_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    """A byte order mark and CRLF change nothing, lines of errors included."""
    (tmp_path / FILE).write_bytes(b'\xef\xbb\xbftitle = "x"\r\n\r\n[voice]\r\nrate = 1\r\n')
    with pytest.raises(ConfigError) as caught:
        load_show(tmp_path)

    assert caught.value.place == "audiopress.toml:4"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        ("", 1, "`title` is missing", "title = "),
        ('titel = "x"', 1, "no key `titel`", "did you mean `title`?"),
        ('title = "x"\nrate = 3', 2, "no key `rate`", "did you mean `rate` in [voice]?"),
        ('title = "x"\nbitrate = 3', 2, "no key `bitrate`", "did you mean `bit_rate` in [audio]?"),
        ('title = "x"\n[voice]\ntitle = "x"', 3, "no key `title` in [voice]", "did you mean `title`?"),
        ('title = "x"\n\n[voice]\n# speed\nrat = 3', 5, "no key `rat` in [voice]", "did you mean `rate`?"),
        ('title = "x"\n[audio]\nxyzzy = 1', 3, "no key `xyzzy` in [audio]", "the keys of [audio] are: formats"),
        ('title = "x"\n[Audio]\nbit_rate = 64', 2, "no key `Audio`", "did you mean `audio`?"),
        ('title = "x"\nvoice = "en"', 2, "`voice` must be a table", "write [voice]"),
        ('title = "x"\nvoice.rate = "fast"', 2, "from 80 to 450 (words a minute), not “fast”", ""),
        ('title = "x"\n[voice]\nrate = 20', 3, "from 80 to 450 (words a minute), not 20", ""),
        ('title = "x"\n[voice]\nrate = true', 3, "whole number from 80 to 450 (words a minute), not true", ""),
        ('title = "x"\n[audio]\nloudness = nan', 3, "from -40 to -5 (LUFS), not nan", ""),
        ('title = "x"\n[feed]\nlicense = "cc-by-9.0"', 3, "an SPDX identifier such as", "for one of your own"),
        ('title = "x"\n[feed]\nhubs = [""]', 3, "an absolute address such as", ""),
        (
            '[check]\nignore = ["S-004"]\ntitle = "x"',
            3,
            "no key `title` in [check]",
            "write it above [check] on line 1",
        ),
        (
            'title = "x"\n[pauses] # s\n[feed]\nemail = "x@y.z"',
            4,
            "no key `email` in [feed]",
            "above [pauses] on line 2",
        ),
        ('[pauses]\ntitle = "x"', 2, "`title` in [pauses] must be a number", "write it above [pauses] on line 1"),
        (
            'title = "x"\n[voice.roles]\nslug = "x"',
            3,
            "no key `slug` in [voice.roles]",
            "above [voice.roles] on line 2",
        ),
        ('title = "x"\nvoice.title = "x"', 2, "no key `title` in [voice]", "did you mean `title`?"),
        ("title = 1979-05-27", 1, "`title` must be text in quotes, not 1979-05-27", ""),
        ('title = " "', 1, "`title` must be some text", ""),
        ('title = "a\\u0000b"', 1, "without control characters (it has U+0000)", ""),
        (f'title = "{"x" * 256}"', 1, "at most 255 bytes long (it has 256)", ""),
        ('title = "x"\nexplicit = "no"', 2, "`explicit` must be true or false, without quotes", ""),
        ('title = "x"\nemail = "ada"', 2, "must be an e-mail address", ""),
        ('title = "x"\nlanguage = "english!"', 2, "must be a language tag", ""),
        ('title = "x"\nslug = "My Show"', 2, "lower-case letters, digits and single hyphens", ""),
        ('title = "x"\nartwork = "art.gif"', 2, "must be the path of a PNG or JPEG picture", ""),
        ('title = "x"\nartwork = "none.png"', 2, "there is no picture “none.png”", "counts from the folder"),
        ('title = "x"\nmedium = "Podcast"', 2, "must be one of “podcast”", "did you mean “podcast”?"),
        ('title = "x"\ncategories = ["arts"]', 2, "not “arts”", "did you mean “Arts”?"),
        ('title = "x"\ncategories = ["Arts > Boks"]', 2, "not “Arts > Boks”", "did you mean “Arts > Books”?"),
        ('title = "x"\ncategories = ["Books"]', 2, "from Apple's list", "did you mean “Arts > Books”?"),
        ('title = "x"\ncategories = ["History > War"]', 2, "from Apple's list", "“History” has no subcategories"),
        ('title = "x"\ncategories = ["xyzzy"]', 2, "from Apple's list", "the categories are “Arts”"),
        ('title = "x"\ncategories = "Arts"', 2, "must be a list such as", ""),
        ('title = "x"\n[audio]\nformats = ["mp4"]', 3, "“m4b”, “opus”, not “mp4”", "did you mean “mp3”?"),
        ('title = "x"\n[audio]\nformats = ["wav"]', 3, "one of “mp3”, “m4a”, “m4b”, “opus”, not “wav”", ""),
        ('title = "x"\n[audio]\naac_bit_rate = 200', 3, "from 24 to 160 (kb/s), not 200", ""),
        ('title = "x"\n[audio]\nopus_bit_rate = 8', 3, "from 16 to 160 (kb/s), not 8", ""),
        ('title = "x"\n[audio]\nformats = []', 3, "names no format", 'write formats = ["mp3"]'),
        ('title = "x"\n[audio]\nbit_rate = 192', 3, "no 192 kb/s at 22050 Hz", "112, 128, 144, 160 there"),
        ('title = "x"\n[audio]\nbit_rate = 97', 3, "no 97 kb/s at 22050 Hz", ""),
        ('title = "x"\n[audio]\nsample_rate = 44100\nbit_rate = 144', 4, "no 144 kb/s at 44100 Hz", ""),
        ('title = "x"\n[audio]\nsample_rate = 44101', 3, "must be one of 16000, 22050", ""),
        ('title = "x"\n[pauses]\nquots = 1', 3, "no key `quots` in [pauses]", "did you mean `quote`?"),
        ('title = "x"\n[pauses]\nquote = -1', 3, "a number from 0 to 30 (seconds), not -1", ""),
        ('title = "x"\n[voice]\nroles = { qote = "x" }', 3, "no key `qote` in [voice.roles]", "`quote`"),
        ('title = "x"\n[voice.roles]\nquote = 1', 3, "`quote` in [voice.roles] must be text", ""),
        ('title = "x"\nrules = true', 2, "must be a table of names and values, not true", ""),
        ('title = "x"\ntitle = "y"', 2, "this is not TOML: cannot overwrite a value", ""),
        ('title = "x"\nauthor = Ada', 2, "this is not TOML: invalid value", ""),
        ('title = "x"\n[voice', 2, "this is not TOML", ""),
        ('title = "x"\nnotes = """\nopen', 3, "this is not TOML", ""),
    ],
)
def test_mistakes(text: str, place: int, message: str, hint: str) -> None:
    """Each mistake is told in a sentence with its line, and with the nearest right thing where there is one."""
    problem = error(text)

    assert f"{FILE}:{place}" == problem.place
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    "address",
    [
        "example.org/show/",
        "//example.org/",
        "ftp://example.org/",
        "https:///show/",
        "https://example.org/a b/",
        "https://example.org:99999/",
        "https://ada:secret@example.org/",
        "https://example.org/?show=1",
        "https://example.org/#top",
        "https://[::1/",
        "",
    ],
)
def test_unusable_addresses(address: str) -> None:
    """A base_url that is not an absolute http address of a folder is refused."""
    assert f"{FILE}:2" == error(f'title = "x"\nbase_url = "{address}"').place


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://EXAMPLE.org/Show", "https://example.org/Show/"),
        ("http://localhost:8000/feeds/x/", "http://localhost:8000/feeds/x/"),
        ("https://bücher.example/Ä", "https://xn--bcher-kva.example/%C3%84/"),
        ("https://example.org/%C3%84/", "https://example.org/%C3%84/"),
        ("http://[::1]:80/a", "http://[::1]:80/a/"),
    ],
)
def test_addresses_are_made_uniform(written: str, meant: str) -> None:
    """A base_url is kept in ASCII, with a closing slash."""
    assert meant == parse_show(f'title = "x"\nbase_url = "{written}"', Path()).base_url


def test_rule_names_are_the_callers() -> None:
    """A rule nobody knows is an error where the names are given, and nothing to complain of where they are not."""
    text = 'title = "x"\n[rules]\nlink = true'

    assert error(text, rule_names=frozenset({"links", "tables"})).hint == "did you mean `links`?"
    assert parse_show(text, Path()).rules == (("link", True),)


@pytest.mark.parametrize("sample_rate", sorted(BIT_RATES))
def test_bit_rates_of_mpeg(sample_rate: int) -> None:
    """At each sample rate exactly the bit rates of its MPEG version are taken."""
    accepted = []
    for bit_rate in range(8, 321):
        try:
            parse_show(f'title = "x"\n[audio]\nsample_rate = {sample_rate}\nbit_rate = {bit_rate}', Path())
        except ConfigError:
            continue
        accepted.append(bit_rate)

    assert list(BIT_RATES[sample_rate]) == accepted


@pytest.mark.parametrize("name", [*CATEGORIES, *(f"{top} > {sub}" for top, subs in CATEGORIES.items() for sub in subs)])
def test_all_of_apples_categories(name: str) -> None:
    """Every category of Apple's list is taken, in its own case only."""
    top, _, sub = name.partition(" > ")

    assert ((top, sub),) == parse_show(f'title = "x"\ncategories = ["{name}"]', Path()).categories
    assert f"did you mean “{name}”?" == error(f'title = "x"\ncategories = ["{name.upper()}"]').hint


KEYS = st.text("abcdefghijklmnopqrstuvwxyz_-", min_size=1, max_size=12).filter(lambda key: key not in BY_KEY)


@given(before=st.integers(0, 30), key=KEYS.filter(lambda key: key not in {"voice", "audio", "feed", "pauses", "rules"}))
def test_unknown_keys_are_found_where_they_stand(before: int, key: str) -> None:
    """An unknown key is an error on its own line, whatever stands above it."""
    text = 'title = "x"\n' + 'description = """\n' + "[x]\ny = 1\n" * before + f'"""\n{key} = 1\n'

    assert f"{FILE}:{4 + 2 * before}" == error(text).place


@given(st.text(max_size=200))
def test_any_text_is_a_show_or_a_config_error(text: str) -> None:
    """Nothing that can stand in the file raises anything but a ConfigError with a place."""
    problem = ConfigError("", "", f"{FILE}:")
    try:
        parse_show(text, Path())
    except ConfigError as raised:
        problem = raised

    assert problem.place.startswith(f"{FILE}:")


def test_pauses_are_those_of_narration() -> None:
    """[pauses] may name exactly what narration asks a pause for."""
    assert frozenset(ASKED) == PAUSES


def test_this_repositorys_show() -> None:
    """The repository is a workspace, and its show is complete."""
    show = load_show(Path(__file__).parents[2])

    assert show.slug == "audiopress"
    missing = [name for name in ("title", "author", "email", "description", "categories") if not getattr(show, name)]
    assert missing == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("people = [1]", "text in quotes"),
        ('people = [{ role = "host" }]', "with its `name`"),
        ('people = [{ name = "A", rolle = "host" }]', "which has no `rolle`"),
        ('people = [{ name = "A", role = "wizard" }]', "a table whose `role` is one of"),
        ('funding = { url = "example.org", text = "x" }', "a table whose `url` is an absolute address"),
        ('license = "our own terms"', "an SPDX identifier"),
        ('license = { name = "our own terms" }', "with its `url`"),
        ('locations = [{ name = "A", geo = "41,8" }]', "a table whose `geo` is a place such as"),
        ('schedule = "hourly"', "one of “daily”"),
        ('schedule = { text = "x", rrule = "FREQ=SOMETIMES" }', "a rule of RFC 5545"),
        ('schedule = { text = "x", rrule = "FREQ=DAILY;COUNT=3" }', "with its `start`"),
        ('schedule = { text = "x", rrule = "BYDAY=MO" }', "a rule of RFC 5545"),
        ('schedule = { text = "x", rrule = "FREQ=DAILY;BYHOUR=99999999999999" }', "a rule of RFC 5545"),
        ('schedule = { text = "x", rrule = "DTSTART:2026" }', "a rule of RFC 5545"),
        ('license = ""', "some text"),
        ('podroll = [{ guid = "x" }]', "a table whose `guid` is the show's podcast:guid"),
    ],
)
def test_what_a_feed_cannot_say(written: str, said: str) -> None:
    """A record with a key too many, too few, or a value that does not fit is one sentence with its line."""
    found = error(f'title = "x"\n[feed]\n{written}')

    assert found.place == f"{FILE}:3"
    assert said in found.message


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ('people = [{ name = "A", rolle = "host" }]', "which has no `rolle`"),
        ('people = { role = "host" }', "with its `name`"),
        ('people = [{ name = "A", role = "wizard" }]', "not “wizard”"),
        ('people = [{ name = { first = "A" } }]', "not a table"),
        ("locked = { yes = true }", "not a table"),
    ],
)
def test_a_table_is_not_told_that_it_is_none(written: str, end: str) -> None:
    """“not a table” ends the sentence only where a table is what is wrong, and not what stands in it."""
    assert error(f'title = "x"\n[feed]\n{written}').message.endswith(end)
