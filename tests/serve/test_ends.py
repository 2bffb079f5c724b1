"""How a preview begins and ends: ports, hosts, nothing to show, and signals, never with a traceback."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from audiopress.errors import ConfigError, PublishError
from audiopress.serve import Library, address
from audiopress.serve.app import Desk, application
from audiopress.serve.guard import Names
from tests.serve.running import PATIENCE_S, Running, audiopress, awaited, serving, write_article, write_show

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGINT reaches no single process on Windows")


@contextmanager
def _listening(server: Running, path: str) -> Iterator[socket.socket]:
    """A client that was answered, and reads no further."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE_S) as client:
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert client.recv(4).startswith(b"HTTP")
        yield client


@posix
@pytest.mark.parametrize(
    ("number", "code", "said"), [(signal.SIGINT, 130, "Interrupted."), (signal.SIGTERM, -signal.SIGTERM, "")]
)
@pytest.mark.parametrize("options", [(), ("--watch",)])
def test_a_signal_ends_it(built: Path, number: int, code: int, said: str, options: tuple[str, ...]) -> None:
    """At once, while one client downloads a gigabyte and another waits for changes; the port is free again."""
    with (built / "feeds" / "large.mp3").open("wb") as file:
        file.truncate(2**30)
    with (
        serving(built, *options) as server,
        _listening(server, "/large.mp3"),
        _listening(server, "/.audiopress/changes"),
    ):
        assert server.end(number) == code
        last = server.said().partition("Ctrl-C ends it.")[2]
        with socket.create_server(("127.0.0.1", server.port)):
            pass

    assert "Traceback" not in last
    assert said in last


@posix
def test_a_signal_ends_a_build_as_well(tmp_path: Path) -> None:
    """Ctrl-C while --watch speaks a long article: nothing of it goes on."""
    write_show(tmp_path, "Long", "long")
    write_article(tmp_path / "content", 1, "A long one", middle="\n\n".join(f"Sentence {n}." for n in range(3000)))
    with serving(tmp_path, "--watch") as server:
        awaited((tmp_path / "feeds" / ".building").exists, "a build has begun")
        code = server.end()
        ended = server.said()

    assert code == 130
    assert "Traceback" not in ended
    assert audiopress("build", "--help", cwd=tmp_path).returncode == 0
    awaited(lambda: not _speaking(tmp_path), "the build's processes have ended")


def _speaking(root: Path) -> list[str]:
    """The processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            here = (process / "cwd").resolve()
        except OSError:
            continue
        found += [process.name] if here == root.resolve() else []
    return found


def test_a_port_that_is_taken(built: Path) -> None:
    """One that was asked for is one sentence and exit code 8."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = audiopress("serve", "--port", str(port), cwd=built)

    assert (done.returncode, done.stdout) == (8, "")
    assert done.stderr.splitlines() == [
        f"error: port {port} is taken by another program.",
        "hint: choose another with --port, or leave --port off: then the next free one is taken.",
    ]


def test_the_next_port_is_taken_unless_one_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two previews beside each other; when all are taken, that is said."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        first = other.getsockname()[1]
        monkeypatch.setattr(address, "PORT", first)
        with address.listen("127.0.0.1", None) as listening:
            port = listening.getsockname()[1]
        monkeypatch.setattr(address, "_TRIED", 1)
        with pytest.raises(PublishError, match="are taken by another program"):
            address.listen("127.0.0.1", None)

    assert first < port < first + 50


def test_two_terminals(built: Path) -> None:
    """Two previews of one workspace, both of them whole."""
    with serving(built) as one, serving(built) as other:
        same = [server.ask("/heard/n1/n1.mp3").body for server in (one, other)]

    assert one.port != other.port
    assert same[0] == same[1] == (built / "feeds/heard/n1/n1.mp3").read_bytes()


@pytest.mark.parametrize("host", ["192.0.2.55", "no.such.host.invalid", "::ffff:192.0.2.1", "not a host"])
def test_a_host_that_is_none(host: str) -> None:
    """Is a mistake on the command line."""
    with pytest.raises(ConfigError, match="is no address of this machine"):
        address.listen(host, None)


def test_others_are_let_in_with_a_word_of_warning(built: Path) -> None:
    """--host 0.0.0.0: each address it can be reached by is printed, numbers are right, and other names are not."""
    own = address.own_addresses(socket.AF_INET)
    with serving(built, "--host", "0.0.0.0", shows=1 + len(own)) as server:
        said = server.said()
        answers = {host: server.ask("/heard/feed.xml", Host=host) for host in (*own, "localhost", "rebound.example")}

    assert "warning: everyone in your network can read what is served" in said
    assert server.feeds == tuple(f"http://{host}:{server.port}/heard/feed.xml" for host in ("127.0.0.1", *own))
    assert {host: one.status for host, one in answers.items()} == {
        **dict.fromkeys((*own, "localhost"), 200),
        "rebound.example": 421,
    }
    assert all(f"http://{host}/heard/n1/n1.mp3".encode() in answers[host].body for host in own)


def test_nothing_is_built_yet(tmp_path: Path) -> None:
    """One sentence and what to type; exit code 8."""
    write_show(tmp_path, "Silent", "silent")
    done = audiopress("serve", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (8, "")
    assert done.stderr.splitlines() == [
        "error: feeds: there is nothing to serve yet.",
        "hint: type `audiopress build`, or `audiopress serve --watch`, which builds first.",
    ]


def test_it_opens_a_browser(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--open: the one that BROWSER names, at the page of the show."""
    browser, opened = tmp_path / "browser", tmp_path / "opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > {opened}.new && mv {opened}.new {opened}\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    with serving(built, "--open") as server:
        awaited(opened.exists, "the browser was opened")

    assert opened.read_text(encoding="utf-8").strip() == f"{server.url}heard/"


def test_a_mistake_of_ours_is_told_at_the_terminal(tmp_path: Path) -> None:
    """Whatever goes wrong with one answer: words for the client, one sentence for the author, and it goes on."""
    told = []

    class Failing(Library):
        def find(self, path: str) -> None:
            raise OSError(5, "Input/output error")

    desk = Desk(Failing(tmp_path), False, None, lambda path, problem: told.append((path, str(problem))))
    server = httpx.ASGITransport(application(desk, Names(True)), raise_app_exceptions=False)

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=server) as client:
            return await client.get("http://localhost/heard/feed.xml")

    answer = asyncio.run(ask())

    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=utf-8")
    assert told == [("/heard/feed.xml", "[Errno 5] Input/output error")]


def test_files_that_cannot_be_watched(tmp_path: Path) -> None:
    """--watch where something else has the name of feeds/: one sentence, and it ends."""
    write_show(tmp_path, "Any", "any")
    (tmp_path / "feeds").write_text("no folder", encoding="utf-8")
    done = audiopress("serve", "--watch", "--port", "0", cwd=tmp_path)

    assert done.returncode == 8
    assert "cannot be watched: [Errno 17] File exists" in done.stderr
    assert "Traceback" not in done.stderr
