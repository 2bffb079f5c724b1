"""Constructs of an article, as authors write them: docs/narration.md shows what is heard of each in every edition."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from audiopress.model import DETAILS, Detail, Script
from audiopress.narrate import narrate
from audiopress.read import read_article
from tests.narrate.made import SHOW, voice_for


class Construct(NamedTuple):
    """`change` says how an author changes what is heard; `form` is the kind of file the source is of."""

    name: str
    source: str
    change: str
    form: str = "md"


CONSTRUCTS: Final = (
    Construct("Headings", "## Why now?\n\nSo.\n\n### THE WORK OF NASA\n\nSo.", "Rule `capitals`: words in capitals."),
    Construct(
        "Citations",
        "It is so (Macy & Brown, 2014, p. 24), as Brown (2017) says.[12] It rained (as I said).",
        "Rules `citation` and `numeric-citation`; what has not the shape of a citation stays.",
    ),
    Construct(
        "Notes",
        "Owls see at night.[^1] They also hear.\n\n[^1]: Not all of them.",
        "`notes` in `[narration]`: `sentence`, `paragraph`, `end` or `skip`.",
    ),
    Construct(
        "Quotations",
        "> An owl is a bird of the night.\n\nHe called it “a bird”.",
        "A voice of its own, and no announcement: `quote` in `[voice.roles]`.",
    ),
    Construct("Lists", "1. Wash\n2. Dry\n\nAnd:\n\n- one\n- two\n    - two and a half\n- three\n- four\n- five", "—"),
    Construct("Lists of definitions", "<dl><dt>Cue</dt><dd>A pair of moments.</dd></dl>", "—", "html"),
    Construct("Tasks", "- [x] Wash\n- [ ] Dry", "—"),
    Construct(
        "Tables",
        "| Bird | Eggs |\n|---|---|\n| Owl | 4 |\n| Wren | 6 |",
        "A `caption` in HTML says what it is about; headers make its rows understandable.",
    ),
    Construct(
        "Large tables",
        "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |",
        "—",
    ),
    Construct(
        "Pictures",
        '<figure><img src="owl.png" alt="An owl on a branch, asleep">\n'
        "<figcaption>The owl of our garden.</figcaption></figure>",
        'The words are the author’s: `alt` and the caption. With `alt=""` a picture is an ornament, and silent.',
        "html",
    ),
    Construct("Pictures without alternative text", '<p>Before.</p><p><img src="owl.png"></p>', "Write one.", "html"),
    Construct(
        "Code",
        "```python\nfor owl in owls:\n    owl.sleep()\n    owl.wake()\n    print(owl)\n```\n\nCall `read_file()`.",
        "Say in the text what it does. Rule `code` for code in a sentence.",
    ),
    Construct("Formulas", "Let $x$ be 5, and $\\frac{a}{b} = c^2$.\n\n$$E = mc^2$$", "—"),
    Construct(
        "Links",
        "See [the owls’ page](https://example.org/owls), https://example.org/a/b or me@example.org.",
        "Rules `address` and `mail`.",
    ),
    Construct("Side notes", "<p>So.</p><aside><p>By the way, owls.</p></aside>", "`data-label` names it.", "html"),
    Construct("Poems", '<p class="verse">The owl is old,<br>the night is cold.</p>', "—", "html"),
    Construct("Folded parts", "<details><summary>More of it</summary><p>Owls.</p></details>", "—", "html"),
    Construct("Struck out", "An ~~old~~ owl.", "—"),
    Construct("Other languages", "<p>He said <i lang='fr'>il n’est pas là</i>. <span lang='de'>Das ist gut.</span></p>",
              "Mark them with `lang`: a whole sentence gets a voice of that language.", "html"),
    Construct("Breaks", "One.\n\n* * *\n\nTwo.", "`break` in `[pauses]`."),
    Construct("Emoji", "Well done 🎉! 🙂 🙂", "Rule `emoji`."),
    Construct(
        "References",
        "So.\n\n## References\n\n- Brown, A. (2014). *Owls*. Nest.\n- Macy, J. (2012). *Wrens*. Nest.",
        "—",
    ),
    Construct(
        "What surrounds an article on a page",
        "<nav><a href='/'>Home</a></nav>\n<article><h1>T</h1><p>So it was, with more to come.</p></article>",
        "—",
        "html",
    ),
)  # fmt: skip


def told(construct: Construct) -> dict[Detail, list[str]]:
    """What is heard of a construct in each edition, between the byline and the closing line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "owl.png").touch()
        path = folder / f"a.{construct.form}"
        path.write_text(_whole(construct), encoding="utf-8")
        article = read_article(path, language="en", author="Ada", root=folder)
    script = narrate(article, SHOW, voice_for, DETAILS)
    return {detail: _heard(script.edition(detail)) for detail in DETAILS}


def _whole(construct: Construct) -> str:
    if construct.form == "md":
        return f"---\ntitle: T\n---\n\n{construct.source}\n"
    return f"<!doctype html><html lang=en><head><title>T</title></head><body>{construct.source}</body></html>"


def _heard(script: Script) -> list[str]:
    around = ("title", "byline", "closing")
    return [utterance.spoken for utterance in script.utterances if utterance.role not in around]
