"""Rules, cases, constructs and the lint -> docs/narration.md: what happens to a construct, and how to change it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from audiopress.model import DETAILS
from audiopress.narrate.lint import REMARKS
from audiopress.narrate.passage import Rule
from audiopress.narrate.rules import RULES
from tests.narrate.constructs import CONSTRUCTS, Construct, told
from tests.narrate.test_cases import CASES, Case

SHOWN = 12  # cases of a family that the page shows; the others are a link away
_NAMES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}
_HEAD = """\
# What is said, and what is not

What becomes of what you write, and how to change it. Written by `python -m tests.reference` from the rules, their
cases and the narrator itself; a test keeps it true.

- **Look up a construct** (a note, a table, a picture) under [constructs](#constructs): what is heard of it in each
  edition.
- **Look up a spoken form** ($5m, 3/4/2014, Chapter IV) under [rules](#rules) and [cases](#cases). `audiopress script`
  shows which rule said what.
- **Switch a rule off** in `audiopress.toml`, by its name: `[rules]`, then `money = false`. What it would have changed
  is then spoken as written.
- **Say a word your way** in a lexicon, `lexicon.txt` or `lexicon.pls`: it comes before them.
  `audiopress lexicon check` lists what may need it.
- **Choose how much is read**: `detail = "brief"`, `"standard"` or `"full"` in `[narration]`; `editions` publishes more
  than one.
- **Hear of what will not work by ear** from `audiopress check`: [the lint](#lint).
"""
_LINT = """
## Lint

What `audiopress check` says of an article that will be hard to follow by ear; `{words}` stand for what is found.

"""


def narration_page() -> str:
    """The whole page."""
    parts = (
        _HEAD,
        *("\n## Constructs\n\nWhat is heard, a line an utterance, in each edition.\n", *map(_construct, CONSTRUCTS)),
        "\n## Rules\n\nIn the order in which they decide: what an earlier one has taken, a later one leaves alone.\n",
        *map(_rule, RULES),
        "\n## Cases\n\nMore of what is said for what is written, from the tables that the tests check by ear.\n",
        *(_family(name, list(cases)) for name, cases in groupby(CASES, key=lambda case: case.place.split(":")[0])),
        _LINT,
        _table(("code", "severity", "what it says", "remedy"), map(_check, sorted(REMARKS))),
    )
    return "".join(parts)


def _construct(construct: Construct) -> str:
    heard = told(construct)
    rows = []
    for lines, details in groupby(DETAILS, key=lambda detail: heard[detail]):
        rows.append((", ".join(details), "<br>".join(map(code, lines)) or "nothing"))
    change = f"\nTo change it: {construct.change}\n" if construct.change != "—" else ""
    language = {"md": "markdown"}.get(construct.form, construct.form)
    fence = "`" * max(3, 1 + _longest(construct.source))
    source = f"{fence}{language}\n{construct.source}\n{fence}\n\n"
    return f"\n### {construct.name}\n{change}\n{source}{_table(('edition', 'heard'), rows)}"


def says(rule: Rule) -> str:
    """What a rule does, in a sentence."""
    return rule.says or (inspect.getdoc(rule.find) or "").partition("\n\n")[0].replace("\n", " ")


def _rule(rule: Rule) -> str:
    languages = ", ".join(_NAMES.get(name, name) for name in rule.languages) or "any language"
    editions = "" if rule.details == DETAILS else f" In the {' and '.join(rule.details)} edition only."
    cases = _table(("written", "spoken"), ((code(written), code(spoken)) for written, spoken in rule.cases))
    head = (
        f"\n### {rule.code} {rule.name}\n\n{prose(says(rule))} For {languages}.{editions} Off: `{rule.name} = false`.\n"
    )
    return head + (f"\n{cases}" if rule.cases else "")


def _family(name: str, cases: list[Case]) -> str:
    rows = [
        (code(case.written), code(case.spoken), _NAMES.get(case.language[:2], "") + case.language[2:]) for case in cases
    ]
    link = f"[cases/{name}.txt](../tests/narrate/cases/{name}.txt)"
    more = f"\n{len(cases) - SHOWN} more in {link}.\n" if len(cases) > SHOWN else f"\nFrom {link}.\n"
    return f"\n### {name.capitalize()}\n\n{_table(('written', 'spoken', 'language'), rows[:SHOWN])}{more}"


def _check(name: str) -> tuple[str, ...]:
    row = REMARKS[name]
    return name, row.severity, prose(row.sentence), prose(row.hint)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, tuple("---" for _ in head), *rows)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def code(text: str) -> str:
    """A code span in a cell of a table: pipes escaped, line breaks shown, in enough backticks for those it holds.

    >>> code("a|b"), code("`x`")
    ('`a\\\\|b`', '`` `x` ``')
    """
    shown = re.sub(r"\s*\n", "⏎", text).replace("|", "\\|")
    ticks = "`" * (1 + _longest(shown) if "`" in shown else 1)
    space = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def _longest(text: str) -> int:
    return max((len(found) for found in re.findall(r"`+", text)), default=0)


def prose(text: str) -> str:
    """Text in a cell or a paragraph: nothing of it is markup, except code in backticks.

    >>> prose("a|b *c* `d_e` <f>")
    'a\\\\|b \\\\*c\\\\* `d_e` \\\\<f>'
    """
    parts = text.split("`")
    return "`".join(part.replace("|", "\\|") if index % 2 else _escaped(part) for index, part in enumerate(parts))


def _escaped(text: str) -> str:
    return re.sub(r"[\\*_<\[\]|~]", lambda found: f"\\{found[0]}", text)


def spans(page: str) -> Iterator[str]:
    """What the code spans of a page's tables hold, as they were before `code`."""
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").enable("table").parse(page):
        if token.type == "inline":
            yield from (child.content for child in token.children or () if child.type == "code_inline")
