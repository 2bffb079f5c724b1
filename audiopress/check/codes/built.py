"""Checks of built files (B-)."""

from __future__ import annotations

from audiopress.check.codes.row import AGAIN, Check

_LEVEL = "type `audiopress build`; if it stays so, set a lower loudness or a higher bit_rate in [audio]"

BUILT = (
    Check("B-001", "error", "a built file is missing", AGAIN),
    Check("B-002", "error", "the feed is not well-formed", AGAIN),
    Check("B-003", "error", "the show's guid is not the ledger's", AGAIN),
    Check("B-004", "error", "the feed does not give its own address", AGAIN),
    Check("B-005", "error", "an episode cannot be read back", AGAIN),
    Check("B-010", "error", "an item has not exactly one enclosure", AGAIN),
    Check("B-011", "error", "an enclosure's address is wrong", AGAIN),
    Check("B-012", "error", "an enclosure's file is missing", AGAIN),
    Check("B-013", "error", "an enclosure's length is not its file's", AGAIN),
    Check("B-014", "error", "an enclosure's type is not its file's", AGAIN),
    Check("B-015", "error", "a duration is not the audio's", AGAIN),
    Check("B-016", "error", "a guid is missing or used twice", AGAIN),
    Check("B-017", "error", "a guid is not the ledger's", AGAIN),
    Check("B-018", "error", "a published episode is not in the feed", AGAIN),
    Check("B-019", "error", "the feed has an episode the ledger does not know", AGAIN),
    Check("B-020", "error", "the feed points to a file that is not there", AGAIN),
    Check("B-030", "error", "an episode's file is missing", AGAIN),
    Check("B-031", "error", "an episode's file was changed after the build", AGAIN),
    Check("B-032", "error", "the audio is not the one in the ledger", AGAIN),
    Check("B-033", "warning", "a file belongs to no episode", "delete it, or leave it out when you publish"),
    Check("B-040", "error", "the audio file or its tag cannot be read", AGAIN),
    Check("B-041", "error", "the tag is not ID3v2.3", AGAIN),
    Check("B-042", "error", "the forms of the chapters disagree", AGAIN),
    Check("B-043", "error", "chapters are out of order or outside the audio", AGAIN),
    Check("B-044", "warning", "a chapter does not start on a whole second", AGAIN),
    Check("B-045", "error", "the audio is not as long as the episode says", AGAIN),
    Check("B-046", "warning", "the audio is more than 0.5 LU off the show's loudness", _LEVEL),
    Check("B-047", "error", "the audio is more than 1 LU off the show's loudness", _LEVEL),
    Check("B-048", "warning", "the audio's true peak is above −1 dBTP", _LEVEL),
    Check("B-049", "error", "the audio's true peak is above full scale", _LEVEL),
    Check("B-050", "error", "the captions are not WebVTT", AGAIN),
    Check("B-051", "error", "captions are out of order", AGAIN),
    Check("B-052", "error", "captions go on after the audio's end", AGAIN),
    Check("B-053", "error", "captions are not when the words are heard", AGAIN),
    Check("B-060", "warning", "a link on a page leads nowhere", "correct the link in the article, then build again"),
    Check("B-061", "error", "a picture of a page is missing", AGAIN),
    Check("B-062", "error", "two elements of a page have one id", AGAIN),
)
