"""Rules for amounts of money: the currency after the amount, scales in words, minor units apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule

_CURRENCIES: Final = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("US dollar", "US dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "jeon", "jeon"),
}
_SCALES: Final = {
    **dict.fromkeys(("k", "K", "thousand"), "thousand"),
    **dict.fromkeys(("m", "M", "mn", "mln", "million"), "million"),
    **dict.fromkeys(("b", "B", "bn", "Bn", "billion"), "billion"),
    **dict.fromkeys(("t", "T", "tn", "trn", "trillion"), "trillion"),
}
_WORDS: Final = "thousand|million|billion|trillion"
_SCALE: Final = rf"(?:[\s-]?(?:{_WORDS})\b|\s?(?:bn|Bn|mn|mln|tn|trn)\b|[kKmMbBtT](?![\w]))"
_AMOUNT: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SIGN: Final = r"(?:US|A|C|CA|NZ|HK)?\$|[£€¥₹₩]"
_MONEY: Final = re.compile(
    rf"(?<![\w$£€])(?P<sign>{_SIGN})\s?(?P<low>{_AMOUNT})(?P<scale>{_SCALE})?"
    rf"(?:\s?[–‒-]\s?(?:{_SIGN})?(?P<high>{_AMOUNT})(?P<upper>{_SCALE})?)?(?![\d])"
)


def money(passage: Passage) -> Iterator[Change]:
    """Amounts with their currency after them, scales in words, minor units apart."""
    for found in _MONEY.finditer(passage.text):
        one, many, cent, cents = _CURRENCIES[found["sign"]]
        low, high = found["low"], found["high"]
        scale, upper = _scale(found["scale"]), _scale(found["upper"])
        if high:
            said = f"{low}{scale} to {high}{upper} {many}"
        elif scale:
            said = f"{low}{scale} {many}"
        else:
            said = _coins(low, one, many, cent, cents)
        yield Change(found.start(), found.end(), said)


def _scale(written: str | None) -> str:
    return f" {_SCALES[written.strip(' -')]}" if written else ""


def _coins(amount: str, one: str, many: str, cent: str, cents: str) -> str:
    whole, _, part = amount.partition(".")
    unit = one if whole == "1" else many
    if len(part) != 2:
        return f"{amount} {many if part else unit}"
    minor = f"{int(part)} {cent if int(part) == 1 else cents}"
    if not whole.strip("0,"):
        return minor
    return f"{whole} {unit} and {minor}" if int(part) else f"{whole} {unit}"


RULES: Final = (
    Rule(
        *("N-030", "money", money, "$£€¥₹₩"),
        languages=("en",),
        cases=(
            ("It cost $5m.", "It cost 5 million dollars."),
            ("£3.2bn and €1.5 billion", "3.2 billion pounds and 1.5 billion euros"),
            ("$1,250.50, $1.00, $0.01 and $1", "1,250 dollars and 50 cents, 1 dollar, 1 cent and 1 dollar"),
            ("$5–10 or $5m–$10m or $3-a-day", "5 to 10 dollars or 5 million to 10 million dollars or 3 dollars-a-day"),
            ("US$40k, £5 m long", "40 thousand US dollars, 5 pounds m long"),
        ),
    ),
)
