"""Whatever text they get, rules neither raise nor lose anything: each alone, and all of them together."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiopress.model import Mark, Role, Run
from audiopress.narrate.passage import Change, Passage, Rule, Stretch
from audiopress.narrate.rules import RULES
from audiopress.narrate.spoken import Said, say
from tests.growth import in_proportion

LANGUAGES = ("en", "de", "fr", "es", "ja", "ar")
REGIONS = ("", "US", "GB", "DE", "419")
ROLES: tuple[Role, ...] = ("paragraph", "heading", "title", "item", "quote", "table")
MARKS: tuple[Mark, ...] = ("em", "code", "sup", "sub", "citation", "math", "abbr")
_UNHEARD = {*range(0xE0001, 0xE0080)}  # tags: letters by their names only

# Characters that break what believes in one character for one letter, one digit or one direction.
_ODD = (
    *("\ud800", "\udfff", "\u0301", "\u20dd", "e\u0301\u0323", "\u200d", "\u200f", "\u202e", "\ufeff", "\0", "\x1b"),
    *(
        "שלום",
        "مرحبا",
        "٣٤",
        "۱۲",
        "१२३",
        "๑๒",
        "１２",
        "Ⅷ",
        "ⅻ",
        "½",
        "⅐",
        "²",
        "₂",
        "①",
        "㊿",
        "𝟙𝟚",
        "Ǆ",
        "ﬁ",
        "ß",
        "İ",
        "ı",
    ),
    *(
        "👩‍👩‍👧‍👦",
        "👍🏽",
        "🇨🇦🇨",
        "1️⃣",
        "☎️",
        "\U000e0041",
        "。",
        "「",
        "\u3000",
        "\u00a0",
        "\u202f",
        "\u2028",
        "−",
        "‰",
        "№",
    ),
)
_NUMBERS = (
    *(
        "0",
        "00",
        "007",
        "1.5",
        "1,5",
        "1,234,567.89",
        "1.234,5",
        "12/13",
        "3/4/2014",
        "2014-13-45",
        "24:61",
        "12:30:99",
    ),
    *("$", "£5m", "€3,2 Mio.", "$-5", "5%", "5 °C", "km/h", "10^6", "1e9", "5′ 3″", "+1 (555) 123-4567", "v1.2.3-rc.4"),
    *(
        "1990s",
        "’90s",
        "2014–16",
        "pp. 3–5",
        "IV",
        "MCMXC",
        "Chapter I",
        "XIVth",
        "1st",
        "22nd",
        "9" * 60,
        "1:0",
        "3-2",
    ),
    *(
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "[",
        "]",
        " ",
        "  ",
        "\n",
        "@",
        "#",
        "*",
        "_",
        "~",
        "=",
        "<",
        ">",
        "|",
        "\\",
    ),
)
_WORDS = (
    *(
        "Dr.",
        "St.",
        "No.",
        "a.m.",
        "e.g.",
        "etc.",
        "U.S.",
        "NASA",
        "APIs",
        "2SLGBTQIA+",
        "ALL CAPS",
        "snake_case",
        "May",
    ),
    *(
        "http://a.b/c?d=e#f",
        "www.x.de",
        "me@example.org",
        "@ada",
        "#tag",
        "10.1000/182",
        "ISBN 978-3-16-148410-0",
        "a.py",
    ),
    *(
        "Elizabeth II",
        "et al.",
        "z. B.",
        "p. ex.",
        "EE. UU.",
        "(Smith, 2014)",
        "[12]",
        "trans*",
        "AC/DC",
        "and/or",
        "…",
    ),
)


def _cased() -> list[str]:
    """What the tables of cases hold: whole sentences that rules do something to."""
    lines = (
        line.partition(" => ")[0].replace("\\n", "\n")
        for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if " => " in line
    )
    return sorted(set(lines)) or ["A sentence."]


_any = st.text(st.characters(exclude_categories=()), max_size=60)
_fragments = st.sampled_from((*_ODD, *_NUMBERS, *_WORDS)) | st.sampled_from(_cased()) | _any
texts = st.one_of(
    _any,
    st.lists(_fragments, max_size=8).map(" ".join),
    st.lists(_fragments, max_size=8).map("".join),
    st.builds(lambda piece, times: (piece * times)[:10_000], _fragments, st.integers(2, 10_000)),
)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """Any text, in any language and role, with stretches of any nature that do not overlap."""
    text = draw(texts)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    stretches = tuple(
        Stretch(
            *(start, end),
            Run(
                text[start:end],
                draw(st.lists(st.sampled_from(MARKS), max_size=2, unique=True).map(tuple)),
                draw(st.sampled_from((None, "fr"))),
                draw(st.sampled_from((None, "https://example.org/", "mailto:a@b"))),
                draw(st.sampled_from((None, "A title"))),
                draw(st.sampled_from((None, None, "n1"))),
                draw(st.sampled_from((None, None, "a.png"))),
            ),
        )
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    language = draw(st.sampled_from(LANGUAGES))
    return Passage(text, language, draw(st.sampled_from(ROLES)), stretches, draw(st.sampled_from(REGIONS)))


any_passage = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
many_passages = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


def assert_tiles(passage: Passage, said: Said) -> None:
    """The map covers display and spoken text in order, without a gap; no rule's change overlaps another's."""
    reached = (0, 0)
    for part in said.map:
        assert (part.start, part.spoken_start) == reached
        assert part.start <= part.end
        assert part.spoken_start <= part.spoken_end
        reached = (part.end, part.spoken_end)
    assert reached == (len(passage.text), len(said.spoken))


def assert_nothing_lost(passage: Passage, said: Said) -> None:
    """A stretch with a letter or a digit of any script in it is heard, or recorded as left out."""
    left_out = {place for change in said.omitted for place in range(change.start, change.end)}
    for part in said.map:
        heard = any(map(str.isalnum, said.spoken[part.spoken_start : part.spoken_end]))
        lost = [
            passage.text[place]
            for place in range(part.start, part.end)
            if passage.text[place].isalnum() and place not in left_out and ord(passage.text[place]) not in _UNHEARD
        ]
        assert heard or not lost, f"{part.rule} lost {''.join(lost)!r} of {passage.text!r}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
@any_passage
@given(passages())
def test_a_rule_alone(rule: Rule, passage: Passage) -> None:
    """Its changes lie inside the text; said by it alone, the map tiles and nothing is lost."""
    changes = list(rule.find(passage)) if not rule.languages or passage.language in rule.languages else []

    for change in changes:
        assert isinstance(change, Change)
        assert 0 <= change.start <= change.end <= len(passage.text)
    said = say(passage, (rule,))
    assert_tiles(passage, said)
    assert_nothing_lost(passage, said)


@many_passages
@given(passages())
def test_all_rules_together(passage: Passage) -> None:
    """The map tiles, nothing is lost, omissions lie apart and inside the text, and saying it again says the same."""
    said = say(passage, RULES)
    places = sorted((change.start, change.end) for change in said.omitted)

    assert_tiles(passage, said)
    assert_nothing_lost(passage, said)
    assert all(0 <= start <= end <= len(passage.text) for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))
    assert said == say(passage, RULES)


@many_passages
@given(st.lists(st.sampled_from((*_ODD, *_NUMBERS, *_WORDS)), max_size=6), st.sampled_from(LANGUAGES))
def test_a_case_beside_bad_neighbours(around: list[str], language: str) -> None:
    """What stands next to a number changes how it is read, never whether it is."""
    passage = Passage(f"{''.join(around[:3])}1,234{''.join(around[3:])}", language)
    said = say(passage, RULES)

    assert_tiles(passage, said)
    assert_nothing_lost(passage, said)


_HARD = {
    "digits": "1",
    "letters": "x",
    "capitals": "X",
    "opened brackets": "(",
    "opened square brackets": "[",
    "nested brackets": "([{",
    "stops": ".",
    "numbers and commas": "1,",
    "numbers and stops": "1.",
    "numbers and slashes": "1/",
    "numbers and colons": "1:",
    "numbers and hyphens": "1-",
    "numbers and dashes": "1–",
    "numbers and spaces": "1 ",
    "money": "$1 ",
    "currencies": "$",
    "letters and stops": "a.",
    "capitals and stops": "A.",
    "capitals and spaces": "A ",
    "romans": "IVX",
    "signs": "@",
    "addresses": "a@",
    "hosts": "a.b/",
    "underscores": "_a",
    "emoji": "👍🏽",
    "joined emoji": "👩\u200d",
    "marks": "e\u0301",
    "quotes": "“",
    "apostrophes": "’",
    "names": "Ab ",
    "names and commas": "Ab, ",
    "citations": "(Ab, 2014; ",
    "white space": " ",
    "no-break spaces": "\u00a0",
    "line breaks": "\n",
    "hashes": "#a",
    "plus": "+1",
    "percent": "5% ",
    "fractions": "½",
    "other digits": "٣",
}


@pytest.mark.parametrize("piece", _HARD.values(), ids=_HARD)
def test_no_pattern_runs_away(piece: str) -> None:
    """Twenty thousand characters of anything take all rules four times as long as five thousand: none tries again."""
    text = (piece * 20_000)[:20_000]

    assert_nothing_lost(Passage(text, "en"), say(Passage(text, "en"), RULES))
    assert in_proportion(lambda size: say(Passage(text[:size], "en"), RULES), len(text))
