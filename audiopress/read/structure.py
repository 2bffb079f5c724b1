"""The units of a plain text -> their parts in it: title, byline, headings, pictures' captions, and the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from audiopress.patterns import late
from audiopress.read.byline import parse_byline, read_byline
from audiopress.read.entries import is_entry
from audiopress.read.layout import ends_sentence
from audiopress.read.names import matter
from audiopress.read.units import Unit
from audiopress.read.wording import case_of, depth, describes_scene, is_caption, is_labelled, reads_as_heading

Name = Literal["title", "heading", "figure", "text", "attribution", "list", "quote", "poem", "rule"]

_LONGEST_TITLE: Final = 400  # characters
_PROSE: Final = late(r"(?:and|but|or|so|yet|then|well|oh|because|aber|und|oder|mais|et|ou|pero|y)\b", re.IGNORECASE)
_HEAD: Final = 4  # units: the title and what may stand under it
_RUN: Final = 5  # so many lines in a row without a text under them are a list, not headings


@dataclass(frozen=True, slots=True)
class Part:
    """A unit and what it is in the whole; `level` is a heading's."""

    name: Name
    unit: Unit
    level: int = 0


def parts_of(units: tuple[Unit, ...], given_title: str) -> tuple[Part, ...]:
    """The part that every unit plays; `given_title` is the title if front matter has one."""
    units = _split_head(units)
    parts = [Part("text" if unit.kind == "heading" else unit.kind, unit) for unit in units]
    body = 0
    if units and _is_title(units, given_title):
        parts[0] = replace(parts[0], name="title")
        body = 1
    if body and len(parts) > 2 and not _is_byline(parts, 1) and parse_byline(units[2].text) is not None:
        body = 2  # a subtitle, for the byline comes only below it
    while body and body < len(parts) and _is_byline(parts, body):
        body += 1
    candidates = _candidates(parts, body)
    captions = _captions(parts, candidates, body)
    followed = {i - 1 for i in candidates}
    for i in captions:
        alone = i in followed or is_caption(units[i].text)
        parts[i] = replace(parts[i], name="figure" if alone else "text")
    for i, level in _levels(units, [i for i in candidates if i not in captions]):
        parts[i] = replace(parts[i], name="heading", level=level)
    return tuple(parts)


# --- the head of the text


def _split_head(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Title, author and date on short lines of their own look like verse; a byline among them tells."""
    out: list[Unit] = []
    for i, unit in enumerate(units):
        lines = unit.lines
        said = i < _HEAD and unit.kind in {"poem", "text"} and any(parse_byline(line.text) for line in lines[1:])
        if said:
            out += [Unit("text", (line,), line is lines[0], line is lines[-1]) for line in lines]
        else:
            out.append(unit)
    return tuple(out)


def _is_title(units: tuple[Unit, ...], given: str) -> bool:
    first = units[0]
    words = first.text
    if given:
        return " ".join(words.split()).casefold() == given.casefold()
    if first.kind == "heading":
        return True
    if first.kind != "text" or len(units) == 1 or len(words) > _LONGEST_TITLE or parse_byline(words):
        return False
    sentences = sum(ends_sentence(word) for word in words.split()[:-1] if len(word) > 3)
    return (
        not ends_sentence(words) or (len(words) <= 120 and sentences == 0) or (words[-1] in "?!" and len(words) <= 120)
    )


def _is_byline(parts: list[Part], i: int) -> bool:
    below = parts[i + 1].unit.text if i + 1 < len(parts) else ""
    return parts[i].name == "text" and read_byline(parts[i].unit.text, below) is not None


# --- headings


def _candidates(parts: list[Part], body: int) -> list[int]:
    """The units that stand and read like headings."""
    dense = _is_dense(parts)
    found: list[int] = []
    references = False
    for i in range(body, len(parts)):
        unit = parts[i].unit
        if parts[i].name != "text" or not (unit.kind == "heading" or reads_as_heading(unit.text)):
            continue
        known = matter(unit.text)
        if unit.kind != "heading" and not known:
            if not _stands_apart(parts, i, dense) or (references and _could_be_entry(unit.text)):
                continue
            if i == len(parts) - 1 and (len(unit.text.split()) <= 3 or case_of(unit.text) == "sentence"):
                continue  # the last line of a text is a signature rather than a heading
        references = "references" in known or (references and not known and not found)
        found.append(i)
    return _without_runs(parts, _without_outcries(parts, found))


def _is_dense(parts: list[Part]) -> bool:
    """Whether paragraphs follow one another without blank lines."""
    texts = [part.unit for part in parts if part.name in {"text", "title"}]
    return len(texts) >= 4 and sum(unit.before for unit in texts) < 0.5 * len(texts)


def _stands_apart(parts: list[Part], i: int, dense: bool) -> bool:
    unit = parts[i].unit
    if dense or (unit.before and unit.after):
        return True
    below = parts[i + 1].unit.text if i + 1 < len(parts) else ""
    strong = is_labelled(unit.text) or case_of(unit.text) in {"title", "caps"}
    return unit.before and strong and len(below) > max(80, 2 * len(unit.text))


def _could_be_entry(text: str) -> bool:
    return is_entry(text) or " by " in text or ", " in text


def _without_outcries(parts: list[Part], found: list[int]) -> list[int]:
    """A question or a cry that stands alone is prose, if the headings around it are capitalised and it is not."""
    others = [case_of(parts[i].unit.text) for i in found if parts[i].unit.text[-1] not in "?!？！"]
    titled = sum(case in {"title", "caps"} for case in others) > sum(case == "sentence" for case in others)
    kept: list[int] = []
    for i in found:
        text = parts[i].unit.text
        asks = not titled and 3 <= len(text.split()) <= 10 and _opens_prose(parts, i) and not _PROSE.match(text)
        if asks or parts[i].unit.kind == "heading" or text[-1] not in "?!？！" or case_of(text) in {"title", "caps"}:
            kept.append(i)
    return kept


def _opens_prose(parts: list[Part], i: int) -> bool:
    below = parts[i + 1] if i + 1 < len(parts) else None
    if below is None or below.name != "text":
        return below is not None
    return len(below.unit.text) > len(parts[i].unit.text) and ends_sentence(below.unit.text)


def _without_runs(parts: list[Part], found: list[int]) -> list[int]:
    """Many short lines in a row are a list or a table of contents; only the last of them has a text under it."""
    dropped: set[int] = set()
    run: list[int] = []
    for i in [*found, -1]:
        if run and i != run[-1] + 1:
            if len(run) >= _RUN:
                dropped |= {j for j in run[:-1] if not matter(parts[j].unit.text)}
            run = []
        run.append(i)
    known = next((k for k in found if matter(parts[k].unit.text) == "boilerplate"), len(parts))
    return [i for i in found if i not in dropped or i > known]


# --- captions


def _captions(parts: list[Part], candidates: list[int], body: int) -> set[int]:
    """Candidates that describe a picture: an alternative text pasted along with the page."""
    found: set[int] = set()
    cases = {i: case_of(parts[i].unit.text) for i in candidates}
    capital, small = (sum(case in kinds for case in cases.values()) for kinds in ({"title", "caps"}, {"sentence"}))
    followed = {i - 1 for i in candidates}
    for i in candidates:
        text = parts[i].unit.text
        if parts[i].unit.kind == "heading" or matter(text) or is_labelled(text):
            continue
        others = capital + small - 1
        unlike = cases[i] == "sentence" and len(text.split()) >= 3 and others >= 2 and capital >= 0.6 * others
        scene = describes_scene(text)
        if (
            is_caption(text)
            or (unlike and (i in followed or i == body or scene))
            or (i in followed and scene and cases[i] not in {"title", "caps"})
        ):
            found.add(i)
    return found


# --- levels


def _levels(units: tuple[Unit, ...], headings: list[int]) -> list[tuple[int, int]]:
    """Numbers and underlines say how deep a heading stands; capitals do where they alternate with other headings."""
    texts = {i: units[i].text for i in headings}
    caps = {i for i in headings if case_of(texts[i]) == "caps"}
    ranked = 2 <= len(caps) < len(headings) and headings[0] in caps
    shallowest = min((units[i].level for i in headings if units[i].level), default=2)
    return [
        (i, units[i].level - shallowest + 2 if units[i].level else _level(texts[i], lower=ranked and i not in caps))
        for i in headings
    ]


def _level(text: str, *, lower: bool) -> int:
    return min(6, depth(text) + 1 + lower)
