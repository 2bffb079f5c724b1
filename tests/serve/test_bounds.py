"""What is not served, and to whom nothing is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from audiopress.serve.library import Library
from tests.serve.running import Running, serving

SECRET = b"A SECRET"
UPWARDS = [
    "/../secret.txt",
    "/../../etc/passwd",
    "/heard/../../secret.txt",
    "/heard/n1/../../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2E%2E%2Fsecret.txt",
    "/..%2fsecret.txt",
    "/heard/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%252e%252e/secret.txt",
    "/..%c0%afsecret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/..;/secret.txt",
    "/.%00./secret.txt",
    "/secret.txt%00.html",
    "//etc/passwd",
    "///etc/passwd",
    "/%2fetc/passwd",
    "/%2Fetc%2Fpasswd",
    "/file:///etc/passwd",
    "/C:/secret.txt",
    "/c:%5csecret.txt",
    "/~root/secret.txt",
    "/../audiopress.toml",
    "/../audiopress.lock",
]
HIDDEN = [
    "/.building",
    "/.drafts/heard/n3/index.html",
    "/.hidden.txt",
    "/heard/.hidden.txt",
    "/heard/%2ehidden.txt",
    "/.hidden/open.txt",
    "/leak.txt",
    "/leaks/secret.txt",
    "/leaks/",
    "/heard/to-hidden.txt",
    "/circle",
    "/pipe",
    "/heard/n1/n1.mp3/",
    "/heard/n1/n1.mp3/more",
    "/heard//n1/n1.mp3",
    "/heard/./n1/n1.mp3",
    "/" + "long" * 1000,
    "/" + "a/" * 3000,
    "/%ff%fe",
]


@pytest.fixture(scope="module")
def tempted(server: Running, built: Path) -> Running:
    """The server, with links out of feeds/, hidden files, and what is no file."""
    feeds = built / "feeds"
    for name in (".hidden.txt", "heard/.hidden.txt", ".hidden/open.txt"):
        (feeds / name).parent.mkdir(exist_ok=True)
        (feeds / name).write_bytes(SECRET)
    (feeds / "leak.txt").symlink_to(built / "secret.txt")
    (feeds / "leaks").symlink_to(built)
    (feeds / "heard" / "to-hidden.txt").symlink_to(feeds / ".hidden.txt")
    (feeds / "circle").symlink_to(feeds / "circle")
    os.mkfifo(feeds / "pipe")
    return server


@pytest.mark.parametrize("path", [*UPWARDS, *HIDDEN])
def test_nothing_outside_and_nothing_hidden(tempted: Running, path: str) -> None:
    """However it is written, it is not found, and the answer has nothing of it."""
    answer = tempted.ask(path)

    assert answer.status == 404
    assert SECRET not in answer.body
    assert b"root:" not in answer.body
    assert answer.type == "text/html"


def test_a_path_is_looked_up_as_it_is(built: Path) -> None:
    """Below the server, too: the lookup itself knows no way out, whatever took the path apart before it."""
    library = Library(built / "feeds")
    paths = ("..", "../secret.txt", "heard/../../secret.txt", "/etc/passwd", "", ".", "a\0b", "\\..\\secret.txt")

    assert [path for path in paths if library.find(path)] == []
    assert library.find("heard/feed.xml")
    assert library.find("heard").folder


def test_a_link_within_is_followed(server: Running, built: Path) -> None:
    """Feeds/ may be laid out with links, as long as they stay in it."""
    link = built / "feeds" / "again.mp3"
    link.symlink_to(built / "feeds" / "heard" / "n1" / "n1.mp3")

    assert server.ask("/again.mp3").body == link.read_bytes()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(server: Running, built: Path) -> None:
    """Is said to be so, in words."""
    path = built / "feeds" / "locked.txt"
    path.write_bytes(SECRET)
    path.chmod(0)

    assert server.ask("/locked.txt").status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "MKCOL", "PROPFIND"])
def test_nothing_can_be_written(server: Running, built: Path, method: str) -> None:
    """405, with what may be asked instead; the file is as it was."""
    path = built / "feeds" / "heard" / "feed.xml"
    before = path.read_bytes()
    answer = server.ask("/heard/feed.xml", method)

    assert answer.status == 405
    assert "GET" in answer.headers["allow"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:{}", "127.0.0.1:{}", "127.1.2.3:{}", "[::1]:{}"])
def test_it_answers_to_its_own_names(server: Running, host: str) -> None:
    """Those of the machine's own loop, with a port or without."""
    assert server.ask("/heard/feed.xml", Host=host.format(server.port)).status == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("rebound.example", 421),
        ("rebound.example:{}", 421),
        ("localhost.rebound.example", 421),
        ("127.0.0.1.rebound.example", 421),
        ("192.168.0.7:{}", 421),
        ("[2001:db8::1]", 421),
        ("0177.0.0.1", 421),
        ("2130706433", 421),
        ("", 400),
        ("localhost/", 400),
        ("user@localhost", 400),
        ('localhost"><script>', 400),
        ("[::1", 400),
    ],
)
def test_it_answers_to_no_other_name(server: Running, host: str, status: int) -> None:
    """A site whose name leads here (DNS rebinding) reads nothing; what is no host is no request."""
    answer = server.ask("/heard/feed.xml", Host=host.format(server.port))

    assert answer.status == status
    assert b"<rss" not in answer.body


def test_pages_of_other_sites_may_read_what_is_published(server: Running) -> None:
    """As a player on the web needs it (podcast namespace, on transcripts): for GET, HEAD and the question before."""
    asking = {"Origin": "https://player.example", "Access_Control_Request_Headers": "range"}
    question = server.ask("/heard/n1/n1.mp3", "OPTIONS", **asking, Access_Control_Request_Method="GET")
    answers = [
        server.ask(path, method) for path in ("/heard/feed.xml", "/heard/n1/n1.vtt") for method in ("GET", "HEAD")
    ]

    assert question.status == 204
    assert "range" in question.headers["access-control-allow-headers"].lower()
    assert "GET, HEAD" in question.headers["access-control-allow-methods"]
    assert {one.headers["access-control-allow-origin"] for one in (question, *answers)} == {"*"}
    assert all("Content-Range" in one.headers["access-control-expose-headers"] for one in answers)


def test_drafts_are_served_where_they_are_asked_for(built: Path) -> None:
    """To whoever sits here: no other site's page may read them, and nothing else that is hidden comes with them."""
    with serving(built, "--draft") as server:
        page = server.ask("/.drafts/heard/n3/", Origin="https://player.example")
        home, feed = server.ask("/"), server.ask("/.drafts/heard/feed.xml")
        question = server.ask("/.drafts/heard/n3/", "OPTIONS", Origin="https://player.example")
        hidden = [server.ask(path).status for path in ("/.building", "/.drafts/.x", "/.drafts/heard/.x")]

    assert page.status == 200
    assert b"The hidden third" in page.body
    assert "access-control-allow-origin" not in {**page.headers, **question.headers}
    assert b"/.drafts/heard/n3/" in home.body
    assert (feed.status, feed.headers["location"]) == (307, "/heard/feed.xml")  # its page points beside itself
    assert hidden == [404] * 3
