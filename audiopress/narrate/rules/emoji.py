"""Rules for emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule

_EMOJI: Final = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\U0001f000-\U0001f2ff\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55"
    "\u231a\u231b\u2328\u23cf\u23e9-\u23fa\u25fb-\u25fe\u3030\u303d\u3297\u3299\U000e0020-\U000e007f]"
    "[\ufe00-\ufe0f\u200d\u20e3]*|(?<=[0-9#*])\ufe0f?\u20e3|[\u00a9\u00ae\u2122\u2190-\u21ff]\ufe0f)+"
)


def emoji(passage: Passage) -> Iterator[Change]:
    """Not spoken: what espeak says of them is partial and wrong."""
    for found in _EMOJI.finditer(passage.text):
        yield Change(found.start(), found.end(), "", "emoji")


RULES: Final = (
    Rule(*("N-014", "emoji", emoji), cases=(("Yes 👍🏽! We ❤️ it 🇨🇦", "Yes! We it"), ("5 × 6 → 30", "5 × 6 → 30"))),
)
