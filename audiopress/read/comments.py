"""Comments in which an author says how a passage is spoken -> elements that the walk meets where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from audiopress.patterns import late

SAY: Final = "audiopress-say"  # its `words` are said from here to the next END
END: Final = "audiopress-end"

_INSIDE: Final = r"\s*(?:@(?P<line>\d+)\s+)?(?:say\s*:(?P<words>.*?)|(?P<silent>silent)|/\s*(?P<end>say|silent))\s*"
_COMMENT: Final = late(f"<!--{_INSIDE}-->", re.DOTALL)
_CONTENT: Final = late(_INSIDE, re.DOTALL)
_OPENS: Final = late("<!--(?=\\s*(?:say\\s*:|silent\\s*-->|/\\s*(?:say|silent)\\s*-->))")
_WITH_WORDS: Final = late(r"[ ]{0,3}<!--\s*(?:say\s*:|silent\b|/\s*(?:say|silent)\b)(?:(?!-->).)*-->[ \t]*\S")


def has_overrides(html: str) -> bool:
    return bool(_OPENS.search(html) or _COMMENT.search(html))


def numbered(html: str, first: int) -> str:
    """The comments of HTML that begins on line `first` know their lines, which a parser of other text cannot."""
    return _OPENS.sub(lambda found: f"<!--@{first + html.count(chr(10), 0, found.start())} ", html)


def beside_words(line: str) -> bool:
    """Whether a line begins with such a comment and goes on with text: then it begins no block of HTML.

    >>> beside_words("<!-- say: oh -->O<!-- /say --> my"), beside_words("<!-- silent -->")
    (True, False)
    """
    return bool(_WITH_WORDS.match(line))


def settle(tree: etree._Element, line: str) -> None:
    """Put an empty element in the place of each such comment, its line as attribute `line`; other comments go."""
    for comment in list(tree.iter(etree.Comment)):
        found = _CONTENT.fullmatch(str(comment.text))
        above = comment.getparent()
        if found is None or above is None:
            continue
        element = etree.Element(END if found["end"] else SAY)
        element.set("what", found["end"] or ("silent" if found["silent"] else "say"))
        element.set("words", " ".join((found["words"] or "").split()))
        element.set(line, found["line"] or str(comment.sourceline))
        element.sourceline = comment.sourceline
        element.tail = comment.tail
        above.replace(comment, element)
    etree.strip_tags(tree, etree.Comment)


def as_text(rule: Callable[..., bool]) -> Callable[..., bool]:
    """markdown-it's rule for blocks of HTML, which leaves lines alone where words stand beside such a comment."""

    def html_block(state: Any, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return not beside_words(line) and rule(state, start, end, silent)

    return html_block
