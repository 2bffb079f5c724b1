"""Texts that are read along with the audio, beside narration*.json -> other words, and words at another time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

from audiopress import strict
from audiopress.check.built import Built, Edition, Reading
from audiopress.check.captions import NotVttError, read_cues, vtt_name
from audiopress.check.codes import finding
from audiopress.check.objects import object_in, rows_of
from audiopress.model import Finding
from audiopress.model.phonemes import plain as unphonetic
from audiopress.write import PublishedEpisode
from audiopress.write.captions import words_of
from audiopress.write.plain import plain

_HEARD = re.compile(r"#t=([\d.]+),([\d.]+)$")  # W3C Media Fragments § 4.2.1, normal play time
_Told = tuple[str, str]  # an utterance: as it stands on the page, as captions show it


def captions(built: Built) -> Iterator[Finding]:
    """The captions of every edition say what its narration.json says; the other forms are compared with them."""
    for edition, reading, passages in told(built):
        name = vtt_name(edition, reading)
        try:
            cues = read_cues((built.folder / name).read_bytes()) if built.has(name) else ()
        except NotVttError:
            continue  # B-050 says so
        wanted = [caption for _, caption in passages if caption]
        for (line, _, _, text), own in zip(cues, wanted, strict=False):  # B-054 counts them
            if words_of(text) != words_of(own):
                message = f"a caption is “{' '.join(text.split())[:60]}”, and what is heard “{own[:60]}”"
                yield finding("B-055", built.path(name), message, line=line)
                break


def page(built: Built) -> Iterator[Finding]:
    """The data in a page, from which its script follows the voice."""
    for edition, reading, passages in told(built):
        name = f"{edition.episode.slug}/index.html"
        tree = built.page(name)
        detail = _detail(built, reading)
        blocks = tree.xpath("//script[@data-edition=$detail]", detail=detail) if tree is not None else []
        listed = f"{edition.episode.slug}/read-along{reading.suffix}.json" in {
            one.path for one in edition.episode.assets
        }
        if tree is not None and not blocks and listed and not built.show.templates:  # which may have other scripts
            yield finding("B-093", built.path(name), f"it has no data of the {detail} edition", line=1)
        for block in blocks:
            if fault := _fault(edition, reading, passages, _object(block.text or "")):
                message = f"its data of the {detail} edition: {fault}"
                yield finding("B-093", built.path(name), message, line=block.sourceline)


def along(built: Built) -> Iterator[Finding]:
    """read-along*.json: the same data for pages elsewhere, with the words that are looked for there."""
    for edition, reading, passages in told(built):
        name = f"{edition.episode.slug}/read-along{reading.suffix}.json"
        if not built.has(name):
            continue  # B-030 says so
        document = object_in(built, name)
        fault = _fault(edition, reading, passages, document)
        if document is not None and not fault:
            fault = _other_words(passages, document)
            about = document.get("about")
            title = about.get("title") if isinstance(about, dict) else None
            if title != edition.episode.title:
                fault = f"it is called “{title}”, and the episode “{edition.episode.title[:80]}”"
        if fault:
            yield finding("B-093", built.path(name), fault)


def guided(built: Built) -> Iterator[Finding]:
    """guided-navigation*.json: every passage at its time; what only the voice says, with its words."""
    for edition, reading, passages in told(built):
        name = f"{edition.episode.slug}/guided-navigation{reading.suffix}.json"
        if not built.has(name):
            continue  # B-030 says so
        leaves = [one for top in rows_of(object_in(built, name), "guided") for one in _leaves(top)]
        found = [_HEARD.search(str(one["audioref"])) for one in leaves]
        times = [(round(1000 * float(one[1])), round(1000 * float(one[2]))) if one else (0, 0) for one in found]
        fault = _untimely(reading, times)
        for one, (display, caption) in zip(leaves, passages, strict=False):
            if not fault and "text" in one and one["text"] not in {display, caption}:
                fault = f"a passage is “{str(one['text'])[:60]}”, and what is heard “{caption[:60]}”"
        if fault:
            yield finding("B-093", built.path(name), fault)


def told(built: Built) -> Iterator[tuple[Edition, Reading, list[_Told]]]:
    """Every edition whose narration can be read, with what it tells of each cue; of others B-087 speaks."""
    for edition in built.editions:
        for reading in edition.readings:
            rows = rows_of(object_in(built, f"{edition.episode.slug}/narration{reading.suffix}.json"), "utterances")
            known = {str(one.get("id")): one for one in rows}
            if all(name in known for name in reading.heard):
                yield edition, reading, [_texts(known[name]) for name in reading.heard]


def _texts(row: dict[str, Any]) -> _Told:
    display = str(row.get("display", ""))
    return display, plain(display or unphonetic(str(row.get("spoken", ""))))


def _detail(built: Built, reading: Reading) -> str:
    return reading.suffix.removeprefix(".") or built.show.narration.detail


def _object(text: str) -> dict[str, Any] | None:
    try:
        found = strict.loads(text.encode())
    except strict.NotJsonError:
        return None
    return found if isinstance(found, dict) else None


def _fault(edition: Edition, reading: Reading, told: list[_Told], about: dict[str, Any] | None) -> str:
    """What is wrong with the data of a reading (write/reading.py); "": nothing."""
    if about is None:
        return "this is no JSON object"
    own = _episode(edition, reading)
    if own is None:
        return ""  # B-005 and B-034 speak of such a record
    audio = own.audio.path.rpartition("/")[2]
    if about.get("audio") != quote(audio) or about.get("ms") != reading.duration_ms:
        return f"it is for “{unquote(str(about.get('audio')))}” of {about.get('ms')} ms, not for “{audio}”"
    rows = about.get("passages")
    if not isinstance(rows, list) or not all(isinstance(row, list) and len(row) == _COLUMNS for row in rows):
        return "there are no passages"
    if fault := _untimely(reading, [(row[0], row[1]) for row in rows]):
        return fault
    marks = about.get("chapters")
    if not isinstance(marks, list) or [mark[:2] for mark in marks] != [
        [mark.start_ms, mark.title] for mark in own.chapters
    ]:
        return "its chapters are not the episode's"
    for row, (display, _) in zip(rows, told, strict=True):
        if fault := _words(row, display, reading):
            return fault
    return ""


_COLUMNS = 6  # of a passage: start, end, element, whether it shows these words, group, words


def _episode(edition: Edition, reading: Reading) -> PublishedEpisode | None:
    return edition.episode.read_as(reading.suffix.removeprefix(".")) if reading.suffix else edition.episode


def _words(row: list[Any], display: str, reading: Reading) -> str:
    """A passage's words: characters that are not white space, in UTF-16, and moments at which words begin."""
    numbers = row[5]
    if not numbers:
        return ""
    size = len("".join(display.split()).encode("utf-16-le")) // 2
    if row[3] and numbers[0] != size:
        return f"“{display[:60]}” has {size} characters, and the data say {numbers[0]}"
    begun = row[0]
    for later in numbers[3::3]:
        begun += later
        if not any(moment in reading.moments for moment in (begun - 1, begun, begun + 1)):
            return f"no word begins at {begun} ms"
    return ""


def _untimely(reading: Reading, times: list[tuple[int, int]]) -> str:
    wanted = [(start, max(end, start + 1)) for start, end in reading.cues]
    if len(times) != len(wanted):
        return f"{len(wanted)} passages are heard, and it has {len(times)}"
    odd = next(((said, own) for said, own in zip(times, wanted, strict=True) if said != own), None)
    return (
        f"a passage lies at {odd[0][0]} to {odd[0][1]} ms, and is heard from {odd[1][0]} to {odd[1][1]}" if odd else ""
    )


def _other_words(told: list[_Told], document: dict[str, Any]) -> str:
    """Texts that stand on the page, "" where nothing does."""
    texts = document.get("text")
    if not isinstance(texts, list) or len(texts) != len(told):
        return f"it has not the text of {len(told)} passages"
    rows = document["passages"]
    for text, row, (display, caption) in zip(texts, rows, told, strict=True):
        if text != (display if row[3] else ""):
            return f"a passage is “{str(text)[:60]}”, and what is heard “{caption[:60]}”"
    return ""


def _leaves(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Objects with a sound of their own, in order; however deeply their groups lie."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if "audioref" in one:
            yield one
        waiting += reversed(rows_of(one, "children"))
