"""The formulas of an article -> how they are said: by a tool that knows more, if one is given, else by our tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from lxml import etree

from audiopress.model import Article, Block
from audiopress.narrate.numerals import decimal, number
from audiopress.narrate.phrases import known
from audiopress.narrate.tex import tex_words
from audiopress.narrate.tongue import base
from audiopress.patterns import late
from audiopress.read.formulas import as_tex


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula as the author wrote it."""

    source: str
    notation: str  # "tex" or "mathml"
    language: str  # BCP 47, of the words to be made of it


_NUMBER: Final = late(r"[0-9]{1,15}(?:[.,][0-9]{1,15})?")

# All formulas of an article at once -> the words for each, "" for what it cannot say. Given to `narrate`, since what
# can do so (speech-rule-engine, on Node) is a program of its own that not everybody has.
SpeakFormulas = Callable[[Sequence[Formula]], Sequence[str]]


class Formulas:
    """What is said for each formula."""

    def __init__(self, article: Article, speak: SpeakFormulas | None = None) -> None:
        asked = tuple(dict.fromkeys(_formulas(article))) if speak else ()
        said = speak(asked) if speak and asked else ()
        self._known = {formula: _tidy(words, formula) for formula, words in zip(asked, said, strict=True)}

    def words(self, source: str, notation: str, language: str) -> str:
        """The words for a formula, "" if it can only be announced."""
        said = self._known.get(Formula(source, notation, language), "")
        return said or tex_words(source if notation != "mathml" else tex_of(source), base(language))

    def marked(self, block: Block, language: str) -> Block:
        """The block with what is said for each formula within its sentences, as far as the tool knew."""
        if not self._known or not any("math" in run.marks for run in block.runs):
            return block
        runs = (
            replace(run, title=self._known.get(Formula(run.text, "tex", language)) or None)
            if "math" in run.marks and not run.title
            else run
            for run in block.runs
        )
        return replace(block, runs=tuple(runs))


def _tidy(words: str, formula: Formula) -> str:
    """One line, without digits: a tool says “the 2 by 2 matrix”."""
    tongue, line = base(formula.language), " ".join(words.split())

    def worded(found: re.Match[str]) -> str:
        whole, point, part = found[0].partition(".")  # in a formula, decimals whatever the language
        return decimal(whole, part, tongue) if point else number(found[0], tongue)

    return _NUMBER.sub(worded, line) if known(tongue) else line


def _formulas(article: Article) -> Iterator[Formula]:
    for section in article.walk():
        waiting = [(block, article.language) for block in reversed(section.blocks)]
        while waiting:
            block, around = waiting.pop()
            language = block.language or around
            if block.kind == "math":
                yield Formula(block.text, block.attribute("notation") or "tex", language)
            for run in block.runs:
                if "math" in run.marks:
                    yield Formula(run.text, "tex", language)
            waiting += [(child, language) for child in reversed(block.children)]


_MOST: Final = 4_000  # characters of markup


@lru_cache(maxsize=1 << 10)
def tex_of(markup: str) -> str:
    """Presentation MathML (MathML 3 § 3) as the TeX that it could have been; "" where it is none, or too much.

    >>> tex_of("<math><msup><mi>x</mi><mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mi>y</mi></mfrac></math>")
    '{x}^{2}=\\\\frac{1}{y}'
    """
    if len(markup) > _MOST:
        return ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return as_tex(etree.fromstring(markup.encode("utf-8", "replace"), parser))
    except (etree.XMLSyntaxError, ValueError):
        return ""
