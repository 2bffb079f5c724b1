"""Imported in the fork server only, before it forks: it dies with its build, and its workers with it.

And it is deaf to Ctrl-C, as they are: the build answers that.
"""

import os
import signal
from typing import Final

from audiopress.speak.isolate import die_with_parent, quiet_worker

BUILD: Final = "AUDIOPRESS_BUILD"  # in the environment of the server: the process number of its build
SERVER: Final = os.getpid()

if BUILD in os.environ:  # else nobody serves here, and this is only being read
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # as the build had it blocked: now it is ignored
    die_with_parent(int(os.environ[BUILD]))  # else server and workers keep each other alive when a build is killed


def serve() -> None:
    """What a worker does first; it has this module from the server that forked it."""
    quiet_worker(SERVER)
