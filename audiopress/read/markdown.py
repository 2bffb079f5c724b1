"""Markdown -> HTML whose elements know their source lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from audiopress.errors import SourceError
from audiopress.patterns import late
from audiopress.read import comments
from audiopress.read.dialect import dialect
from audiopress.read.fields import Fields
from audiopress.read.source import Document, Source
from audiopress.read.tree import LINE, parse

# Tags that turn what follows them into something that is no text (GFM § 6.11, Disallowed Raw HTML); the second row only
# where they are never closed.
_SWALLOWING: Final = late(r"<(?=/?(title|textarea|xmp|noembed|noframes|plaintext|head|body|html)\b)", re.IGNORECASE)
_HIDING: Final = late(r"<(?=(script|style|iframe|template|noscript|select|object|video|audio)\b)", re.IGNORECASE)
# CommonMark § 6.6, open tag.
_TAG: Final = late(r"""<([a-zA-Z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>)""")

Render = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, Any], str]


def read(source: Source) -> Document:
    """Raises SourceError for text that is nested too deep to be parsed."""
    md = dialect()
    md.core.ruler.push("lines", _lines)
    md.core.ruler.push("captions", _captions)
    for name, render in _RENDERERS.items():
        md.add_render_rule(name, render)
    try:
        html = _render(md, source.text)
    except RecursionError as error:
        raise SourceError("the text is nested too deep", "take some of its brackets away", source.place) from error
    return Document(parse(f"<html><body>{html}</body></html>", source.place), Fields())


def _render(md: MarkdownIt, text: str) -> str:
    """The document, and after it the notes that were written inside their sentences."""
    env: dict[str, Any] = {}
    html = str(md.render(text, env))
    notes = env.get("footnotes", {}).get("list", {})
    for number, note in notes.items():
        if "tokens" in note:
            words = str(md.renderer.render([_inline(note)], md.options, env))
            html += f'<aside role="doc-footnote" id="fn-{number + 1}"><p>{words}</p></aside>'
    return html


def _inline(note: dict[str, Any]) -> Token:
    token = Token("inline", "", 0)
    token.children, token.content = note["tokens"], note["content"]
    return token


def _lines(state: StateCore) -> None:
    """Every element gets the line it begins on; pictures and raw tags inside a paragraph get their own."""
    for token in state.tokens:
        if token.map is None:
            continue
        first = token.map[0] + 1
        if token.type == "html_block":
            token.content = _raw(token.content, first)
        elif token.type != "inline":
            token.attrSet(LINE, str(first))
        for child in token.children or []:
            if child.type in {"softbreak", "hardbreak"}:
                first += 1
            elif child.type == "image":
                child.attrSet(LINE, str(first))
            elif child.type == "html_inline":
                child.content = _raw(child.content, first)


_ALONE = "alone"  # meta of a picture that is a paragraph by itself and has a title


def _captions(state: StateCore) -> None:
    """A picture alone in its paragraph is a figure, and its title the caption: words are not for pointers only."""
    for opening, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        parts = [child for child in inline.children or [] if child.type != "text" or child.content.strip()]
        if (
            opening.type == "paragraph_open"
            and [part.type for part in parts] == ["image"]
            and parts[0].attrs.get("title")
        ):
            opening.tag = closing.tag = "figure"
            parts[0].meta = {**parts[0].meta, _ALONE: True}


def _raw(html: str, first: int) -> str:
    """Raw HTML whose tags know their lines; a tag that would swallow the text after it is text itself."""

    def hiding(found: re.Match[str]) -> str:
        return "<" if f"</{found[1]}".lower() in html[found.end() :].lower() else "&lt;"

    def lined(found: re.Match[str]) -> str:
        return f'<{found[1]} {LINE}="{first + safe.count(chr(10), 0, found.start())}"{found[2]}'

    safe = _SWALLOWING.sub("&lt;", _HIDING.sub(hiding, html))
    return comments.numbered(_TAG.sub(lined, safe), first)


# --- rendering, where our walker wants other elements than a browser


def _image(self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: Any) -> str:
    """`![](a.png)` says nothing of a picture, not even that it is decoration: it gets no alt attribute."""
    token = tokens[i]
    caption = f"<figcaption>{escape(str(token.attrs.get('title', '')))}</figcaption>" if token.meta.get(_ALONE) else ""
    alt = self.renderInlineAsText(token.children, options, env)
    attributes = {"src": str(token.attrs.get("src", "")), LINE: str(token.attrs.get(LINE, "")), "alt": alt}
    written = (f'{name}="{escape(value)}"' for name, value in attributes.items() if value or name == "src")
    return f"<img {' '.join(written)}>{caption}"


def _note_reference(_: RendererHTML, tokens: Sequence[Token], i: int, __: OptionsDict, ___: Any) -> str:
    number = tokens[i].meta["id"] + 1
    return f'<sup><a role="doc-noteref" href="#fn-{number}">{number}</a></sup>'


def _note_open(_: RendererHTML, tokens: Sequence[Token], i: int, __: OptionsDict, env: Any) -> str:
    label = tokens[i].meta["label"]
    number = env["footnotes"]["refs"].get(f":{label}", -1) + 1
    token = tokens[i]
    line = f' {LINE}="{token.map[0] + 1}"' if token.map else ""
    return f'<aside role="doc-footnote" id="fn-{number or "to-" + escape(label)}"{line}>'


def _note_close(*_: object) -> str:
    return "</aside>"


def _quote_open(self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: Any) -> str:
    label = tokens[i].meta.get("label")
    title = f'<p class="admonition-title">{escape(label)}</p>' if label else ""
    return self.renderToken(tokens, i, options, env) + title


def _formula(_: RendererHTML, tokens: Sequence[Token], i: int, __: OptionsDict, ___: Any) -> str:
    return f'<span class="math">{escape(tokens[i].content)}</span>'


def _display(_: RendererHTML, tokens: Sequence[Token], i: int, __: OptionsDict, ___: Any) -> str:
    token = tokens[i]
    line = f' {LINE}="{token.attrs[LINE]}"' if LINE in token.attrs else ""
    return f'<div class="math"{line}>{escape(token.content)}</div>'


def _fence(self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: Any) -> str:
    if tokens[i].info.strip() == "math":
        return _display(self, tokens, i, options, env)
    return f'<div {LINE}="{tokens[i].attrs.get(LINE, "")}">{self.fence(tokens, i, options, env)}</div>'


_RENDERERS: Final[dict[str, Render]] = {
    "image": _image,
    "footnote_ref": _note_reference,
    "footnote_reference_open": _note_open,
    "footnote_reference_close": _note_close,
    "blockquote_open": _quote_open,
    "math_inline": _formula,
    "math_inline_double": _display,
    "math_block": _display,
    "math_block_label": _display,
    "fence": _fence,
}
