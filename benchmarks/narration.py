"""How fast an article is narrated, beside the plainest thing that could: sentences parted, numbers put into words.

    python benchmarks/narration.py [WORDS ...]      (default: 10000 100000 1000000)

Prints words a second and ratios for prose of our own making, then what hostile text costs at n and at 2n characters:
twice the text is to take about twice the time, whatever it is.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import sentencex
from num2words import num2words

from audiopress.model import DETAILS, Article, Block, Kind, Run, Section, Show
from audiopress.narrate import narrate
from audiopress.narrate.wordlist import wordlist

SEED = 20
SHOW = Show("show", "A Show", "Ada", "About things.", "en-US", "http://localhost/")

NOUNS = wordlist("house river teacher letter window harvest engine market winter bridge garden paper signal village")
VERBS = wordlist("carried found left opened painted remembered sold watched wrote crossed measured heard kept built")
ADJECTIVES = wordlist("old quiet narrow early heavy green careful distant broken plain second foreign common late")
NAMES = ("Ada Brown", "Tomas Weiss", "Mary O’Hara", "Jun Sato", "Lucía Marín", "Dr. Okafor", "Prof. Lind")
ACRONYMS = ("NASA", "the BBC", "the FBI", "UNESCO", "an MRI", "the APIs", "the EU")

# What gives prose its numbers: (share of sentences, how such a clause is written).
CLAUSES: tuple[tuple[float, Callable[[random.Random], str]], ...] = (
    (0.06, lambda r: f"in {r.randint(1750, 2025)}"),
    (0.04, lambda r: f"on {r.randint(1, 28)} {r.choice(('March', 'June', 'October'))} {r.randint(1900, 2025)}"),
    (0.02, lambda r: f"at {r.randint(1, 12)}:{r.randint(10, 59)} p.m."),
    (0.03, lambda r: f"for ${r.randint(2, 900)}{r.choice(('', '.50', 'm', ' billion', ',000'))}"),
    (0.03, lambda r: f"by {r.randint(2, 95)}{r.choice(('%', ' per cent', '.5 %'))}"),
    (0.03, lambda r: f"over {r.randint(2, 900)} {r.choice(('km', 'kg', 'm²', '°C', 'km/h'))}"),
    (0.02, lambda r: f"from {r.randint(2, 40)}–{r.randint(41, 99)} of them"),
    (0.05, lambda r: f"with {r.randint(2, 9000):,} others"),
    (0.04, lambda r: f"(Brown & Weiss, {r.randint(1970, 2024)}, p. {r.randint(2, 300)})"),
    (0.02, lambda r: f"[{r.randint(1, 60)}]"),
    (0.05, lambda r: f"at {r.choice(ACRONYMS)}"),
    (0.06, lambda r: f"“as the {r.choice(ADJECTIVES)} {r.choice(NOUNS)} had it,”"),
    (0.03, lambda r: f"(though {r.choice(NAMES)} {r.choice(VERBS)} it)"),
    (0.02, lambda r: "e.g. by the sea, etc."),
    (0.01, lambda r: f"at https://example.org/{r.choice(NOUNS)}"),
    (0.01, lambda r: f"under King Henry {r.choice(('IV', 'VII', 'VIII'))}"),
)


def sentence(r: random.Random) -> str:
    """Twelve to thirty words, one sentence in three with something in it that is not said as it is written."""
    start = f"The {r.choice(ADJECTIVES)} {r.choice(NOUNS)}" if r.random() < 0.7 else r.choice(NAMES)
    words = [start, r.choice(VERBS), f"the {r.choice(ADJECTIVES)} {r.choice(NOUNS)}"]
    words += [f"and {r.choice(VERBS)} a {r.choice(NOUNS)} of the {r.choice(NOUNS)}" for _ in range(r.randint(0, 3))]
    words += [made(r) for share, made in CLAUSES if r.random() < share]
    return " ".join(words) + r.choice("......?!")


def paragraph(r: random.Random, kind: Kind = "paragraph") -> Block:
    text = " ".join(sentence(r) for _ in range(r.randint(2, 7)))
    cut = r.randint(0, len(text))
    return Block("", kind, (Run(text[:cut]), Run(text[cut:], ("em",)) if r.random() < 0.2 else Run(text[cut:])))


def leaf(kind: Kind, text: str, **attributes: str) -> Block:
    return Block("", kind, (Run(text),), (), tuple(attributes.items()))


def block(r: random.Random) -> Block:
    """A paragraph mostly; else a list, a quotation, a table, a picture or some code."""
    chance = r.random()
    if chance < 0.88:
        return paragraph(r)
    if chance < 0.92:
        return Block("", "list", (), tuple(leaf("item", sentence(r)) for _ in range(r.randint(3, 8))))
    if chance < 0.95:
        return Block("", "quote", (), (paragraph(r),))
    if chance < 0.97:
        rows = [tuple(r.choice(NOUNS) for _ in range(3)), *((r.choice(NOUNS), "12", "$5m") for _ in range(4))]
        return Block("", "table", (), tuple(Block("", "row", (), tuple(leaf("cell", c) for c in row)) for row in rows))
    if chance < 0.99:
        return leaf("figure", "", src="a.png", alt=sentence(r))
    return leaf("code", "for each in house:\n    print(each)\n", language="python")


def numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Every block with an id of its own, in reading order."""
    count = iter(range(1, sys.maxsize))

    def named(one: Block) -> Block:
        name = f"b{next(count)}"
        return Block(name, one.kind, one.runs, tuple(map(named, one.children)), one.attributes)

    return map(named, blocks)


def article(*blocks: Block) -> Article:
    body = Section("sec", 0, None, tuple(numbered(iter(blocks))))
    return Article("a", "A Title", "en-US", ("Ada",), None, None, "", None, (body,), Path("a.md"))


def prose(words: int) -> Article:
    """An article of about that many words, the same every time."""
    r = random.Random(SEED)
    blocks, total = [], 0
    while total < words:
        blocks.append(block(r))
        total += sum(len(inner.text.split()) for inner in blocks[-1].walk())
    return article(*blocks)


def seconds(work: Callable[[], object]) -> float:
    """Of this process, once: other processes on the machine do not count."""
    began = time.process_time()
    work()
    return time.process_time() - began


def plainly(given: Article) -> None:
    """What the least of narrators does."""
    for one in given.blocks():
        for part in sentencex.segment("en", one.text):
            re.sub(r"\d{1,30}", lambda found: num2words(int(found[0])), part)


def rates(sizes: list[int]) -> None:
    """Words a second, and as a part of what the plain way makes."""
    print(f"{'words':<12}{'plain':>14}{'standard':>14}{'':>8}{'all editions':>14}{'':>8}   words a second, of plain")
    narrate(prose(5_000), SHOW, voice, DETAILS)  # tables are built and number words cached when first needed
    for size in sizes:
        given = prose(size)
        count = sum(len(one.text.split()) for one in given.blocks())
        plain = seconds(partial(plainly, given))
        one = seconds(partial(narrate, given, SHOW, voice, ("standard",)))
        three = seconds(partial(narrate, given, SHOW, voice, DETAILS))
        shown = "".join(f"{count / took:>14,.0f}{plain / took:>8.2f}" for took in (one, three))
        print(f"{count:<12,}{count / plain:>14,.0f}{shown}", flush=True)


def voice(role: str, language: str) -> str:
    return "v"


HOSTILE: tuple[tuple[str, int, Callable[[int], str]], ...] = (
    ("digits", 1_000_000, lambda n: "1" * n),
    ("digits and commas", 1_000_000, lambda n: "1,234," * (n // 6)),
    ("“(” nested", 1_000_000, lambda n: "(" * n),
    ("brackets, closed again", 200_000, lambda n: "(" * (n // 2) + ")" * (n // 2)),
    ("no space", 1_000_000, lambda n: "abcdefghij" * (n // 10)),
    ("one long sentence", 60_000, lambda n: "house " * (n // 6)),
    ("capitals", 1_000_000, lambda n: "ABCDE " * (n // 6)),
    ("names and commas", 200_000, lambda n: "(Brown, 2014; " * (n // 14)),
    ("emoji", 200_000, lambda n: "👍🏽" * (n // 2)),
    ("quotes never closed", 200_000, lambda n: "“So. " * (n // 5)),
)


def hostile() -> None:
    """Nanoseconds a character at n and at 2n: a ratio of 1 is time in proportion to the text, of 2 its square."""
    print(f"\n{'':<26}{'characters':>12}{'ns each, n':>14}{'ns each, 2n':>14}{'ratio':>8}")
    for name, size, made in HOSTILE:
        costs = []
        for length in (size, 2 * size):
            given = article(leaf("paragraph", made(length)))
            took = min(seconds(partial(narrate, given, SHOW, voice, ("standard",))) for _ in range(2))
            costs.append(took / length * 1e9)
        print(f"{name:<26}{size:>12,}{costs[0]:>14,.0f}{costs[1]:>14,.0f}{costs[1] / costs[0]:>8.2f}", flush=True)


if __name__ == "__main__":
    rates([int(word) for word in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
    hostile()
