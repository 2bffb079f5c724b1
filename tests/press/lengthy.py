"""A text that takes two hours to read, made up: its sentences are of one kind, and no two in a row ever meet again."""

from __future__ import annotations

import random

_WHO = (
    "The ferryman",
    "A neighbour",
    "The clockmaker",
    "Our teacher",
    "A stranger",
    "The baker",
    "My aunt",
    "The choir",
)
_DID = ("carried", "forgot", "counted", "borrowed", "painted", "hid", "repaired", "praised", "weighed", "sold")
_WHAT = ("a lantern", "two barrels", "the old rope", "an empty cage", "the last ledger", "six candles", "a warm coat")
_WHERE = ("behind the mill", "at the landing", "under the arches", "in a quiet street", "near the lock", "on the hill")
_WHEN = ("before sunrise", "while it rained", "after the market", "every second Friday", "in the year of the flood")
_WHY = ("because nobody asked", "though the bells rang", "for the sake of peace", "and said so", "without a word")


def lengthy(parts: int, paragraphs: int, sentences: int = 5, seed: int = 4) -> str:
    """Markdown of `parts` sections; each tells the same paragraphs, whose sentences all differ, in another order.

    So a press speaks and encodes few of them, and has to lay all of them, each time between other neighbours.
    """
    chance = random.Random(seed)
    said: set[str] = set()
    while len(said) < paragraphs * sentences:
        said.add(" ".join(map(chance.choice, (_WHO, _DID, _WHAT, _WHERE, _WHEN, _WHY))) + ".")
    told = sorted(said)
    chance.shuffle(told)
    blocks = [" ".join(told[at : at + sentences]) for at in range(0, len(told), sentences)]
    lines = ["# What the river was told"]
    for part in range(1, parts + 1):
        chance.shuffle(blocks)
        lines += [f"## Part {part}", *blocks]
    return "\n\n".join(lines) + "\n"
