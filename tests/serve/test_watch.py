"""An author edits; whoever has the page open sees it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from audiopress.places import Place
from audiopress.publish import building
from audiopress.serve.reload import policy, watching
from audiopress.serve.watch import watched
from tests.judges import pages
from tests.judges.tabs import Tabs, browsing
from tests.serve.running import Running, audiopress, awaited, serving, write_article, write_show

LONG = "\n\n".join(f"Paragraph {number} of many." for number in range(60))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A show with two articles, not built."""
    write_show(tmp_path, "Watched", "heard")
    write_article(tmp_path / "content", 1, "The first", middle=LONG)
    write_article(tmp_path / "content", 2, "The second")
    return tmp_path


@pytest.fixture
def tabs() -> Iterator[Tabs]:
    with browsing() as opened:
        yield opened


def _open(tabs: Tabs, server: Running, path: str, sign: str = "The middle") -> int:
    """A tab of a page that is built, marked, so that one can see whether it was loaded anew."""
    awaited(lambda: server.ask(path).status == 200, f"{path} is built")
    tab = tabs.open(server.url.rstrip("/") + path)
    assert _shows(tabs, tab, sign)
    tabs.value(tab, "window.mark = 1")
    return tab


def _shows(tabs: Tabs, tab: int, words: str) -> bool:
    return bool(tabs.value(tab, f"!!document.body?.textContent.includes({words!r})"))


def test_an_edit_is_seen(workspace: Path, tabs: Tabs) -> None:
    """Its page loads anew at the same place, and no other does; the browser's console has nothing to say."""
    with serving(workspace, "--watch") as server:
        edited, other = (_open(tabs, server, f"/heard/n{number}/") for number in (1, 2))
        tabs.value(edited, "scrollTo(0, 700)")
        before = tabs.value(edited, "scrollY")
        write_article(workspace / "content", 1, "The first", middle=f"{LONG} The heron came.")
        awaited(lambda: _shows(tabs, edited, "The heron came."), "the new words are on the page")
        place = awaited(lambda: tabs.value(edited, "document.readyState === 'complete' && scrollY"), "it is loaded")
        marks = [tabs.value(tab, "window.mark || 0") for tab in (edited, other)]
        errors, said = tabs.errors(), server.said()

    assert before > 300
    assert place == before
    assert marks == [0, 1]
    assert errors == []
    assert "content/n1.md changed: building." in said
    assert "The first: " in said


def test_who_listens_is_not_interrupted(workspace: Path, tabs: Tabs) -> None:
    """While the sound plays the page says that it has changed, and is loaded anew when the reader wants it."""
    with serving(workspace, "--watch") as server:
        tab = _open(tabs, server, "/heard/n1/")
        tabs.value(
            tab, "(() => { const one = document.querySelector('audio'); one.loop = true; return one.play(); })()"
        )
        write_article(workspace / "content", 1, "The first", middle="The heron came.")
        note = "document.querySelector('div[role=status]')?.textContent"
        said = awaited(lambda: tabs.value(tab, note), "it says that it has changed")
        playing = tabs.value(tab, "window.mark === 1 && !document.querySelector('audio').paused")
        shown = _shows(tabs, tab, "The heron came.")
        tabs.value(tab, "document.querySelector('div[role=status] button').click()")
        awaited(lambda: _shows(tabs, tab, "The heron came."), "it is loaded anew")
        errors = tabs.errors()

    assert said.strip() == "This page has changed. Reload"
    assert playing
    assert not shown
    assert errors == []


def test_a_mistake_leaves_what_was_there(workspace: Path, tabs: Tabs) -> None:
    """A build that fails says why at the terminal; the page stays, and goes on once the mistake is mended."""
    settings = workspace / "audiopress.toml"
    right = settings.read_text(encoding="utf-8")
    with serving(workspace, "--watch") as server:
        tab = _open(tabs, server, "/heard/n1/")
        settings.write_text(right.replace('title = "', "title = "), encoding="utf-8")
        awaited(lambda: "error: audiopress.toml:1" in server.said(), "the mistake is told")
        kept = server.ask("/heard/n1/").status, tabs.value(tab, "window.mark")
        settings.write_text(right.replace("Watched", "Mended"), encoding="utf-8")
        awaited(lambda: _shows(tabs, tab, "Mended"), "the show has its new title")

    assert kept == (200, 1)
    assert "Traceback" not in server.said()


def test_it_begins_with_nothing(workspace: Path, tabs: Tabs) -> None:
    """Before the first build there is a page that says so, and that becomes the show once it is there."""
    first = workspace / "content" / "n1.md"
    text = first.read_text(encoding="utf-8")
    first.write_text("---\ndate: never\n---\nToo early.\n", encoding="utf-8")  # so that nothing is built for now
    with serving(workspace, "--watch") as server:
        tab = tabs.open(server.url)
        before = _shows(tabs, tab, "Nothing is built yet")
        first.write_text(text, encoding="utf-8")
        awaited(lambda: _shows(tabs, tab, "The first"), "the show is there")

    assert before


def test_a_build_at_another_terminal_is_seen(workspace: Path, tabs: Tabs) -> None:
    """And one that the preview begins meanwhile waits for it: no edit is lost."""
    with serving(workspace, "--watch") as server:
        tab = _open(tabs, server, "/heard/n2/")
        write_article(workspace / "content", 2, "The second", middle="The heron came.")
        audiopress("build", cwd=workspace)  # whichever of the two is first
        awaited(lambda: _shows(tabs, tab, "The heron came."), "the page is the new one")
        write_article(workspace / "content", 2, "The second", middle="The heron went.")
        awaited(lambda: _shows(tabs, tab, "The heron went."), "and the next one")


def test_a_preview_waits_for_another_build(workspace: Path) -> None:
    """While somebody else holds the lock, the preview says so, and builds when it is free."""
    with ExitStack() as held:
        held.enter_context(building(workspace))
        with serving(workspace, "--watch") as server:
            awaited(lambda: "Waiting for that build to end." in server.said(), "it waits")
            early = server.ask("/heard/n1/").status
            held.close()
            awaited(lambda: server.ask("/heard/n1/").status == 200, "it is built")

    assert early == 404


def test_a_new_folder_is_watched_as_well(workspace: Path, tabs: Tabs) -> None:
    """An article with its picture, in a folder that was not there; then the picture alone; then the lexicon."""
    with serving(workspace, "--watch") as server:
        tab = _open(tabs, server, "/heard/", sign="The first")
        folder = workspace / "content" / "third"
        write_article(folder, 3, "The third", middle="![A heron](heron.svg)")
        (folder / "n3.md").rename(folder / "index.md")
        (folder / "heron.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
        awaited(lambda: _shows(tabs, tab, "The third"), "the index has it")
        picture = '<svg xmlns="http://www.w3.org/2000/svg" width="5"/>'
        (folder / "heron.svg").write_text(picture, encoding="utf-8")
        awaited(lambda: server.ask("/heard/third/heron.svg").body == picture.encode(), "the new picture is published")
        (workspace / "lexicon.txt").write_text("heron\tHEH-ron\n", encoding="utf-8")
        awaited(lambda: "lexicon.txt changed" in server.said(), "the lexicon is watched")


def test_content_that_is_laid_out_anew_is_watched_still(workspace: Path) -> None:
    """As when another branch is checked out: the folder goes, and comes back."""
    article = workspace / "content" / "n1.md"
    text = article.read_text(encoding="utf-8")
    with serving(workspace, "--watch") as server:
        awaited(lambda: server.ask("/heard/n1/").status == 200, "it is built")
        (workspace / "content").rename(workspace / "away")
        (workspace / "away").rename(workspace / "content")
        awaited(lambda: "content changed: building." in server.said(), "it was seen")
        awaited(lambda: _edited(article, text, server), "an edit is seen, too")


def _edited(article: Path, text: str, server: Running) -> bool:
    """Edit until it is seen: nobody knows when the new watch has begun."""
    article.write_text(f"{text}\nOne more heron.\n", encoding="utf-8")
    return b"One more heron." in server.ask("/heard/n1/").body


def test_a_change_is_told_once(tmp_path: Path) -> None:
    """Where a show's settings lie among its articles, too; and its own ledger, which the build writes there, never."""
    folder = tmp_path / "content" / "essays"
    write_show(folder, "Watched", "heard")
    write_article(folder, 1, "The first")
    with serving(tmp_path, "--watch") as server:
        awaited(lambda: server.ask("/heard/").status == 200, "it is built")
        new = folder / ".audiopress.toml.new"
        new.write_text((folder / "audiopress.toml").read_text(encoding="utf-8").replace("Watched", "Mended"), "utf-8")
        new.replace(folder / "audiopress.toml")
        awaited(lambda: b"Mended" in server.ask("/heard/").body, "it is built anew")
        awaited(lambda: "“Mended”" in server.said(), "and said to be")
        told = [line for line in server.said().splitlines() if line.endswith("building.")]

    assert told == ["content/essays/audiopress.toml changed: building."]


def test_what_a_build_writes_is_no_change(tmp_path: Path) -> None:
    """Neither feeds/ nor a ledger, nor what editors leave for a moment: else one build would lead to the next."""
    (tmp_path / "content" / "essays").mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "content" / "essays"):
        write_show(folder, "Any", "any")
    sources = watched((Place(tmp_path, tmp_path), Place(tmp_path / "content" / "essays", tmp_path)))
    changes = {
        "content/new.md": True,
        "content/deep/er/picture.png": True,
        "content/essays/audiopress.toml": True,
        "content": True,
        "audiopress.toml": True,
        "lexicon.txt": True,
        "templates/page.html.j2": True,
        "audiopress.lock": False,
        "content/essays/audiopress.lock": False,
        "content/essays/.audiopress.lock.tmp": False,
        "content/.new.md.swp": False,
        "content/new.md~": False,
        "content/node_modules/any/index.js": False,
        "feeds/heard/index.html": False,
        "feeds/.building": False,
        "README.md": False,
    }

    assert {name: sources.concerns(str(tmp_path / name)) for name in changes} == changes


def test_what_a_show_names_is_watched_wherever_it_lies(tmp_path: Path) -> None:
    """Its artwork and its music."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("cover.png", "intro.wav"):
        (elsewhere / name).touch()
    root = tmp_path / "show"
    write_show(root, "Any", "any")
    with (root / "audiopress.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[music]\nintro = "../elsewhere/intro.wav"\n')
    sources = watched((Place(root, root),))

    assert sources.concerns(str(elsewhere / "intro.wav"))
    assert elsewhere in sources.around
    assert not sources.concerns(str(elsewhere / "other.wav"))


def test_only_pages_that_watch_have_the_script(built: Path, tmp_path: Path) -> None:
    """And are right with it: nothing else is changed in them, nor anything on the disk."""
    disk = (built / "feeds" / "heard" / "n1" / "index.html").read_bytes()
    with serving(built) as plain, serving(built, "--watch") as watched_one:
        without, served = (one.ask("/heard/n1/").body for one in (plain, watched_one))
    page = tmp_path / "page.html"
    page.write_bytes(served)

    assert without == disk
    assert (built / "feeds" / "heard" / "n1" / "index.html").read_bytes() == disk
    assert served.count(b"reload.js") == 2  # the script, and the policy that lets it
    assert (pages.html_validate(page), pages.vnu(page)) == ([], [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("default-src 'none'", "default-src 'none'; script-src S; connect-src 'self'"),
        (
            "default-src 'none'; script-src 'sha256-x'",
            "default-src 'none'; script-src 'sha256-x' S; connect-src 'self'",
        ),
        ("default-src 'self'; connect-src 'none'", "default-src 'self'; connect-src 'self'; script-src 'self' S"),
        ("img-src 'self'", "img-src 'self'"),  # which restricts no script
        ("script-src 'none'; script-src 'self'", "script-src S"),
        ("", ""),
    ],
)
def test_a_policy_allows_that_one_script(before: str, after: str) -> None:
    """And nothing that it did not allow before."""
    assert policy(before, {"script-src": "S", "connect-src": "'self'"}) == after


@pytest.mark.parametrize(
    "page",
    [
        b"<!doctype html><title>No policy</title><p>No head",
        b"<HTML><HEAD></HEAD >",
        b"",
        b"<meta content='default-src \"none\"' HTTP-EQUIV=Content-Security-Policy></head>",
        b'<meta http-equiv="content-security-policy">\xff</head>',
    ],
)
def test_a_template_of_the_authors_own_has_it_too(page: bytes) -> None:
    """Whatever its markup, the page keeps every byte but those of the policy, and gets the script once."""
    served = watching(page, '"tag"', "http://localhost:8000/")

    assert served.count(b"<script src=") == 1
    assert b'data-version="&quot;tag&quot;"' in served
    assert served.endswith(page[page.lower().find(b"</head") :] if b"</head" in page.lower() else b"</script>\n")
