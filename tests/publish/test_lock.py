"""One build at a time in a workspace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from audiopress.errors import PublishError
from audiopress.publish import building

HOLD = """
import sys, time
from pathlib import Path
from audiopress.publish import building
with building(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    """While one build holds the workspace, another is refused at once with a sentence."""
    with building(tmp_path), pytest.raises(PublishError) as caught, building(tmp_path):
        pass

    assert caught.value.message == "another build is running in this workspace"


def test_builds_follow_each_other(tmp_path: Path) -> None:
    """A build that has ended, well or not, leaves the way free."""
    with pytest.raises(ZeroDivisionError), building(tmp_path):
        raise ZeroDivisionError
    with building(tmp_path):
        held = (tmp_path / "feeds" / ".building").exists()

    assert held


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    """The lock of a build that was killed holds nobody up."""
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline() if process.stdout else ""
        with pytest.raises(PublishError), building(tmp_path):
            pass
        process.kill()
    with building(tmp_path):
        free = True

    assert (said, free) == ("held\n", True)


def test_nothing_is_left_where_files_are_published(tmp_path: Path) -> None:
    """The lock's file goes with the lock: also one that a killed build left, and one of a show of its own."""
    for key in ("", "essays"):
        with building(tmp_path, key):
            pass
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as process:
        if process.stdout:
            process.stdout.readline()
        process.kill()
    killed = [path.name for path in (tmp_path / "feeds").iterdir()]
    with building(tmp_path):
        pass

    assert (killed, list((tmp_path / "feeds").iterdir())) == ([".building"], [])


def test_the_file_of_the_next_build_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another build that takes the lock in the moment in which it is free keeps it."""
    next_one = FileLock(tmp_path / "feeds" / ".building", timeout=0)
    release = FileLock.release

    def taken(lock: FileLock) -> None:
        monkeypatch.undo()
        release(lock)
        next_one.acquire()

    with building(tmp_path):
        monkeypatch.setattr(FileLock, "release", taken)
    with next_one, pytest.raises(PublishError), building(tmp_path):
        pass


TAKE_TURNS = """
import os, sys
from pathlib import Path
from audiopress.errors import PublishError
from audiopress.publish import building
workspace, turns = Path(sys.argv[1]), 0
while turns < 100:
    try:
        with building(workspace):
            os.close(os.open(workspace / "alone", os.O_CREAT | os.O_EXCL))  # fails where another is there
            (workspace / "alone").unlink()
            turns += 1
    except PublishError as refused:
        assert refused.message == "another build is running in this workspace"
"""


def test_no_two_builds_hold_it_at_once(tmp_path: Path) -> None:
    """However often the file comes and goes while others open it: one of them has the lock, and no other."""
    command = [sys.executable, "-c", TAKE_TURNS, str(tmp_path)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate()[1] for process in running]

    assert said == ["", "", ""]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert list((tmp_path / "feeds").iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where feeds/ cannot be a folder, that is said before anything is read or spoken."""
    (tmp_path / "feeds").write_text("a file", encoding="utf-8")
    with pytest.raises(PublishError) as caught, building(tmp_path):
        pass

    assert caught.value.message.startswith("this folder cannot be written")
