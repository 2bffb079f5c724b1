"""Script -> what `audiopress script` and narration.json show of it: a listing for people, a dictionary for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from audiopress.model import Article, Detail, Omission, Script, Utterance
from audiopress.model.phonemes import legible, plain
from audiopress.narrate.account import KINDS, account, totals
from audiopress.narrate.gathered import gathered
from audiopress.narrate.pauses import STANDARD_RATE
from audiopress.narrate.rules import NAMES
from audiopress.patterns import late

VERSION: Final = 2  # of the schema below; raised when a key changes its meaning or goes, not when one is added
# Kana, Han, Thai, Lao, Khmer; classes of two ranges are ready at once, where one of five takes milliseconds.
_UNSPACED: Final = late(r"[\u3040-\u30ff\u3400-\u9fff]|[\uf900-\ufaff\u0e00-\u0eff]|[\u1780-\u17ff]")
_PER_WORD: Final = 1.7  # characters in a word of a script that writes no spaces
_WIDTH: Final = 96
_QUOTED: Final = 70  # characters shown of what is left out


def words(script: Script) -> int:
    """How many words are spoken; in scripts without spaces, about."""
    return sum(_words(plain(utterance.spoken)) for utterance in script.utterances)


def _words(text: str) -> int:
    if text.isascii():
        return len(text.split())
    spaced = _UNSPACED.sub(" ", text)
    return len(spaced.split()) + round(len(_UNSPACED.findall(text)) / _PER_WORD)


def estimate(script: Script, words_per_minute: int) -> float:
    """Seconds that the script will take: speech at that rate, and the pauses."""
    silence = sum(utterance.pause for utterance in script.utterances)
    return words(script) * 60 / max(words_per_minute, 1) + silence


def script_json(
    script: Script, article: Article, words_per_minute: int = STANDARD_RATE, detail: Detail = "standard"
) -> dict[str, Any]:
    """The script of one edition as JSON values: the contract of `audiopress script --json` and narration.json.

    `pause` and `estimated_seconds` in seconds; `span` counts characters of the block's text, `map` has rows
    [start, end, spoken_start, spoken_end, rule] that count characters of `display` and `spoken`.
    """
    fates = account(article, script)
    return {
        "version": VERSION,
        "title": article.title,
        "slug": article.slug,
        "language": article.language,
        "detail": detail,
        "words": words(script),
        "estimated_seconds": round(estimate(script, words_per_minute), 1),
        "utterances": [_utterance(utterance) for utterance in script.utterances],
        "omissions": [_omission(omission) for omission in script.omissions],
        "totals": [{"kind": kind, "by": by, "words": number} for (kind, by), number in sorted(totals(fates).items())],
        "ledger": [[fate.block, fate.start, fate.end, fate.kind, fate.by, fate.utterance] for fate in fates],
    }


def _utterance(utterance: Utterance) -> dict[str, Any]:
    group = utterance.group
    return {
        "id": utterance.id,
        "section": utterance.section,
        "block": utterance.block,
        "role": utterance.role,
        "display": utterance.display,
        "spoken": utterance.spoken,
        "language": utterance.language,
        "voice": utterance.voice,
        "pause": utterance.pause,
        "group": {"kind": group.kind, "role": group.role, "id": group.id} if group else None,
        "span": list(utterance.span) if utterance.span else None,
        "map": [[part.start, part.end, part.spoken_start, part.spoken_end, part.rule] for part in utterance.map],
    }


def _omission(omission: Omission) -> dict[str, Any]:
    return {
        "text": omission.text,
        "reason": omission.reason,
        "rule": omission.rule,
        "block": omission.block,
        "span": list(omission.span) if omission.span else None,
        "utterance": omission.utterance,
        "announced": omission.announced,
    }


def script_text(
    script: Script, article: Article, words_per_minute: int = STANDARD_RATE, detail: Detail = "standard"
) -> str:
    """The script of one edition for a person: what will be said and by which rule, what will not and why."""
    title = _shortened(article.title, _WIDTH) or article.slug
    length = duration(estimate(script, words_per_minute))
    lines = [title, f"{words(script):,} words, about {length}, {article.language}, {detail} detail"]
    for utterance in script.utterances:
        if utterance.role == "heading":
            lines.append("")
        lines += _wrapped(f"{utterance.id:>6}  {utterance.role:<12}  ", legible(utterance.spoken))
        lines += [f"{'':>22}{change}" for change in _changes(utterance)]
    return "\n".join((*lines, "", *_ledger(script, article), "", *_left_out(script, article))) + "\n"


def _changes(utterance: Utterance) -> Iterator[str]:
    """What a rule has put into other words: its code and name, and both forms."""
    for part in utterance.map:
        shown = utterance.display[part.start : part.end]
        spoken = legible(utterance.spoken[part.spoken_start : part.spoken_end]).strip()
        if part.rule and any(map(str.isalnum, spoken)):
            yield f"{_named(part.rule)}: “{_shortened(shown, _QUOTED)}” → “{_shortened(spoken, _QUOTED)}”"


def _named(rule: str) -> str:
    return f"{rule} {NAMES.get(rule, '')}".rstrip()


_SENTENCES: Final = {
    "spoken": "spoken as written",
    "reworded": "spoken in other words",
    "described": "described",
    "moved": "heard in another place",
    "omitted": "left out",
}


def _ledger(script: Script, article: Article) -> Iterator[str]:
    """What became of the article's words, in numbers."""
    found = totals(account(article, script))
    yield f"Of the article's {found.total():,} words:"
    for kind in KINDS:
        rows = sorted(
            ((number, by) for (key, by), number in found.items() if key == kind), key=lambda row: (-row[0], row[1])
        )
        if rows:
            reasons = ", ".join(f"{_named(by)} ({number:,})" for number, by in rows if by)
            yield f"  {sum(number for number, _ in rows):>7,}  {_SENTENCES[kind]}{f': {reasons}' if reasons else ''}"


def _left_out(script: Script, article: Article) -> Iterator[str]:
    if not script.omissions:
        yield "Everything is read aloud."
        return
    yield "Not read aloud:"
    found = tuple(gathered(article, script.omissions))
    for reason, number in Counter(left.first.reason for left in found).items():
        yield f"  {reason} ({number})"
        for left in found:
            first = left.first
            if first.reason == reason:
                where = f"in {first.utterance}" if first.utterance else f"block {first.block}"
                count = f" ({left.words:,} words)" if left.parts > 1 else ""
                yield f"    {_shortened(left.text, _QUOTED)}{count}  [{where}]"


def duration(seconds: float) -> str:
    """Hours, minutes and seconds.

    >>> duration(3723.4), duration(59.6)
    ('1 h 2 min 3 s', '1 min 0 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (rest, "s"))
    first = next((index for index, (number, _) in enumerate(parts) if number), 2)
    return " ".join(f"{number} {unit}" for number, unit in parts[first:])


def _shortened(text: str, width: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= width else words[: width - 1] + "…"


def _wrapped(name: str, text: str) -> Iterator[str]:
    """Lines of at most _WIDTH characters where there are spaces, the first after the name, the others below it."""
    line = name
    empty = True
    for word in text.split(" "):
        if not empty and len(line) + len(word) + 1 > _WIDTH:
            yield line
            line, empty = " " * len(name), True
        line += word if empty else f" {word}"
        empty = False
    yield line
