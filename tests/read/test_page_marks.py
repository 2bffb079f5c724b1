"""What a page made for print, or for the eye only, brings along: marks of pages, formulas without a source."""

from __future__ import annotations

from pathlib import Path

from audiopress.model import Block
from audiopress.read import read_article


def blocks(tmp_path: Path, inner: str) -> list[Block]:
    path = tmp_path / "a.html"
    path.write_text(f"<html lang='en'><body><article><h1>T</h1>{inner}</article></body></html>", encoding="utf-8")
    return list(read_article(path, language="en", author="Ada", root=tmp_path).blocks())


def test_the_mark_of_a_page_is_no_word_of_the_sentence(tmp_path: Path) -> None:
    """It becomes a break of its own, below the paragraph, with the page's number."""
    mark = '<span epub:type="pagebreak" title="13">13</span>'
    found = blocks(tmp_path, f"<p>So it {mark}is.</p><div role='doc-pagebreak' aria-label='Page 14'></div><p>Then.</p>")

    assert [(b.kind, b.text, b.attribute("role")) for b in found] == [
        *(("paragraph", "So it is.", ""), ("break", "13", "pagebreak")),
        *(("break", "14", "pagebreak"), ("paragraph", "Then.", "")),
    ]


def test_a_formula_without_a_source_is_given_one(tmp_path: Path) -> None:
    """“x2” might be two things; what the tables do not know stays as a reader sees it."""
    square = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    odd = "<math><mtable><mtr><mtd><mi>y</mi></mtd></mtr></mtable></math>"
    (found,) = blocks(tmp_path, f"<p>Here {square} and {odd}.</p>")

    assert found.text == "Here {x}^{2} and y."
