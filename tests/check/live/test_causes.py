"""What one host does to every file is one finding; nothing of it is lost in JSON."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme
from click.testing import CliRunner

from audiopress.check.live import Scope, causes, check_live
from audiopress.check.live.web import _why  # (what breaks off in the middle comes from no host at will)
from audiopress.cli import main
from audiopress.model import Finding
from tests.check.live.faults import silent, status, unranged, without
from tests.check.live.host import Fault, Host, Request, Response, hosting

EPISODES = 100
FEW = 25  # of them, where one test after the other asks for all their files
AUDIO = b"ID3\x04" + bytes(9_000)
ITEM = """<item><title>Number {n}</title><guid isPermaLink="false">guid-{n}</guid>
<pubDate>Fri, 02 Jan 2026 10:{minute:02}:00 +0000</pubDate><link>{base}{n}/</link><description>Said.</description>
<itunes:image href="{files}{n}/cover.png"/>
<enclosure url="{files}{n}/{n}.mp3" length="{size}" type="audio/mpeg"/>
<podcast:transcript url="{files}{n}/{n}.vtt" type="text/vtt"/>
<podcast:chapters url="{files}{n}/chapters.json" type="application/json+chapters"/></item>"""
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>A hundred</title><link>{base}</link><description>Many.</description><language>en</language>
<atom:link href="{base}feed.xml" rel="self" type="application/rss+xml"/>
<itunes:category text="Arts"/><itunes:explicit>false</itunes:explicit>{items}</channel></rss>"""


def served(base: str, files: str) -> dict[str, bytes]:
    """A feed of many episodes by name of file, whose own files lie at the address `files`."""
    found: dict[str, bytes] = {"index.html": b"<p>Home</p>"}
    items = []
    for n in range(EPISODES):
        found |= {
            f"{n}/index.html": b"<p>Read</p>",
            f"{n}/cover.png": b"\x89PNG\r\n\x1a\n" + bytes(20),
            f"{n}/{n}.mp3": AUDIO,
            f"{n}/{n}.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nSaid\n",
            f"{n}/chapters.json": b'{"version": "1.2.0", "chapters": []}',
        }
        items.append(ITEM.format(n=n, minute=n % 60, base=base, files=files, size=len(AUDIO)))
    found["feed.xml"] = FEED.format(base=base, items="".join(items)).encode()
    return found


def of_name(end: str, fault: Fault, method: str = "") -> Fault:
    """The fault, on files of that ending."""

    def answer(request: Request, right: Response) -> Response:
        return fault(request, right) if request.path.endswith(end) and method in {"", request.method} else right

    return answer


def png(request: Request, right: Response) -> Response:
    return right.having(Content_Type="image/png") if request.path.endswith(".png") else right


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Host, str]]:
    """A hundred episodes on a host that serves them well."""
    host = Host(tmp_path_factory.mktemp("many"), png)
    with hosting(host) as base:
        host.files.update(served(base, base))
        yield host, base


def of_host(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in found if one.code.startswith("L-"))


FAULTS: tuple[tuple[Fault, list[str]], ...] = (
    (of_name(".mp3", unranged), ["L-024"]),
    (of_name(".mp3", without(Content_Type="application/octet-stream")), ["L-023"]),
    (of_name(".mp3", status(405), "HEAD"), ["L-021"]),
    (of_name(".mp3", status(404)), ["L-020"]),
    (of_name(".mp3", silent), ["L-020"]),
    (of_name(".vtt", without(Content_Type="text/plain")), ["L-032"]),
    (of_name("chapters.json", without(Content_Type="application/json")), ["L-033"]),
    (lambda request, right: right.having(Access_Control_Allow_Origin=""), ["L-031"]),
    (of_name(".png", without(Content_Type="text/html")), ["L-029"]),
)


@pytest.mark.parametrize(("fault", "codes"), FAULTS)
def test_one_fault_of_a_host(many: tuple[Host, str], fault: Fault, codes: list[str]) -> None:
    """Files that suffer from it are one finding, and every one of them is kept."""
    host, base = many
    host.fault = lambda request, right: fault(request, png(request, right))
    found = of_host(check_live(f"{base}feed.xml", Scope(items=FEW)))
    told = causes(found)

    assert codes == [one.first.code for one in told]
    assert len(found) >= FEW
    assert sum(len(one.every) for one in told) == len(found)


def test_two_faults_of_one_kind_are_two(many: tuple[Host, str]) -> None:
    """What is not there and what the host refuses differ, though the check is the same."""
    host, base = many

    host.fault = lambda request, right: (
        status(404 if request.path.startswith("/1") else 500)(request, right)
        if request.path.endswith(".mp3")
        else png(request, right)
    )
    told = causes(of_host(check_live(f"{base}feed.xml", Scope(items=FEW))))

    assert [("L-020", 14), ("L-020", 11)] == [(one.first.code, len(one.every)) for one in told]


def test_faults_that_only_look_alike_are_as_many(many: tuple[Host, str]) -> None:
    """Two files of a wrong length, or two episodes without a date, have no cause in common that anybody knows."""
    host, base = many
    host.fault = lambda request, right: (
        right.having(Content_Length=str(len(request.path)))
        if request.path.endswith(("/1.mp3", "/12.mp3")) and request.method == "HEAD"
        else png(request, right)
    )
    told = causes(of_host(check_live(f"{base}feed.xml", Scope(items=FEW))))
    alone = [Finding("L-051", "error", base, None, f"“{name}” was built, and is not in the live feed") for name in "ab"]

    assert [1, 1] == [len(one.every) for one in told if one.first.code == "L-022"]
    assert [1, 1] == [len(one.every) for one in causes(alone)]


def test_https_that_breaks_off_is_no_host_that_is_down() -> None:
    """Only while connecting does an error of TLS say what the host is; what Python raises has no reason in it."""

    def after(kind: type[Exception], cause: Exception) -> tuple[str, str]:
        problem = kind("broken")
        problem.__cause__ = cause
        return _why(problem)

    assert after(httpx.ConnectError, ssl.SSLError(1, "wrong version number")) == ("host", "speaks no https there (tls)")
    assert after(httpx.ReadError, ssl.SSLEOFError(8, "eof")) == ("connection", "breaks off (tls)")


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("files", ["https://nowhere.invalid/", "http://127.0.0.1:{port}/"])
def test_a_host_that_is_not_there(tmp_path: Path, files: str) -> None:
    """It is one finding, and asked a few times instead of four hundred."""
    host = Host(tmp_path, png)
    with hosting(host) as base:
        host.files.update(served(base, files.format(port=unused_port())))
        found = of_host(check_live(f"{base}feed.xml", Scope(items=None)))

    assert ["L-036"] == [one.first.code for one in causes(found)]
    assert len({one.path for one in found}) == 4 * EPISODES


def test_a_certificate_of_a_host(tmp_path: Path) -> None:
    """A certificate that nobody can trust is told once, with the files that it concerns."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    host = Host(tmp_path, png)
    with hosting(host) as base, hosting(Host(tmp_path), context) as files:
        host.files.update(served(base, files))
        found = of_host(check_live(f"{base}feed.xml", Scope(items=None)))

    assert ["L-004"] == [one.first.code for one in causes(found)]
    assert len({one.path for one in found}) == 4 * EPISODES


def test_the_command_line(many: tuple[Host, str], tmp_path: Path) -> None:
    """A line for people with how many more there are; every place for programs; one of each is counted."""
    host, base = many
    host.fault = lambda request, right: of_name(".mp3", unranged)(request, png(request, right))
    asked = ["-C", str(tmp_path), "check", "--url", f"{base}feed.xml", "--all", "--select", "L"]
    words, document = (CliRunner().invoke(main, [*asked, *more]) for more in ([], ["--json"]))
    (told,) = json.loads(document.stdout)

    assert 1 == words.stdout.count("[L-024]")
    assert f"  and {EPISODES - 1} more like it" in words.stdout
    assert f"1 error found at {EPISODES} places" in words.stderr
    assert (told["code"], told["path"]) == ("L-024", f"{base}0/0.mp3")
    assert {f"{base}{n}/{n}.mp3" for n in range(EPISODES)} == {one["path"] for one in told["places"]}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--all"], "--all does nothing without --url"),
        (["--thorough"], "--thorough does nothing without --url"),
        (["--url", ""], "--url is empty"),
        (["--as-seen-by", "apple", "--strict"], "--strict does nothing with --as-seen-by"),
        (["--as-seen-by", "apple", "--select", "F"], "--select does nothing with --as-seen-by"),
        (["--as-seen-by", "apple", "--url", "https://example.org/feed.xml", "--all"], "--all does nothing with"),
    ],
)
def test_options_that_would_do_nothing(tmp_path: Path, options: list[str], said: str) -> None:
    """Nobody believes to have asked for what nobody looked at."""
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "check", *options])

    assert (result.exit_code, result.stdout) == (3, "")
    assert said in result.stderr
    assert "hint: " in result.stderr
