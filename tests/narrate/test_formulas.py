"""Formulas as they are told."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopress.errors import EngineError
from audiopress.model import Options, Run
from audiopress.narrate import account, narrate
from audiopress.narrate.formulas import Formula, tex_of
from audiopress.narrate.rule_engine import rule_engine
from audiopress.narrate.tex import tex_words
from audiopress.scan import announced, scan, scan_one
from tests.judges import MODULES, require
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


MATRIX = r"\begin{pmatrix}a&b\\c&d\end{pmatrix}"


def test_the_ledger_names_the_rule_that_said_a_formula() -> None:
    """Our tables' words and a tool's are the formula rule's; the author's own are an override, and come first."""
    own = Run("x^2", ("math",), spoken="the square")
    given_ = article(
        p("A ", Run("x^2", ("math",)), " b."), p("C ", own, " d."), block("math", own), block("math", "y^2")
    )
    tool = ["ex squared", "why squared"]
    for speak in (None, lambda formulas: tool):
        script = narrate(given_, SHOW, voice_for, speak_formulas=speak)
        rules = [fate.by for fate in account(given_, script) if fate.kind == "reworded"]
        ours, _, _, why = said = [utterance.spoken for utterance in script.utterances[2:-1]]

        assert rules == ["N-004", "N-001", "N-001", "N-004"]
        assert said[1:3] == ["C the square d.", "Equation: the square."]
        assert (ours, why) == (
            (f"A {tool[0]} b.", f"Equation: {tool[1]}.") if speak else ("A x squared b.", "Equation: y squared.")
        )


def test_what_the_author_silences_or_says_for_several_words_is_not_said_again() -> None:
    """A formula inside a longer override is a part of it."""
    said = {"spoken": "the area grows"}

    assert heard(p(Run("So ", **said), Run("x^2", ("math",), **said), Run(" grows", **said), ".")) == [
        "the area grows."
    ]
    assert heard(p("So ", Run("x^2", ("math",), spoken=""), " it is.")) == ["So it is."]


# --- speech-rule-engine


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> None:
    require("speech-rule-engine")
    monkeypatch.setenv("NODE_PATH", str(MODULES))


@pytest.mark.usefixtures("packages")
def test_speech_rule_engine_says_what_our_tables_cannot(tmp_path: Path) -> None:
    """A matrix, in the language of the passage; MathML as well as TeX, without digits."""
    given_ = article(block("math", MATRIX), block("math", MATRIX, language="de"), p("So ", Run(MATRIX, ("math",)), "."))
    said = [u.spoken for u in narrate(given_, SHOW, voice_for, speak_formulas=rule_engine(tmp_path)).utterances[2:-1]]

    assert said == [
        "Equation: the two by two matrix Row one: a b Row two: c d.",
        "Gleichung: die zwei mal zwei Matrize Zeile eins: a b Zeile zwei: c d.",
        "So the two by two matrix Row one: a b Row two: c d.",
    ]
    (words,) = rule_engine(tmp_path)((Formula("<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>", "mathml", "en"),))
    assert words == "a over b"


@pytest.mark.usefixtures("packages")
def test_what_it_cannot_say_is_said_by_our_tables(tmp_path: Path) -> None:
    """A formula that is none, and a language that it does not know, are no error and no English."""
    speak = rule_engine(tmp_path)
    asked = (Formula(r"\nonsense{", "tex", "en"), Formula("<math", "mathml", "en"), Formula("x", "tex", "ja"))

    assert list(speak(asked)) == ["", "", ""]
    assert heard(block("math", "x^2")) == [
        u.spoken
        for u in narrate(
            article(block("math", "x^2")), SHOW, voice_for, speak_formulas=lambda found: [""] * len(found)
        ).utterances[2:-1]
    ]


@pytest.mark.skipif(os.name == "nt", reason="a false program is a shell script")
@pytest.mark.parametrize(
    ("program", "message", "hint"),
    [
        (None, "there is no `node`", "npm install"),
        ('echo \'{"missing": "temml"}\'', "no package “temml”", "npm install speech-rule-engine temml"),
        ("echo 'TypeError: no' >&2; exit 1", "crashed (TypeError: no)", 'formulas = "words"'),
        ("kill -9 $$", "crashed", 'formulas = "words"'),
        ("echo '[\"a\"]'", "another answer", 'formulas = "words"'),
        ('echo \'{"said": ["a", "b"]}\'', "another answer", 'formulas = "words"'),
        ("echo", "another answer", 'formulas = "words"'),
        ("exec sleep 5", "did not answer within", 'formulas = "words"'),
    ],
)
def test_a_node_that_fails_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str | None, message: str, hint: str
) -> None:
    """Whoever asks for the tool and has not got it is told so, and how to go on."""
    if program is not None:
        node = tmp_path / "node"
        node.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        node.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(tmp_path / name) if program is not None else None)
    monkeypatch.setattr("audiopress.narrate.rule_engine._SECONDS", 0.3 if "sleep" in (program or "") else 30)
    with pytest.raises(EngineError) as caught:
        rule_engine(tmp_path)((Formula("x", "tex", "en"),))

    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_workspace_asks_once_for_each_article_that_has_formulas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None for an article without; the words of the run before are kept; by default nothing is asked at all."""
    runs: list[str] = []

    def run(_: Path, asked: str) -> str:
        runs.append(asked)
        return json.dumps({"said": ["the tool's words"] * len(json.loads(asked))})

    monkeypatch.setattr("audiopress.narrate.rule_engine._run", run)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "plain.md").write_text("# Plain\n\nNo formula.\n", encoding="utf-8")
    (tmp_path / "content" / "sums.md").write_text("# Sums\n\nSo $a_1^2$ and $b_1^2$.\n", encoding="utf-8")
    config = 'title = "T"\n[voice]\nengine = "tone"\n[narration]\nformulas = '
    (tmp_path / "audiopress.toml").write_text(f'{config}"words"\n', encoding="utf-8")
    scan(tmp_path, *announced(tmp_path), Options())
    assert runs == []

    (tmp_path / "audiopress.toml").write_text(f'{config}"speech-rule-engine"\n', encoding="utf-8")
    found = scan(tmp_path, *announced(tmp_path), Options())
    _, script, _ = scan_one(tmp_path, Path("sums"))
    assert len(runs) == 1
    assert "So the tool's words and the tool's words." in [utterance.spoken for utterance in script.utterances]
    assert script.utterances == found.shelf.take("sums")[1].utterances
