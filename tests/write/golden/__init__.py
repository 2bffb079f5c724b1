"""The feeds of `tests.write.shows` as they were when somebody last looked; `python -m tests.write.golden` writes them.

The version of audiopress that a feed names is put in when it is compared: a release changes no golden file.
"""

from __future__ import annotations

from pathlib import Path

from audiopress import __version__

HERE = Path(__file__).parent
_MADE, _KEPT = (f"<generator>audiopress {version}</generator>".encode() for version in (__version__, "VERSION"))


def golden(name: str) -> bytes:
    """The feed as it has to be."""
    return (HERE / f"{name}.xml").read_bytes().replace(_KEPT, _MADE)


def keep(name: str, xml: bytes) -> None:
    (HERE / f"{name}.xml").write_bytes(xml.replace(_MADE, _KEPT))
