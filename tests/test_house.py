"""The house rules that a machine can see."""

import ast
import gc
import importlib
import pkgutil
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

import audiopress
from audiopress.patterns import _Late

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "audiopress").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_one_idea(path: Path) -> None:
    """It says in a docstring what it is, has at most 300 lines, and no function above 40."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{node.name}: {length}" for node in functions if (length := node.end_lineno - node.lineno + 1) > 40]

    assert ast.get_docstring(tree)
    assert len(text.splitlines()) <= 300
    assert long == []


def test_no_name_that_says_nothing() -> None:
    """No utils, helpers, managers, handlers, base or common."""
    empty = re.compile(r"utils?|helpers?|managers?|handlers?|base|common|misc")

    assert [path for path in MODULES if empty.fullmatch(path.stem)] == []


def test_every_dependency_has_its_reason_in_the_architecture() -> None:
    """docs/architecture.md names each package that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]]
    reasons = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").lower()

    assert [name for name in names if name not in reasons] == []


def test_the_changelog_knows_this_version() -> None:
    """The newest version in CHANGELOG.md is the package's."""
    import audiopress

    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert audiopress.__version__ == re.search(r"^## \[(\d[^]]*)\]", changelog, re.MULTILINE)[1]


def test_every_test_file_is_collected(pytestconfig: pytest.Config) -> None:
    """No folder of tests has a name that pytest passes over ("build" is one)."""
    skipped = pytestconfig.getini("norecursedirs")
    files = (path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py") if "node_modules" not in path.parts)
    folders = {part for path in files for part in path.parts[:-1]}

    assert not [folder for folder in folders for pattern in skipped if fnmatch(folder, pattern)]


def test_every_late_pattern_compiles() -> None:
    """What is wrong with a regular expression shows here, and not first in somebody's article."""
    for info in pkgutil.walk_packages(audiopress.__path__, "audiopress."):
        if info.name.startswith(("audiopress.narrate", "audiopress.read")):
            importlib.import_module(info.name)
    gc.unfreeze()  # the command line sets aside what was imported
    expressions = [known.pattern for known in gc.get_objects() if type(known) is _Late]

    assert len(expressions) > 500
