"""The author's own words, entries of a lexicon and overrides in the text -> rules that come before all others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, NamedTuple

from audiopress.config.ipa import tidy
from audiopress.model import Block, Pronunciation
from audiopress.model.phonemes import RAW, pieces, pronounced
from audiopress.narrate.passage import Change, Passage, Rule, Stretch
from audiopress.narrate.tongue import base, region
from audiopress.patterns import late

SILENT: Final = "left out by the author"

_TOKEN: Final = late(r"\w+|[^\w\s]")
_SAME: Final = str.maketrans("‘’ʼ‐‑", "'''--")  # as a dictionary and an article may differ
_UNTOUCHED: Final = frozenset({"math", "del"})  # marks of what is not said, or not as words
_LONG_CODE: Final = 16  # characters: more is no name but a statement, which the rule for code may describe
_JOINED: Final = ("@", "#", "+", "\\")  # beside a word, they make it a part of something else: C++, me@example.org
_GLUE: Final = frozenset("/.-_=&?%:~")
_APOSTROPHES: Final = ("’", "'")
_ELIDING: Final = frozenset({"fr", "it", "ca", "oc"})  # l’Hermione, un’amica: the word begins behind the apostrophe
_STARTS: Final = late(r"(?:^|[.!?:…][\"”’»)\]]*\s)[\s\"“‘„«»(\[¿¡*_—–-]*$")
_HISSING: Final = "szʃʒ"  # a plural after these is a syllable of its own
_VOICELESS: Final = "ptkfθ"
_RAW_SIGNS: Final = (("sSzZ", "I#z"), ("ptkfT", "s"))


class _Key(NamedTuple):
    """One token of what is written: folded, and whether white space stands before it."""

    token: str
    spaced: bool


@dataclass(slots=True)
class _Node:
    """What may follow the tokens up to here, and the entries that end here, the surest first."""

    next: dict[_Key, _Node] = field(default_factory=dict)
    entries: list[Pronunciation] = field(default_factory=list)


def lexicon_rule(article: tuple[Pronunciation, ...], show: tuple[Pronunciation, ...]) -> Rule:
    """The rule N-012 with these entries; the article's own come before the show's.

    >>> rule = lexicon_rule((), (Pronunciation("GIF", "jif"),))
    >>> [change.spoken for change in rule.find(Passage("A GIF, two GIFs, the GIF’s size", "en"))]
    ['jif', 'jif', 'jif']
    """
    return _rule((*article, *show)) if article or show else LEXICON


@lru_cache(maxsize=16)
def _rule(entries: tuple[Pronunciation, ...]) -> Rule:
    return replace(LEXICON, find=_finder(entries), cues="")


def _finder(entries: Iterable[Pronunciation]) -> Callable[[Passage], Iterable[Change]]:
    top = _Node()
    for entry in entries:
        node = top
        for key, _, _ in _keys(entry.written):
            node = node.next.setdefault(key, _Node())
        node.entries.append(entry)
    first = frozenset(key.token for key in top.next)

    def find(passage: Passage) -> Iterator[Change]:
        tokens = _keys(passage.text)
        at = 0
        while at < len(tokens):
            found = None
            token = tokens[at][0].token
            if token in first or token[:-1] in first:
                found = _longest(top, tokens, at, passage)
            if found:
                change, at = found
                yield change
            else:
                at += 1

    return find


def _keys(text: str) -> list[tuple[_Key, int, int]]:
    """The tokens of a text, the first of them as if nothing stood before it, each with its place."""
    found: list[tuple[_Key, int, int]] = []
    end = 0
    for token in _TOKEN.finditer(text):
        spaced = bool(found) and token.start() > end
        end = token.end()
        found.append((_Key(token[0].casefold().translate(_SAME), spaced), token.start(), end))
    return found


def _longest(top: _Node, tokens: list[tuple[_Key, int, int]], at: int, passage: Passage) -> tuple[Change, int] | None:
    """The change for the longest entry whose words begin with token `at`, and the token after them."""
    start = tokens[at][1]
    best: tuple[Change, int] | None = None
    node: _Node | None = top
    for index in range(at, len(tokens)):
        key, _, end = tokens[index]
        if index == at:
            key = _Key(key.token, False)
        here = node.next if node else {}
        node = here.get(key)
        singular = here.get(_Key(key.token[:-1], key.spaced)) if key.token.endswith("s") else None
        for reached, last, plural in ((node, end, False), (singular, end - 1, True)):
            change = _change(reached.entries, passage, start, last, plural) if reached else None
            if change:
                best = (change, index + 1)
                break
        if node is None:
            break
    return best


def _change(entries: list[Pronunciation], passage: Passage, start: int, end: int, plural: bool) -> Change | None:
    text = passage.text
    words = text[start:end]
    fitting = [entry for entry in entries if _fits(entry, words, passage, start)]
    if not fitting or not _whole(text, start, end + plural, passage.language) or _is_apart(passage, start, end):
        return None
    entry = _surest(fitting)
    suffix = text[end : end + 1] if plural else _possessive(text, end)
    if plural and (passage.language != "en" or not _may_be_plural(entry)):
        return None
    if entry.phonemes:
        length = len(suffix) if passage.language == "en" else 0
        phonemes = _with_s(entry.phonemes) if length else entry.phonemes
        return Change(start, end + length, pronounced(text[start : end + length], phonemes))
    return Change(start, end, entry.spoken)


def _surest(fitting: list[Pronunciation]) -> Pronunciation:
    """The first is of the file that counts most; of that file, the entry that says most about where it holds."""
    file = fitting[0].place.rpartition(":")[0]
    same = (entry for entry in fitting if entry.place.rpartition(":")[0] == file)
    return max(same, key=lambda entry: (entry.cased, len(entry.language)))


def _fits(entry: Pronunciation, words: str, passage: Passage, start: int) -> bool:
    """Whether the entry is of this language, and these words of its upper and lower case."""
    if entry.language and base(entry.language) != passage.language:
        return False
    where = region(entry.language)
    if where and passage.region and where != passage.region:
        return False
    if not entry.cased:
        return True
    written = " ".join(words.translate(_SAME).split())
    wanted = entry.written.translate(_SAME)
    if written == wanted:
        return True
    capital = wanted[:1].upper() + wanted[1:]
    return (
        written == capital
        and wanted == wanted.lower()
        and bool(_STARTS.search(passage.text[max(0, start - 12) : start]))
    )


def _whole(text: str, start: int, end: int, language: str) -> bool:
    """Whether text[start:end] is whole words, and no part of an address or of a longer name with signs."""
    return _begins(text, start, language) and _ends(text, end) and not _in_address(text, start)


def _begins(text: str, start: int, language: str) -> bool:
    before = text[max(0, start - 2) : start]
    if not text[start].isalnum():
        return not before[-1:].isalnum()
    if len(before) == 2 and before[0].isalnum() and before[1] in _APOSTROPHES:
        return language in _ELIDING
    return before[-1:] not in _JOINED and not (before[-1:] == "." and before[:1].isalnum())


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 2]
    if not text[end - 1].isalnum():
        return after[:1] != text[end - 1] and not after[:1].isalnum()
    return after[:1] not in _JOINED and not (after[:1] == "." and after[1:].isalnum())


def _in_address(text: str, start: int) -> bool:
    """Whether the word goes on from an address: https://example.org/NASA."""
    if text[start - 1 : start] not in _GLUE:
        return False
    chunk = text[max(0, start - 200) : start].replace("\n", " ")
    chunk = chunk[chunk.rfind(" ") + 1 :]
    return "://" in chunk or chunk.startswith("www.")


def _is_apart(passage: Passage, start: int, end: int) -> bool:
    """Whether it stands in a formula, a mark or a long piece of code; a name in code is said like any other."""
    return any(stretch.start < end and start < stretch.end and _is_closed(stretch) for stretch in passage.stretches)


def _is_closed(stretch: Stretch) -> bool:
    run = stretch.run
    long_code = "code" in run.marks and stretch.end - stretch.start > _LONG_CODE
    return bool(run.note) or long_code or not _UNTOUCHED.isdisjoint(run.marks)


def _may_be_plural(entry: Pronunciation) -> bool:
    """A name, an acronym or a long word; not “a”, of which “as” is no plural."""
    written = entry.written
    long = len(written) > 3 or not entry.cased or written[1:] != written[1:].lower()
    return written[-1:].isalpha() and written[-1:] not in "sS" and long


def _possessive(text: str, end: int) -> str:
    """’s or ’ after the words, or nothing."""
    found = text[end : end + 2]
    return found if found[:1] in _APOSTROPHES and found[1:] == "s" and not text[end + 2 : end + 3].isalnum() else ""


def _with_s(phonemes: str) -> str:
    """The plural or possessive: /s/, /z/ or /ɪz/, as the last sound asks.

    >>> _with_s("kæt"), _with_s("dɒɡ"), _with_s("hɔːs")
    ('kæts', 'dɒɡz', 'hɔːsɪz')
    """
    last = phonemes.rstrip("ː .")[-1:]
    if phonemes.startswith(RAW):
        return phonemes + next((sign for signs, sign in _RAW_SIGNS if last in signs), "z")
    return phonemes + ("ɪz" if last in _HISSING else "s" if last in _VOICELESS else "z")


def overridden(passage: Passage) -> Iterator[Change]:
    """What stands between `<!-- say: … -->` and `<!-- /say -->` is said in the words there; `silent` leaves it out."""
    held: Stretch | None = None
    for stretch in passage.stretches:
        if stretch.run.spoken is None:
            continue
        if held and stretch.start == held.end and stretch.run.spoken == held.run.spoken:
            held = Stretch(held.start, stretch.end, held.run)  # one override, parted by an emphasis
            continue
        if held:
            yield _override(passage.text, held)
        held = stretch
    if held:
        yield _override(passage.text, held)


def _override(text: str, stretch: Stretch) -> Change:
    start, end, spoken = stretch.start, stretch.end, stretch.run.spoken
    if words := text[start:end].strip():  # the spaces around them stay
        start = text.index(words, start)
        end = start + len(words)
    if not spoken:
        return Change(start, end, "", SILENT)
    if len(spoken) > 2 and spoken[0] == spoken[-1] == "/":
        return Change(start, end, pronounced(" ".join(text[start:end].split()), tidy(spoken[1:-1])))
    return Change(start, end, spoken)


def is_silent(block: Block) -> bool:
    """Whether the author leaves out all that is in the block."""
    runs = 0
    for inner in block.walk():
        if any(run.spoken != "" for run in inner.runs):
            return False
        runs += len(inner.runs)
    return runs > 0


def _pronounced(passage: Passage) -> Iterator[Change]:
    """Words of an announcement that a lexicon has given phonemes already (a title's, a name's) keep them."""
    for piece in pieces(passage.text):
        if piece.phonemes:
            yield Change(piece.start, piece.end, passage.text[piece.start : piece.end])


def _nothing(_: Passage) -> Iterator[Change]:
    """What a lexicon has is said as it says: the longest entry, whole words, the article's before the show's."""
    return iter(())


OVERRIDE: Final = Rule("N-001", "override", overridden)
PRONOUNCED: Final = Rule("N-012", "lexicon", _pronounced, cues="[")
LEXICON: Final = Rule("N-012", "lexicon", _nothing, cues="\0")
