"""Formulas -> words by speech-rule-engine, for a show that asks for it: one Node process for all of an article.

`npm install speech-rule-engine temml` in the workspace's folder brings both packages; NODE_PATH may name another.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from audiopress.errors import EngineError
from audiopress.narrate.formulas import Formula, SpeakFormulas
from audiopress.narrate.tongue import base

_SECONDS: Final = 60  # for all the formulas of an article together
_PACKAGES: Final = ("speech-rule-engine", "temml")
_INSTALL: Final = (
    f"install Node and type `npm install {' '.join(_PACKAGES)}` in the workspace, "
    'or set formulas = "words" in [narration]'
)
_WORDS: Final = 'try `node --version`, or set formulas = "words" in [narration]'
# It answers {"missing": package} or {"said": [words, …]}; "" where a formula, or its language, is beyond it.
_SCRIPT: Final = """
const answer = (value) => process.stdout.write(JSON.stringify(value));
const find = (name) => { try { return require.resolve(name); } catch (_) { return ''; } };
const missing = PACKAGES.find((name) => !find(name));
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
async function speak(sre, temml, { source, notation, language }) {
  try {
    const markup = notation === 'mathml' ? source : temml.renderToString(source, { throwOnError: true });
    await sre.setupEngine({ locale: language, domain: 'clearspeak', modality: 'speech', markup: 'none' });
    await sre.engineReady();
    return sre.engineSetup().locale === language ? sre.toSpeech(markup) : '';
  } catch (_) { return ''; }
}
async function main() {
  const sre = require('speech-rule-engine');
  const temml = require('temml');
  const said = [];
  for (const formula of asked) said.push(await speak(sre, temml, formula));
  answer({ said });
}
if (missing) answer({ missing });
else main().catch((error) => { console.error(error); process.exit(1); });
""".replace("PACKAGES", json.dumps(_PACKAGES))


def rule_engine(folder: Path) -> SpeakFormulas:
    """The tool, run in the workspace's folder; what it has said once it is not asked again.

    It raises EngineError where Node or a package is missing, and where Node crashes, hangs or answers nonsense.
    """
    return partial(_speak, folder)


def _speak(folder: Path, formulas: Sequence[Formula]) -> Sequence[str]:
    return _spoken(folder.resolve(), tuple(formulas))


@lru_cache(maxsize=256)
def _spoken(folder: Path, formulas: tuple[Formula, ...]) -> tuple[str, ...]:
    asked = json.dumps([{"source": f.source, "notation": f.notation, "language": base(f.language)} for f in formulas])
    answer = _answer(_run(folder, asked))
    if isinstance(missing := answer.get("missing"), str):
        raise EngineError(f"formulas cannot be read: Node finds no package “{missing}”", _INSTALL)
    said = answer.get("said")
    if not isinstance(said, list) or len(said) != len(formulas) or not all(isinstance(words, str) for words in said):
        raise EngineError("formulas cannot be read: speech-rule-engine gave another answer than was asked for", _WORDS)
    return tuple(said)


def _run(folder: Path, asked: str) -> str:
    node = shutil.which("node")
    if node is None:
        raise EngineError("formulas cannot be read: speech-rule-engine needs Node, and there is no `node`", _INSTALL)
    try:
        done = subprocess.run(
            [node, "-e", _SCRIPT], input=asked, capture_output=True, encoding="utf-8", errors="replace",
            timeout=_SECONDS, check=False, cwd=folder,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise EngineError(
            f"formulas cannot be read: speech-rule-engine did not answer within {_SECONDS} s", _WORDS
        ) from None
    except OSError as problem:
        raise EngineError(f"formulas cannot be read: Node does not start ({problem.strerror})", _WORDS) from problem
    if done.returncode != 0:
        raise EngineError(
            f"formulas cannot be read: speech-rule-engine crashed ({_last_line(done.stderr, done.returncode)})", _WORDS
        )
    return done.stdout


def _last_line(errors: str, code: int) -> str:
    """What Node says of its end: the line that names the error, else the last one, else its exit code."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    named = next((line for line in lines if "Error:" in line), lines[-1] if lines else f"exit code {code}")
    return named[:200]


def _answer(output: str) -> dict[str, object]:
    try:
        found = json.loads(output)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}
