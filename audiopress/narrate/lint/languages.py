"""Checks of what is written in another language than a voice will read it in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from audiopress.narrate.lint.page import Found, Page, Told, folded, start_of
from audiopress.narrate.scripts import foreign_script, foreign_words
from audiopress.narrate.tongue import base
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_FEWEST: Final = 3  # words of a passage; fewer are a title, a name or a loan word
_SENTENCE: Final = 6  # words of a sentence that nothing sets off
_SHARE: Final = 0.3  # of its words that only one language has
_SIGNS: Final = 2  # of another language that a passage must show


class _Language(NamedTuple):
    """What gives a language away: its name, its small words that no other here has, and letters of its own."""

    name: str
    words: frozenset[str]
    letters: str


def _row(name: str, words: str, letters: str) -> _Language:
    return _Language(name, frozenset(wordlist(words)), letters)


_LANGUAGES: Final = {
    "en": _row(
        "English",
        "the of and is was were are this that these those with from which would could should have has had been being "
        "they their there what when who whom whose not but you your his her its our my she it if by for at as or",
        "",
    ),
    "de": _row(
        "German",
        "der das und ist nicht ein eine einen einem einer eines den dem des zu zum zur mit von vom auf für sich auch "
        "wie wir ihr ich aber oder wenn dass daß nur noch nach bei aus über unter durch sind wird werden war hat haben "
        "kein keine mein dein sein seine ihre uns euch gegen ohne zwischen",
        "ß",
    ),
    "fr": _row(
        "French",
        "le la les des du de et est une un dans pour pas que qui ne je tu il elle nous vous ils elles sur avec sans "
        "sous au aux ce cette ces mon ma mes son sa ses leur leurs où mais donc était sont être avoir plus tout tous "
        "comme par quoi sais c’est n’est qu’il d’un d’une l’on j’ai",
        "çœèêëîïûù",
    ),
    "es": _row(
        "Spanish",
        "el los las una unos unas de del que y en es no por para con sin sobre pero como más muy este esta estos estas "
        "ese eso esa su sus mi mis tu lo le les se al son está están ser hay cuando donde porque todo todos yo él nos",
        "ñ¿¡",
    ),
    "it": _row(
        "Italian",
        "il lo gli che di della delle dei degli del nel nella nelle alla alle agli ai dal dalla è sono una uno per con "
        "non ma anche come più questo questa quello quella se si ci mi tu noi voi loro perché senza sua suo mio la e",
        "ìò",
    ),
    "la": _row(
        "Latin",
        "et in ad est non cum sed ut ex ab sunt quod qui quae quid pro sine qua hoc haec ille nec neque aut atque enim "
        "ergo sum esse erat per inter omnia omnes nihil semper vita rerum",
        "",
    ),
}  # fmt: skip
# What English takes for its own, and its voices say well enough.
_LOAN: Final = late(
    r"\b(?:quid pro quo|sine qua non|je ne sais quoi|vis[ -][aà][ -]vis|[aà] la carte|coup de grâce|joie de vivre|"
    r"crème de la crème|pièce de résistance|ne plus ultra|raison d['’]être|non sequitur|per se)\b",
    re.IGNORECASE,
)
_WORD: Final = late(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_QUOTED: Final = late(r"[“«„\"]([^“”«»„\"]{12,600})[”»“\"]")
_SET_OFF: Final = frozenset({"em", "cite", "q"})


def foreign_scripts(page: Page) -> Iterator[Found]:
    """The first passage in each script that its language is not written in."""
    lines = {block.id: block.line for block in page.article.blocks()}
    told: set[str] = set()
    for utterance in page.edition.utterances:
        name = foreign_script(utterance.display, utterance.language)
        if name and name not in told:
            told.add(name)
            words = {"script": _script(name), "language": utterance.language}
            yield Found("N-906", lines.get(utterance.block), words)


def _script(name: str) -> str:
    """A script's name for people: Unicode's is in capitals.

    >>> _script("CJK"), _script("GREEK")
    ('Chinese', 'Greek')
    """
    return "Chinese" if name == "CJK" else name.capitalize()


def foreign_passages(page: Page) -> Iterator[Found]:
    """What is set off by italics or quotation marks, or is a sentence, and has the small words of another language."""
    found: dict[str, list[Found]] = {}
    for told in page.told:
        for name, one in (*_passages(page, told), *_other_letters(page, told)):
            found.setdefault(name, []).append(one)
    for same in found.values():
        yield from folded(same)


def _passages(page: Page, told: Told) -> Iterator[tuple[str, Found]]:
    """Each passage once, though it may be a sentence, and in italics, and quoted."""
    text = page.prose(told)
    if text.count(" ") < _FEWEST - 1 or base(told.language) not in _LANGUAGES:
        return
    spans = [(start, end, _FEWEST) for start, end, run in told.runs() if _SET_OFF & set(run.marks)]
    spans += [(*found.span(1), _FEWEST) for found in _QUOTED.finditer(text)]
    spans += [(start, end, _SENTENCE) for start, end in page.sentences(told)]
    reached = 0
    for start, end, fewest in sorted(spans):
        tongue = language_of(text[start:end], base(told.language), fewest) if start >= reached else ""
        if tongue:
            reached = end
            words = {"start": start_of(text[start:end].strip()), "name": _LANGUAGES[tongue].name}
            yield tongue, Found("N-914", told.line, {**words, "language": told.language, "tag": tongue})


def language_of(text: str, language: str, fewest: int = _FEWEST) -> str:
    """The language a passage is plainly in, "" if that is `language`, or cannot be told.

    >>> language_of("il était une fois", "en"), language_of("the fall of the house", "en")
    ('fr', '')
    """
    words = [found[0].replace("'", "’").lower() for found in _WORD.finditer(_LOAN.sub("", text))]
    if len(words) < fewest or language not in _LANGUAGES:
        return ""
    own = sum(word in _LANGUAGES[language].words for word in words)
    best, signs = "", 0
    for tongue, row in _LANGUAGES.items():
        if tongue != language:
            small = {word for word in words if word in row.words and word not in _LANGUAGES[language].words}
            accented = {word for word in words if set(word) & set(row.letters)} if small else set()
            if len(small | accented) > signs:
                best, signs = tongue, len(small | accented)
    times = sum(_shows(word, best, language) for word in words) if best else 0
    return best if signs >= _SIGNS and times > 2 * own and times >= _SHARE * len(words) else ""


@cache
def _shows(word: str, tongue: str, language: str) -> bool:
    row = _LANGUAGES[tongue]
    return (word in row.words and word not in _LANGUAGES[language].words) or bool(set(word) & set(row.letters))


def _other_letters(page: Page, told: Told) -> Iterator[tuple[str, Found]]:
    """Words in another script, in a passage that is not in it as a whole."""
    text = page.prose(told)
    if text.isascii() or foreign_script(text, told.language):
        return
    for name, start, end in foreign_words(text, told.language):
        words = {"start": start_of(text[start:end]), "name": f"in {_script(name)} letters"}
        yield name, Found("N-914", told.line, {**words, "language": told.language, "tag": "…"})


CHECKS: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (foreign_scripts, foreign_passages)
