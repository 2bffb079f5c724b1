"""EPUBs of fabricated episodes: nasty words stay words, and the seams of the container."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from audiopress.model import Episode
from audiopress.write.plain import plain
from audiopress.write.publications import Printed, publications
from tests.write import made

DC = "{http://purl.org/dc/elements/1.1/}"


def _book(episode: Episode, root: Path) -> Path:
    """The episode's book, beside an audio file that is none."""
    (root / episode.folder).mkdir(parents=True, exist_ok=True)
    (root / episode.audio.path).write_bytes(bytes(range(256)) * 5000)
    for name in ("a-bird.png", "star.svg"):
        (root / episode.folder / name).write_bytes(b"\x89PNG\r\n\x1a\n rest")
    printed = Printed(episode, made.SHOW, root, b"\xff\xd8\xff", episode.guid)
    ((path, pieces),) = publications(printed)
    (root / path).write_bytes(b"".join(pieces))
    return root / path


@pytest.mark.parametrize("number", range(len(made.NASTY)))
def test_nasty_words_stay_words(tmp_path: Path, number: int) -> None:
    """Whatever a title holds, every file is well-formed, and the title is its legal characters."""
    episode = made.episodes(made.NASTY)[number]
    with ZipFile(_book(episode, tmp_path)) as archive:
        trees = {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".smil", ".opf", ".xml"))
        }
    title = plain(episode.article.title)

    assert title == trees["EPUB/package.opf"].findtext(f".//{DC}title")
    assert title == "".join(trees["EPUB/title.xhtml"].find(".//{*}h1").itertext())
    assert not [one for tree in trees.values() for one in tree.iter("{*}script")]


def test_the_container_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    """Stored, in one order, of one time; the audio is the file itself."""
    episode = made.episode(made.rich())
    first, second = (_book(episode, tmp_path / name) for name in ("a", "b"))
    with ZipFile(first) as archive:
        entries = archive.infolist()
        audio = archive.read("EPUB/audio.mp3")

    assert first.read_bytes() == second.read_bytes()
    assert "mimetype" == entries[0].filename
    assert {ZIP_STORED} == {one.compress_type for one in entries}
    assert {b""} == {one.extra for one in entries}
    assert {((1980, 1, 1, 0, 0, 0), 3, 0)} == {(one.date_time, one.create_system, one.flag_bits) for one in entries}
    assert hashlib.sha256(bytes(range(256)) * 5000).digest() == hashlib.sha256(audio).digest()


def test_a_picture_that_is_none_is_its_words(tmp_path: Path) -> None:
    """A drawing that is no XML, and a picture whose bytes are of no core media type, leave their alternative text."""
    episode = made.episode(made.rich())
    with ZipFile(_book(episode, tmp_path)) as archive:
        names = archive.namelist()
        pages = "".join(archive.read(name).decode() for name in names if name.endswith(".xhtml"))

    assert "EPUB/images/a-bird.png" in names
    assert not [name for name in names if name.endswith(".svg")]
    assert "star.svg" not in pages


def test_a_show_without_publications_has_none(tmp_path: Path) -> None:
    """The table is asked for what the show names, and for nothing else."""
    episode = made.episode(made.rich())
    show = replace(made.SHOW, publications=())

    assert [] == list(publications(Printed(episode, show, tmp_path, b"", episode.guid)))
