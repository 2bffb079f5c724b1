"""An author's own templates: used, checked before a word is spoken, and noticed when they change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from audiopress.config.templates import load_templates
from audiopress.errors import ConfigError
from tests.judges import pages
from tests.judges.server import serving
from tests.press.made import tree

BUILD = ("build", "--engine", "tone")
INDEX = '{% extends "audiopress/index.html.j2" %}\n{% block footer %}\n<footer><p>Printed by hand.</p></footer>\n'


def _write(workspace: Path, name: str, text: str) -> None:
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates" / name).write_text(text, encoding="utf-8")


def _page(workspace: Path, name: str = "index.html") -> str:
    return (workspace / "feeds/test" / name).read_text(encoding="utf-8")


def test_a_block_of_ours_is_replaced_and_the_rest_stays(workspace: Path, audiopress) -> None:
    """`extends` with the name of ours: one block is the author's, all else is as it was."""
    audiopress(*BUILD, cwd=workspace)
    before = html.document_fromstring(_page(workspace))
    _write(workspace, "index.html.j2", INDEX + "{% endblock %}")
    audiopress(*BUILD, cwd=workspace)
    after = html.document_fromstring(_page(workspace))

    assert after.xpath("string(//footer)").strip() == "Printed by hand."
    assert before.xpath("//main//text()") == after.xpath("//main//text()")


def test_a_page_all_of_ones_own(workspace: Path, audiopress) -> None:
    """A whole template, with a part of the author's and a part of ours."""
    _write(workspace, "page.html.j2", '<title>{{ title }}</title>{% include "sign.j2" %}\n{{ content }}\n')
    _write(workspace, "sign.j2", "<p>By {{ authors | join }}</p>")
    audiopress(*BUILD, cwd=workspace)

    assert _page(workspace, "second/index.html").startswith(
        "<title>The second crossing</title><p>By Ada Example</p><section"
    )


def test_a_style_of_ones_own_and_more_of_it(workspace: Path, audiopress) -> None:
    """style.css instead of ours, more.css after whichever it is; both under the page's policy, in a browser."""
    _write(workspace, "more.css", "h1 { color: rgb(1, 2, 3) }")
    audiopress(*BUILD, cwd=workspace)
    with_ours = _page(workspace)
    _write(workspace, "style.css", "h1 { margin: 0 }")
    audiopress(*BUILD, cwd=workspace)
    own = html.document_fromstring(_page(workspace)).xpath("string(//style)")
    with serving(workspace / "feeds/test") as url:
        seen = pages.browse(url)["plain"]

    assert ":root {" in with_ours
    assert "rgb(1, 2, 3)" in with_ours
    assert own == "h1 { margin: 0 }\nh1 { color: rgb(1, 2, 3) }"
    assert seen["console"] == []


def test_script_in_a_template_does_not_run_unless_the_policy_says_so(workspace: Path, audiopress) -> None:
    """As docs/page.md has it: the policy is a block of the template, and the author's to widen."""
    script = '{% block head %}<script>window.ran = "yes"</script>{% endblock %}'
    _write(workspace, "index.html.j2", f'{{% extends "audiopress/index.html.j2" %}}\n{script}')
    audiopress(*BUILD, cwd=workspace)
    with serving(workspace / "feeds/test") as url:
        refused = pages.browse(url)["plain"]["ran"]
    wider = (
        '{{ policy | replace("script-src ", "script-src \'sha256-A9oF44m0mi4rnbSMF+cUW9GsWaXQ/yMzzMhbKd6mUkU=\' ") }}'
    )
    policy = f'{{% block policy %}}<meta http-equiv="Content-Security-Policy" content="{wider}">{{% endblock %}}'
    _write(workspace, "index.html.j2", f'{{% extends "audiopress/index.html.j2" %}}\n{policy}\n{script}')
    audiopress(*BUILD, cwd=workspace)
    with serving(workspace / "feeds/test") as url:
        allowed = pages.browse(url)["plain"]["ran"]

    assert (refused, allowed) == (False, True)


MISTAKES = {
    "{% if title %}": (1, "endif"),
    "\n\n{{ titel }}": (3, "did you mean “title”?"),
    "{% if chapters and false %}\n{{ nothing_like_it }}{% endif %}": (2, "nothing_like_it"),
    "\n{{ title.no.such }}": (2, "no attribute"),
    '\n{% include "other.j2" %}': (2, "other.j2"),
    '{% extends "page.html.j2" %}': (1, "audiopress/page.html.j2"),
    "{{ 1 // 0 }}": (1, "zero"),
    "\n{{ title | shout }}": (2, "shout"),
    "\n\n\xe9".encode("latin-1"): (3, "UTF-8"),
}


@pytest.mark.parametrize("text", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_with_its_line_before_a_word_is_spoken(
    workspace: Path, audiopress, text: str | bytes
) -> None:
    """One sentence, the place and a hint, status 3; nothing is written or spoken."""
    (workspace / "templates").mkdir()
    data = text if isinstance(text, bytes) else text.encode()
    (workspace / "templates/page.html.j2").write_bytes(data)
    done = audiopress("build", cwd=workspace, check=False)
    line, words = MISTAKES[text]

    assert done.returncode == 3
    assert f"templates/page.html.j2:{line}: " in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert "hint: " in done.stderr
    assert tree(workspace) == {}


@pytest.mark.parametrize("name", ["pages.html.j2", "page.html", "styles.css", "folder"])
def test_a_name_that_no_page_is_made_with_is_told(workspace: Path, audiopress, name: str) -> None:
    """A slip in a file's name is not passed over in silence."""
    _write(workspace, "page.html.j2", '{% extends "audiopress/page.html.j2" %}')
    (workspace / "templates" / name).mkdir() if name == "folder" else _write(workspace, name, "x")
    done = audiopress(*BUILD, cwd=workspace, check=False)

    assert done.returncode == 3
    assert f"templates/{name}: " in done.stderr


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda folder: (folder / "index.html.j2").write_text(INDEX.replace("hand", "foot") + "{% endblock %}"),
    "added": lambda folder: (folder / "style.css").write_text("h1 { margin: 1rem }"),
    "deleted": lambda folder: (folder / "index.html.j2").unlink(),
    "all deleted": shutil.rmtree,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_template_makes_every_page_anew_and_speaks_nothing(workspace: Path, audiopress, change: str) -> None:
    """What is made of it is as a first build would make it; sound, feeds and revisions stay."""
    _write(workspace, "index.html.j2", INDEX + "{% endblock %}")
    _write(workspace, "more.css", "h1 { margin: 0 }")
    audiopress(*BUILD, cwd=workspace)
    before = tree(workspace)
    CHANGES[change](workspace / "templates")
    done = audiopress(*BUILD, cwd=workspace)
    after = tree(workspace)
    changed = {name.rpartition("/")[2] for name in after if before.get(name) != after[name]}
    shutil.rmtree(workspace / "feeds")
    audiopress(*BUILD, cwd=workspace)

    assert "(0 clips spoken" in done.stdout + done.stderr
    assert "index.html" in changed
    assert changed <= {"index.html", "episode.json", "first-crossing.epub", "second.epub"}
    assert tree(workspace) == after
    record = json.loads((workspace / "feeds/test/second/episode.json").read_bytes())
    assert record["revision"] == 1


def test_a_show_within_a_workspace_has_its_own(tmp_path: Path) -> None:
    """Places are named from the workspace on, and notes beside the templates are no templates."""
    _write(tmp_path, "page.html.j2", "x")
    _write(tmp_path, "README.md", "how I made these")
    (found,) = load_templates(tmp_path, "content/essays")

    assert found.place == "content/essays/templates/page.html.j2"
    (tmp_path / "templates/more.css").write_text("a {}\n</style>")
    with pytest.raises(ConfigError, match=r"content/essays/templates/more\.css:2: “</style”"):
        load_templates(tmp_path, "content/essays")
