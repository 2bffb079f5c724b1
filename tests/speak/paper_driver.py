"""A pyttsx3 driver that "speaks" tones into WAV files, late and in pieces, as the platforms' own drivers do."""

from __future__ import annotations

import threading
import time
import wave

from pyttsx3.drivers.dummy import DummyDriver

from audiopress.model import Voice
from audiopress.speak.tone_engine import RATE, ToneEngine


class PaperDriver(DummyDriver):
    """Its loop ends long before its files are whole."""

    def startLoop(self) -> None:  # noqa: N802 - the name pyttsx3 calls
        self._looping = True
        self._proxy.setBusy(False)
        while self._looping:
            time.sleep(0.001)

    def save_to_file(self, text: str, filename: str) -> None:
        threading.Thread(target=_write, args=(text, filename, self._config["rate"])).start()


def _write(text: str, filename: str, rate: int) -> None:
    data = ToneEngine().speak((text,), Voice("tone", rate)).data
    time.sleep(0.03)
    with wave.open(filename, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for start in range(0, len(data), 20_000):
            file.writeframes(data[start : start + 20_000])
            time.sleep(0.005)


def buildDriver(proxy: object) -> PaperDriver:  # noqa: N802 - the name pyttsx3 calls
    return PaperDriver(proxy)
