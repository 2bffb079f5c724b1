"""Nothing is lost on the way in: the words of a source are the words of its article, each once."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from audiopress.model import Article
from audiopress.read import read_article

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
WORD = re.compile(r"w\d+x")


def article(text: str, name: str) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8", newline="")
        return read_article(path, language="en", author="", root=Path(folder))


def words_in(piece: Article) -> Counter[str]:
    """Every word in a block's text or, of a picture, in its alternative text."""
    texts = [piece.title]
    for block in piece.blocks():
        texts.append("".join(run.text for run in block.runs if not run.note))
        texts.append(block.attribute("alt"))
    return Counter(WORD.findall(" ".join(texts)))


# --- generated Markdown

INLINE = st.recursive(
    st.just("W"),
    lambda inner: st.one_of(
        st.tuples(
            st.sampled_from(
                (
                    "*{}*",
                    "**{}**",
                    "(~~{}~~)",
                    "[{}](https://a.example)",
                    "<b>{}</b>",
                    '<span lang="fr">{}</span>',
                    "“{}”",
                )
            ),
            inner,
        ).map(lambda made: made[0].format(made[1])),
        st.sampled_from(
            ("`W`", "![W](https://a.example/p.png)", "W\\*W", "W&amp;W", "W  \nW", "W\nW", "<kbd>W</kbd>", "$W^2$")
        ),
        st.sampled_from(("^[W *W*]", "<https://w.example>W", "W&shy;", "$5 W $6", "<a href='javascript:x'>W</a>")),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
    ),
    max_leaves=6,
)


def indented(text: str, first: str, rest: str) -> str:
    return "\n".join((first if i == 0 else rest) + line if line else "" for i, line in enumerate(text.split("\n")))


def lines(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return inner.map(lambda text: " ".join(text.split()).replace("|", ""))


LEAVES = st.one_of(
    INLINE,
    st.tuples(st.integers(1, 6), lines(INLINE)).map(lambda made: "#" * made[0] + " " + made[1]),
    lines(INLINE).map(lambda text: f"{text}\n==="),
    st.just("```python\nW = W\n\n  W\n```"),
    st.just("    W code W"),
    st.just("---"),
    st.just("$$\nW + W\n$$"),
    st.just("<div class='box'>\n\nW *W*\n\n</div>"),
    st.just("<details><summary>W</summary>\n\nW\n\n</details>"),
    st.just("<p>W<br>W<p>W"),
    st.just("<ul><li>W<li>W<ul><li>W</ul></ul>"),
    st.just("<figure><img src='https://a.example/p.png' alt='W'><figcaption>W</figcaption></figure>"),
    lines(INLINE).map(lambda text: f"| {text} | W |\n|---|---|\n| W | {text} |"),
    lines(INLINE).map(lambda text: f"{text}\n: W\n: W"),
)
BLOCK = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(lambda text: indented(text, "> ", "> ")),
        st.lists(inner, min_size=1, max_size=3).map(lambda xs: "\n".join(indented(x, "- ", "  ") for x in xs)),
        st.lists(inner, min_size=1, max_size=3).map(lambda xs: "\n\n".join(indented(x, "1. ", "   ") for x in xs)),
        inner.map(lambda text: "> [!NOTE]\n" + indented(text, "> ", "> ")),
        inner.map(lambda text: "!!! tip\n" + indented(text, "    ", "    ")),
        inner.map(lambda text: "W[^n]\n\n" + indented(text, "[^n]: ", "    ")),
    ),
    max_leaves=5,
)


@given(st.lists(BLOCK, min_size=1, max_size=6))
@QUICK
def test_markdown_keeps_every_word(blocks: list[str]) -> None:
    """Each word of a generated Markdown document stands in exactly one place of the article."""
    number = count()
    text = re.sub("W", lambda _: f"w{next(number)}x", "w0000x\n\n" + "\n\n".join(blocks))
    labels = count()
    text = re.sub(r"w(\d+)x\[\^n\](.*?)\[\^n\]:", lambda m: _note(m, next(labels)), text, flags=re.DOTALL)

    assert Counter(WORD.findall(text)) == words_in(article(text, "a.md"))


def _note(found: re.Match[str], label: int) -> str:
    return f"w{found[1]}x[^n{label}]{found[2]}[^n{label}]:"


@given(st.text(alphabet="ab*_`[]()#>-+=~!\\\n 1.\t", max_size=120))
@QUICK
def test_markdown_reads_what_commonmark_renders(noise: str) -> None:
    """Whatever the marks around them, the words are those that a CommonMark renderer shows."""
    number = count()
    text = "w9999x\n\n" + re.sub("[ab]", lambda _: f"w{next(number)}x ", noise)
    shown = re.sub(r"<(?!img)[^>]*>", " ", MarkdownIt("commonmark").render(text))

    assert Counter(WORD.findall(shown)) == words_in(article(text, "a.md"))


@given(st.lists(BLOCK, min_size=1, max_size=6))
@QUICK
def test_a_page_keeps_every_word_of_its_article(blocks: list[str]) -> None:
    """Each word of an article inside a page stands in it once, and none of the page around it does."""
    number = count()
    text = re.sub("W", lambda _: f"w{next(number)}x", "w0000x\n\n" + "\n\n".join(blocks))
    text = re.sub("</?(?:div|details|summary)[^>]*>", "", text)  # a page's own tags are closed
    inside = MarkdownIt("commonmark").enable("table").render(text)
    page = f"<html><body><nav>w9991x</nav><article>{inside}</article><footer>w9992x</footer></body></html>"
    shown = re.sub(r"<(?!img)[^>]*>", " ", inside)

    assert Counter(WORD.findall(shown)) == words_in(article(page, "a.html"))


# --- generated plain text


@given(st.text(alphabet="aaabbW  \n\n\n-*>•1.=?!:—“”\t#_", max_size=200))
@QUICK
def test_plain_text_keeps_every_word(noise: str) -> None:
    """Each word of a plain text, however it is laid out, stands in exactly one place of the article."""
    number = count()
    text = "w9999x\n\n" + re.sub("[abW]", lambda _: f"w{next(number)}x ", noise)

    assert Counter(WORD.findall(text)) == words_in(article(text, "a.txt"))


@given(
    st.lists(
        st.sampled_from(("Wa Wb.", "Title Words Here", "- Wa", "2. Wa", "> Wa", "    Wa Wb", "By Jane Doe", "***", "")),
        max_size=25,
    )
)
@QUICK
def test_laid_out_text_keeps_every_word(rows: list[str]) -> None:
    """Lists, quotations and headings in any order keep their words."""
    number = count()
    text = "w9999x\n\n" + re.sub("W.|Title|Words|Here", lambda m: f"W{next(number)}", "\n".join(rows)).replace("W", "w")
    text = re.sub(r"w(\d+)(?!\d|x)", r"w\1x", text)

    assert Counter(WORD.findall(text)) == words_in(article(text, "a.txt"))
