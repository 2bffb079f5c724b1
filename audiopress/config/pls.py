"""A Pronunciation Lexicon (W3C PLS 1.0) -> entries; nothing outside the file is ever read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from audiopress.config.ipa import foreign_symbol, has_sound, tidy
from audiopress.errors import ConfigError
from audiopress.model import Pronunciation
from audiopress.model.phonemes import JOINER, RAW

_SPACE: Final = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ALPHABETS: Final = {"ipa": "", "x-espeak": RAW}  # name -> what stands before its phonemes
_PASSED: Final = frozenset({"metadata", "meta", "example"})  # PLS § 4.3, 4.2, 4.8: no pronunciation
_KNOWN: Final = "an entry is <lexeme><grapheme>written</grapheme><alias>spoken</alias></lexeme>"


def pls_entries(data: bytes, place: str) -> Iterator[Pronunciation]:
    """One entry for each grapheme (PLS § 4.5) in document order.

    Of several pronunciations the first one with prefer="true" is taken, else the first (PLS § 4.9.2). Raises
    ConfigError with path:line.
    """
    root = _root(data, place)
    language = str(root.get(_LANGUAGE) or "").strip()
    alphabet = str(root.get("alphabet") or "ipa")
    for element in root:
        name = _name(element, place)
        if name == "lexeme":
            own = str(element.get(_LANGUAGE, language)).strip()
            yield from _lexeme(element, own, alphabet, place)
        elif name not in _PASSED:
            raise _wrong(f"there is no place for <{name}> here", _KNOWN, element, place)


def _root(data: bytes, place: str) -> etree._Element:
    """The document's element; declared entities, networks and huge trees stay closed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        line = problem.lineno or 1
        what = str(problem.msg).partition(", line ")[0]
        raise ConfigError(f"this is not XML: {what[:1].lower()}{what[1:]}", _KNOWN, f"{place}:{line}") from None
    if _name(root, place) != "lexicon":
        raise _wrong(f"a lexicon begins with <lexicon>, not with <{_name(root, place)}>", _KNOWN, root, place)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _wrong("a lexicon declares no document type", "delete the line with <!DOCTYPE", root, place)
    return root


def _name(element: etree._Element, place: str) -> str:
    """The element's name in the lexicon's name space; files that forgot to declare it are understood, too."""
    name = str(element.tag).removeprefix(_SPACE)
    if name.startswith("{"):
        raise _wrong(f"<{name.rpartition('}')[2]}> belongs to another kind of document", _KNOWN, element, place)
    return name


def _lexeme(lexeme: etree._Element, language: str, alphabet: str, place: str) -> Iterator[Pronunciation]:
    written: list[etree._Element] = []
    said: list[Pronunciation] = []
    preferred: list[Pronunciation] = []
    for element in lexeme:
        name = _name(element, place)
        if name == "grapheme":
            written.append(element)
        elif name in ("alias", "phoneme"):
            one = _alias(element, place) if name == "alias" else _phoneme(element, alphabet, place)
            said.append(one)
            preferred += [one] if element.get("prefer") in ("true", "1") else []
        elif name not in _PASSED:
            raise _wrong(f"there is no place for <{name}> in a lexeme", _KNOWN, element, place)
    if not written:
        raise _wrong("a lexeme without a grapheme", "write what stands in the text as <grapheme>", lexeme, place)
    if not said:
        hint = "write how it is said as <alias> or <phoneme>"
        raise _wrong(f"“{_text(written[0])}” has neither an alias nor a phoneme", hint, lexeme, place)
    chosen = (preferred or said)[0]
    for grapheme in written:
        words = _text(grapheme)
        if not words:
            raise _wrong("an empty grapheme", "write between its tags what stands in the text", grapheme, place)
        yield Pronunciation(words, chosen.spoken, chosen.phonemes, language, place=_place(grapheme, place))


def _alias(element: etree._Element, place: str) -> Pronunciation:
    words = _text(element).replace(JOINER, "")
    if not any(map(str.isalnum, words)):
        raise _wrong("an empty alias", "write between its tags what is to be said", element, place)
    return Pronunciation("", spoken=words)


def _phoneme(element: etree._Element, alphabet: str, place: str) -> Pronunciation:
    named = str(element.get("alphabet") or alphabet)
    if named.lower() not in _ALPHABETS:
        raise _wrong(f"the alphabet “{named}” is not known here", "write IPA, or x-espeak", element, place)
    raw, words = _ALPHABETS[named.lower()], _text(element)
    phonemes = words if raw else tidy(words)
    symbol = "" if raw else foreign_symbol(phonemes)
    if symbol:
        hint = "copy the phonemes from a dictionary that writes IPA, such as Wiktionary"
        raise _wrong(f"“{symbol}” in “{words}” is no symbol of the phonetic alphabet (IPA)", hint, element, place)
    if not (phonemes if raw else has_sound(phonemes)) or "]" in phonemes:
        raise _wrong("a phoneme without a sound", "write phonemes between its tags", element, place)
    return Pronunciation("", phonemes=raw + phonemes)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext()).split())


def _place(element: etree._Element, place: str) -> str:
    return f"{place}:{element.sourceline}"


def _wrong(message: str, hint: str, element: etree._Element, place: str) -> ConfigError:
    return ConfigError(message, hint, _place(element, place))
