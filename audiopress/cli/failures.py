"""An exception -> its sentence on stderr and its exit code."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

import click

import audiopress
from audiopress.cli.interrupt import GOING_ON, INTERRUPTED
from audiopress.cli.session import Session, settled
from audiopress.cli.speech import labelled, message, placed, sentence
from audiopress.errors import ConfigError, EngineError, PressError, PublishError

_REMEDIES = {
    errno.ENOSPC: "free some space, then run the command again: what is finished is kept",
    errno.EACCES: "make it readable and writable for you, then run the command again",
    errno.EROFS: "that disk is read-only: work in a folder that can be written",
}


def tell(problem: BaseException, settings: dict[str, object]) -> int:
    """Say on stderr what happened and what to do, and return the exit code."""
    session = settled(settings)
    if isinstance(problem, KeyboardInterrupt | click.exceptions.Abort):
        return _interrupted(settings, session)
    if session.debug:
        message("".join(traceback.format_exception(problem)).rstrip(), session)
    error = _told(problem)
    labelled("error", placed(error.place, sentence(error.message)), session)
    if error.hint:
        labelled("hint", sentence(error.hint), session)
    return error.exit_code


def _interrupted(settings: dict[str, object], session: Session) -> int:
    message(GOING_ON if settings.get("command") == "build" else "Interrupted.", session)
    return INTERRUPTED


def _told(problem: BaseException) -> PressError:
    """Whatever was raised, as an error with a sentence of its own."""
    if isinstance(problem, PressError):
        return problem
    if isinstance(problem, click.ClickException):
        usage = isinstance(problem, click.UsageError) and problem.ctx
        command = usage.command_path if usage else "audiopress"
        return ConfigError(problem.format_message(), f"`{command} --help` shows what it takes")
    if isinstance(problem, ModuleNotFoundError) and not (problem.name or "").startswith("audiopress"):
        return EngineError(
            f"the package “{problem.name}” is not installed", "python -m pip install --upgrade audiopress"
        )
    if isinstance(problem, OSError) and problem.errno in _REMEDIES:
        place = str(problem.filename or "")
        return PublishError((problem.strerror or str(problem)).lower(), _REMEDIES[problem.errno], place)
    return PressError(
        f"this is a bug in audiopress: {type(problem).__name__}: {problem} ({_origin(problem)})",
        "run the command again with --debug, and report what it prints; nothing that was published is damaged",
    )


def _origin(problem: BaseException) -> str:
    """The innermost line of ours that the exception passed."""
    home = Path(audiopress.__file__).parent
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(home)] or list(frames)
    if not ours:
        return "no line known"
    path = Path(ours[-1].filename)
    name = path.relative_to(home.parent).as_posix() if path.is_relative_to(home) else path.name
    return f"{name}:{ours[-1].lineno}"
