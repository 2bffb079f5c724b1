"""Chapter and verse: John 3:16, 1 Cor. 13:4–7, Gen. 1:1–2:3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.numerals import cardinal, in_pairs, ordinal
from audiopress.narrate.passage import Change, Passage
from audiopress.narrate.rules.amounts import table
from audiopress.patterns import late

_BOOKS: Final = (
    "Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Ezra|Nehemiah|Esther|Job|"
    "Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Lamentations|Ezekiel|Daniel|Hosea|Joel|Amos|Obadiah|Jonah|Micah|"
    "Nahum|Habakkuk|Zephaniah|Haggai|Zechariah|Malachi|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|"
    "Ephesians|Philippians|Colossians|Thessalonians|Timothy|Titus|Philemon|Hebrews|James|Peter|Jude|Revelation|"
    "Song of Songs|Song of Solomon|Sirach|Tobit|Wisdom|Maccabees|"
    "Quran|Qur’an|Qur'an|Koran|Surah?|Gita"
)
_SHORT: Final = table(
    "Gen Gn = Genesis; Ex Exod = Exodus; Lev = Leviticus; Num = Numbers; Deut Dt = Deuteronomy; Josh = Joshua; "
    "Judg = Judges; Sam = Samuel; Kgs = Kings; Chr Chron = Chronicles; Neh = Nehemiah; Esth = Esther; "
    "Ps Pss Psa = Psalm; Prov = Proverbs; Eccl Eccles = Ecclesiastes; Is Isa = Isaiah; Jer = Jeremiah; "
    "Lam = Lamentations; Ezek = Ezekiel; Dan = Daniel; Hos = Hosea; Mic = Micah; Hab = Habakkuk; Zeph = Zephaniah; "
    "Hag = Haggai; Zech = Zechariah; Mal = Malachi; Matt Mt = Matthew; Mk = Mark; Lk = Luke; Jn = John; "
    "Rom = Romans; Cor = Corinthians; Gal = Galatians; Eph = Ephesians; Phil = Philippians; Col = Colossians; "
    "Thess = Thessalonians; Tim = Timothy; Tit = Titus; Heb = Hebrews; Jas = James; Pet = Peter; Rev = Revelation"
)
_GIVEN_NAMES: Final = frozenset(("Is", "Dan", "Matt", "Phil", "Tim", "Sam"))  # they may have a time beside them
_VERSE: Final = late(
    rf"(?<![\w])(?:(?P<book>[1-3]|I{{1,3}})[ \u00a0])?(?:(?:{_BOOKS})|(?P<short>{'|'.join(_SHORT)})\.?)[ \u00a0]"
    r"(?P<chapter>[0-9]{1,3}):(?P<verse>[0-9]{1,3})(?P<half>[abc])?"
    r"(?:\s?[–‒-]\s?(?:(?P<until>[0-9]{1,3}):)?(?P<last>[0-9]{1,3}))?(?![\w:]|\s?[ap]\.?m\b)"
)
# With no verse, only what can be nothing but a book.
_CHAPTER: Final = late(
    r"(?<!\w)(?P<short>Pss?|Psa|Deut|Exod|Lev|Isa|Jer|Ezek|Zech|Zeph|Rom|Cor|Gal|Thess|Heb|"
    r"Jas|Prov|Eccl|Kgs|Chron)\.[ \u00a0]"
    r"(?P<chapter>[0-9]{1,3})(?![\w:%]|[.,][0-9]|\s[A-Z])"
)
_NUMBERED: Final = late(
    r"(?<![\w.,])(?P<book>[1-3])[ \u00a0]"
    r"(?:(?=(?:Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Maccabees)\b)"
    r"|(?P<short>Sam|Kgs|Chron?|Cor|Thess|Tim|Pet|Jn)\b\.?(?=[ \u00a0][0-9]))"
)


def verses(passage: Passage) -> Iterator[Change]:
    """Chapter and verse: John 3:16 is “three sixteen”."""
    for found in _VERSE.finditer(passage.text):
        said = (
            f"{_number(found['chapter'])} {_number(found['verse'])}{' ' if found['half'] else ''}{found['half'] or ''}"
        )
        if found["last"]:
            said += f" to {_number(found['until'])} " if found["until"] else " to "
            said += _number(found["last"])
        kept = found["short"] in _GIVEN_NAMES and not found["book"] and passage.text[found.end("short")] != "."
        if found["short"] and not kept:
            yield Change(found.start("short"), found.end(), f"{_SHORT[found['short']]} {said}")
        else:
            yield Change(found.start("chapter"), found.end(), said)
        if found["book"]:
            book = len(found["book"]) if found["book"][0] == "I" else int(found["book"])
            yield Change(*found.span("book"), ordinal(book).capitalize())
    for found in _CHAPTER.finditer(passage.text):
        yield Change(found.start("short"), found.end("short") + 1, _SHORT[found["short"]])
        yield Change(*found.span("chapter"), _number(found["chapter"]))
    for found in _NUMBERED.finditer(passage.text):
        yield Change(*found.span("book"), ordinal(int(found["book"])).capitalize())
        if found["short"]:
            yield Change(found.start("short"), found.end(), _SHORT[found["short"]])


def _number(written: str) -> str:
    """Three digits in pairs, as they are read in church: Psalm one nineteen."""
    return in_pairs(written) if len(written) == 3 else cardinal(written)
