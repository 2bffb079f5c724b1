"""What espeak-ng makes of texts, as phonemes: the ears with which spoken forms are compared.

The library is asked in a process of its own, since tests of the engine fork this one.
"""

from __future__ import annotations

import ctypes
import json
import re
import subprocess
import sys
from collections.abc import Iterable

import espeakng_loader

_CLEAN = re.compile(r"[ˈˌ\s_|‖:.,;!?'-]+|\([a-z-]+\)")  # stress, word breaks, pauses, changes of voice


def phonemes(texts: Iterable[str], voice: str = "en-us") -> list[str]:
    """IPA of each text, without stress and pauses: what two readings must have in common to be the same words."""
    asked = json.dumps([voice, list(texts)])
    answer = subprocess.run([sys.executable, __file__], input=asked, capture_output=True, text=True, check=True)
    return [_CLEAN.sub("", found.replace("ː", "")) for found in json.loads(answer.stdout)]


def _ask(voice: str, texts: list[str]) -> list[str]:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    library.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise SystemExit(f"espeak-ng has no voice {voice}")
    found = []
    for text in texts:
        place = ctypes.c_char_p(text.encode())
        clauses = []
        while place.value is not None:
            clauses.append((library.espeak_TextToPhonemes(ctypes.byref(place), 1, 2) or b"").decode())
        found.append(" ".join(clauses))
    return found


if __name__ == "__main__":
    json.dump(_ask(*json.load(sys.stdin)), sys.stdout)
