"""isolated: a fresh process for each call, whatever becomes of it."""

import faulthandler
import os
import signal
import sys
import time

import pytest

from audiopress.errors import EngineError, SourceError
from audiopress.speak.isolate import Isolated, isolated
from benchmarks.meter import children


def _pid() -> int:
    return os.getpid()


def _crash() -> None:
    faulthandler.disable()  # pytest would print the stack of a crash that is meant
    os.kill(os.getpid(), signal.SIGSEGV)


def _leave() -> None:
    os._exit(3)


def _exit() -> None:
    sys.exit(4)


def _unpicklable() -> object:
    return lambda: None


def _hang() -> None:
    time.sleep(60)


def _complain() -> None:
    raise SourceError("no", "hint", "a.md:3")


def _divide() -> float:
    return 1 / 0


def _chatter() -> str:
    os.write(1, b"Audio saved to somewhere")
    return "done"


def test_every_call_has_a_process_of_its_own() -> None:
    """Three calls run in three processes, none of them this one."""
    pids = {isolated(_pid, timeout_s=10) for _ in range(3)}

    assert len(pids | {os.getpid()}) == 4


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        (_crash, "crashed (SIGSEGV)"),
        (_leave, "crashed (exit status 3)"),
        (_exit, "crashed (exit status 1)"),
        (_unpicklable, "crashed (exit status 1)"),
        (_divide, "ZeroDivisionError"),
    ],
)
def test_a_crash_is_an_engine_error_that_says_how(function, sentence) -> None:
    """A crash, an exit and an exception inside the engine all become one sentence here."""
    with pytest.raises(EngineError) as caught:
        isolated(function, timeout_s=10)

    assert sentence in caught.value.message


def test_a_hang_ends_at_the_time_given() -> None:
    """A child that does not answer is killed and told of."""
    with pytest.raises(EngineError, match="no answer within"):
        isolated(_hang, timeout_s=0.2)


def test_a_call_may_be_begun_and_dropped() -> None:
    """The answer of a call begun waits for whoever asks; one that is dropped leaves no process."""
    before = children(os.getpid())
    begun, dropped = Isolated(_pid), Isolated(_hang)
    dropped.drop()
    dropped.drop()

    assert begun.result(timeout_s=10) != os.getpid()
    assert children(os.getpid()) == before


def test_an_answer_counts_where_the_system_waits_for_children() -> None:
    """With SIGCHLD ignored, as some supervisors leave it, calls are answered and crashes are told as ever."""
    usual = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert isolated(_chatter, timeout_s=10) == "done"
        with pytest.raises(EngineError, match="crashed"):
            isolated(_leave, timeout_s=10)
    finally:
        signal.signal(signal.SIGCHLD, usual)


def test_an_error_of_ours_arrives_whole() -> None:
    """Message, hint and place of a PressError survive the way back."""
    with pytest.raises(SourceError) as caught:
        isolated(_complain, timeout_s=10)

    assert (caught.value.message, caught.value.hint, caught.value.place) == ("no", "hint", "a.md:3")


def test_a_chattering_library_cannot_reach_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    """What the child writes to its standard output goes nowhere."""
    assert isolated(_chatter, timeout_s=10) == "done"

    assert capfd.readouterr().out == ""
