"""Formulas -> words by speech-rule-engine, where Node and its package are installed; never needed.

`npm install speech-rule-engine` beside the workspace is enough for MathML; with `temml` TeX is understood as well.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from audiopress.narrate.formulas import Formula, SpeakFormulas
from audiopress.narrate.tongue import base

_SECONDS: Final = 60  # for all the formulas of an article together
_SCRIPT: Final = """
const sre = require('speech-rule-engine');
let temml = null;
try { temml = require('temml'); } catch (_) {}
const asked = JSON.parse(require('fs').readFileSync(0, 'utf8'));
async function speak({ source, notation, language }) {
  try {
    const markup = notation === 'mathml' ? source : temml ? temml.renderToString(source, { throwOnError: true }) : '';
    if (!markup) return '';
    await sre.setupEngine({ locale: language, domain: 'clearspeak', modality: 'speech', markup: 'none' });
    await sre.engineReady();
    return sre.toSpeech(markup);
  } catch (_) { return ''; }
}
(async () => {
  const said = [];
  for (const formula of asked) said.push(await speak(formula));
  process.stdout.write(JSON.stringify(said));
})();
"""


def rule_engine() -> SpeakFormulas | None:
    """The tool, if Node is there; it answers with "" for everything if the package is not."""
    return _speak if shutil.which("node") else None


def _speak(formulas: Sequence[Formula]) -> Sequence[str]:
    return _spoken(tuple(formulas))


@lru_cache(maxsize=256)
def _spoken(formulas: tuple[Formula, ...]) -> tuple[str, ...]:
    nothing = ("",) * len(formulas)
    asked = json.dumps([{"source": f.source, "notation": f.notation, "language": base(f.language)} for f in formulas])
    command = [shutil.which("node") or "node", "-e", _SCRIPT]
    try:
        done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=True)
        said = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return nothing
    fits = isinstance(said, list) and len(said) == len(formulas) and all(isinstance(words, str) for words in said)
    return tuple(said) if fits else nothing
