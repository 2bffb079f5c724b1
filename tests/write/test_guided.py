"""guided-navigation.json: as Readium's specification and JSON Schemas have it, and in step with the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from lxml.html import document_fromstring

from audiopress.write import episode_files, media_type
from audiopress.write.guided import GROUPS, ROLES
from tests.write import made

# readium/guided-navigation, schema/roles.schema.json, of those that an article may need.
KNOWN = {
    *("abstract", "aside", "bibliography", "blockquote", "caption", "cell", "columnheader", "endnotes", "figure"),
    *("footnote", "heading", "list", "listItem", "math", "paragraph", "preformatted", "pullquote", "row", "section"),
    *("summary", "table", "term"),
}
# roles.md: what may be skipped, and what may be left.
SKIPPABLE = {"bibliography", "endnotes", "footnote", "landmarks", "loa", "loi", "lot", "lov", "pagebreak", "pullquote"}
ESCAPABLE = {"aside", "figure", "list", "table"}


def _files(article: Any) -> tuple[dict[str, Any], Any]:
    files = episode_files(made.episode(article), made.SHOW)
    page = document_fromstring(files[f"{article.slug}/index.html"].decode())
    return json.loads(files[f"{article.slug}/guided-navigation.json"]), page


def _walk(objects: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in objects:
        yield one
        yield from _walk(one.get("children", []))


@pytest.mark.parametrize("article", [made.article(), made.rich(), made.hostile()], ids=["plain", "rich", "hostile"])
def test_every_object_is_as_the_schemas_have_it(article: Any) -> None:
    """object.schema.json: known keys of known kinds, a role that is listed, and something to present."""
    document, _ = _files(article)

    assert set(document) == {"guided"}
    assert document["guided"]
    for one in _walk(document["guided"]):
        assert set(one) <= {"role", "textref", "audioref", "text", "children"}
        assert {*one} & {"audioref", "textref", "text", "children"}
        assert all(one[key] for key in one)
        assert isinstance(one.get("role", []), list)
        assert set(one.get("role", [])) <= KNOWN
        assert all(isinstance(one[key], str) for key in ("textref", "audioref", "text") if key in one)
        assert not re.search(r"[\s<>\"]", one.get("textref", "") + one.get("audioref", ""))  # RFC 3986


def test_every_place_it_names_is_on_the_page() -> None:
    """A fragment leads to an element that is there, so that what is heard can be shown."""
    document, page = _files(made.article())
    ids = set(page.xpath("//@id"))
    places = [one["textref"] for one in _walk(document["guided"]) if "textref" in one]

    assert places
    assert {place.partition("#")[0] for place in places} == {"index.html"}
    assert {place.partition("#")[2] for place in places} <= ids


def test_what_may_be_skipped_or_left_has_a_role_that_says_so() -> None:
    """The groups that narration makes are those that Readium's readers skip and leave."""
    assert {GROUPS["note"], GROUPS["bibliography"]} <= SKIPPABLE
    assert {role for name, role in GROUPS.items() if name not in {"note", "bibliography"}} == ESCAPABLE
    assert {*GROUPS.values(), *ROLES.values()} <= KNOWN


def test_what_only_the_voice_says_has_its_words() -> None:
    """Where nothing on the page shows it, the words are in the document (WCAG 1.2.1)."""
    document, _ = _files(made.article())
    spoken = [one["text"] for one in _walk(document["guided"]) if "text" in one]

    assert spoken == ["Synthetic voice."]


def test_it_is_of_its_own_media_type() -> None:
    """README § 1: it must be identified by it, in every edition."""
    assert media_type("a/guided-navigation.json") == "application/guided-navigation+json"
    assert media_type("a/guided-navigation.brief.json") == "application/guided-navigation+json"
