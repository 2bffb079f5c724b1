"""publications = ["lpf"]: the package that is really built, read by whoever reads zips, JSON and HTML."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml.html import document_fromstring

from tests.judges import pages, run
from tests.press.conftest import run as audiopress
from tests.press.made import CONFIG, FIRST


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with a package of each of two editions."""
    root = tmp_path_factory.mktemp("audiobook")
    (root / "content").mkdir()
    settings = f'{CONFIG}publications = ["lpf"]\n\n[narration]\neditions = ["full"]\n'
    (root / "audiopress.toml").write_text(settings, encoding="utf-8")
    (root / "content" / "first-crossing.md").write_text(FIRST, encoding="utf-8")
    audiopress("build", cwd=root)
    return root / "feeds" / "test" / "first-crossing"


@pytest.fixture(params=["", ".full"])
def package(show: Path, request: pytest.FixtureRequest) -> Path:
    return show / f"first-crossing{request.param}.lpf"


def _manifest(package: Path) -> dict[str, Any]:
    with ZipFile(package) as archive:
        found: dict[str, Any] = json.loads(archive.read("publication.json"))
    return found


def test_the_package_is_as_lpf_has_it(package: Path) -> None:
    """LPF § 3: the manifest at the root; every file that it names is there, and sound is stored as it is."""
    manifest = _manifest(package)
    named = [one["url"] for one in (*manifest["readingOrder"], *manifest["resources"])]
    with ZipFile(package) as archive:
        assert archive.testzip() is None
        assert {*named, "publication.json"} == set(archive.namelist())
        assert len(archive.namelist()) == len(set(archive.namelist()))
        assert {one.compress_type for one in archive.infolist()} == {ZIP_STORED}
        (sound,) = manifest["readingOrder"]
        assert archive.read(sound["url"]) == (package.parent / sound["url"]).read_bytes()


def test_the_manifest_has_what_audiobooks_ask_for(package: Path) -> None:
    """Audiobooks § 2: required and recommended, of the kinds that the W3C's JSON Schemas give."""
    manifest = _manifest(package)

    assert manifest["@context"][:2] == ["https://schema.org", "https://www.w3.org/ns/pub-context"]
    assert manifest["conformsTo"] == "https://www.w3.org/TR/audiobooks/"
    assert (manifest["type"], manifest["name"]) == ("Audiobook", "The first crossing")
    assert manifest["readBy"] == "Synthetic voice"
    for key in ("author", "accessMode", "accessibilityFeature", "accessibilityHazard", "accessModeSufficient"):
        assert isinstance(manifest[key], list)
        assert manifest[key]
    assert re.fullmatch(r"PT\d+(\.\d+)?S", manifest["duration"])
    assert [one["encodingFormat"] for one in manifest["readingOrder"]] == ["audio/mpeg"]
    assert {one.get("rel") for one in manifest["resources"]} >= {"contents", "cover"}
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", manifest["id"])


def test_only_what_leaves_nothing_out_is_said_to_suffice_by_ear(show: Path) -> None:
    """An edition that omits words is abridged, and listening alone is not claimed to be enough."""
    for name in ("first-crossing", "first-crossing.full"):
        manifest = _manifest(show / f"{name}.lpf")
        report = "narration" + name.removeprefix("first-crossing") + ".json"
        left = json.loads((show / report).read_bytes())["omissions"]
        ways = [one["itemListElement"] for one in manifest["accessModeSufficient"]]

        assert manifest["abridged"] == bool(left)
        assert (["auditory"] in ways) == (not left)


def test_two_editions_are_two_publications(show: Path) -> None:
    """Other sound has another identity."""
    assert _manifest(show / "first-crossing.lpf")["id"] != _manifest(show / "first-crossing.full.lpf")["id"]


def test_its_pages_are_valid_and_lead_into_the_sound(package: Path, tmp_path: Path) -> None:
    """Publication Manifest § 7: one nav with role doc-toc; contents and text are HTML without fault."""
    with ZipFile(package) as archive:
        archive.extractall(tmp_path)
    contents = document_fromstring((tmp_path / "contents.html").read_bytes())
    text = document_fromstring((tmp_path / "text.html").read_bytes()).text_content()
    (nav,) = contents.xpath("//nav[@role='doc-toc']")
    (sound,) = _manifest(package)["readingOrder"]

    assert pages.vnu(tmp_path / "contents.html", tmp_path / "text.html") == []
    assert [link.text for link in nav.iter("a")] == ["The first crossing", "The rope", "The toll", "References"]
    assert {link.get("href").partition("#t=")[0] for link in nav.iter("a")} == {sound["url"]}
    assert "a boy who could whistle" in text


def test_another_unzip_reads_it(package: Path) -> None:
    """Info-ZIP finds no fault with it."""
    assert run("unzip", "-tqq", package).returncode == 0
