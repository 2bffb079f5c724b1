"""Formulas as they are told."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.model import Run
from audiopress.narrate import narrate
from audiopress.narrate.formulas import Formula, tex_of
from audiopress.narrate.rule_engine import rule_engine
from audiopress.narrate.tex import tex_words
from tests.narrate.made import SHOW, article, block, heard, p, voice_for

_SIGNS = st.text(alphabet="ab12\\{}^_()[]+-=' $,.∑αfrac", max_size=60)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{a+b}{2}", "the fraction a plus b, over two"),
        (r"E = mc^2", "E equals m c squared"),
        (r"e^{i\pi} + 1 = 0", "e to the i pi plus one equals zero"),
        (r"\sum_{i=1}^{n} x_i^3", "the sum from i equals one to n of x sub i cubed"),
        (r"\int_0^1 f(x)\,dx", "the integral from zero to one of f of x, d x"),
        (r"\sqrt{2} \approx 1.41", "the square root of two is about one point four one"),
        (r"p < 0.05", "p is less than zero point zero five"),
        (r"\text{speed} = d/t", "speed equals d over t"),
        ("H_2O", "H sub two O"),
        ("a squared plus b squared", "a squared plus b squared"),
        (r"\begin{matrix}a\end{matrix}", ""),
        ("", ""),
        ("}", ""),
    ],
)
def test_simple_formulas_are_read_out(source: str, words: str) -> None:
    """Fractions, powers, sums and the like in words; what the tables do not know, not at all."""
    assert tex_words(source, "en") == words


@given(_SIGNS, st.sampled_from(("en", "de", "fr", "es", "ja")))
def test_any_signs_can_be_tried(source: str, language: str) -> None:
    """Nothing that is no formula raises, nor takes long."""
    assert "  " not in tex_words(source, language)
    assert isinstance(tex_of(source), str)


def test_formulas_in_their_places() -> None:
    """A displayed one is announced and read, one within a sentence is read as its words."""
    assert heard(block("math", r"\frac{a}{b}")) == ["Equation: a over b."]
    assert heard(p("Here ", Run("x^2", ("math",)), " grows.")) == ["Here x squared grows."]


def test_mathml_is_read_as_tex_is() -> None:
    """A page that has only the markup is heard too."""
    markup = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"

    assert heard(block("math", markup, notation="mathml")) == ["Equation: x squared."]
    assert heard(block("math", "<math><mtable/></math>", notation="mathml")) == ["Equation, on the page."]


def test_a_tool_that_knows_more_is_asked_once_for_all() -> None:
    """What it says is said; where it says nothing, our own tables do."""
    asked: list[Sequence[Formula]] = []

    def tool(formulas: Sequence[Formula]) -> list[str]:
        asked.append(formulas)
        return ["the matrix a" if "matrix" in formula.source else "" for formula in formulas]

    matrix = r"\begin{matrix}a\end{matrix}"
    given_ = article(block("math", matrix), p("So ", Run(matrix, ("math",)), " is."), block("math", "x^2"))
    said = [u.spoken for u in narrate(given_, SHOW, voice_for, speak_formulas=tool).utterances[2:-1]]

    assert said == ["Equation: the matrix a.", "So the matrix a is.", "Equation: x squared."]
    assert [[formula.source for formula in found] for found in asked] == [[matrix, "x^2"]]


def test_a_tool_that_fails_is_no_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Node there is no tool; with a Node that fails there are no words."""
    monkeypatch.setenv("PATH", "")
    assert rule_engine() is None

    monkeypatch.setattr(shutil, "which", lambda _: "/nowhere/node")
    tool = rule_engine()
    assert tool is not None
    assert list(tool((Formula("x", "tex", "en"), Formula("y", "tex", "en")))) == ["", ""]
