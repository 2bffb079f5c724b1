"""Rules for addresses on a network: web pages, mail, handles, hashtags, DOIs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, year
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.phrases import known, phrase
from audiopress.narrate.rules.acronyms import PLUSES, reading, spelt
from audiopress.narrate.rules.electronic_tables import DOI, DOMAINS, HASHTAG, SIGNS
from audiopress.narrate.rules.files import FILE_RULES, IN_WORDS
from audiopress.narrate.rules.naming import host_named, named, unstopped
from audiopress.patterns import late

URL: Final = late(r"\b(?:https?|ftp)://[^\s<>\"“”«»]{3,}|\bwww\.[^\s<>\"“”«»]{3,}", re.IGNORECASE)
_HOST: Final = late(r"^(?:\w+://)?(?:[^/@\s]{0,200}@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_PATH: Final = late(r"^(?:\w+://|(?!\w+://))[^/?#]*(/[^?#]*)")
_LABEL: Final = r"[A-Za-z0-9][\w-]{0,62}"
MAIL: Final = late(
    rf"(?<![\w+&%@-])(?<!\w\.)\w[\w.+&%’'-]{{0,63}}@(?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,24}}(?![\w@])(?:/[\w-]{{1,40}})?"
)
_FEDIVERSE: Final = late(rf"(?<![\w.@/])@\w{{1,30}}@(?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,24}}(?![\w@])")
_HANDLE: Final = late(r"(?<![\w.@/])@(?=\w{0,29}[^\W\d])[\w]{1,30}(?:\.\w{1,30}){0,2}(?![\w@])")
_HASHTAG: Final = late(r"(?<![\w&/#])#(?!\d{1,6}\b)(?=\w{0,60}[^\W\d_])(?P<tag>\w{1,80})(?!=\w)")
_PLACE: Final = late(r"(?<![\w&/#])#(?=[A-Za-z])\w{1,40}(?P<equals>=)(?=\w)")  # in a page, as in #t=83
_COLOUR: Final = late(r"(?=[0-9A-Fa-f]{0,5}\d)(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
_CAMEL: Final = late(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)|_+")
_HUMPS: Final = late(r"(?<=[a-z])(?=[A-Z])")
_DOMAIN: Final = late(
    rf"(?<![\w@./\\-])(?:{_LABEL}\.){{1,4}}(?:{DOMAINS})(?![\w-]|\.\w)(?P<path>(?:/[\w~.%@-]{{1,60}}){{0,6}}/?)"
)
_DOMAIN_CUE: Final = late(rf"\.(?:{DOMAINS})(?![\w-])")
_WORDLIKE: Final = late(r"\.(?:at|be|in|is|it|me|no|us|news|page|store|tech|shop|earth|int|co)$")
_DOI: Final = late(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\.org/|\bdoi:\s?|\bDOI:?\s)?\b10\.\d{4,9}/[^\s<>\"“”«»]{1,200}", re.IGNORECASE
)
_ARCHIVED: Final = late(r"\b(?P<name>arXiv|PMID|PMCID):?\s?(?P<id>(?:PMC)?\d{4}[\d.]{0,8}\d(?:v\d)?)(?!\w)")
_ARCHIVES: Final = {"arXiv": "archive", "PMID": "PubMed", "PMCID": "PubMed"}
_LONGEST_PATH: Final = 32  # characters of a path that is read with its domain


def addresses(passage: Passage) -> Iterator[Change]:
    """A bare web address: only where it leads."""
    for start, end, host, _ in _links(passage):
        yield Change(start, end, unstopped(_led_to(host, passage.language), passage.text, end))


def addresses_in_full(passage: Passage) -> Iterator[Change]:
    """A bare web address with its path, but never its query: link to example dot com slash a."""
    for start, end, host, path in _links(passage):
        said = _led_to(host, passage.language)
        if known(passage.language):
            said = f"{said} {named(path.rstrip('/'), passage.language)}".rstrip()
        yield Change(start, end, unstopped(said, passage.text, end))


def _led_to(host: str, language: str) -> str:
    """What is said for a web address; its bare host in a language that this program has no words in."""
    return phrase(language, "link", host=host_named(host, language)) if known(language) else host


def _links(passage: Passage) -> Iterator[tuple[int, int, str, str]]:
    """Where a web address stands, its host and its path."""
    for found in URL.finditer(passage.text):
        address = found[0][: len(found[0]) - trailing(found[0])]
        host = _HOST.match(address)
        if host and any(map(str.isalnum, host[1])):
            path = _PATH.match(address)
            yield found.start(), found.start() + len(address), host[1], path[1] if path else ""


def trailing(address: str) -> int:
    """How many characters at the end belong to the sentence: stops, and a bracket that the address does not open.

    >>> trailing("http://a.b/c)."), trailing("http://a.b/c_(d)")
    (2, 0)
    """
    length, depth = len(address), address.count(")") - address.count("(")
    while length and (address[length - 1] in ".,;:!?…’'”]*_" or (address[length - 1] == ")" and depth > 0)):
        length -= 1
        depth -= address[length] == ")"
    return len(address) - length


def mail(passage: Passage) -> Iterator[Change]:
    """An address of mail, its signs by name and its digits one by one."""
    for found in MAIL.finditer(passage.text):
        local, _, domain = found[0].partition("@")
        at = SIGNS[passage.language]["@"]
        said = f"{named(local, passage.language)} {at} {host_named(domain, passage.language)}"
        yield Change(found.start(), found.end(), unstopped(said, passage.text, found.end()))


def handles(passage: Passage) -> Iterator[Change]:
    """A handle: at, and the name in its words."""
    for found in _FEDIVERSE.finditer(passage.text):
        _, name, domain = found[0].split("@")
        at = SIGNS[passage.language]["@"]
        said = f"{at} {named(name, passage.language)} {at} {host_named(domain, passage.language)}"
        yield Change(found.start(), found.end(), unstopped(said, passage.text, found.end()))
    for found in _HANDLE.finditer(passage.text):
        said = named(_HUMPS.sub(" ", found[0][1:]), passage.language)
        yield Change(found.start(), found.end(), f"{SIGNS[passage.language]['@']} {said}")


def hashtags(passage: Passage) -> Iterator[Change]:
    """A hashtag, split where small letters meet capitals or digits; a place in a page, such as #t=83, is none."""
    signs = SIGNS[passage.language]
    for found in _PLACE.finditer(passage.text):
        yield Change(found.start(), found.start() + 1, f"{signs['#']} ")
        yield Change(*found.span("equals"), f" {signs['=']} ")
    for found in _HASHTAG.finditer(passage.text):
        tag = found["tag"]
        if _COLOUR.fullmatch(tag):
            spoken = f"{signs['#']} {named(' '.join(tag.upper()), passage.language)}"
        else:
            words = " ".join(_tag_word(word, passage.language) for word in _CAMEL.sub(" ", tag).split())
            spoken = unstopped(f"{HASHTAG[passage.language]} {words}", passage.text, found.end())
        yield Change(found.start(), found.end(), spoken)


def _tag_word(word: str, language: str) -> str:
    """A piece of a hashtag: a number, an acronym or a word."""
    if word.isascii() and word.isdigit():
        is_year = language == "en" and len(word) == 4 and 1100 <= int(word) < 2100
        return year(int(word)) if is_year else cardinal(word, language)
    if language == "en" and word.isascii() and word.isupper() and len(word) > 1:
        how = reading(word)
        return spelt(word) if how == "letters" else word.lower() if how == "word" else word
    return word


def domains(passage: Passage) -> Iterator[Change]:
    """A bare domain, with a path if that is short: nvidia dot com."""
    if not _DOMAIN_CUE.search(passage.text):
        return
    for found in _DOMAIN.finditer(passage.text):
        text = found[0][: len(found[0]) - trailing(found[0])]
        host, _, path = text.partition("/")
        if not path and (host[-1].isupper() or (_WORDLIKE.search(host) and not host.islower())):
            continue
        said = host_named(host, passage.language)
        if 0 < len(path.rstrip("/")) <= _LONGEST_PATH:
            said += f" {named('/' + path.rstrip('/'), passage.language)}"
        yield Change(found.start(), found.start() + len(text), unstopped(said, passage.text, found.start() + len(text)))


def dois(passage: Passage) -> Iterator[Change]:
    """A DOI, or the number of a paper in an archive (arXiv, PMID), is on the page."""
    for found in _DOI.finditer(passage.text):
        yield Change(found.start(), found.end() - trailing(found[0]), DOI[passage.language])
    for found in _ARCHIVED.finditer(passage.text):
        on_the_page = DOI[passage.language].partition(",")[2]
        yield Change(found.start(), found.end(), f"{_ARCHIVES[found['name']]},{on_the_page}")


def dois_in_full(passage: Passage) -> Iterator[Change]:
    """A DOI, sign by sign."""
    for found in _DOI.finditer(passage.text):
        name = found[0][found[0].index("10.") : len(found[0]) - trailing(found[0])]
        yield Change(found.start(), found.end() - trailing(found[0]), f"D.O.I. {named(name, passage.language)}")
    for found in _ARCHIVED.finditer(passage.text):
        yield Change(found.start(), found.end(), f"{_ARCHIVES[found['name']]} {named(found['id'], passage.language)}")


RULES: Final = (
    Rule(
        *("N-027", "doi", dois, "/XI"),
        languages=IN_WORDS,
        details=("brief", "standard"),
        cases=(("See doi:10.1000/xyz123.", "See D.O.I., on the page."),),
    ),
    Rule(
        *("N-028", "doi", dois_in_full, "/XI"),
        languages=IN_WORDS,
        details=("full",),
        cases=(("See doi:10.1000/xyz.", "See D.O.I. one zero dot one zero zero zero slash xyz."),),
    ),
    Rule(
        *("N-029", "address", addresses, "wWhHfF"),
        details=("brief", "standard"),
        cases=(
            ("See https://www.example.com/a_b?c=d.", "See link to example dot com."),
            ("(at www.example.org/x)", "(at link to example dot org)"),
        ),
    ),
    Rule(
        *("N-030", "address", addresses_in_full, "wWhHfF"),
        details=("full",),
        cases=(("See https://www.example.com/news?c=d.", "See link to example dot com slash news."),),
    ),
    Rule(
        *("N-031", "mail", mail, "@"),
        languages=IN_WORDS,
        cases=(("Write to bob.b3_x@example.com", "Write to bob dot b three underscore x at example dot com"),),
    ),
    Rule(
        *("N-032", "handle", handles, "@"),
        languages=IN_WORDS,
        cases=(
            (
                "Ask @mypizza or @some_name@server.social.",
                "Ask at mypizza or at some underscore name at server dot social.",
            ),
        ),
    ),
    Rule(
        *("N-033", "hashtag", hashtags, "#"),
        languages=IN_WORDS,
        cases=(("#ClimateAction at #COP26", "hashtag Climate Action at hashtag cop twenty six"),),
    ),
    Rule(
        *("N-034", "domain", domains, "."),
        languages=IN_WORDS,
        cases=(
            ("nvidia.com, example.org/page", "nvidia dot com, example dot org slash page"),
            ("He left.No one, i.e. so.", "He left. No one, that is so."),
        ),
    ),
    *FILE_RULES,
    PLUSES,
)
