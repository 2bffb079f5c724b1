"""The least that the same words cost: espeak-ng into an MP3 encoder on one core, and nothing else.

    python -m benchmarks.floors words.md speech.mp3      speaks through espeak-ng's library, encodes with lameenc

The encoder's quality and bit rate are those of audiopress (7 and 96 kb/s): at another quality LAME takes up to ten
times as long, and the comparison would be one of settings.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import lameenc

QUALITY, BIT_RATE, RATE = 7, 96, 175  # LAME's -q, kb/s, words a minute
VOICE = "gmw/en"
_SPEAK = f"espeak-ng -v {VOICE} -s {RATE} --stdout -f {{text}}"
PIPES = {
    "ffmpeg": f"{_SPEAK} | ffmpeg -v error -y -threads 1 -i - -c:a libmp3lame"
    f" -compression_level {QUALITY} -b:a {BIT_RATE}k {{out}}",
    "lame": f"{_SPEAK} | lame --silent -m m -q {QUALITY} -b {BIT_RATE} - {{out}}",
}


def pipes() -> tuple[str, ...]:
    """The encoders on this machine's PATH that espeak-ng can be piped into."""
    return tuple(name for name in PIPES if shutil.which(name) and shutil.which("espeak-ng"))


def piped(name: str, text: Path, out: Path) -> tuple[str, ...]:
    """The command, on one core."""
    return pinned("sh", "-c", PIPES[name].format(text=text, out=out))


def in_process(words: Path, out: Path) -> tuple[str, ...]:
    """The command that does it with the library and the encoder audiopress uses, on one core."""
    return pinned(sys.executable, "-m", "benchmarks.floors", str(words), str(out))


def pinned(*command: str) -> tuple[str, ...]:
    core = max(os.sched_getaffinity(0))
    return ("taskset", "-c", str(core), *command)


def speech() -> tuple[Any, int]:
    """pyttsx3's espeak binding, ready to speak synchronously, and its sample rate."""
    try:
        import espeakng_loader  # noqa: PLC0415  (not everywhere)

        ctypes.CDLL(espeakng_loader.get_library_path())
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    except ImportError:
        pass  # the system's library, then
    from pyttsx3.drivers import _espeak  # noqa: PLC0415  (importing it loads the library)

    rate = _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, 1000, None)
    _espeak.SetVoiceByName(VOICE.encode())
    _espeak.SetParameter(_espeak.RATE, RATE, 0)
    return _espeak, rate


def main(words: Path, out: Path) -> None:
    """Speak section by section into one encoder; beside the audio, the seconds of each section as JSON."""
    espeak, rate = speech()
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_quality(QUALITY)
    sections: list[float] = []
    with out.open("wb") as file:

        def hear(wave: Any, count: int, _: Any) -> int:
            if count > 0:
                file.write(encoder.encode(ctypes.string_at(wave, 2 * count)))
                sections[-1] += count / rate
            return 0

        espeak.SetSynthCallback(hear)
        for section in split(words.read_text(encoding="utf-8")):
            sections.append(0.0)
            text = section.encode()
            # cSynth, not Synth: pyttsx3's wrapper tells espeak that the text is ten times as long as it is
            espeak.cSynth(text, len(text) + 1, 0, 1, 0, espeak.ENDPAUSE | espeak.CHARS_UTF8, None, None)
        file.write(encoder.flush())
    out.with_suffix(".json").write_text(json.dumps(sections), encoding="utf-8")


def split(words: str) -> list[str]:
    """The sections of a text with `# headings`."""
    return re.split(r"^# ", words, flags=re.MULTILINE)[1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
