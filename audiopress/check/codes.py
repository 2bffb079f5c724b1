"""The table of checks: a code that stays, how grave it is, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass

from audiopress.model import Finding, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table; `hint` is said with every finding that has none of its own."""

    code: str
    severity: Severity
    title: str
    hint: str = ""


_AGAIN = "type `audiopress build`: what is damaged is made again"

_LEVEL = "type `audiopress build`; if it stays so, set a lower loudness or a higher bit_rate in [audio]"

CHECKS: dict[str, Check] = {
    check.code: check
    for check in (
        Check(
            "S-001", "warning", "the feed's address is that of this machine", "write base_url = … into audiopress.toml"
        ),
        Check(
            "S-002", "warning", "the feed's address is not https", "podcast namespace 1.0 and app stores ask for https"
        ),
        Check("S-003", "warning", "the show has no author", "write author = … into audiopress.toml"),
        Check("S-004", "note", "the show has no e-mail address", "directories write there to learn whose show it is"),
        Check("S-005", "warning", "the show has no category", 'write categories = ["…"]; Apple lists no show without'),
        Check("S-006", "error", "the artwork is not as directories want it"),
        Check("S-007", "warning", "the show has no description", "write description = … into audiopress.toml"),
        Check("S-008", "warning", "an intro or a chapter's cue is long", "listeners came for the words: cut it"),
        Check(
            "S-009",
            "warning",
            "the feed's sound is Opus",
            'most podcast apps play none: write "mp3" before "opus" in formats',
        ),
        Check("A-101", "error", "nothing would be said of an article"),
        Check("A-102", "warning", "a title is too long for a feed", "apps show about 60 characters of a title"),
        Check("A-103", "note", "a title holds < or >", "some apps take it for a tag; the feed writes ‹ and › instead"),
        Check("A-104", "note", "an article has no date", "write `date:`; else the day of its first build is kept"),
        Check(
            "A-105", "warning", "most of an article is not read", "`audiopress script` shows what is left out, and why"
        ),
        Check("A-106", "warning", "there is no article", "put one into content/: Markdown, HTML or plain text"),
        Check(
            "A-107",
            "error",
            "a published episode's article is gone",
            "type `audiopress build --remove SLUG`, or put the slug into the front matter of a renamed file",
        ),
        Check(
            "A-108",
            "error",
            "the words of a soundbite are not said",
            "write them as they stand in the article, from a passage that is read aloud",
        ),
        Check(
            "A-109",
            "warning",
            "an episode of a serial has no number",
            "write podcast: {episode: 1} into its front matter",
        ),
        Check("B-001", "error", "a built file is missing", _AGAIN),
        Check("B-002", "error", "the feed is not well-formed", _AGAIN),
        Check("B-003", "error", "the show's guid is not the ledger's", _AGAIN),
        Check("B-004", "error", "the feed does not give its own address", _AGAIN),
        Check("B-005", "error", "an episode cannot be read back", _AGAIN),
        Check("B-010", "error", "an item has not exactly one enclosure", _AGAIN),
        Check("B-011", "error", "an enclosure's address is wrong", _AGAIN),
        Check("B-012", "error", "an enclosure's file is missing", _AGAIN),
        Check("B-013", "error", "an enclosure's length is not its file's", _AGAIN),
        Check("B-014", "error", "an enclosure's type is not its file's", _AGAIN),
        Check("B-015", "error", "a duration is not the audio's", _AGAIN),
        Check("B-016", "error", "a guid is missing or used twice", _AGAIN),
        Check("B-017", "error", "a guid is not the ledger's", _AGAIN),
        Check("B-018", "error", "a published episode is not in the feed", _AGAIN),
        Check("B-019", "error", "the feed has an episode the ledger does not know", _AGAIN),
        Check("B-020", "error", "the feed points to a file that is not there", _AGAIN),
        Check("B-030", "error", "an episode's file is missing", _AGAIN),
        Check("B-031", "error", "an episode's file was changed after the build", _AGAIN),
        Check("B-032", "error", "the audio is not the one in the ledger", _AGAIN),
        Check("B-033", "warning", "a file belongs to no episode", "delete it, or leave it out when you publish"),
        Check("B-040", "error", "the audio file or its tag cannot be read", _AGAIN),
        Check("B-041", "error", "the tag is not ID3v2.3", _AGAIN),
        Check("B-042", "error", "the forms of the chapters disagree", _AGAIN),
        Check("B-043", "error", "chapters are out of order or outside the audio", _AGAIN),
        Check("B-044", "warning", "a chapter does not start on a whole second", _AGAIN),
        Check("B-045", "error", "the audio is not as long as the episode says", _AGAIN),
        Check("B-046", "warning", "the audio is more than 0.5 LU off the show's loudness", _LEVEL),
        Check("B-047", "error", "the audio is more than 1 LU off the show's loudness", _LEVEL),
        Check("B-048", "warning", "the audio's true peak is above −1 dBTP", _LEVEL),
        Check("B-049", "error", "the audio's true peak is above full scale", _LEVEL),
        Check("B-050", "error", "the captions are not WebVTT", _AGAIN),
        Check("B-051", "error", "captions are out of order", _AGAIN),
        Check("B-052", "error", "captions go on after the audio's end", _AGAIN),
        Check("B-053", "error", "captions are not when the words are heard", _AGAIN),
        Check(
            "B-060", "warning", "a link on a page leads nowhere", "correct the link in the article, then build again"
        ),
        Check("B-061", "error", "a picture of a page is missing", _AGAIN),
        Check("B-062", "error", "two elements of a page have one id", _AGAIN),
    )
}


def finding(code: str, path: str, message: str, *, line: int | None = None, hint: str = "") -> Finding:
    """What the check of that code has to say of `path`; its hint is the table's unless one is given."""
    check = CHECKS[code]
    return Finding(code, check.severity, path, line, message, hint or check.hint)
