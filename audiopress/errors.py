"""The error tree; each error owns its sentence, its hint and its exit code, and only `cli` prints them.

    PressError                  1
      ConfigError               3   audiopress.toml or the command line is wrong
      SourceError               4   an article cannot be read as it is
      EngineError               5   a voice is missing, or an engine crashed or hung twice
      EncodeError               6   audio could not be encoded, joined or tagged
      CheckFailed               7   a check found an error
      PublishError              8   an output folder, the ledger or the lock stands in the way

Every class keeps its arguments in `args`, so an error survives the way back from a worker process.
"""

from __future__ import annotations


class PressError(Exception):
    """`message` is one sentence without its full stop; `hint` names the next thing to do; `place` is path:line."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "", place: str = "") -> None:
        super().__init__(message, hint, place)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class ConfigError(PressError):
    exit_code = 3


class SourceError(PressError):
    exit_code = 4


class EngineError(PressError):
    exit_code = 5


class EncodeError(PressError):
    exit_code = 6


class CheckFailed(PressError):  # noqa: N818  (not an error of the press: what it found is the result asked for)
    exit_code = 7


class PublishError(PressError):
    exit_code = 8
