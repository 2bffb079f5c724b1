"""Rules that leave references out: author–date parentheses, bracketed numbers, the marks of notes.

Only what has the shape of a citation goes; a parenthesis that belongs to the sentence stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.wordlist import wordlist

_YEAR: Final = (
    r"(?:(?:ca?\.\s?)?\[?(?:1[4-9]|20)\d\d[a-z]?\]?(?:[/–-](?:(?:1[4-9]|20)\d\d|\d\d)[a-z]?)?"
    r"|n\. ?d\.|s\. ?d\.|o\. ?J\.|in press|im Druck|sous presse|en prensa|forthcoming)"
)
_YEARS: Final = re.compile(rf"{_YEAR}(?:\s?[,;]\s?(?:{_YEAR}|[a-h](?![\w.])))*")
_NUMERAL: Final = r"(?:\d[\d.:]*[a-z]?|[ivxlcdm]+)"
_NUMERALS: Final = rf"{_NUMERAL}(?:\s?[–—-]\s?{_NUMERAL})?f{{0,2}}\.?"
_LOCATOR: Final = re.compile(
    r"(?:S\.\s?(?=\d)|(?:pp?|paras?|pars?|Rn|págs?)(?:\.\s?|\s|(?=\d))|¶+\s?)"
    rf"{_NUMERALS}(?:\s?(?:[,;]|and|&|und|et|y)\s?(?:pp?\.\s?)?{_NUMERALS})*",
    re.IGNORECASE,
)
_DETAIL: Final = re.compile(
    r"(?:chapters?|chaps?\.?|ch\.|vols?\.?|bk\.|sec(?:tion|\.)|tables?|figs?\.|figures?|lines?|ll?\.|nn?\.|art\.|col\.|"
    rf"Kap\.|Bd\.|Abs\.|cap\.|fol\.|ff?\.|slides?|tracks?|act|sc\.)\s?{_NUMERALS}(?:\s?,\s?{_NUMERALS})*"
    rf"|{_NUMERALS}|\d+:\d+(?::\d+)?"
    r"|(?:my |our |author[’']s )?(?:own )?(?:emphasis|italics|translation)(?: added| mine| ours| in (?:the )?original)?"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?",
    re.IGNORECASE,
)
_LEADS: Final = (
    r"(?:but |and )?(?:see,? ?(?:also|e\.g\.,?|for example,?)?|e\.g\.,?|i\.e\.,?|cf\.?,?|compare|"
    r"(?:as )?(?:cited|quoted|reported|discussed|reviewed|described|qtd\.?|mentioned) (?:in|by)|qtd\.? in|"
    r"adapted from|reprinted (?:in|from)|translated in|cit(?:é|ée|ado|ada) (?:dans|par|en|por)|"
    r"zit(?:\.|iert) (?:nach|in|bei)|vgl\.|siehe(?: auch)?|s\. (?:auch)?|voir(?: aussi)?|véase(?: también)?)"
)
_LEAD: Final = re.compile(rf"\s*{_LEADS}\s+", re.IGNORECASE)
_SECONDARY: Final = re.compile(rf",?\s+{_LEADS}\s+", re.IGNORECASE)
_NAME: Final = re.compile(
    r"(?:[^\W\d_]\.[ -]?)+|(?:(?:Mc|Mac|O[’']|D[’']|d[’']|l[’']|al-|el-|ter)?[^\W\d_a-zà-öø-ÿ][\w’'.-]*)"
    r"|\[[A-Z][A-Za-z]+\]"
)
_PARTICLES: Final = frozenset(
    wordlist(
        "van von vom zu zum der den de del della di da dos das do du des la le les el al bin ibn ben ten ter y und et "
        "and e & al. u.a. a. colleagues others of for on the in jr jr. sr sr. eds eds. ed ed. hrsg. dir. dirs. coord. "
        "coords. trans."
    )
)
_JOINTS: Final = frozenset(("&", "and", "et", "und", "y"))
_PERSONAL: Final = re.compile(
    r",?\s*(?:personal communication|persönliche Mitteilung|communication personnelle|comunicación personal)\b.*"
)
_QUOTED: Final = re.compile(r"[“\"‘«„][^“”\"«»„]{2,200}[”\"’»“]")
# Words before a year that make it a date, a version or a plan, not somebody's publication.
_NO_AUTHORS: Final = frozenset(
    wordlist(
        "january february march april may june july august september october november december jan feb mar apr jun jul "
        "aug sep sept oct nov dec spring summer autumn fall winter monday tuesday wednesday thursday friday saturday "
        "sunday since until in by from after before during around about circa early late mid born died founded "
        "established opened released updated revised copyright rfc iso din ieee windows office agenda horizon vision "
        "expo euro olympics cup version "
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        "januar februar märz juni juli oktober dezember seit bis im "
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    )
)
_EVENTS: Final = frozenset(
    wordlist(
        "act acts law treaty revolution war convention conference games olympics election elections earthquake crisis "
        "agreement declaration report plan strike protocol constitution summit expo festival cup"
    )
)
_PARENTHESIS: Final = re.compile(r"\(([^()]{1,400})\)|\[([^\[\]]{1,400})\]")
_AUTHOR_BEFORE: Final = re.compile(
    r"(?:(?<![\w])(?P<name>[^\W\d_a-zà-öø-ÿ][\w’'-]*[\w’'])|et al\.?|and (?:colleagues|others)|u\. ?a\.|[^\W\d_]\.)"
    r"(?:[’']s?)?,?[”’\"]?\s*$"
)
_NUMBERS: Final = re.compile(
    r"\[(?:(?:(?:refs?|notes?|nn?)\.?\s?)?\d{1,3}(?:\s?[–—-]\s?\d{1,3})?(?:\s?[,;]\s?\d{1,3}(?:\s?[–—-]\s?\d{1,3})?){0,30}"
    r"(?:,\s?pp?\.\s?\d+(?:[–-]\d+)?)?|citation needed)\](?P<between>\s?[–,;-]?\s?(?=\[\d))?"
)
_SUPERSCRIPT: Final = re.compile(r"(?<=[\w.,;:!?”’\"')\]»])[⁰¹²³⁴-⁹]+(?:[,˒⁻–][⁰¹²³⁴-⁹]+)*")
_UNITS: Final = re.compile(r"(?:^|[^\w])(?:[mckdhµ]?m|[a-zA-Z]|in|ft|yd|sq|cm|km|ha|s)$|\d$|\w[⁺⁻]$")
_NOTE_MARK: Final = re.compile(r"\[?[\d*†‡§¶]{1,4}(?:[,–-]\d{1,3})*\]?")


def citations(passage: Passage) -> Iterator[Change]:
    """Parentheses and brackets that hold nothing but citations."""
    for found in _PARENTHESIS.finditer(passage.text):
        inner = found[1] or found[2] or ""
        after_author = bool(found[1]) and _after_author(passage.text[max(0, found.start() - 60) : found.start()])
        if _all_citations(inner, after_author=after_author, round_=bool(found[1])):
            yield Change(found.start(), found.end(), "", "citation")


def _all_citations(inner: str, *, after_author: bool, round_: bool) -> bool:
    parts = inner.split(";")
    named = [_is_citation(part) for part in parts]
    if all(named):
        return True
    later = all(said or _is_dated(part) for said, part in zip(named[1:], parts[1:], strict=True))
    if named[0]:
        return later
    return round_ and later and ((after_author and _is_dated(parts[0])) or bool(_LOCATOR.fullmatch(inner.strip())))


def _is_dated(part: str) -> bool:
    """“2014”, “2014, 2016a”, “2014, p. 3”: what follows an author named in the sentence."""
    years = _YEARS.match(part.strip())
    if years is None or re.fullmatch(r"\d{4}[–-]\d{2,4}", years[0]):  # the years of a life or a war
        return False
    return _is_tail(part.strip()[years.end() :])


def _is_tail(tail: str) -> bool:
    """Where in the work: nothing, or pages, chapters and remarks after commas."""
    details = re.split(r"\s*[,:]\s*", tail.strip())
    return not details[0] and all(_LOCATOR.fullmatch(part) or _DETAIL.fullmatch(part) for part in details[1:])


def _is_citation(part: str) -> bool:
    """“see also Macy & Brown, 2014, p. xxiv”, “Jacobson, as cited in Johnson & Wilkinson, 2020”."""
    lead = _LEAD.match(part)
    part = part[lead.end() :] if lead else part.strip()
    secondary = _SECONDARY.search(part)
    if secondary:
        return _are_authors(_YEARS.sub("", part[: secondary.start()])) and _is_citation(part[secondary.end() :])
    years = next(
        (found for found in _YEARS.finditer(part) if found.start() and part[found.start() - 1] in " (,["), None
    )
    return bool(years and _are_authors(part[: years.start()]) and _is_tail(part[years.end() :]))


def _are_authors(text: str) -> bool:
    """Names, their particles and what joins them; a quoted title stands for them where there is no author."""
    text = _QUOTED.sub("X", _PERSONAL.sub("", text).strip(" ,"))
    words = text.replace(",", " ").replace("/", " ").split()
    if not words or len(words) > 24 or words[-1].lower() in _NO_AUTHORS:
        return False
    if words[0].lower() in _NO_AUTHORS and _JOINTS.isdisjoint(words):  # a date; but “May & June, 2014” are two people
        return False
    names = [word for word in words if word.lower() not in _PARTICLES]
    return bool(names) and _NAME.fullmatch(names[0]) is not None and all(_NAME.fullmatch(name) for name in names)


def _after_author(before: str) -> bool:
    found = _AUTHOR_BEFORE.search(before)
    return found is not None and (found["name"] or "").lower() not in _NO_AUTHORS | _EVENTS


def numbers(passage: Passage) -> Iterator[Change]:
    """Bracketed numbers, one or many: [12], [1, 3–5], [12]–[15]."""
    for found in _NUMBERS.finditer(passage.text):
        if not _in_code(passage, found.start()):
            end = found.end() - len(found["between"] or "")
            yield Change(found.start(), end, "", "citation")
            if found["between"]:
                yield Change(end, found.end(), "")


def superscripts(passage: Passage) -> Iterator[Change]:
    """¹² after a word or a stop; not the powers of a unit, a letter or a number."""
    for found in _SUPERSCRIPT.finditer(passage.text):
        if not _UNITS.search(passage.text[max(0, found.start() - 5) : found.start()]):
            yield Change(found.start(), found.end(), "", "note mark")


def marked(passage: Passage) -> Iterator[Change]:
    """What the reading stage has marked as a citation or a note's mark, and raised digits that look like one."""
    for stretch in passage.stretches:
        text = passage.text[stretch.start : stretch.end]
        before = passage.text[max(0, stretch.start - 5) : stretch.start]
        if not text.strip():
            continue
        if stretch.run.note:
            yield Change(stretch.start, stretch.end, "", "note mark")
        elif "citation" in stretch.run.marks:
            yield Change(stretch.start, stretch.end, "", "citation")
        elif "sup" in stretch.run.marks and _NOTE_MARK.fullmatch(text) and before and not _UNITS.search(before):
            yield Change(stretch.start, stretch.end, "", "note mark")


def _in_code(passage: Passage, position: int) -> bool:
    return any(stretch.start <= position < stretch.end and "code" in stretch.run.marks for stretch in passage.stretches)


RULES: Final = (
    Rule("N-001", "marked", marked),
    Rule(
        *("N-002", "citation", citations, "(["),
        cases=(
            ("They agree (Macy & Brown, 2014, p. xxiv).", "They agree."),
            ("Macy and Brown (2014), in a book, agree.", "Macy and Brown, in a book, agree."),
            ("“So it is” (p. 38). Next", "“So it is”. Next"),
            ("working the land (p. 307) . This", "working the land. This"),
            ("It is so (pp. 3–5).", "It is so."),
            ("It is (Jacobson, as cited in Johnson & Wilkinson, 2020, p. 307).", "It is."),
            ("It is (as cited in Brown, 2017) so.", "It is so."),
            ("It is (see also van der Berg et al., 2014a, 2015; World Health Organization, n.d.).", "It is."),
            ("It is (e.g., Smith 2014: 33; Jones, 2015, Chapter 3).", "It is."),
            ("Smith et al. (2014, p. 3) say so.", "Smith and others say so."),
            ("It rains (“Climate change,” 2014).", "It rains."),
            ("It is so (which I doubt).", "It is so (which I doubt)."),
            ("It is so (see the photograph).", "It is so (see the photograph)."),
            ("We left (in 2014 we moved).", "We left (in twenty fourteen we moved)."),
            ("It began (March 2005).", "It began (March 2005)."),
            ("Mozart (1756–1791) wrote.", "Mozart (seventeen fifty six to seventeen ninety one) wrote."),
            ("The [sic] word (Revised ed.) and (ATR-BC).", "The [sic] word (Revised ed.) and (ATR-BC)."),
        ),
    ),
    Rule(
        *("N-003", "numeric-citation", numbers, "["),
        cases=(
            ("It is so [12].", "It is so."),
            ("It is so [1, 3–5], he said.", "It is so, he said."),
            ("It is so[12]–[15].", "It is so."),
            ("[A] man [sic] of [1984a]", "[A] man [sic] of [1984a]"),
        ),
    ),
    Rule(
        *("N-004", "superscript", superscripts, "⁰¹²³⁴⁵⁶⁷⁸⁹"),
        cases=(("A word.¹² And more¹", "A word. And more"), ("5 m² and km², x² = 10³", "5 m² and km², x² = 10³")),
    ),
)
