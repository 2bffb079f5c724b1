"""Rules for titles before and after names, for saints and streets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule
from audiopress.narrate.rules.abbreviations import ends_sentence
from audiopress.narrate.rules.address_tables import SAINTS
from audiopress.narrate.rules.addresses import ADDRESSES
from audiopress.narrate.rules.pairs import paired
from audiopress.patterns import late

# Short -> in full, before a name; `[m]` needs its stop, since without one it is a word or a sign.
_TITLES: Final = paired(
    "Dr Doctor; Drs Doctors; Mr Mister; Mrs Misses; Ms Miz; Mx Mix; Prof Professor; Profs Professors",
    "Messrs Messers; Rev Reverend; Revd Reverend; Capt Captain; Lt Lieutenant; Sgt Sergeant; Cpl Corporal",
    "Pvt Private; Cmdr Commander; Cdr Commander; Rt Right; Brig Brigadier; Mme Madame; Mlle Mademoiselle",
)
_STOPPED: Final = paired(
    "Hon Honorable; Gen General; Col Colonel; Maj Major; Adm Admiral; Sen Senator; Sens Senators",
    "Rep Representative; Reps Representatives; Gov Governor; Govs Governors; Pres President; Fr Father",
    "Br Brother; Supt Superintendent; Det Detective; Insp Inspector; Amb Ambassador; Atty Attorney",
    "Msgr Monsignor; Sec Secretary; Ald Alderman; Ens Ensign; Spc Specialist; Asst Assistant",
)
_NAMED: Final = late(
    rf"\b(?=[A-Z])(?:(?P<title>{'|'.join(sorted(_TITLES, key=len, reverse=True))})\b(?P<stop>\.?)"
    rf"|(?P<stopped>{'|'.join(sorted(_STOPPED, key=len, reverse=True))})\.)"
    r"(?=[\s-]+(?:[A-ZÀ-Þ]|d[aeiu’]|von?\b|van\b|al-|(?:and|or)\s(?:Mr|Mrs|Ms|Mx|Dr|Prof)\b))"
)
_SHOUTED: Final = late(r"(?<![\w.])(?P<title>DR|MRS?|MS|PROF|REV|CAPT|LT|SGT|SEN|GOV)\b\.?(?=\s[A-Z]{2})")
_AFTER_NUMBER: Final = late(r"\d\w{0,2}\s(?:[A-Z]\w*\.?\s){1,3}$")
_AFTER: Final = late(
    r"(?<=[a-zß-ÿ.’”\")]),?\s(?:(?P<own>Jr|Sr)\.?(?=[’']s?(?!\w))|(?P<kind>Jr|Sr|Esq)(?P<stop>\.?)(?![\w’'-]|\.\w))"
)
_SISTER: Final = late(r"\s[A-Z][a-z]")  # “Fr. Tom, Sr. Helen”
_AFTERWARDS: Final = {"Jr": "Junior", "Sr": "Senior", "Esq": "Esquire"}
_PLACES: Final = {"Mt": "Mount", "Mts": "Mountains", "Ft": "Fort", "Pt": "Point", "Ste": "Saint", "Sts": "Saints"}
_PLACE: Final = late(r"(?<![\w.])(?P<kind>Mt|Ft|Pt|Ste|Sts)(?P<stop>\.?)\s?(?=[A-Z][a-z])(?<=[\s.])")
_SAINT: Final = late(rf"(?<![\w.])St(?:\.\s?(?=[A-ZÀ-Þ][\w’'-])|\s(?=(?:{SAINTS})\b)|\.?-(?=(?:{SAINTS})\b))")
_STREET_BEFORE: Final = late(
    r"(?:\d(?:st|nd|rd|th)|\b(?:Main|High|Wall|Elm|Oak|Bond|Fleet|Market|Church|Court|Front|State|Water|Canal|Pine|Oxford|"
    r"Regent|Baker|Bourbon|Mission|Broad))\s$"
)


def titles(passage: Passage) -> Iterator[Change]:
    """A title before a name is said in full: Doctor, Professor, Senator, Captain."""
    text = passage.text
    for found in _NAMED.finditer(text):
        street = found["title"] == "Dr" and _AFTER_NUMBER.search(text[max(0, found.start() - 60) : found.start()])
        if not street:
            spoken = _TITLES[found["title"]] if found["title"] else _STOPPED[found["stopped"]]
            yield Change(found.start(), found.end(), spoken)
    for found in _SHOUTED.finditer(text):
        title = found["title"].capitalize()
        yield Change(found.start(), found.end(), _TITLES.get(title) or _STOPPED[title])


def after_names(passage: Passage) -> Iterator[Change]:
    """What follows a name: Junior, Senior, Esquire."""
    text = passage.text
    for found in _AFTER.finditer(text):
        kind = found["kind"] or found["own"]
        start = found.start("kind") if found["kind"] else found.start("own")
        if kind == "Sr" and text[found.start()] == "," and _SISTER.match(text, found.end()):
            continue
        kept = bool(found["stop"]) and ends_sentence(text, found.end())
        yield Change(start, found.end() - kept, _AFTERWARDS[kind])


def saints(passage: Passage) -> Iterator[Change]:
    """St. before a name is Saint, unless a street's name stands before it; Mt. is Mount, Ft. Fort."""
    text = passage.text
    for found in _SAINT.finditer(text):
        if not _STREET_BEFORE.search(text, max(0, found.start() - 12), found.start()):
            joint = "-" if found[0].endswith("-") else " "
            yield Change(found.start(), found.end(), f"Saint{joint}")
    for found in _PLACE.finditer(text):
        yield Change(found.start(), found.end(), f"{_PLACES[found['kind']]} ")


RULES: Final[tuple[Rule, ...]] = (
    *ADDRESSES,
    Rule(
        *("N-046", "saint", saints, "SMFP"),
        languages=("en",),
        cases=(
            ("St. Paul of Mt. Vernon", "Saint Paul of Mount Vernon"),
            ("St John’s, Ft. Worth", "Saint John’s, Fort Worth"),
        ),
    ),
    Rule(
        *("N-047", "title", titles, "DMPRCLSBHGAFIE"),
        languages=("en",),
        cases=(
            ("Dr. Evil and Mrs. Norris met Prof Lee.", "Doctor Evil and Misses Norris met Professor Lee."),
            ("Mr. and Mrs. Lee", "Mister and Misses Lee"),
            ("Gen. Grant, Sen. Warren, Lt. Uhura", "General Grant, Senator Warren, Lieutenant Uhura"),
        ),
    ),
    Rule(
        *("N-048", "title-after", after_names, "JSE"),
        languages=("en",),
        cases=(("Martin Luther King Jr. spoke.", "Martin Luther King Junior spoke."),),
    ),
)
