"""docs/narration.md can be used: everything is in it, and its tables show what was written."""

from __future__ import annotations

import re

import pytest

from audiopress.narrate.lint import REMARKS
from audiopress.narrate.passage import Rule
from audiopress.narrate.rules import RULE_NAMES, RULES
from tests.narrate.constructs import CONSTRUCTS
from tests.narrate.test_cases import CASES
from tests.narration_page import SHOWN, narration_page, says, spans


@pytest.fixture(scope="module")
def page() -> str:
    return narration_page()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_a_rule_can_be_looked_up(rule: Rule, page: str) -> None:
    """By its code and name, with what it does in a sentence and how it is switched off."""
    assert f"### {rule.code} {rule.name}\n" in page
    assert f"`{rule.name} = false`" in page
    assert says(rule).strip().endswith(".")


def test_every_check_and_every_family_is_there(page: str) -> None:
    """Codes of the lint, and files of cases."""
    assert [code for code in REMARKS if f"| {code} |" not in page] == []
    assert [case.place for case in CASES if f"cases/{case.place.partition(':')[0]}.txt)" not in page] == []


def test_cells_show_what_was_written(page: str) -> None:
    """Pipes, backticks and stars come through the Markdown of the table unharmed."""
    shown = set(spans(page))
    rows = [text for rule in RULES for case in rule.cases for text in case]
    families = {case.place.partition(":")[0] for case in CASES}
    for name in families:
        first = [case for case in CASES if case.place.partition(":")[0] == name][:SHOWN]
        rows += [text for case in first for text in (case.written, case.spoken)]

    assert [text for text in rows if "\n" not in text and " ".join(text.split()) not in _spaced(shown)] == []


def _spaced(texts: set[str]) -> set[str]:
    return {" ".join(text.split()) for text in texts}


def test_constructs_name_rules_that_there_are() -> None:
    """Whoever is told to switch a rule off finds it."""
    named = [name for construct in CONSTRUCTS for name in re.findall(r"ules? `(\w+)`|and `(\w+)`\.", construct.change)]

    assert {name for pair in named for name in pair if name} <= RULE_NAMES


def test_every_row_has_as_many_cells_as_its_head(page: str) -> None:
    """No stray pipe breaks a table in two."""
    tables = re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE)
    counts = [{len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()} for table in tables]

    assert [count for count in counts if len(count) != 1] == []
