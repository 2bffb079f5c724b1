"""Made-up articles of any length, the same every time; no sentence comes twice, so no cache helps a cold build."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from audiopress.narrate.wordlist import wordlist

SEED = 31
SECTION_WORDS = 450  # under one heading
PARAGRAPH = (3, 7)  # sentences
SHORT_WORDS = (60, 100)  # of an article in an archive

_ADJECTIVES = wordlist("old quiet narrow early heavy green careful distant broken plain second foreign common late")
_NOUNS = wordlist("house river teacher letter window harvest engine market winter bridge garden paper signal village")
_VERBS = wordlist(
    "carried found left opened painted remembered sold watched described crossed measured heard kept built"
)
_ENDS = ("before anyone asked", "in the end", "for a while", "as was expected", "without a word", "at last")


def sentences(seed: int) -> Iterator[str]:
    """Six to thirty-one words each, for ever."""
    chance = random.Random(seed)
    seen: set[str] = set()
    while True:
        text = " ".join(_phrases(chance))
        text = f"{text[0].upper()}{text[1:]}{chance.choice('.......?!')}"
        if text not in seen:
            seen.add(text)
            yield text


def _phrases(chance: random.Random) -> Iterator[str]:
    def thing(article: str) -> str:
        return f"{article} {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)}"

    yield f"{thing('the')} {chance.choice(_VERBS)} {thing('the')}"
    for _ in range(chance.randint(0, 2)):
        yield f"{chance.choice(('and', 'but', 'while it'))} {chance.choice(_VERBS)} {thing('a')} of {thing('the')}"
    yield chance.choice(_ENDS)


def paragraphs(words: int, seed: int = SEED) -> Iterator[str]:
    """Paragraphs of at least that many words together."""
    source, chance, total = sentences(seed), random.Random(seed), 0
    while total < words:
        text = " ".join(next(source) for _ in range(chance.randint(*PARAGRAPH)))
        total += len(text.split())
        yield text


def article(words: int, seed: int = SEED) -> str:
    """Markdown with a title, and a heading every few paragraphs.

    >>> article(1000).count("## ")
    3
    """
    blocks, since, number = [f"# {title(seed)}"], SECTION_WORDS, 0
    for text in paragraphs(words, seed):
        if since >= SECTION_WORDS:
            number, since = number + 1, 0
            blocks.append(f"## Part {number}")
        blocks.append(text)
        since += len(text.split())
    return "\n\n".join(blocks) + "\n"


def title(seed: int) -> str:
    chance = random.Random(seed)
    return f"The {chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} of the {chance.choice(_NOUNS)}".title()


def archive(folder: Path, count: int) -> None:
    """`count` short articles, each in a file of its own."""
    chance = random.Random(SEED)
    for number in range(1, count + 1):
        source, words, blocks = sentences(SEED + number), 0, [f"# Note {number}: {title(number)}"]
        wanted = chance.randint(*SHORT_WORDS)
        while words < wanted - 15:  # half of a long sentence more or less
            blocks.append(next(source))
            words += len(blocks[-1].split())
        (folder / f"note-{number:04}.md").write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


def edit(path: Path, word: str) -> None:
    """Put `word` in the place of one word in the middle of a text: what a slip of the pen costs."""
    text = path.read_text(encoding="utf-8")
    prose = re.findall(r"^\w.{200,}$", text, re.MULTILINE) or [text]  # not headings, lists or tables, if there is prose
    middle = prose[len(prose) // 2]
    words = list(re.finditer(r"(?<= )[a-z]{5,}(?= )", middle))
    if not words:
        raise ValueError(f"{path} holds no word to change")
    found = words[len(words) // 2]
    path.write_text(text.replace(middle, middle[: found.start()] + word + middle[found.end() :], 1), encoding="utf-8")
