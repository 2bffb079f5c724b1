"""`audiopress lexicon check`, and what a lexicon does to a build."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audiopress.cli.program import main
from audiopress.model import Voice
from audiopress.narrate import unaccounted
from audiopress.pipeline import Options, build
from audiopress.scan import scan_one
from audiopress.speak import breaths
from tests.press.made import CONFIG

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
ARTICLE = """\
---
title: Siobhan at sea
author: Siobhan Moss
date: 2026-03-04
---

The ferry of Siobhan left. She waved.

The other paragraph has no name in it.

## A house

<!-- say: oh. My. Word -->O! M! G!<!-- /say --> It was <!-- silent -->very <!-- /silent -->small (Siobhan, 1999).

<!-- silent -->

```
code
```

<!-- /silent -->

Nobody else came to the house that day.
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A show of one article, spoken by the real engine."""
    monkeypatch.setenv("AUDIOPRESS_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "show"
    (root / "content").mkdir(parents=True)
    (root / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    (root / "content" / "sea.md").write_text(ARTICLE, encoding="utf-8")
    return root


def run(workspace: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(workspace), *words])


def built(workspace: Path) -> tuple[int, int]:
    """Clips spoken and kept."""
    report = build(workspace, Options(jobs=1), now=NOW, progress=lambda _: None)
    return report.spoken, report.cached


def test_changing_an_entry_speaks_only_its_paragraphs_anew(workspace: Path) -> None:
    """Title, byline, the paragraph with the name and the closing line; and again when phonemes change to others."""
    spoken, kept = built(workspace)
    (workspace / "lexicon.txt").write_text("Siobhan = shi vawn\n", encoding="utf-8")
    alias = built(workspace)
    (workspace / "lexicon.txt").write_text("Siobhan = /ʃɪˈvɔːn/\nNobody Else = x\n", encoding="utf-8")
    phonemes = built(workspace)

    concerned = sum("shi vawn" in words for words in _clips(workspace, "Siobhan = shi vawn"))

    assert kept == 0
    assert alias == phonemes == (concerned, spoken - concerned)
    assert 2 <= concerned < spoken
    assert built(workspace) == (0, spoken)


def _clips(workspace: Path, lexicon: str) -> list[str]:
    """What each clip says."""
    before = (workspace / "lexicon.txt").read_text(encoding="utf-8")
    (workspace / "lexicon.txt").write_text(lexicon, encoding="utf-8")
    _, script, _ = scan_one(workspace, Path("sea"))
    (workspace / "lexicon.txt").write_text(before, encoding="utf-8")
    return [" ".join(breath.texts) for breath in breaths(script, Voice(""))]


def test_the_script_says_it_in_the_authors_words(workspace: Path) -> None:
    """Title, byline and closing line too; what is said otherwise is one passage; what is silent is left out."""
    (workspace / "lexicon.txt").write_text("Siobhan = /ʃɪˈvɔːn/\n", encoding="utf-8")
    listing = run(workspace, "script", "sea").stdout
    article, script, _ = scan_one(workspace, Path("sea"))
    data = json.loads(run(workspace, "script", "sea", "--json").stdout)
    said = {utterance["role"]: utterance["spoken"] for utterance in data["utterances"]}

    assert unaccounted(article, script) == ()
    assert "Siobhan /ʃɪˈvɔːn/ at sea." in listing
    assert "By Siobhan /ʃɪˈvɔːn/ Moss." in listing
    assert "End of Siobhan /ʃɪˈvɔːn/ at sea." in listing
    assert "oh. My. Word It was small." in listing
    assert "[[Siobhan|" not in listing
    assert "code" not in " ".join(utterance["spoken"] for utterance in data["utterances"])
    assert said["title"] == "[[Siobhan|\u2060ʃɪˈvɔːn]] at sea."
    assert [(o["text"], o["reason"]) for o in data["omissions"] if "author" in o["reason"]] == [
        ("very", "left out by the author"),
        ("code", "left out by the author"),
    ]
    assert data["words"] == sum(len(_plain(utterance["spoken"]).split()) for utterance in data["utterances"])


def _plain(text: str) -> str:
    return text.replace("[[Siobhan|\u2060ʃɪˈvɔːn]]", "Siobhan")


def test_the_list_of_words_at_risk(workspace: Path) -> None:
    """Count, word, how it is said, how it sounds, why and where; what the lexicon has is marked."""
    before = json.loads(run(workspace, "lexicon", "check", "--json").stdout)
    (workspace / "lexicon.txt").write_text("Siobhan = shi vawn\n", encoding="utf-8")
    result = run(workspace, "lexicon", "check", "content/sea.md")
    row = next(row for row in before if row["word"] == "Siobhan")

    assert (row["place"], row["why"], row["in_lexicon"]) == ("content/sea.md:1", "a name", False)
    assert row["ipa"]
    assert row["count"] >= 3
    assert result.stdout.splitlines()[0].split()[:5] == ["+", str(row["count"]), "Siobhan", "shi", "vawn"]
    assert "1 of them in a lexicon" in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "code", "place"),
    [
        ("lexicon.txt", "Siobhan\n", 3, "lexicon.txt:1"),
        ("lexicon.pls", "<lexicon>\n<x/></lexicon>", 3, "lexicon.pls:2"),
        ("content/sea.lexicon.txt", "a = b\na = c\n", 4, "content/sea.lexicon.txt:2"),
    ],
)
def test_it_examines_the_lexicons(workspace: Path, name: str, text: str, code: int, place: str) -> None:
    """A mistake in one is an error with its line, and the exit code of its kind."""
    (workspace / name).write_text(text, encoding="utf-8")
    result = run(workspace, "lexicon", "check")

    assert result.exit_code == code
    assert result.stderr.startswith(f"error: {place}: ")


def test_an_engine_that_knows_no_phonemes(workspace: Path) -> None:
    """The column of sounds is missing, nothing else."""
    (workspace / "audiopress.toml").write_text(CONFIG + '\n[voice]\nengine = "tone"\n', encoding="utf-8")
    (workspace / "lexicon.txt").write_text("Siobhan = /ʃɪˈvɔːn/\n", encoding="utf-8")

    assert "[" not in run(workspace, "lexicon", "check").stdout
    assert built(workspace)[0] > 3
