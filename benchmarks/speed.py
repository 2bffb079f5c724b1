"""How long a build takes, beside the plainest thing that speaks the same words: `espeak-ng | ffmpeg`, in the same run.

    python benchmarks/speed.py [ARTICLE ...]      (default: this repository's essays)

Prints seconds and ratios; needs espeak-ng and ffmpeg on the PATH for the baseline.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BASELINE = "espeak-ng -v gmw/en -s 175 --stdout -f {text} | ffmpeg -v error -y -i - -b:a 96k {out}"


def timed(command: list[str] | str, cwd: Path, **environment: str) -> float:
    """Wall-clock seconds of a command that must succeed."""
    began = time.perf_counter()
    subprocess.run(
        command, cwd=cwd, shell=isinstance(command, str), check=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment},
    )  # fmt: skip
    return time.perf_counter() - began


def workspace(folder: Path, articles: list[Path]) -> Path:
    """A copy of this repository's show, with these articles if any are given."""
    shutil.copy(ROOT / "audiopress.toml", folder)
    if not articles:
        shutil.copytree(ROOT / "content", folder / "content")
    for article in articles:
        (folder / "content").mkdir(exist_ok=True)
        shutil.copy(article, folder / "content")
    return folder


def spoken(folder: Path) -> str:
    """Every word the build said, a block a paragraph."""
    blocks: dict[tuple[str, str], list[str]] = {}
    for path in sorted(folder.glob("feeds/*/*/narration.json")):
        for utterance in json.loads(path.read_text(encoding="utf-8"))["utterances"]:
            blocks.setdefault((path.parent.name, utterance["block"]), []).append(utterance["spoken"])
    return "\n\n".join(" ".join(sentences) for sentences in blocks.values())


def main(articles: list[Path]) -> None:
    """Build cold with one job and with all, then warm, then with one sentence added; then the baseline."""
    with tempfile.TemporaryDirectory() as name:
        folder = workspace(Path(name), articles)
        build = [sys.executable, "-m", "audiopress", "build"]
        rows = {
            "cold, one job": timed([*build, "--jobs", "1"], folder, AUDIOPRESS_CACHE=str(folder / "one")),
            "cold, all cores": timed(build, folder, AUDIOPRESS_CACHE=str(folder / "all")),
            "nothing changed": timed(build, folder, AUDIOPRESS_CACHE=str(folder / "all")),
        }
        article = next(path for path in sorted((folder / "content").iterdir()) if path.suffix in {".md", ".txt"})
        article.write_text(article.read_text(encoding="utf-8") + "\n\nOne more sentence.\n", encoding="utf-8")
        rows["one paragraph added"] = timed(build, folder, AUDIOPRESS_CACHE=str(folder / "all"))
        text = folder / "words.txt"
        text.write_text(spoken(folder), encoding="utf-8")
        plain = timed(BASELINE.format(text=text, out=folder / "plain.mp3"), folder)
        print(f"{'espeak-ng | ffmpeg':<22}{plain:8.2f} s   1.00")
        for label, seconds in rows.items():
            print(f"{label:<22}{seconds:8.2f} s   {seconds / plain:.2f}")


if __name__ == "__main__":
    main([Path(word).resolve() for word in sys.argv[1:]])
