"""Rules for numbers with points that count no halves: versions, sections, network addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import LANGUAGES, digits, dotted
from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.patterns import late

_DIGITS: Final = "0123456789"
_VERSION: Final = {"en": "version", "de": "Version", "fr": "version", "es": "versión"}
_DOT: Final = {"en": "dot", "de": "Punkt", "fr": "point", "es": "punto"}
_NUMBER: Final = r"[0-9]{1,6}(?:\.[0-9]{1,6}){0,5}"
_LEVEL: Final = r"(?:(?P<level>-?(?:alpha|beta|rc))[.-]?(?P<nth>[0-9]{1,3})?)?"
_V: Final = late(rf"(?<![\w.])[vV]\.?(?P<number>{_NUMBER}){_LEVEL}(?![\w]|\.[0-9])")
_PRODUCTS: Final = (
    "Python|Node(?:\\.js)?|Ubuntu|Debian|Fedora|Java|Django|Rust|Go|PHP|Ruby|Rails|Linux|kernel|Android|iOS|"
    "iPadOS|macOS|OS X|"
    "watchOS|Firefox|Chrome|Chromium|Safari|Kubernetes|PostgreSQL|Postgres|MySQL|SQLite|Redis|\\.NET|Swift|"
    "Kotlin|GCC|LLVM|Clang|"
    "HTTP|TLS|SSL|USB|Bluetooth|HDMI|OpenGL|Vulkan|CUDA|WCAG|EPUB|React|Angular|Vue|Docker|Git|GitLab|Bash|CMake|"
    "NumPy|PyTorch|TensorFlow|Windows|PCIe|Wi-Fi|Blender|Unity|Perl|TypeScript|ECMAScript|Scala|Julia|Elixir|Unicode|"
    "GNOME|KDE|Xcode|MongoDB|Terraform|OpenSSL|Gemini|Claude|Llama|GPT|Web|Industry|version|versions|Version|release|"
    "Release|Versionen|versión|Ausgabe"
)
_PLACES: Final = (
    "[Ss]ections?|[Cc]hapters?|[Ff]igures?|[Ff]ig\\.|[Tt]ables?|[Ee]quations?|[Ee]q\\.|[Ee]xamples?|"
    "[Ee]xercises?|[Tt]heorem|[Ll]emma|"
    "[Cc]lause|[Cc]lauses|[Aa]ppendix|[Ll]isting|[Rr]ule|[Aa]rticle|[Pp]art|§|Abschnitt|Kapitel|Abbildung|Tabelle|"
    "[Cc]hapitre|[Ss]ection|[Cc]apítulo|[Ss]ección"
)
_NAMED: Final = late(
    rf"(?:(?<![\w])(?:{_PRODUCTS}|{_PLACES})(?P<joint>[ \u00a0/-]|"
    rf"(?<=§)))(?P<number>[0-9]{{1,4}}(?:\.[0-9]{{1,6}}){{1,5}})"
    rf"{_LEVEL}(?![\w]|\.[0-9])"
)
_SLASHED: Final = late(r"(?<![\w])(?:HTTP|TLS|SPDY|QUIC|OS)(?P<joint>/)(?=[0-9])")
_THREE: Final = late(rf"(?<![\w.,/:-])(?P<number>[0-9]{{1,6}}(?:\.[0-9]{{1,6}}){{2,5}}){_LEVEL}(?![\w]|\.[0-9])")
_IP: Final = late(r"(?<![\w.])(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?P<net>[:/][0-9]{1,5})?(?![\w]|\.[0-9])")
_APERTURE: Final = late(r"(?<![\w/])[fƒ](?P<joint>/)(?=[0-9])")
_LETTERED: Final = late(
    r"\b(?:Appendix|Annex|Figures?|Fig\.|Tables?|Theorem|Lemma|Equation|Eq\.|Section|Definition|Corollary|Proposition|"
    r"Listing)[ \u00a0]"
    r"[A-Z](?P<number>(?:\.[0-9]{1,3}){1,4})(?!\w|\.[0-9])"
)
_GROUPED: Final = late(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_DATE: Final = late(r"[0-3]?[0-9]\.[01]?[0-9]\.(?:[12][0-9]{3}|[0-9]{2})|[12][0-9]{3}\.[01]?[0-9]\.[0-3]?[0-9]")
_NET: Final = {":": "port", "/": "slash"}


def addresses(passage: Passage) -> Iterator[Change]:
    """A network address digit by digit, with its dots."""
    dot = f" {_DOT[passage.language]} "
    for found in _IP.finditer(passage.text):
        parts = found["number"].split(".")
        if all(int(part) < 256 for part in parts) and not _named(passage.text, found.start()):
            said = dot.join(digits(part, passage.language) for part in parts)
            if found["net"]:
                said += f" {_NET[found['net'][0]]} {digits(found['net'], passage.language)}"
            yield Change(found.start(), found.end(), said)


def versions(passage: Passage) -> Iterator[Change]:
    """Versions and sections: each number between the points is a number, not a row of digits."""
    text, language = passage.text, passage.language
    for found in _V.finditer(text):
        word = "" if _named(text, found.start()) else f"{_VERSION[language]} "
        yield Change(found.start(), found.end(), word + _said(found, language))
    for found in _NAMED.finditer(text):
        if found["joint"] == "/":
            yield Change(*found.span("joint"), " ")
        yield Change(found.start("number"), found.end(), _said(found, language))
    for found in _SLASHED.finditer(text):
        yield Change(*found.span("joint"), " ")
    for found in _APERTURE.finditer(text) if language == "en" else ():
        yield Change(*found.span("joint"), " ")
    for found in _LETTERED.finditer(text) if language == "en" else ():
        yield Change(found.start("number"), found.end(), f" {dotted(found['number'][1:])}")
    for found in _THREE.finditer(text):
        dated = _DATE.fullmatch(found["number"]) and not (language == "en" and len(found["number"].split(".")[2]) == 2)
        if not _GROUPED.fullmatch(found["number"]) and not dated:
            yield Change(found.start(), found.end(), _said(found, language))


def _named(text: str, start: int) -> bool:
    return bool(re.search(r"(?:[Vv]ersions?|[Rr]elease|Build|build)\s$", text[max(0, start - 10) : start]))


def _said(found: re.Match[str], language: str) -> str:
    words = dotted(found["number"], language)
    if not found["level"]:
        return words
    level = " ".join(found["level"].strip("-").replace("rc", "R C").split())
    nth = f" {dotted(found['nth'], language)}" if found["nth"] else ""
    return f"{words} {level}{nth}"


RULES: Final = (
    Rule(
        *("N-053", "network-address", addresses, _DIGITS),
        languages=LANGUAGES,
        cases=(("at 127.0.0.1", "at one two seven dot zero dot zero dot one"),),
    ),
    Rule(
        *("N-054", "version", versions, _DIGITS),
        languages=LANGUAGES,
        cases=(
            ("v2.0.1 on Python 3.11", "version two point zero point one on Python three point eleven"),
            ("HTTP/2, USB 3.0, section 3.2.1", "HTTP two, USB three point zero, section three point two point one"),
        ),
    ),
)
