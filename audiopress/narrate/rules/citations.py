"""Rules that leave author–date references out.

Only what has the shape of a citation goes; a parenthesis that belongs to the sentence stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.model import Article
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules import marks
from audiopress.narrate.rules.citation_tables import EVENTS, NO_AUTHORS, NO_PAGES, NO_PERSONS
from audiopress.narrate.rules.marks import CLEAN
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_YEAR: Final = (
    r"(?:(?:ca?\.\s?)?\[?(?:1[4-9]|20)\d\d[a-z]?\]?(?:[/–-](?:(?:1[4-9]|20)\d\d|\d\d)[a-z]?)?"
    r"|n\. ?d\.|s\. ?d\.|o\. ?J\.|in press|im Druck|sous presse|en prensa|forthcoming)"
)
_YEARS: Final = late(rf"{_YEAR}(?:\s?[,;]\s?(?:{_YEAR}|[a-h](?![\w.])))*")
_NUMERAL: Final = r"(?:\d[\d.:]*[a-z]?|[ivxlcdm]+)"
_NUMERALS: Final = rf"{_NUMERAL}(?:\s?[–—-]\s?{_NUMERAL})?f{{0,2}}\.?"
_LOCATOR: Final = late(
    r"(?:§+\s?|S\.\s?(?=\d)|(?:pp?|paras?|pars?|Rn|págs?)(?:\.\s?|\s|(?=\d))|¶+\s?)"
    rf"{_NUMERALS}(?:\s?(?:[,;]|and|&|und|et|y)\s?(?:pp?\.\s?)?{_NUMERALS})*",
    re.IGNORECASE,
)
_DETAIL: Final = late(
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
_LEAD: Final = late(rf"\s*{_LEADS}\s+", re.IGNORECASE)
_SECONDARY: Final = late(rf",?\s+{_LEADS}\s+", re.IGNORECASE)
_YEARS_OF_LIFE: Final = late(r"\d{4}[–-]\d{2,4}")  # or of a war, a reign
_NAME: Final = late(
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
_PERSONAL: Final = late(
    r",?\s*(?:personal communication|persönliche Mitteilung|communication personnelle|comunicación personal)\b.*"
)
_QUOTED: Final = late(r"[“\"‘«„][^“”\"«»„]{2,200}[”\"’»“]")
_PARENTHESIS: Final = late(r"\(([^()]{1,400})\)|\[([^\[\]]{1,400})\]")
_AUTHOR_BEFORE: Final = late(
    r"(?:(?<![\w])(?P<name>[^\W\d_a-zà-öø-ÿ][\w’'-]*[\w’'])|(?P<others>et al\.?|and (?:colleagues|others)|u\. ?a\.)"
    r"|(?P<initial>[^\W\d_]\.))(?P<possessive>[’']s?)?,?[”’\"]?\s*$"
)
# What makes a bare year in brackets the year of a publication, and not of an earthquake: somebody says something.
_SAYING: Final = "|".join(
    wordlist(
        "argu(?:es?|ed|ing) say(?:s|ing)? said writ(?:es?|ten|ing) wrote claim(?:s|ed)? state[sd]? note[sd]? coined "
        "suggest(?:s|ed)? propose[sd]? report(?:s|ed)? find(?:s|ings)? found describe[sd]? call(?:s|ed)? conclude[sd]? "
        "observe[sd]? point(?:s|ed) define[sd]? explain(?:s|ed)? assert(?:s|ed)? maintain(?:s|ed)? contend(?:s|ed)? "
        "insist(?:s|ed)? believe[sd]? ask(?:s|ed)? remind(?:s|ed)? discuss(?:es|ed)? demonstrate[sd]? agree[sd]? "
        "emphasi[sz]e[sd]? stud(?:y|ied) examine[sd]? identif(?:y|ies|ied) recommend(?:s|ed)? urge[sd]? warn(?:s|ed)? "
        r"show(?:s|ed)?\s+(?:that|how) speaks?\s+(?:to|of|about) refer(?:s|red) use[sd]?\s+the\s+term "
        "schreib(?:t|en) schrieb(?:en)? sag(?:t|en|te|ten) mein(?:t|en|te) argumentier(?:t|en|te) beschreib(?:t|en) "
        "écri(?:t|vent|vit) affirm(?:e|ent|a|an|ó|aron) soutien(?:t|nent) explique(?:nt)? propos(?:e|ent) "
        "escrib(?:e|en|ió) dic(?:e|en) sostien(?:e|en) señal(?:a|an|ó) propon(?:e|en) argument(?:a|an|ó) "
        "explic(?:a|an|ó)"
    )
)
_SAYS_AFTER: Final = late(
    r",\s+in\s+(?:[^\W\d_a-zà-öø-ÿ“\"‘]|his\b|her\b|their\b|a\b)|,?(?:\s[^.;()]{0,60},)?\s+(?:(?:also|first|further|later|has|have|had|rightly|famously|recently)\s+)?"
    rf"(?:{_SAYING})\b"
)
_SAYS_BEFORE: Final = late(
    r"(?<!\w)(?i:according to|following|as|see|cf\.|see also|laut|nach|selon|d[’']après|según|work of|study by"
    r"|(?:cited|quoted|proposed|described|argued|coined|introduced|reported|suggested|defined|developed|noted|shown"
    r"|discussed) (?:by|in)|argue|say|said|sagt|schreibt|wrote|writes|notes|noted|dice|escribe|écrit)"
    r"\s+(?:[^\W\d_a-zà-öø-ÿ][\w’'.-]*\s+){0,3}[^\W\d_a-zà-öø-ÿ][\w’'-]*\s*$"
)
_JOINED: Final = late(
    r"[^\W\d_a-zà-öø-ÿ][\w’'-]*,?\s+(?:&|and|und|et|y)\s+(?:[^\W\d_][\w’'.-]*\s+){0,2}[^\W\d_a-zà-öø-ÿ][\w’'-]*\s*$"
)
_OWNER: Final = late(r"(?:[’']s|s[’']|(?:^|\s)[^\W\d_]\. ?[^\W\d_][\w’'-]*)\s*$")  # or an initial before the name
_LISTED: Final = late(r"([^\W\d_a-zà-öø-ÿ][\w’'-]+),\s[^\W\d_a-zà-öø-ÿ]")  # Macy, J., & Brown, M.
_SURNAME: Final = late(r"(?<![\w.])[^\W\d_a-zà-öø-ÿ][\w’'-]{2,}")
_HEAD: Final = 300  # characters of an entry in which its authors stand
# MLA: “…” (Morrison 45). A book of the Bible, a table and a rule are no authors.
_PAGED: Final = late(
    r"\((?P<names>[^\W\d_a-zà-öø-ÿ][\w’'-]+"
    r"(?:(?:,? (?:and|et|und|y|&)|,) [^\W\d_a-zà-öø-ÿ][\w’'-]+){0,2}(?: et al\.)?)? ?"
    r"\d{1,4}(?:[–-]\d{1,4})?(?:, \d{1,4}(?:[–-]\d{1,4})?){0,3}\)"
)
_CLOSES_QUOTE: Final = late(r"[”\"»]\s?$")
_ENDS_CLAUSE: Final = late(r"\s?(?:[.,;:!?]|$)")
# “War and Peace (1869) remains”, “In Fast and Slow (2011), Kahneman argues”: one book, not two people.
_ONE_BOOK: Final = late(
    r"\s(?:is|was|has|does|remains|opens|begins|tells|follows|became)\b"
    rf"|,\s(?:[^\W\d_a-zà-öø-ÿ][\w’'.-]*\s){{1,3}}(?:{_SAYING})\b"
)
_PLACED: Final = late(r"\s*(?P<names>[^\d;]{2,60}?),?\s(?:1[0-9]|20)\d\d\s*")
_BARE_YEAR: Final = late(r"\s*(?:1[0-9]|20)\d\d\s*")


def citations(passage: Passage) -> Iterator[Change]:
    """Parentheses and brackets that hold nothing but citations."""
    for found in _PARENTHESIS.finditer(passage.text):
        inner = found[1] or found[2] or ""
        if _is_place(inner, passage.cited):
            continue
        after_author = bool(found[1]) and _after_author(passage, found.start(), found.end(), inner)
        if _all_citations(inner, after_author=after_author, round_=bool(found[1])):
            yield Change(found.start(), found.end(), "", "citation")
            if passage.text[: found.start()].rstrip()[-1:] == "." == passage.text[found.end() : found.end() + 1]:
                yield Change(found.end(), found.end() + 1, "")  # Doe, J. (2014).
    for found in _PAGED.finditer(passage.text):
        if _is_paged(passage, found):
            yield Change(found.start(), found.end(), "", "citation")


def _is_place(inner: str, cited: frozenset[str] = frozenset()) -> bool:
    """“London, 2012”: where and when, or with which firm, unless the article cites somebody of that name."""
    found = _PLACED.fullmatch(inner)
    names = found["names"].split(", ") if found else ()
    return bool(names) and all(name.lower() in NO_PERSONS and name not in cited for name in names)


def _is_paged(passage: Passage, found: re.Match[str]) -> bool:
    """“…” (Morrison 45): pages behind a quotation, or of somebody who is cited elsewhere."""
    names = _SURNAME.findall(found["names"] or "")
    if any(name.lower() in NO_PAGES or name.lower() in NO_AUTHORS for name in names):
        return False
    quoted = _CLOSES_QUOTE.search(passage.text[max(0, found.start() - 2) : found.start()])
    ends = _ENDS_CLAUSE.match(passage.text, found.end())
    return bool(quoted and ends) or (bool(names) and passage.cited.issuperset(names))


def _all_citations(inner: str, *, after_author: bool, round_: bool) -> bool:
    parts = inner.split(";")
    named = [_is_citation(part) for part in parts]
    if all(named):
        return True
    later = all(
        said or _is_dated(part) or _DETAIL.fullmatch(part.strip())
        for said, part in zip(named[1:], parts[1:], strict=True)
    )
    if named[0]:
        return later
    return round_ and later and ((after_author and _is_dated(parts[0])) or bool(_LOCATOR.fullmatch(inner.strip())))


def _is_dated(part: str) -> bool:
    """“2014”, “2014, 2016a”, “2014, p. 3”: what follows an author named in the sentence."""
    years = _YEARS.match(part.strip())
    if years is None or _YEARS_OF_LIFE.fullmatch(years[0]):
        return False
    return _is_tail(part.strip()[years.end() :])


def _is_tail(tail: str) -> bool:
    """Where in the work: nothing, or pages, chapters and remarks after commas."""
    details = re.split(r"\s*[,:]\s*", tail.strip())
    return not details[0] and all(_LOCATOR.fullmatch(part) or _DETAIL.fullmatch(part) for part in details[1:])


def _is_citation(part: str) -> bool:
    """“see also Macy & Brown, 2014, p. xxiv”, “Abara, as cited in Lowe & Finch, 2020”."""
    lead = _LEAD.match(part)
    part = part[lead.end() :] if lead else part.strip()
    secondary = _SECONDARY.search(part)
    if secondary:
        return _are_authors(_YEARS.sub("", part[: secondary.start()])) and _is_citation(part[secondary.end() :])
    years = next(
        (found for found in _YEARS.finditer(part) if found.start() and part[found.start() - 1] in " (,["), None
    )
    if not years or _YEARS_OF_LIFE.fullmatch(years[0]):
        return False
    return _are_authors(part[: years.start()]) and _is_tail(part[years.end() :])


def _are_authors(text: str) -> bool:
    """Names, their particles and what joins them; a quoted title stands for them where there is no author."""
    text = _QUOTED.sub("Title", _PERSONAL.sub("", text).strip(" ,"))
    words = text.replace(",", " ").replace("/", " ").split()
    if not words or len(words) > 24 or words[-1].lower() in NO_AUTHORS:
        return False
    if words[-1].lower() in EVENTS:  # the Equality Act 2010
        return False
    if words[0].lower() in NO_AUTHORS and _JOINTS.isdisjoint(words):  # a date; but “May & June, 2014” are two people
        return False
    names = [word for word in words if word.lower() not in _PARTICLES]
    if not any(len(name.strip(".")) > 1 for name in names):  # born 1920, reigned 1509
        return False
    return _NAME.fullmatch(names[0]) is not None and all(_NAME.fullmatch(name) for name in names)


def cited_names(article: Article) -> frozenset[str]:
    """The names in an article's citations and at the head of the entries of its reference list."""
    found: set[str] = set()
    for block in article.blocks():
        listed = block.kind == "references"
        for part in block.walk() if listed else (block,):
            text = part.text
            if listed:
                found.update(_LISTED.findall(text[:_HEAD]))
            if "(" in text or "[" in text:
                inner = (match[1] or match[2] for match in _PARENTHESIS.finditer(text))
                cited = (one for whole in inner for one in whole.split(";") if not _is_place(one) and _is_citation(one))
                found.update(name for one in cited for name in _SURNAME.findall(one))
    return frozenset(found)


def _after_author(passage: Passage, start: int, end: int, inner: str) -> bool:
    """Whether what stands before the bracket is an author: a bare year after a name needs more to say so.

    “Lisbon (1755)” may be an earthquake. What tells: the name is cited elsewhere, or listed among the references;
    somebody says something; “et al.”, an initial, a possessive, two names joined, or a page beside the year.
    """
    before = passage.text[max(0, start - 60) : start]
    found = _AUTHOR_BEFORE.search(before)
    if found is None or _is_title(passage, start) or (found["name"] or "").lower() in NO_AUTHORS | EVENTS:
        return False
    return bool(
        not _BARE_YEAR.fullmatch(inner)
        or found["others"]
        or (found["name"] or "") in passage.cited
        or found["initial"]
        or _OWNER.search(before)
        or _SAYS_AFTER.match(passage.text, end)
        or _SAYS_BEFORE.search(before)
        or ((joined := _JOINED.search(before)) and ("&" in joined[0] or not _ONE_BOOK.match(passage.text, end)))
    )


def _is_title(passage: Passage, end: int) -> bool:
    """Whether emphasis ends before the bracket: a book, whose year is told."""
    return any(stretch.end in (end, end - 1) and "em" in stretch.run.marks for stretch in passage.stretches)


RULES: Final = (
    *marks.RULES,
    Rule(
        *("N-007", "citation", citations, "(["),
        details=CLEAN,
        cases=(
            ("They agree (Macy & Brown, 2014, p. xxiv).", "They agree."),
            ("Macy and Brown (2014), in a book, agree.", "Macy and Brown, in a book, agree."),
            ("“So it is” (p. 38). Next", "“So it is”. Next"),
            ("working the land (p. 307) . This", "working the land. This"),
            ("It is so (pp. 3–5).", "It is so."),
            ("It is (Abara, as cited in Lowe & Finch, 2020, p. 307).", "It is."),
            ("It is (as cited in Brown, 2017) so.", "It is so."),
            ("It is (see also van der Berg et al., 2014a, 2015; World Health Organization, n.d.).", "It is."),
            ("It is (e.g., Smith 2014: 33; Jones, 2015, Chapter 3).", "It is."),
            ("Smith et al. (2014, p. 3) say so.", "Smith and others say so."),
            ("It rains (“Climate change,” 2014).", "It rains."),
            ("It is so (which I doubt).", "It is so (which I doubt)."),
            ("It is so (see the photograph).", "It is so (see the photograph)."),
            ("We left (in 2014 we moved).", "We left (in twenty fourteen we moved)."),
            ("As Brown (2014) argues, it is so.", "As Brown argues, it is so."),
            ("Lisbon (1755) shook Europe.", "Lisbon (seventeen fifty five) shook Europe."),
            ("Mozart (1756–1791) wrote.", "Mozart (seventeen fifty six to seventeen ninety one) wrote."),
            ("The Games (London, 2012) rose.", "The Games (London, twenty twelve) rose."),
            ("The [sic] word (an aside) and (so on).", "The [sic] word (an aside) and (so on)."),
        ),
    ),
    *marks.LATER,
)
