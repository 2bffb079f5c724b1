"""Bad input: one clear sentence, a place, the right exit code, and nothing that was published is damaged."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import feedparser
import pytest

from tests.press.made import CONFIG, FIRST, tree

# what is put into content/bad.md, the exit code, the place, and a word of the sentence
REFUSED = {
    "an empty file": (b"", 4, "content/bad.md", "empty"),
    "only white space": (b" \n\n\t\n", 4, "content/bad.md", "empty"),
    "front matter that does not parse": (b"---\ntitle: [a\n---\n\nText.\n", 4, "content/bad.md:", "front matter"),
    "front matter that does not close": (b"---\ntitle: A\n\nText.\n", 4, "content/bad.md:1", "front matter"),
    "a date that is none": (b"---\ntitle: A\ndate: the day after\n---\n\nText.\n", 4, "content/bad.md:3", "date"),
    "a day that is none": (b"---\ntitle: A\ndate: 2026-02-31\n---\n\nText.\n", 4, "content/bad.md:3", "date"),
    "a draft flag that is none": (b"---\ntitle: A\ndraft: perhaps\n---\n\nText.\n", 4, "content/bad.md:3", "draft"),
    "a slug that another article has": (b"---\nslug: first-crossing\n---\n\nText.\n", 4, "content/", "slug"),
    "a picture that is missing": (b"# A\n\nText.\n\n![A boat](boat.png)\n", 4, "content/bad.md:5", "boat.png"),
    "a picture outside the workspace": (b"# A\n\n![A boat](../../../../etc/passwd)\n", 4, "content/bad.md:3", "passwd"),
    "a cover that is missing": (b"---\ntitle: A\ncover: c.png\n---\n\nText.\n", 4, "content/bad.md", "c.png"),
    "10 MB of one paragraph": (b"word " * 2_000_000, 4, "content/bad.md", "book"),
    "a binary file": (bytes(range(256)) * 40, 4, "content/bad.md", "text"),
    "NUL bytes": (b"PK\x03\x04\x00\x00\x00\x08" * 100, 4, "content/bad.md", "text"),
    "invalid UTF-8": ("# Café\n\nGood line — yes.\n\n".encode() + b"Bad \xff byte.\n", 4, "content/bad.md:5", "UTF-8"),
    "an unknown voice": (b"---\ntitle: A\nvoice: gmw/en-UX\n---\n\nText.\n", 5, "content/bad.md", "gmw/en-US"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_its_place(workspace: Path, audiopress, name: str) -> None:
    """The sentence names the file (and line), the exit code is the error's, and the published show stays as it was."""
    audiopress("build", cwd=workspace)
    before = tree(workspace)
    content, code, place, word = REFUSED[name]
    (workspace / "content" / "bad.md").write_bytes(content)
    done = audiopress("build", cwd=workspace, check=False)

    assert code == done.returncode, done.stderr
    assert place in done.stderr
    assert word.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert before == tree(workspace)


def _narration(workspace: Path, content: str | bytes, audiopress, *words: str) -> tuple[dict, str]:
    data = content.encode() if isinstance(content, str) else content
    (workspace / "content" / "odd.md").write_bytes(data)
    done = audiopress("build", *words, cwd=workspace)
    return json.loads((workspace / "feeds/test/odd/narration.json").read_text(encoding="utf-8")), done.stderr


def _spoken(narration: dict, *roles: str) -> list[str]:
    return [u["spoken"] for u in narration["utterances"] if u["role"] in (roles or ("paragraph",))]


def test_a_picture_without_alt_text_is_a_warning(workspace: Path, audiopress) -> None:
    """It is announced to the listener and told to the author, with its line."""
    shutil.copy(Path(__file__).parents[2] / "content/pictures/sentence-waveform.png", workspace / "content/boat.png")
    narration, stderr = _narration(workspace, "# A\n\nText.\n\n![](boat.png)\n\n<img src='boat.png'>\n", audiopress)

    assert "content/odd.md:7" in stderr
    assert any("without description" in text for text in _spoken(narration, "figure", "announcement"))


def test_a_sentence_of_5000_words_is_spoken_whole(workspace: Path, audiopress) -> None:
    """In parts that an engine can take, no word lost, and the author hears of it."""
    words = [f"w{number}" for number in range(5000)]
    narration, stderr = _narration(workspace, f"# Long\n\n{' '.join(words)}.\n", audiopress, "--engine", "tone")
    shown = " ".join(u["display"] for u in narration["utterances"] if u["role"] == "paragraph").rstrip(".").split()

    assert words == shown
    assert "content/odd.md:3" in stderr


def test_punctuation_is_not_spoken_and_single_words_are(workspace: Path, audiopress) -> None:
    """Lines of signs stay silent and are recorded; a one-word sentence is a sentence."""
    narration, _ = _narration(workspace, "# A\n\nNo. Never.\n\n—\n\n? ! ?\n\nStop.\n", audiopress)
    said = " ".join(_spoken(narration))

    assert said == "No. Never. Stop."
    assert {"—", "? ! ?"} <= {omission["text"] for omission in narration["omissions"]}


def test_other_scripts_are_spoken_and_told(workspace: Path, audiopress) -> None:
    """Hebrew, Arabic and Chinese with an English voice: built, nothing lost, with a warning that says what to do."""
    text = "# Scripts\n\nשלום לכולם וברוכים הבאים.\n\nمرحبا بكم في هذا المقال.\n\n这是一篇文章。它有两句话。\n"
    narration, stderr = _narration(workspace, text, audiopress)
    shown = "".join(u["display"] for u in narration["utterances"])

    assert all(part in shown for part in ("שלום", "مرحبا", "两句话"))
    assert "content/odd.md" in stderr
    assert "language" in stderr


def test_emoji_and_control_characters_do_no_harm(workspace: Path, audiopress) -> None:
    """They are not spoken as noise, and page, captions and feed stay well-formed."""
    narration, _ = _narration(workspace, "# Signs 🎉\n\nA bell\x07 rang 👍🏽 and a form\x0cfeed.\n\n🎉🎉\n", audiopress)

    assert not any(ord(char) < 32 for u in narration["utterances"] for char in u["spoken"])
    assert not feedparser.parse(str(workspace / "feeds/test/feed.xml")).bozo


def test_a_hostile_title_arrives_everywhere(workspace: Path, audiopress) -> None:
    """Angle brackets, ampersands, quotes and 300 characters: in feed, page and tag, as text."""
    title = "Q&A: is \"a < b\" > 'c'? <script>alert(1)</script> " + "very " * 50 + "long"
    narration, _ = _narration(
        workspace, f"---\ntitle: {json.dumps(title)}\ndate: 2026-05-06\n---\n\nText.\n", audiopress
    )
    page = (workspace / "feeds/test/odd/index.html").read_text(encoding="utf-8")
    feed = feedparser.parse(str(workspace / "feeds/test/feed.xml"))

    assert title == narration["title"]
    assert "<script>alert" not in page
    assert not feed.bozo
    assert any(entry.title.startswith('Q&A: is "a') for entry in feed.entries)


def test_an_unknown_key_suggests_the_nearest(workspace: Path, audiopress) -> None:
    """A mistyped key in audiopress.toml is an error with its line and the name that was meant."""
    (workspace / "audiopress.toml").write_text(CONFIG.replace("base_url", "base_ulr"), encoding="utf-8")
    done = audiopress("build", cwd=workspace, check=False)

    assert done.returncode == 3
    assert "audiopress.toml:6" in done.stderr
    assert "base_url" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "name",
    [
        "feeds/test/first-crossing/first-crossing.mp3",
        "feeds/test/first-crossing/index.html",
        "feeds/test/first-crossing/episode.json",
        "audiopress.lock",
        "feeds/test/feed.xml",
    ],
)
def test_a_full_disk_keeps_what_was_published(workspace: Path, audiopress, name: str) -> None:
    """No space left at any file: one sentence, exit 8, the file as it was; with room again, all is as it should be."""
    audiopress("build", cwd=workspace)
    before = tree(workspace)
    article = workspace / "content" / "first-crossing.md"
    article.write_text(FIRST.replace("Dogs were asked to sit", "Cats were not asked"), encoding="utf-8")
    twin = (workspace / name).with_name(f".{Path(name).name}.tmp")
    twin.symlink_to("/dev/full")
    done = audiopress("build", cwd=workspace, check=False)
    then = tree(workspace)
    audiopress("build", cwd=workspace)

    assert done.returncode == 8, done.stderr
    assert "no space left" in done.stderr.lower()
    assert before[name] == then[name]
    assert not audiopress("check", cwd=workspace).stdout.count("error:")
    assert before[name] != tree(workspace)[name]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are POSIX's")
def test_a_read_only_folder_is_told(workspace: Path, audiopress) -> None:
    """Somebody without the right to write gets one sentence and exit 8."""
    audiopress("build", cwd=workspace)
    before = tree(workspace)
    (workspace / "content/second.txt").write_text("Another title\n\nAnd another text.\n", encoding="utf-8")
    for path in (workspace / "feeds", *(workspace / "feeds").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    # root may write anywhere, unless it gives the right to do so away (capabilities(7), CAP_DAC_OVERRIDE)
    meek = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*meek, sys.executable, "-m", "audiopress", "build"], cwd=workspace, capture_output=True, text=True, check=False
    )
    for path in ((workspace / "feeds"), *(workspace / "feeds").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)

    assert done.returncode == 8, done.stderr
    assert "feeds" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == tree(workspace)
