"""Checks of what listeners know a show by (I-), and of suppressions (X-)."""

from __future__ import annotations

from audiopress.check.codes.row import Check

_REDIRECT = (
    "let the host answer the old address with 301 and the new one (a line of `_redirects` in the show's folder "
    "is seen), or delete `formerly` from audiopress.lock if nobody asks for it any more"
)

LEDGER = (
    Check(
        "I-001",
        "error",
        "the show was published in another folder",
        "write the old slug into audiopress.toml: the address of everything published lies below it",
    ),
    Check(
        "I-002",
        "error",
        "the feed's address changes, and the old feed does not say where it has gone",
        "publish the old feed once more with new_url in [feed], and redirect its address with 301",
    ),
    Check("I-003", "error", "the feed has moved, and its old address is not redirected", _REDIRECT),
    Check("I-004", "error", "audio has moved, and its old address is not redirected", _REDIRECT),
    Check(
        "I-005",
        "error",
        "two shows have one guid",
        "directories take them for one show: take the ledger of the copied show away, before it is published, "
        "or give it back the guids it had; audiopress.lock keeps them for ever",
    ),
    Check(
        "I-006",
        "note",
        "a feed belongs to no show of the workspace",
        "delete its folder, or leave it out when you publish; its show may only be elsewhere by now",
    ),
    Check(
        "I-007",
        "error",
        "the ledger is damaged, and nothing can be checked (exit code 8)",
        "take the last good version from version control (`git checkout audiopress.lock`)",
    ),
    Check("X-001", "warning", "a suppression hides nothing", "delete it: it would hide what is found later"),
    Check("X-002", "warning", "a suppression names no check", "docs/checks.md lists every code"),
)
