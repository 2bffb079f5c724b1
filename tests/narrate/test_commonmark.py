"""Every example of the CommonMark specification, read as an article and narrated: nothing raises, no word is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from audiopress.model import DETAILS
from audiopress.narrate import narrate, narration_findings, unaccounted
from audiopress.read import read_article
from tests.judges import MODULES, require
from tests.narrate.made import SHOW, voice_for

SPEC = MODULES / "commonmark-spec" / "spec.txt"
_EXAMPLE = re.compile(r"^`{32} example\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_SOURCE = re.compile(r'<img[^>]*\bsrc="(?P<src>[^":]+)"', re.IGNORECASE)


class Example(NamedTuple):
    markdown: str
    html: str


def _examples() -> list[Example]:
    text = SPEC.read_text(encoding="utf-8") if SPEC.is_file() else ""
    return [Example(*(part.replace("→", "\t") for part in found.groups())) for found in _EXAMPLE.finditer(text)]


EXAMPLES = _examples()


def _written(example: Example, folder: Path) -> Path:
    """The example below a sentence, since some have no words, as a file with the pictures beside it that it shows."""
    for found in _SOURCE.finditer(example.html):
        picture = folder / found["src"].lstrip("/")
        if picture.resolve().is_relative_to(folder):
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.touch()
    path = folder / "example.md"
    path.write_text(f"A sentence.\n\n{example.markdown}", encoding="utf-8")
    return path


@pytest.mark.parametrize("number", range(1, len(EXAMPLES) + 1))
def test_an_example_of_the_specification(number: int, tmp_path: Path) -> None:
    """In every edition each of its words is said or recorded as left out, once; the lint has a look, too."""
    example = _written(EXAMPLES[number - 1], tmp_path)
    article = read_article(example, language="en", author="Ada", root=tmp_path)
    script = narrate(article, SHOW, voice_for, DETAILS)

    for detail in DETAILS:
        assert unaccounted(article, script.edition(detail)) == ()
    assert "N-999" not in [found.code for found in narration_findings(article, script)]


def test_the_specification_is_there_and_whole() -> None:
    """Its npm package holds all its examples; without it the tests above have nothing to look at."""
    require("commonmark-spec")

    assert len(EXAMPLES) > 640
