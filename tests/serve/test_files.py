"""The files of feeds/, as a host has to serve them: whole, in parts, with their types and validators."""

from __future__ import annotations

import random
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path

import pytest

from audiopress.serve.local import is_followed
from audiopress.write.files import MEDIA_TYPES, media_type
from tests.serve.running import Running

SOUND = "/heard/n1/n1.mp3"


@pytest.fixture(scope="module")
def sound(built: Path) -> bytes:
    return (built / "feeds" / SOUND[1:]).read_bytes()


def test_every_file_is_served_as_it_is(server: Running, built: Path) -> None:
    """Bytes, length, type and validators of whatever a build writes; HEAD says the same of it and sends nothing."""
    feeds = built / "feeds"
    files = [path for path in feeds.rglob("*") if path.is_file() and not is_followed(path.name)]
    published = [path for path in files if not any(name.startswith(".") for name in path.relative_to(feeds).parts)]

    assert len(published) > 20
    for path in published:
        address = f"/{path.relative_to(feeds).as_posix()}"
        got, head = server.ask(address), server.ask(address, "HEAD")
        assert (got.status, got.body) == (200, path.read_bytes())
        assert got.headers["content-length"] == str(path.stat().st_size)
        assert got.type == media_type(path.name)
        assert re.fullmatch(r'"[^"]+"', got.headers["etag"])  # a strong one: RFC 9110 § 8.8.1
        assert got.headers["last-modified"] == formatdate(path.stat().st_mtime, usegmt=True)
        assert got.headers["accept-ranges"] == "bytes"
        assert (got.headers["cache-control"], got.headers["x-content-type-options"]) == ("no-cache", "nosniff")
        assert (head.status, head.body) == (200, b"")
        assert {**head.headers, "date": ""} == {**got.headers, "date": ""}


@pytest.mark.parametrize("suffix", [*MEDIA_TYPES, ".unheard-of"])
def test_a_file_has_the_type_of_the_one_table(server: Running, built: Path, suffix: str) -> None:
    """Text says its charset; nobody has to guess one."""
    folder = built / "feeds" / "types"
    folder.mkdir(exist_ok=True)
    (folder / f"a{suffix}").write_bytes(b"<a/>")
    answer = server.ask(f"/types/a{suffix}")

    assert (answer.status, answer.type) == (200, MEDIA_TYPES.get(suffix, "application/octet-stream"))
    assert not answer.type.startswith("text/") or answer.headers["content-type"].endswith("charset=utf-8")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-299", 100, 300),
        ("bytes=100-", 100, None),
        ("bytes=-100", -100, None),
        ("bytes=0-99999999999", 0, None),
        ("bytes=-99999999999", 0, None),
        ("BYTES = 5-6", 5, 7),
    ],
)
def test_a_range(server: Running, sound: bytes, asked: str, first: int, last: int | None) -> None:
    """RFC 9110 § 14: exactly these bytes, and where they lie."""
    answer = server.ask(SOUND, Range=asked)
    part = sound[first:last]
    start = first % len(sound)

    assert (answer.status, answer.body) == (206, part)
    assert answer.headers["content-range"] == f"bytes {start}-{start + len(part) - 1}/{len(sound)}"
    assert answer.headers["content-length"] == str(len(part))
    assert answer.type == "audio/mpeg"


def test_a_range_that_is_not_there(server: Running, sound: bytes) -> None:
    """416 with the length, so that a client can ask better."""
    answer = server.ask(SOUND, Range=f"bytes={len(sound)}-")

    assert (answer.status, answer.headers["content-range"]) == (416, f"bytes */{len(sound)}")


def test_several_ranges_at_once(server: Running, sound: bytes) -> None:
    """As one answer of several parts, each with its place."""
    answer = server.ask(SOUND, Range="bytes=0-9,100-109")
    boundary = answer.headers["content-type"].partition("boundary=")[2].encode()
    parts = [part.strip(b"\r\n").partition(b"\r\n\r\n") for part in answer.body.split(b"--" + boundary)[1:-1]]

    assert (answer.status, answer.type) == (206, "multipart/byteranges")
    assert [part[2] for part in parts] == [sound[0:10], sound[100:110]]
    assert [f"bytes {at}/{len(sound)}".encode() in part[0] for at, part in zip(("0-9", "100-109"), parts, strict=True)]
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize(("method", "asked"), [("HEAD", "bytes=0-9"), ("GET", "seconds=0-9"), ("GET", "0-9")])
def test_a_range_that_is_none(server: Running, sound: bytes, method: str, asked: str) -> None:
    """RFC 9110 § 14.2: one with HEAD, or in a unit that nobody knows, is passed over."""
    answer = server.ask(SOUND, method, Range=asked)

    assert (answer.status, answer.headers["content-length"]) == (200, str(len(sound)))


def test_who_has_it_already_is_told_so(server: Running, sound: bytes) -> None:
    """304 by tag, by any of several tags, and by date; the tag has the last word; nothing else is sent."""
    answer = server.ask(SOUND)
    tag, day = answer.headers["etag"], answer.headers["last-modified"]
    known = [
        server.ask(SOUND, If_None_Match=tag),
        server.ask(SOUND, If_None_Match=f'"other", W/{tag}'),
        server.ask(SOUND, If_None_Match="*"),
        server.ask(SOUND, If_Modified_Since=day),
        server.ask(SOUND, "HEAD", If_None_Match=tag),
    ]
    unknown = server.ask(SOUND, If_None_Match='"other"', If_Modified_Since=day)
    older = server.ask(SOUND, If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT")

    assert [(one.status, one.body, one.headers["etag"]) for one in known] == [(304, b"", tag)] * 5
    assert [(one.status, one.body) for one in (unknown, older)] == [(200, sound)] * 2


def test_a_download_goes_on_where_it_broke_off(server: Running, sound: bytes) -> None:
    """If-Range: the rest, while it is the same file; else the whole of the new one."""
    answer = server.ask(SOUND)
    tag, day = answer.headers["etag"], answer.headers["last-modified"]
    rest = [server.ask(SOUND, Range="bytes=50-", If_Range=one) for one in (tag, day)]
    others = [
        server.ask(SOUND, Range="bytes=50-", If_Range=one)
        for one in ('"other"', f"W/{tag}", "Thu, 01 Jan 1970 00:00:00 GMT")
    ]

    assert [(one.status, one.body) for one in rest] == [(206, sound[50:])] * 2
    assert [(one.status, one.body) for one in others] == [(200, sound)] * 3


def test_another_file_has_another_tag(server: Running, built: Path) -> None:
    """As soon as it is replaced, however alike in length and date the two are."""
    path = built / "feeds" / "replaced.txt"
    tags = []
    for text in ("one", "two"):
        new = built / "feeds" / "new.txt"
        new.write_text(text, encoding="utf-8")
        new.replace(path)
        tags.append(server.ask("/replaced.txt").headers["etag"])

    assert tags[0] != tags[1]


def test_a_documents_tag_is_that_of_its_words(server: Running) -> None:
    """A feed is not as it lies on the disk, and has validators of its own."""
    answer = server.ask("/heard/feed.xml")
    by_another_name = server.ask("/heard/feed.xml", Host=f"localhost:{server.port}")

    assert answer.headers["content-length"] == str(len(answer.body))
    assert server.ask("/heard/feed.xml", If_None_Match=answer.headers["etag"]).status == 304
    assert by_another_name.headers["etag"] != answer.headers["etag"]


def test_many_at_once(server: Running, sound: bytes) -> None:
    """Forty listeners who jump about: each gets the bytes it asked for."""
    places = random.Random(6)
    asked = [sorted(places.sample(range(len(sound)), 2)) for _ in range(400)]

    def part(of: list[int]) -> bytes:
        return server.ask(SOUND, Range=f"bytes={of[0]}-{of[1]}").body

    with ThreadPoolExecutor(40) as listeners:
        parts = list(listeners.map(part, asked))

    assert parts == [sound[first : last + 1] for first, last in asked]


@pytest.mark.skipif(sys.platform != "linux", reason="the system says elsewhere how much memory a process had at most")
def test_a_file_larger_than_memory_should_be(server: Running, built: Path) -> None:
    """A gigabyte passes through, and leaves no trace in the server's memory."""
    with (built / "feeds" / "large.mp3").open("wb") as file:
        file.truncate(2**30)

    def memory(what: str) -> int:
        status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(rf"^{what}:\s+(\d+) kB", status, re.MULTILINE)[1]) * 1024

    import httpx

    before, received = memory("VmRSS"), 0
    with httpx.stream("GET", f"{server.url}large.mp3", timeout=None) as answer:
        for piece in answer.iter_raw():
            received += len(piece)

    assert received == 2**30
    assert memory("VmHWM") - before < 64 * 2**20
