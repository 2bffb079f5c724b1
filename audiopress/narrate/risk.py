"""Article -> the names, acronyms and foreign words in it that a voice may get wrong, and how each will be said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from audiopress.model import Article, Block, Run, Show
from audiopress.narrate.lexicon import lexicon_rule
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules import active
from audiopress.narrate.rules.acronym_tables import LETTERS, PLAIN, SAID, STRESSED, WORDS
from audiopress.narrate.sentences import sentences
from audiopress.narrate.spoken import audible, say
from audiopress.narrate.tongue import base, region
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_WORD: Final = late(r"[^\W_]+(?:[’'&-][^\W_]+)*")
_OWN: Final = late(r"[’']s$")
_OPENING: Final = late(r"[\s\"“‘„«»(\[*_¿¡—–-]*$")
_ACRONYM: Final = late(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Z&-]+s?")
_INNER_CAPITAL: Final = late(r"[^\W\d_]*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_SCOTTISH: Final = late(r"(?:Mc|Mac|O[’']|D[’'])[A-Z][a-z]+")
_MIXED: Final = late(r"[^\W\d_]+\d[\w-]*")
_PASSED: Final = frozenset({"boilerplate", "references", "code", "math"})  # kinds of blocks whose words are not said
_NO_WORDS: Final = frozenset({"code", "math", "citation", "sup"})  # marks of runs that hold no words
_LETTERS: Final = {  # beyond a to z; a language without a row is asked for nothing
    "en": "éèêëàâçñöüïôæœ",
    "de": "äöüßé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíóúüñ",
}
_NOUNS_HAVE_CAPITALS: Final = frozenset({"de", "lb"})
_DIGITS: Final = "letters and digits"
_NAME: Final = "a name"
_PASSAGE: Final = 4  # words in another language: more are read in a voice of it, or marked as its author wants them
_KNOWN_ACRONYMS: Final = frozenset((*LETTERS, *PLAIN, *SAID, *STRESSED, *WORDS))
# Words with a capital that every voice of English knows; other languages write most of them without one.
_ORDINARY: Final = frozenset(
    wordlist(
        "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
        "August September October November December Christmas Easter God Bible Africa America Asia Australia "
        "Europe Atlantic Pacific Arctic Antarctic Mediterranean African American Asian Australian European "
        "British English Scottish Irish Welsh French German Italian Spanish Dutch Greek Roman Latin Russian "
        "Chinese Japanese Indian Canadian Mexican Britain England Scotland Ireland Wales France Germany Italy "
        "Spain Greece Rome Russia China Japan India Canada Mexico London Paris Berlin Madrid Dublin Boston "
        "Chicago Washington California Texas Florida New York York Jew Jewish Christian Muslim Buddhist Internet "
        "Mr Mrs Ms Dr Professor President Queen King Prince Princess Lord Lady Sir University College Street Road "
        "Avenue John Mary James Peter Paul George Thomas William Robert David Anna Elizabeth Henry Charles Edward "
        "Michael Susan Sarah Jane Ann Alice Emma Jack Tom Tim Jim Bob Sam Ben Adam Eve"
    )
)
# Endings of words that a title sets in capitals, and hardly a name has.
_ENDING: Final = late(r"\w{3,}(?:[st]ion|ment|ness|ity|[st]ive|ology|ship|able|ful|ical|ist|ies)s?")


@dataclass(frozen=True, slots=True)
class Risk:
    """A word that may be mispronounced: how often and where it first stands, why, and how it will be said.

    `spoken` may hold phonemes; `listed`: a lexicon decides it already.
    """

    word: str
    count: int
    line: int | None
    why: str
    spoken: str
    language: str
    listed: bool


@dataclass(slots=True)
class _Seen:
    """All that is known of one word."""

    line: int | None
    language: str
    count: int = 0
    why: str = ""
    listed: bool = False


def words_at_risk(article: Article, show: Show) -> tuple[Risk, ...]:
    """The most frequent first, in reading order where they are equal."""
    seen: dict[str, _Seen] = {}
    lower: Counter[str] = Counter()
    lexicon = lexicon_rule(article.lexicon, show.lexicon)
    for block, language in _blocks(article):
        for word, at in _words(block, language, lexicon):
            known = seen.setdefault(word, _Seen(block.line, at.language))
            known.count += 1
            known.why = known.why or at.why
            known.listed = known.listed or at.listed
            lower[word] += word.islower()
    rules = active(show, article_lexicon=article.lexicon)
    found = []
    for word, known in seen.items():
        if not known.listed and (not known.why or _is_ordinary(word, known.why, lower)):
            continue
        passage = Passage(word, base(known.language), region=region(known.language))
        spoken = say(passage, rules).spoken or word
        if not known.listed and known.why == _DIGITS and spoken != word:
            continue  # a rule knows what to do with it
        why = known.why or "in the lexicon"
        found.append(Risk(word, known.count, known.line, why, spoken, known.language, known.listed))
    return tuple(sorted(found, key=lambda risk: -risk.count))


def _is_ordinary(word: str, why: str, lower: Counter[str]) -> bool:
    known = word in _ORDINARY or word[:2] in ("I’", "I'") or bool(_ENDING.fullmatch(word))
    return why == _NAME and (known or bool(lower[word.lower()]))


def _blocks(article: Article) -> Iterator[tuple[Block, str]]:
    """The title, the authors, and what is read aloud; each with its language."""
    yield Block("", "heading", (Run(article.title),), line=1), article.language
    yield from ((Block("", "paragraph", (Run(f"by {name}"),), line=1), article.language) for name in article.authors)
    waiting: list[tuple[Block, str]] = []
    for section in reversed(tuple(article.walk())):
        blocks = (*((section.heading,) if section.heading else ()), *section.blocks)
        waiting += [(block, article.language) for block in reversed(blocks)]
    while waiting:
        block, around = waiting.pop()
        if block.kind in _PASSED:
            continue
        language = block.language or around
        yield block, language
        waiting += [(child, language) for child in reversed(block.children)]


def _words(block: Block, language: str, lexicon: Rule) -> Iterator[tuple[str, _Seen]]:
    """The words of a block in order, each with what is found about it here; words of one entry are one word."""
    text = block.text
    tongue = base(language)
    foreign = list(_foreign(block))
    hidden = list(_hidden(block))
    entries = {change.start: change for change in lexicon.find(Passage(text, tongue, region=region(language)))}
    starts = {start for start, _ in sentences(text, language)} if text else set()
    reached = 0
    for start, end in _tokens(text, entries.values()):
        if start < reached or any(first < end and start < last for first, last in hidden):
            continue
        reached = end
        if start in entries:
            yield _bare(" ".join(text[start:end].split())), _Seen(None, language, listed=True)
            continue
        own = next((run for first, last, run in foreign if first <= start < last), None)
        if own:
            yield _bare(text[start:end]), _Seen(None, own, why=f"a word of another language ({own})")
            continue
        first = block.kind == "heading" or _is_first(text, start, starts)  # headings may capitalise all their words
        why = _why(_bare(text[start:end]), tongue, first=first, shouted=text.isupper())
        yield _bare(text[start:end]), _Seen(None, language, why=why)


def _tokens(text: str, entries: Iterable[Change]) -> list[tuple[int, int]]:
    """Entries of a lexicon and the words between them."""
    ends = {found.start(): found.end() for found in _WORD.finditer(text)}
    return sorted({**ends, **{change.start: change.end for change in entries}}.items())


def _foreign(block: Block) -> Iterator[tuple[int, int, str]]:
    """Short stretches in another language."""
    position = 0
    for run in block.runs:
        if run.language and len(run.text.split()) <= _PASSAGE:
            yield position, position + len(run.text), run.language
        position += len(run.text)


def _hidden(block: Block) -> Iterator[tuple[int, int]]:
    """Stretches without words, or that the author says otherwise."""
    position = 0
    for run in block.runs:
        if run.spoken is not None or run.note or _NO_WORDS.intersection(run.marks):
            yield position, position + len(run.text)
        position += len(run.text)


def _bare(word: str) -> str:
    return _OWN.sub("", word)


def _is_first(text: str, start: int, starts: set[int]) -> bool:
    """Whether nothing but opening signs stands between the word and the beginning of its sentence, or a colon."""
    before = _OPENING.search(text, 0, start)
    begins = before.start() if before else start
    return begins == 0 or text[begins - 1] in ".!?:…\n" or any(begin in starts for begin in range(begins, start + 1))


def _why(word: str, language: str, *, first: bool, shouted: bool) -> str:
    """Why a voice may get it wrong, or ""."""
    letters = _LETTERS.get(language)
    if letters and any(letter.isalpha() and not letter.isascii() and letter.lower() not in letters for letter in word):
        return "letters of another language"
    if _ACRONYM.fullmatch(word):
        return "" if shouted or word.rstrip("s") in _KNOWN_ACRONYMS else "an acronym"
    if _MIXED.fullmatch(word):
        return _DIGITS
    if _INNER_CAPITAL.match(word) and not _SCOTTISH.fullmatch(word):
        return "capitals inside"
    capital = word[:1].isupper() and len(word) > 1 and not first
    return _NAME if capital and language not in _NOUNS_HAVE_CAPITALS else ""


def spoken_form(word: str, show: Show, language: str) -> str:
    """How the show says a word, or several, by its lexicon and its rules; the words themselves if that is nothing."""
    spoken = say(Passage(word, base(language), region=region(language)), active(show)).spoken
    return spoken if audible(spoken) else word
