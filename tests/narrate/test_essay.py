"""A real essay, pasted from a web page, through the real reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audiopress.narrate import narrate, unaccounted
from audiopress.read import read_article
from tests.narrate.made import SHOW, voice_for

ESSAY = Path(__file__).parents[2] / "../shared/articles/hope-in-action.txt"


@pytest.mark.skipif(not ESSAY.exists(), reason="the essay is not part of the project")
def test_a_real_essay_loses_its_citations_and_nothing_else() -> None:
    """All citations are left out, the two parentheses that are none stay, and every word is accounted for."""
    article = read_article(ESSAY, language="en", author="", root=ESSAY.parent)
    script = narrate(article, SHOW, voice_for)
    within = [omission for omission in script.omissions if omission.utterance]
    parentheses = re.findall(r"\([^)]*\)", " ".join(utterance.spoken for utterance in script.utterances))

    assert unaccounted(article, script) == ()
    assert {omission.reason for omission in script.omissions} == {"citation", "reference list", "boilerplate"}
    assert (len(within), len(parentheses)) == (48, 2)
    assert all(re.search(r"\d{4}|p\. [\dxvi]+", omission.text) for omission in within)
