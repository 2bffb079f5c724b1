"""Ctrl-C as a terminal sends it: to a process of its own, once or twice."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

WAITING = """
import signal, sys, time
from audiopress import pipeline
from audiopress.cli import main

def build(*args, **options):
    try:
        print("building", flush=True)
        time.sleep(600)
    finally:
        if "slow" in sys.argv:
            print("ending", flush=True)
            time.sleep(600)

signal.signal(signal.SIGINT, signal.default_int_handler)
pipeline.build = build
main(["build"])
"""
GOING_ON = "Interrupted. What is finished is kept: run `audiopress build` again to go on."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGINT reaches no single process on Windows")


def interrupted(*args: str, signals: int) -> tuple[int, str]:
    """The exit code and what stood on stderr, after an interruption at each line that is printed."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", WAITING, *args]
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, stdin=subprocess.DEVNULL, text=True) as process:
        for _ in range(signals):
            if process.stdout:
                process.stdout.readline()
            process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    return process.returncode, said


def test_once() -> None:
    """One Ctrl-C ends the build in order, and says how to go on."""
    code, said = interrupted(signals=1)

    assert (code, said.split("\n", 1)[-1].strip()) == (130, GOING_ON)


def test_twice() -> None:
    """A second Ctrl-C does not wait for the first one's end, and says the same."""
    code, said = interrupted("slow", signals=2)

    assert (code, said.strip()) == (130, GOING_ON)
