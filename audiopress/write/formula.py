"""MathML as an author's page held it -> MathML that holds formulas and nothing else, or none."""

from __future__ import annotations

from lxml import etree

from audiopress.write.plain import escape, legal

# MathML Core, presentation elements, less those that embed HTML, follow links or run on a click.
_ELEMENTS = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "ms", "mfrac", "msqrt", "mroot", "mstyle", "mpadded"),
        *("mphantom", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts"),
        *("mtable", "mtr", "mtd", "merror", "semantics"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("display", "mathvariant", "stretchy", "fence", "separator", "accent", "accentunder", "linethickness"),
        *("columnspan", "rowspan", "lspace", "rspace", "movablelimits", "largeop", "symmetric", "alttext"),
    )
)
_DEEPEST = 64  # elements inside one another


def mathml(source: str) -> str | None:
    """The formula with only the elements and attributes of a table; None where the source is no MathML.

    >>> mathml('<math onclick="x()"><mi>a</mi><script>b</script></math>')
    '<math><mi>a</mi></math>'
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(legal(source).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return _clean(root, _DEEPEST) if _name(root) == "math" else None


def _clean(element: etree._Element, depth: int) -> str:
    name = _name(element)
    if name not in _ELEMENTS or depth == 0:
        return ""
    kept = "".join(f' {key}="{escape(str(value))}"' for key, value in element.items() if key in _ATTRIBUTES)
    inner = escape(str(element.text or ""))
    for child in element:
        inner += _clean(child, depth - 1) + escape(str(child.tail or ""))
    return f"<{name}{kept}>{inner}</{name}>"


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
