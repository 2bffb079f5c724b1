"""CommonMark as its parser has it -> the Markdown that people write, with nothing lost and no price made a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from audiopress.patterns import late
from audiopress.read.comments import as_text

_DEEPEST: Final = 40  # levels of block nesting: each costs markdown-it three frames of Python's stack
_CONTAINERS: Final = ("blockquote", "list", "footnote_def", "deflist", "admonition")
# The kinds that GitHub, Python-Markdown and MkDocs know; `!!!wow` is a cry and no box.
_KINDS: Final = (
    r"(?:note|tip|hint|info|important|warning|caution|attention|danger|error|success|check|done|question|help|faq|failure"
    r"|fail|missing|bug|example|quote|cite|abstract|summary|tldr|todo|seealso|admonition)"
)
_ADMONITION: Final = late(rf"[!?]{{3}}\+?[ \t]+{_KINDS}\b", re.IGNORECASE)
_ALERT: Final = late(rf"\[!({_KINDS})\][+-]?[ \t]*([^\n]*)(?:\n|$)", re.IGNORECASE)
_SIGNS: Final = late(r"^[ \t]*(?:[>*+-][ \t]*)+(?=\S)", re.MULTILINE)

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]


def dialect() -> MarkdownIt:
    """CommonMark with tables, strikethrough, notes, definitions, admonitions, alerts, task lists and mathematics."""
    md = MarkdownIt("commonmark", {"maxNesting": 400}).enable(["table", "strikethrough"])
    # Notes stay where they are defined: moving them would drop the ones that nothing refers to.
    md.use(footnote_plugin, move_to_end=False).use(deflist_plugin).use(admon_plugin).use(tasklists_plugin)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    for rule in md.block.ruler.__rules__:
        if rule.name in _CONTAINERS:
            rule.fn = _shallow(rule.fn)
        if rule.name == "admonition":
            rule.fn = _known(rule.fn)
        if rule.name == "html_block":
            rule.fn = as_text(rule.fn)
    for inline_rule in md.inline.ruler.__rules__:
        if inline_rule.name == "math_inline":
            inline_rule.fn = _careful(inline_rule.fn)
    md.core.ruler.after("block", "signs", _drop_signs)
    md.core.ruler.push("alerts", _alerts)
    md.core.ruler.push("attributions", _attributions)
    # Any target is parsed as one: the walker drops what is unsafe and keeps the words; markdown-it shows source.
    setattr(md, "validateLink", _any_link)  # noqa: B010  # the documented way; a plain assignment is no typed one
    return md


def _any_link(_: str) -> bool:
    return True


def _shallow(rule: BlockRule) -> BlockRule:
    """Beyond a depth that no one reads a container's signs are text; markdown-it would drop what is inside."""
    return lambda state, start, end, silent: state.level < _DEEPEST and rule(state, start, end, silent)


def _known(rule: BlockRule) -> BlockRule:
    def known(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return _ADMONITION.match(line) is not None and rule(state, start, end, silent)

    return known


def _drop_signs(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.level >= _DEEPEST:
            token.content = _SIGNS.sub("", token.content)


def _careful(rule: InlineRule) -> InlineRule:
    """Dollars are mathematics only around what looks like it: `from US$ 5 to A$ 6` does not."""

    def careful(state: StateInline, silent: bool) -> bool:
        position, pending, count = state.pos, state.pending, len(state.tokens)
        if not rule(state, silent):
            return False
        formula = state.src[position : state.pos]
        around = state.src[max(0, position - 1) : position] + state.src[state.pos : state.pos + 1]
        if formula.startswith("$$") or (is_formula(formula[1:-1]) and not any(map(str.isalnum, around))):
            return True
        state.pos, state.pending = position, pending
        del state.tokens[count:]
        return False

    return careful


def is_formula(text: str) -> bool:
    r"""A sign of mathematics, or a letter or number alone; the words between two prices have none.

    >>> is_formula("x"), is_formula("2^n"), is_formula(r"\alpha + b"), is_formula("5 and US"), is_formula("HOME/")
    (True, True, True, False, False)
    """
    if re.search(r"[^\W\d_]{4,}|\s[a-z]{2,3}\s", re.sub(r"\\[A-Za-z]+|\{[^}]*\}", "", text)):
        return False
    return bool(re.search(r"[\\^_=+<>|(){}*/-]", text)) or re.fullmatch(r"[\w.,']{1,4}", text) is not None


def _alerts(state: StateCore) -> None:
    """`> [!NOTE]` as GitHub writes it: the quotation becomes an aside, and its first line the aside's heading."""
    is_alert: list[bool] = []
    for i, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            body = state.tokens[i + 2] if i + 2 < len(state.tokens) else token
            found = _ALERT.match(body.content) if body.type == "inline" else None
            is_alert.append(found is not None)
            if found:
                token.tag, token.meta = "aside", {"label": found[2].strip() or found[1].capitalize()}
                _drop_first_line(body)
        elif token.type == "blockquote_close" and is_alert.pop():
            token.tag = "aside"


def _attributions(state: StateCore) -> None:
    """Within a quotation, a last line that begins with a dash says whose words it quotes: its line break counts."""
    for token in state.tokens:
        children = token.children or []
        ends = [i for i, child in enumerate(children) if child.type == "softbreak"]
        if token.level >= 2 and ends and re.match(r"[—–―]|--\s", children[ends[-1] + 1].content):
            children[ends[-1]].type = "hardbreak"
            children[ends[-1]].tag = "br"


def _drop_first_line(body: Token) -> None:
    children = body.children or []
    ends = [i for i, child in enumerate(children) if child.type in {"softbreak", "hardbreak"}]
    body.children = children[ends[0] + 1 :] if ends else []
    if body.map:
        body.map = [body.map[0] + 1, body.map[1]]
