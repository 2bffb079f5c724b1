"""The command line: parse, call, print, exit; the only part that knows there is a terminal."""

from audiopress.cli.program import main

__all__ = ["main"]
