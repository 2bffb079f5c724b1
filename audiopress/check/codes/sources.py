"""Checks of the show (S-) and of its articles (A-)."""

from __future__ import annotations

from audiopress.check.codes.row import Check

_WRITTEN = "type `audiopress build`: it writes the feed from these settings"

SOURCES = (
    Check("S-001", "warning", "the feed's address is that of this machine", "write base_url = … into audiopress.toml"),
    Check("S-002", "warning", "the feed's address is not https", "podcast namespace 1.0 and app stores ask for https"),
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
    Check("S-010", "warning", "a further feed has no episode", "correct its `tags` or its `folder`, or take it out"),
    Check("S-011", "warning", "a setting was changed after the build", _WRITTEN),
    Check("A-101", "error", "nothing would be said of an article"),
    Check("A-102", "warning", "a title is too long for a feed", "apps show about 60 characters of a title"),
    Check("A-103", "note", "a title holds < or >", "some apps take it for a tag; the feed writes ‹ and › instead"),
    Check("A-104", "note", "an article has no date", "write `date:`; else the day of its first build is kept"),
    Check("A-105", "warning", "most of an article is not read", "`audiopress script` shows what is left out, and why"),
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
    Check("A-110", "note", "an article is not published yet", "type `audiopress build`"),
    Check("A-111", "warning", "an article was changed after the build", "type `audiopress build`: it publishes it"),
)
