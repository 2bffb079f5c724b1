"""Blocks -> HTML, one writer for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from audiopress.model import Block, Kind
from audiopress.write.formula import mathml
from audiopress.write.inline import Rendering, inline, language_attributes, picture
from audiopress.write.plain import escape

# Blocks that stand in a row of their like share a parent where the author's own is missing.
_PARENTS: Mapping[Kind, tuple[str, str]] = {
    "item": ("<ul>", "</ul>"),
    "term": ("<dl>", "</dl>"),
    "definition": ("<dl>", "</dl>"),
    "row": ("<table>", "</table>"),
    "note": ('<div class="notes">', "</div>"),
}


def flow(blocks: tuple[Block, ...], context: Rendering) -> str:
    """Blocks one after another."""
    parts: list[str] = []
    for (start, end), group in groupby(blocks, key=lambda block: _PARENTS.get(block.kind, ("", ""))):
        parts += filter(None, [start, *(_block(block, context) for block in group), end])
    return "\n".join(parts)


def _block(block: Block, context: Rendering) -> str:
    return _WRITERS.get(block.kind, _paragraph)(block, context)


def _attributes(block: Block, context: Rendering) -> str:
    return f' id="{escape(block.id)}"{language_attributes(block.language, context.language)}'


def _inner(block: Block, context: Rendering) -> str:
    """A block's own words, then the blocks in it."""
    words = inline(block, context)
    if words and any(child.kind == "paragraph" for child in block.children):
        words = f"<p>{words}</p>"
    return "\n".join(filter(None, [words, flow(block.children, context)]))


def _element(start: str, end: str) -> Callable[[Block, Rendering], str]:
    """A writer of blocks that are one element, which holds words or blocks."""

    def write(block: Block, context: Rendering) -> str:
        return f"<{start}{_attributes(block, context)}>{_inner(block, context)}</{end}>"

    return write


def _aside(block: Block, context: Rendering) -> str:
    if block.attribute("role") == "description":
        return _description(block, context)
    label = escape(block.attribute("label"))
    title = f'<p class="heading">{label}</p>\n' if label else ""
    words = inline(block, context)
    inner = "\n".join(filter(None, [f"<p>{words}</p>" if words else "", flow(block.children, context)]))
    return f'<div class="aside" role="note"{_attributes(block, context)}>\n{title}{inner}\n</div>'


def _description(block: Block, context: Rendering) -> str:
    """What a picture shows, at length: closed, for who sees the picture, under its own heading if it has one."""
    first, rest = block.children[:1], block.children
    title, own = escape(context.labels.description), ""
    if first and first[0].kind == "heading":
        title, own, rest = inline(first[0], context), _attributes(first[0], context), rest[1:]
    words = inline(block, context)
    inner = "\n".join(filter(None, [f"<p>{words}</p>" if words else "", flow(rest, context)]))
    return f"<details{_attributes(block, context)}>\n<summary{own}>{title}</summary>\n{inner}\n</details>"


def _framed(start: str, end: str) -> Callable[[Block, Rendering], str]:
    """A writer of blocks that hold blocks: words of their own become a paragraph."""

    def write(block: Block, context: Rendering) -> str:
        words = inline(block, context)
        inner = [f"<p>{words}</p>" if words else "", flow(block.children, context)]
        return "\n".join([f"<{start}{_attributes(block, context)}>", *filter(None, inner), f"</{end}>"])

    return write


def _paragraph(block: Block, context: Rendering) -> str:
    if block.children:
        return _framed("div", "div")(block, context)
    role = ' class="attribution"' if block.attribute("role") == "attribution" else ""
    return f"<p{role}{_attributes(block, context)}>{inline(block, context)}</p>"


def _heading(block: Block, context: Rendering) -> str:
    """A heading inside another block: it opens no section, so it is no heading of the page."""
    return f'<p class="heading"{_attributes(block, context)}>{inline(block, context)}</p>'


def _list(block: Block, context: Rendering) -> str:
    words = inline(block, context)
    before = f"<p>{words}</p>\n" if words else ""
    name, extra = "ul", ""
    if any(child.kind in ("term", "definition") for child in block.children):
        name = "dl"
    elif block.attribute("ordered", "no") != "no":
        name = "ol"
        extra = "".join(f' {key}="{int(value)}"' for key, value in block.attributes if key == "start" and _whole(value))
        extra += " reversed" if block.attribute("reversed") else ""
    inner = "\n".join(_entry(child, context, numbered=name == "ol") for child in block.children)
    return f"{before}<{name}{_attributes(block, context)}{extra}>\n{inner}\n</{name}>"


def _whole(value: str) -> bool:
    return value.removeprefix("-").isascii() and value.removeprefix("-").isdecimal()


def _entry(block: Block, context: Rendering, *, numbered: bool) -> str:
    """A member of a list; what is none becomes one."""
    if block.kind in ("term", "definition"):
        return _block(block, context)
    if block.kind != "item":
        return f"<li>{_block(block, context)}</li>"
    value = block.attribute("value")
    number = f' value="{int(value)}"' if numbered and _whole(value) else ""
    box = _BOXES.get(block.attribute("checked"), "")
    return f"<li{_attributes(block, context)}{number}>{box}{_inner(block, context)}</li>"


_BOXES = {"true": "☑ ", "false": "☐ "}


def _table(block: Block, context: Rendering) -> str:
    rows = [child for child in block.children if child.kind == "row"]
    titles = [inline(block, context), *(_block(child, context) for child in block.children if child.kind != "row")]
    caption = "\n".join(filter(None, titles))
    named = next((child.text for child in block.children if child.kind != "row" and child.text), block.text)
    label = escape(" ".join(named.split()) or context.labels.table)
    inner = [f"<caption>{caption}</caption>" if caption else "", *_rows(rows, context)]
    table = "\n".join([f"<table{_attributes(block, context)}>", *filter(None, inner), "</table>"])
    # Too wide for a narrow screen, the table is scrolled, by keyboard too, and not the page (WCAG 1.4.10, 2.1.1).
    return f'<section class="scroll" aria-label="{label}" tabindex="0">\n{table}\n</section>'


def _rows(rows: list[Block], context: Rendering) -> Iterator[str]:
    """The rows, those before the first with data as the table's head."""
    head = 0
    while head < len(rows) and all(_header(cell) for cell in rows[head].children) and head < len(rows) - 1:
        head += 1
    for name, part in (("thead", rows[:head]), ("tbody", rows[head:])):
        if part:
            yield f"<{name}>"
            yield from (_row(row, context, head=name == "thead") for row in part)
            yield f"</{name}>"


def _row(row: Block, context: Rendering, *, head: bool) -> str:
    cells = "".join(_cell(cell, context, "col" if head else "row") for cell in row.children)
    return f"<tr{_attributes(row, context)}>{cells}</tr>"


def _header(cell: Block) -> bool:
    return cell.attribute("header") == "true" or bool(cell.attribute("scope"))


def _cell(cell: Block, context: Rendering, scope: str) -> str:
    attributes = _attributes(cell, context)
    for name in ("colspan", "rowspan"):
        if cell.attribute(name).isdecimal() and 1 < int(cell.attribute(name)) <= 1000:
            attributes += f' {name}="{int(cell.attribute(name))}"'
    inner = _inner(cell, context)
    if not _header(cell):
        return f"<td{attributes}>{inner}</td>"
    given = cell.attribute("scope")
    scope = given if given in ("col", "row", "colgroup", "rowgroup") else scope
    return f'<th scope="{scope}"{attributes}>{inner}</th>'


def _figure(block: Block, context: Rendering) -> str:
    """A picture, or several things that share a caption; the block's own words are the caption."""
    alt = block.attribute("alt")
    if not alt and block.attribute("decorative", "no") == "no" and "alt" not in dict(block.attributes):
        alt = context.labels.undescribed
    source = block.attribute("src")
    titles = [child for child in block.children if child.kind == "paragraph"]
    shown = [picture(source, alt, context, context.pictured.get(block.id, "")) if source or alt else ""]
    shown += [_block(child, context) for child in block.children if child not in titles]
    captions = [inline(block, context), *(_paragraph(child, context) for child in titles)]
    caption = "\n".join(filter(None, captions))
    figcaption = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure{_attributes(block, context)}>{''.join(filter(None, shown))}{figcaption}</figure>"


def _code(block: Block, context: Rendering) -> str:
    label = escape(context.labels.code)
    words = inline(block, context, verbatim=True)
    return (
        f'<section class="scroll" aria-label="{label}" tabindex="0">'
        f"<pre{_attributes(block, context)}><code>{words}</code></pre></section>"
    )


def _math(block: Block, context: Rendering) -> str:
    """MathML as such, where it is sound; any other notation as it was written."""
    formula = mathml(block.text) if block.attribute("notation") == "mathml" else None
    words = formula or f"<code>{inline(block, context, verbatim=True)}</code>"
    return f'<div class="math"{_attributes(block, context)}>{words}{flow(block.children, context)}</div>'


def _note(block: Block, context: Rendering) -> str:
    label = context.notes.get(block.id, "") or block.attribute("label")
    name = context.labels.note.format(label or "*")
    attributes = f'role="doc-backlink" aria-label="{escape(f"{context.labels.back}: {name}")}"'
    anchors = context.backlinks.get(block.id, ())
    backs = "".join(f' <a href="#{escape(anchor)}" {attributes}>↩</a>' for anchor in anchors)
    mark = f'<span class="label">{escape(label)}</span> ' if label else ""
    start = f'<aside role="doc-footnote" aria-label="{escape(name)}"{_attributes(block, context)}>'
    return f"{start}\n{mark}{_inner(block, context)}{backs}\n</aside>"


def _poem(block: Block, context: Rendering) -> str:
    stanzas = [inline(block, context)]
    stanzas += [inline(child, context) for child in block.children]
    ids = ["", *(_attributes(child, context) for child in block.children)]
    inner = [f"<p{anchor}>{words}</p>" for anchor, words in zip(ids, stanzas, strict=True) if words]
    return "\n".join([f'<div class="poem"{_attributes(block, context)}>', *inner, "</div>"])


def _break(block: Block, context: Rendering) -> str:
    """A rule; or where a page of the printed edition begins, its number shown because a full edition says it."""
    page = escape(" ".join(block.text.split()))
    if block.attribute("role") != "pagebreak" or not page:
        return f"<hr{_attributes(block, context)}>"
    # DPUB-ARIA 1.1, doc-pagebreak: its name comes from the author, whatever stands in it.
    attributes = f'class="page" role="doc-pagebreak" aria-label="{page}"{_attributes(block, context)}'
    return f"<span {attributes}>{inline(block, context)}</span>"


_WRITERS: Mapping[Kind, Callable[[Block, Rendering], str]] = {
    "heading": _heading,
    "quote": _framed("blockquote", "blockquote"),
    "list": _list,
    "item": lambda block, context: _entry(block, context, numbered=False),
    "term": _element("dt", "dt"),
    "definition": _element("dd", "dd"),
    "table": _table,
    "row": lambda block, context: _row(block, context, head=False),
    "cell": _paragraph,
    "figure": _figure,
    "code": _code,
    "math": _math,
    "note": _note,
    "aside": _aside,
    "poem": _poem,
    "references": _framed('div class="references" role="doc-bibliography"', "div"),
    "boilerplate": _framed('div class="boilerplate"', "div"),
    "break": _break,
}
