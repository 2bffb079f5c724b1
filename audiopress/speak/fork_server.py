"""Imported in the fork server only, before it forks: it dies with its build, and its workers with it."""

import os
from typing import Final

from audiopress.speak.isolate import die_with_parent, quiet_worker

BUILD: Final = "AUDIOPRESS_BUILD"  # in the environment of the server: the process number of its build
SERVER: Final = os.getpid()

if BUILD in os.environ:  # else nobody serves here, and this is only being read
    die_with_parent(int(os.environ[BUILD]))  # else server and workers keep each other alive when a build is killed


def serve() -> None:
    """What a worker does first; it has this module from the server that forked it."""
    quiet_worker(SERVER)
