"""One build at a time in a workspace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Where feeds/ cannot be a folder, that is said before anything is read or spoken."""
    (tmp_path / "feeds").write_text("a file", encoding="utf-8")
    with pytest.raises(PublishError) as caught, building(tmp_path):
        pass

    assert caught.value.message.startswith("this folder cannot be written")
