"""What was measured on what: the machine, its programs, this commit."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("espeakng-loader", "pyttsx3", "lameenc", "av", "pydub", "mutagen", "feedgen")
PROGRAMS = {"espeak-ng": "--version", "ffmpeg": "-version", "lame": "--version"}


def machine(root: Path) -> dict[str, str]:
    """Names and values in the order to show them."""
    return {
        "processor": f"{_found('model name', '/proc/cpuinfo')}, {len(os.sched_getaffinity(0))} cores for this process",
        "memory": f"{int(_found('MemTotal', '/proc/meminfo').split()[0]) / 1e6:.0f} GB",
        "system": f"{platform.freedesktop_os_release().get('PRETTY_NAME', 'Linux')}, Linux {platform.release()}",
        "load": f"{os.getloadavg()[0]:.1f} when the run began (load average over a minute)",
        "Python": platform.python_version(),
        "audiopress": f"{version('audiopress')}, commit {commit(root)}",
        **{name: said for name, option in PROGRAMS.items() if (said := _version(name, option))},
        "packages": ", ".join(f"{name} {found}" for name in PACKAGES if (found := _installed(name))),
    }


def commit(root: Path) -> str:
    """Short, and whether there are changes on top of it."""
    try:
        name = _said("git", "-C", str(root), "rev-parse", "--short", "HEAD")
        changed = _said("git", "-C", str(root), "status", "--porcelain", "--", "audiopress", "benchmarks")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{name} with changes" if changed else name


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def _version(program: str, option: str) -> str:
    """The number in the first line of what it says of itself; "" where it is not installed."""
    if shutil.which(program) is None:
        return ""
    found = re.search(r"\d+\.\d[\w.+-]*", _said(program, option).split("\n")[0])
    return found[0] if found else "of unknown version"


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _found(name: str, path: str) -> str:
    """The value behind `name` in a file of `name : value` lines."""
    found = re.search(rf"^{name}\s*:\s*(.+)$", Path(path).read_text(), re.MULTILINE)
    return found[1] if found else "0"
