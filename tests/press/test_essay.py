"""A real essay, pasted from a web page by its author: the first real input."""

import json
from pathlib import Path

import pytest

from audiopress.narrate.numerals import cardinal

ESSAY = Path(__file__).parents[3] / "shared" / "articles" / "hope-in-action.txt"


@pytest.fixture
def essay(workspace: Path, audiopress) -> tuple[dict, dict, list[str]]:
    """Its episode and narration as published (timed by tones), and its lines."""
    if not ESSAY.is_file():
        pytest.skip("the essay this is built for is not beside the project")
    (workspace / "content" / "essay.txt").write_bytes(ESSAY.read_bytes())
    audiopress("build", "content/essay.txt", "--engine", "tone", cwd=workspace)
    folder = workspace / "feeds" / "test" / "essay"
    read = [json.loads((folder / name).read_text(encoding="utf-8")) for name in ("episode.json", "narration.json")]
    lines = [line for line in ESSAY.read_text(encoding="utf-8").splitlines() if line.strip()]
    return read[0], read[1], lines


def test_its_chapters_are_its_own_headings(essay: tuple[dict, dict, list[str]]) -> None:
    """The title first, then every short line without a stop, but for the picture's and the last, in order."""
    episode, _, lines = essay
    title, picture, *rest = lines
    headings = [line for line in rest if len(line) < 120 and not line.endswith(".")]

    assert headings.pop() == lines[-1]
    assert [title, *headings] == [chapter["title"] for chapter in episode["chapters"]]
    assert title == episode["title"]
    assert picture not in headings


def test_picture_references_disclaimer_and_related_posts_are_what_they_are(
    essay: tuple[dict, dict, list[str]], workspace: Path
) -> None:
    """An image by its line, references counted and not read, the disclaimer an aside, related posts no part of it."""
    _, narration, lines = essay
    said = {role: [u["spoken"] for u in narration["utterances"] if u["role"] == role] for role in ("figure", "aside")}
    entries = lines[lines.index("References") + 1 :]
    entries = entries[: next(number for number, line in enumerate(entries) if line.startswith("Disclaimer"))]
    left_out = {
        reason: [o["text"] for o in narration["omissions"] if o["reason"] == reason]
        for reason in ("reference list", "boilerplate")
    }
    page = workspace / "feeds" / "test" / "essay" / "index.html"
    heard = [u["spoken"] for u in narration["utterances"] if u["role"] in ("announcement", "reference")]

    assert any(lines[1] in text for text in said["figure"])
    assert lines[1] in page.read_text(encoding="utf-8")
    assert " ".join(said["aside"]).startswith("Disclaimer")
    assert entries == left_out["reference list"]
    assert [lines[-1]] == left_out["boilerplate"]
    assert any(cardinal(len(entries)) in text.lower() for text in heard)
