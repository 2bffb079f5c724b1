"""Article -> clean, semantic HTML in which nothing of the source's own markup survives."""

from __future__ import annotations

from collections.abc import Mapping

from audiopress.model import Article, Script, Section
from audiopress.write.blocks import flow
from audiopress.write.inline import Rendering, inline, language_attributes, rendering
from audiopress.write.plain import escape


def article_html(article: Article, *, script: Script | None = None, pictures: Mapping[str, str] | None = None) -> str:
    """The article's sections as HTML, without its title; with a script, each sentence heard has an element of its id.

    `pictures` tells the published names of local pictures (see picture_names); any other shows as its alternative
    text. Links stay as the author wrote them, but for those that could run a script: these become their text.
    """
    context = rendering(article, script, pictures or {})
    return "\n".join(_section(section, 2, context) for section in article.sections)


def _section(section: Section, level: int, context: Rendering) -> str:
    """A section with its sections inside it; levels follow the nesting, so that none is ever jumped (WCAG 1.3.1)."""
    inner = [flow(section.blocks, context), *(_section(child, level + 1, context) for child in section.sections)]
    if section.heading is None:
        return "\n".join([f'<div id="{escape(section.id)}">', *filter(None, inner), "</div>"])
    heading, name = section.heading, f"h{min(level, 6)}"
    anchor = f' id="{escape(heading.id)}"' if heading.id != section.id else ""
    language = language_attributes(heading.language, context.language)
    title = f"<{name}{anchor}{language}>{inline(heading, context)}</{name}>"
    return "\n".join([f'<section id="{escape(section.id)}">', title, *filter(None, inner), "</section>"])
