"""Rules for names of files, folders and programs in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, number
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.electronic_tables import FILES, HIDDEN_FILES, NAMES, SIGNS
from audiopress.narrate.rules.naming import named, unstopped
from audiopress.patterns import late

IN_WORDS: Final = LANGUAGES  # the languages in which signs have names here
_SUFFIX: Final = "|".join(sorted(FILES, key=len, reverse=True))
_FILE_CUE: Final = late(rf"\.(?:{_SUFFIX})(?![\w-])", re.IGNORECASE)
_FILE: Final = late(
    rf"(?<![\w.@\\-])(?P<folders>(?:~?/|\./|\.\./)?(?:[\w.-]{{1,60}}/){{0,8}})(?P<stem>\w[\w-]{{0,80}}(?:\.[\w-]{{1,30}}){{0,2}}?)"
    rf"\.(?P<suffix>{_SUFFIX})(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_ONE_LETTER: Final = frozenset(
    ("c", "h", "go", "ts", "sh", "rs", "md", "log", "bat", "tar", "jar", "lock", "doc", "conf", "mov", "iso")
)
_HIDDEN: Final = late(rf"(?<![\w.])\.(?P<name>{'|'.join(HIDDEN_FILES)})(?!\w)")
_UNIX: Final = late(r"(?<![\w/.:<>)\]-])(?:~|\.{1,2})?(?:/[\w.+-]{1,60}){2,10}/?(?!\w)|(?<![\w/.:<])~/[\w.+-]{1,60}/?")
_WINDOWS: Final = late(r"(?<!\w)(?P<drive>[A-Z]):(?P<path>(?:\\[\w.-]{1,60}(?:\s\([x0-9]{2,4}\))?){1,10})\\?")
NAME: Final = late(rf"(?<![\w.])(?:{'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))})(?![\w+#])")
_SNAKE: Final = late(
    r"(?<![\w@./])_{0,2}(?P<name>[A-Za-z][A-Za-z0-9]{0,30}(?:_[A-Za-z0-9]{1,30}){1,8})_{0,2}(?P<call>\(\))?(?![\w@])"
)
_DUNDER: Final = late(r"(?<![\w.])__(?P<name>[a-z]{2,30})__(?P<call>\(\))?(?!\w)")
_CALL: Final = late(r"(?<![\w@])(?P<name>[A-Za-z][A-Za-z0-9]{0,40}(?:\.[A-Za-z][A-Za-z0-9]{0,40}){0,4})\(\)")
_SCOPED: Final = late(r"(?<![\w:])(?P<name>[A-Za-z]\w{0,40}(?:::[A-Za-z]\w{0,40}){1,5})(?P<call>\(\))?(?!\w|:)")
_OPTION: Final = late(r"(?<![\w-])(?P<dashes>--)(?P<name>[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,4})(?![\w-])(?<!\s)")
_DIGITS: Final = late("[0-9]{1,36}")
_HUMPS: Final = late(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def files(passage: Passage) -> Iterator[Change]:
    """A file by its name and its suffix: report final dot P.D.F."""
    text, language = passage.text, passage.language
    if _FILE_CUE.search(text):
        for found in _FILE.finditer(text):
            suffix = found["suffix"].lower()
            long = len(found["stem"].replace(".", "")) > 2  # “U.S.C.” is no program
            if suffix in _ONE_LETTER and not (found["stem"].isascii() and (found["folders"] or long)):
                continue
            said = unstopped(FILES[suffix], text, found.end())
            stem = _words(found["stem"], language)
            folders = named(found["folders"], language)
            yield Change(
                found.start(), found.end(), " ".join(filter(None, (folders, stem, SIGNS[language]["."], said)))
            )
    for found in _HIDDEN.finditer(text):
        name = found["name"].replace("git", "git ").replace("docker", "docker ").replace("editor", "editor ")
        yield Change(found.start(), found.end(), f"{SIGNS[language]['.']} {name.replace('rc', ' R.C.')}")


def _words(name: str, language: str) -> str:
    """A name without its joints; its dots are said."""
    return named(_HUMPS.sub(" ", re.sub(r"[_-]+", " ", name)), language)


def folders(passage: Passage) -> Iterator[Change]:
    r"""A path: slash, and the name of each folder; C:\Windows."""
    for found in _UNIX.finditer(passage.text):
        path = found[0].rstrip(".")
        yield Change(found.start(), found.start() + len(path), named(path, passage.language))
    for found in _WINDOWS.finditer(passage.text):
        path = found[0].rstrip(".")
        yield Change(found.start(), found.start() + len(path), f"{found['drive']} {named(path[1:], passage.language)}")


def names(passage: Passage) -> Iterator[Change]:
    """A name with a sign in it that has a reading of its own: C++, .NET, Node.js, N/A."""
    text = passage.text
    for found in NAME.finditer(text):
        yield Change(found.start(), found.end(), unstopped(NAMES[found[0]], text, found.end()))


def identifiers(passage: Passage) -> Iterator[Change]:
    """A name of a program's: snake case and brackets are parted into words."""
    text = passage.text
    for pattern in (_DUNDER, _SCOPED, _SNAKE, _CALL):
        for found in pattern.finditer(text):
            parted = re.sub(r"_+|::|\.", " ", found["name"])
            yield Change(found.start(), found.end(), _parted(parted, passage.language))


def identifiers_in_full(passage: Passage) -> Iterator[Change]:
    """A name of a program's, with its underscores and dots."""
    signs = {"_": " underscore ", "::": " colon colon ", ".": " dot "}
    for pattern in (_DUNDER, _SCOPED, _SNAKE, _CALL):
        for found in pattern.finditer(passage.text):
            said = re.sub(r"_|::|\.", lambda sign: signs[sign[0]], found[0].removesuffix("()"))
            yield Change(found.start(), found.end(), _parted(said, passage.language))


def _parted(name: str, language: str) -> str:
    """A name at its capitals, its numbers in words."""
    words = _DIGITS.sub(lambda found: f" {number(found[0], language)} ", _HUMPS.sub(" ", name))
    return " ".join(words.split())


def options(passage: Passage) -> Iterator[Change]:
    """An option of a command: dash dash verbose."""
    text = passage.text
    for found in _OPTION.finditer(text):
        if found.start() and text[found.start() - 1] not in " (“\"'":
            continue
        dash = SIGNS[passage.language]["-"]
        yield Change(found.start(), found.end(), f"{dash} {dash} {found['name'].replace('-', ' ')}")


FILE_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        *("N-035", "program-name", names, "+#/.-"),
        languages=("en",),
        cases=(
            ("C++, C#, .NET and Node.js are n/a.", "C plus plus, C sharp, dot net and Node J.S. are not applicable."),
        ),
    ),
    Rule(
        *("N-036", "file", files, "."),
        languages=IN_WORDS,
        cases=(
            (
                "Open report_final.pdf, README.md and .gitignore.",
                "Open report final dot P.D.F., README dot M.D. and dot git ignore.",
            ),
        ),
    ),
    Rule(
        *("N-037", "path", folders, "/\\"),
        languages=IN_WORDS,
        cases=(
            (
                r"In /usr/local/bin or C:\Windows, not and/or.",
                r"In slash usr slash local slash bin or C colon backslash Windows, not and or.",
            ),
        ),
    ),
    Rule(
        *("N-038", "identifier", identifiers, "_:("),
        languages=IN_WORDS,
        details=("brief", "standard"),
        cases=(("Call get_user_name or foo() of std::vector.", "Call get user name or foo of std vector."),),
    ),
    Rule(
        *("N-039", "identifier", identifiers_in_full, "_:("),
        languages=("en",),
        details=("full",),
        cases=(("Call get_user_name now.", "Call get underscore user underscore name now."),),
    ),
    Rule(
        *("N-040", "option", options, "-"),
        languages=IN_WORDS,
        cases=(("Use --dry-run here.", "Use dash dash dry run here."),),
    ),
)
