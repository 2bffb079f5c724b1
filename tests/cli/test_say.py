"""`audiopress say`: a clip of a few words."""

import wave
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audiopress.cli.program import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def say(*words: str) -> Result:
    return CliRunner().invoke(main, ["say", *words])


def seconds(name: str) -> float:
    with wave.open(name) as file:
        return file.getnframes() / file.getframerate()


def test_words_are_heard_one_after_the_other() -> None:
    """A clip in the current folder, its path, how each word is said; made anew as often as one likes."""
    one = say("river")
    short = seconds("say.wav")
    three = say("river", "$5m", "NASA")

    assert (one.exit_code, one.stdout, three.stdout) == (0, "say.wav\n", "say.wav\n")
    assert seconds("say.wav") > short + 2 * 0.7
    assert "$5m: “five million dollars”" in three.stderr


def test_words_go_through_the_lexicon(tmp_path: Path) -> None:
    """Of the workspace around, in the voice of its show or the one asked for."""
    (tmp_path / "audiopress.toml").write_text('title = "T"\n', encoding="utf-8")
    (tmp_path / "lexicon.txt").write_text("Siobhan = /ʃɪˈvɔːn/\n", encoding="utf-8")
    result = say("Siobhan", "--voice", "gmw/en-US")

    assert result.exit_code == 0
    assert result.stderr.startswith("Siobhan: “Siobhan /ʃɪˈvɔːn/”")


def test_an_mp3_and_another_language() -> None:
    """What -o is called decides; the language's own voice speaks."""
    result = say("Hermione", "--language", "fr", "-o", "a.mp3")

    assert result.stdout == "a.mp3\n"
    assert Path("a.mp3").read_bytes()[:1] == b"\xff"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("x", "-o", "there.wav"), 1, "there already"),
        (("x", "-o", "x.flac"), 3, "neither"),
        (("x", "--voice", "nobody"), 5, "no voice called “nobody”"),
        (("x", "--language", "qaa"), 5, "no voice speaks “qaa”"),
        ((), 3, "Missing argument"),
    ],
)
def test_what_is_refused(words: tuple[str, ...], code: int, sentence: str) -> None:
    """Nothing that is there is written over, and every refusal is a sentence."""
    Path("there.wav").write_bytes(b"mine")
    result = say(*words)

    assert result.exit_code == code
    assert sentence in result.stderr
    assert Path("there.wav").read_bytes() == b"mine"
    assert not Path("say.wav").exists()
