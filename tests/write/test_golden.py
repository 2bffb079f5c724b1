"""The feeds of both ends, byte by byte; and no tag that the code can write is missing in them."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from audiopress.write import feed, podcasting
from audiopress.write.tags import NAMESPACES
from tests.judges import feeds
from tests.write.golden import HERE, golden
from tests.write.shows import shows


@pytest.mark.parametrize("name", sorted(shows()))
def test_a_feed_is_as_it_was(name: str) -> None:
    """If what it says was meant to change, `python -m tests.write.golden` writes the file anew."""
    assert shows()[name].xml.decode() == golden(name).decode()


def test_every_golden_file_has_its_show() -> None:
    """None is left of a show that is no more."""
    assert sorted(path.stem for path in HERE.glob("*.xml")) == sorted(shows())


@pytest.mark.parametrize("name", sorted(shows()))
def test_xmllint_has_nothing_to_say(name: str) -> None:
    """The files are well-formed."""
    assert feeds.xmllint(HERE / f"{name}.xml") == ""


@pytest.mark.parametrize("name", sorted(shows()))
def test_nothing_in_a_feed_is_empty(name: str) -> None:
    """Every element says something, in words, attributes or children; no value begins or ends in a blank."""
    for element in etree.fromstring(golden(name)).iter():
        said = [element.text or "", *element.values()]
        if element.tag != f"{{{NAMESPACES['fh']}}}archive":  # RFC 5005 § 4: it is empty
            assert "".join(said).strip() or len(element), element.tag
        assert [value for value in said if value.strip() and value != value.strip() and not len(element)] == []


@pytest.mark.parametrize("name", sorted(shows()))
def test_the_order_of_episodes_is_of_no_account(name: str) -> None:
    """Shuffled, they give the same bytes."""
    published = shows()[name]
    shuffled = random.Random(3).sample(published.episodes, len(published.episodes))

    assert replace(published, episodes=tuple(shuffled)).xml == published.xml


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every place where a tag is made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tag", "Tag"):
            yield node


def _attributes(call: ast.Call, function: ast.AST) -> Iterator[str]:
    """The attributes a tag may have: keywords, keys of the dictionaries that are spread, pairs of a Tag."""
    dictionaries = {
        node.targets[0].id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Dict)
    }
    for keyword in call.keywords:
        spread = dictionaries[keyword.value.id].keys if keyword.arg is None else [ast.Constant(keyword.arg)]
        yield from (key.value for key in spread)
    if call.func.id == "Tag":
        pairs = (node for node in ast.walk(call) if isinstance(node, ast.Tuple) and len(node.elts) == 2)
        yield from (pair.elts[0].value for pair in pairs if isinstance(pair.elts[0], ast.Constant))


def _writable() -> set[tuple[str, str]]:
    """(tag, attribute) and (tag, "") for every tag in the code that writes feeds."""
    found = set()
    for module in (feed, podcasting):
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            for call in _calls(function):
                if isinstance(call.args[0], ast.Constant):
                    name = call.args[0].value
                    found |= {(name, ""), *((name, attribute) for attribute in _attributes(call, function))}
    return found


def test_the_maximal_show_has_every_tag_and_attribute() -> None:
    """Whatever feed.py and podcasting.py can write is in its feed or on its page; so no reader goes without it."""
    prefixes = {address: prefix for prefix, address in NAMESPACES.items()}
    there = set()
    for name in ("maximal", "maximal-page"):
        for element in etree.fromstring(golden(name)).iter():
            address = etree.QName(element).namespace
            if address:
                full = f"{prefixes[address]}:{etree.QName(element).localname}"
                there |= {(full, ""), *((full, key) for key in element.keys())}  # noqa: SIM118 - an element, no dict
    writable = _writable()

    assert len(writable) > 80
    assert writable - there == set()
    assert there - writable == {("content:encoded", "")}  # feedgen writes it
