"""The script as other programs and people see it."""

from __future__ import annotations

import json

import pytest

from audiopress.narrate import estimate, narrate, narration_findings, script_json, script_text
from audiopress.narrate.listing import words
from audiopress.narrate.pauses import PAUSES
from tests.narrate.made import SHOW, article, block, p, section, voice_for

ARTICLE = article(p("So it is (Brown, 2014). And so on."), section("Notes", block("quote", p("Oui.", language="fr"))))
SCRIPT = narrate(ARTICLE, SHOW, voice_for)


ROSES = article(p("Roses & thorns."))


def test_the_contract() -> None:
    """narration.json has these keys and no others, and survives JSON."""
    values = script_json(SCRIPT, ARTICLE)

    assert json.loads(json.dumps(values)) == values
    assert list(values) == [
        "version",
        "title",
        "slug",
        "language",
        "detail",
        "words",
        "estimated_seconds",
        "utterances",
        "omissions",
        "totals",
        "ledger",
    ]
    assert values["utterances"][2] == {
        "id": "s3",
        "section": "sec-0",
        "block": "b1",
        "role": "paragraph",
        "display": "So it is (Brown, 2014).",
        "spoken": "So it is.",
        "language": "en",
        "voice": "paragraph:en",
        "pause": PAUSES["sentence"],
        "group": None,
        "span": [0, 23],
        "map": [[0, 8, 0, 8, ""], [8, 22, 8, 8, "N-007"], [22, 23, 8, 9, ""]],
    }
    assert values["omissions"] == [
        {
            "text": "(Brown, 2014)",
            "reason": "citation",
            "rule": "N-007",
            "block": "b1",
            "span": [9, 22],
            "utterance": "s3",
            "announced": SCRIPT.utterances[-1].id,
        }
    ]


def test_the_ledger_has_a_row_for_every_run_of_words() -> None:
    """Rows are [block, start, end, kind, by, utterance], and the totals count their words."""
    values = script_json(SCRIPT, ARTICLE)

    assert ["b1", 0, 8, "spoken", "", "s3"] in values["ledger"]
    assert ["b1", 9, 22, "omitted", "citation", SCRIPT.utterances[-1].id] in values["ledger"]
    assert {"kind": "omitted", "by": "citation", "words": 2} in values["totals"]


def test_a_group_is_an_object() -> None:
    """`group` is {kind, role, id}."""
    item = block("list", *(block("item", "x") for _ in range(5)))
    values = script_json(narrate(article(item), SHOW, voice_for), article(item))

    assert values["utterances"][2]["group"] == {"kind": "escapable", "role": "list", "id": "g-b1"}


def test_the_estimate_is_speech_and_pauses() -> None:
    """Twice the rate halves the speech and leaves the pauses."""
    silence = sum(utterance.pause for utterance in SCRIPT.utterances)

    assert estimate(SCRIPT, 60) == pytest.approx(words(SCRIPT) + silence)
    assert estimate(SCRIPT, 120) == pytest.approx(words(SCRIPT) / 2 + silence)


def test_words_of_unspaced_scripts_are_guessed() -> None:
    """A Japanese sentence is more than one word."""
    script = narrate(article(p("今日は元気です。明日も元気でしょう。"), language="ja"), SHOW, voice_for)

    assert words(script) > words(narrate(article(language="ja"), SHOW, voice_for)) + 5


def test_the_listing_shows_what_is_said_and_what_is_not() -> None:
    """Every spoken word, every omission with its reason, and how long it takes."""
    text = script_text(SCRIPT, ARTICLE)

    assert text.startswith("A Title\n")
    assert "about" in text.splitlines()[1]
    assert "    s3  paragraph     So it is.\n" in text
    assert "  citation (1)\n    (Brown, 2014)  [in s3]\n" in text
    assert " ampersand: “&” → “and”" in script_text(narrate(ROSES, SHOW, voice_for), ROSES)
    assert "Everything is read aloud." in script_text(narrate(article(p("So.")), SHOW, voice_for), article(p("So.")))


def test_a_table_that_is_not_read_is_one_line() -> None:
    """With its first words and how many there are; every entry of a list of references is a line of its own."""
    rows = [block("row", *(block("cell", f"{word} {number}") for word in ("ten", "nine"))) for number in range(12)]
    works = block("references", block("item", "Ada. A book."), block("item", "Ben. A book."))
    given = article(block("table", *rows), p("So."), works)
    text = script_text(narrate(given, SHOW, voice_for), given)

    assert "  table described (1)\n    ten 0 · nine 0 · ten 1 · " in text
    assert "… (48 words)  [block b3]\n" in text
    assert "  reference list (2)\n    Ada. A book.  [block " in text


@pytest.mark.parametrize(
    ("blocks", "language", "codes"),
    [
        ((p("So."),), "en", []),
        ((p("word " * 45 + "end."),), "en", [("N-901", "note")]),
        ((p("word " * 1001 + "end."),), "en", [("N-902", "warning")]),
        ((p("So."),), "ja", [("N-903", "note")]),
        ((block("code", "x"),), "en", []),
        ((), "en", [("N-904", "warning")]),
        ((p("So."), block("note", "Lonely.")), "en", [("N-905", "note")]),
        ((p("这是一篇文章。"), p("它有两句话。")), "en", [("N-906", "warning")]),
    ],
)
def test_findings(blocks: tuple[object, ...], language: str, codes: list[tuple[str, str]]) -> None:
    """What a listener would stumble over is remarked, with its place."""
    found = narration_findings(given := article(*blocks, language=language), narrate(given, SHOW, voice_for))

    assert [(finding.code, finding.severity) for finding in found] == codes
    assert all(finding.path == "content/a.md" and finding.message for finding in found)
