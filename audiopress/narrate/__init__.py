"""Article -> Script: what is said, in which voice and with which pauses; what is not said, and why."""

from audiopress.narrate.account import KINDS, Fate, account, totals
from audiopress.narrate.ledger import Stray, unaccounted
from audiopress.narrate.lint import narration_findings
from audiopress.narrate.listing import estimate, script_json, script_text
from audiopress.narrate.rules import RULE_NAMES
from audiopress.narrate.telling import narrate

__all__ = [
    "KINDS",
    "RULE_NAMES",
    "Fate",
    "Stray",
    "account",
    "estimate",
    "narrate",
    "narration_findings",
    "script_json",
    "script_text",
    "totals",
    "unaccounted",
]
