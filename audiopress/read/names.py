"""A heading -> what kind of matter it announces: references, notes, or a page's own machinery."""

from __future__ import annotations

import re
from typing import Final, Literal

from audiopress.patterns import late

Matter = Literal["references", "perhaps references", "boilerplate", "perhaps boilerplate", ""]

_REFERENCES: Final = """
    references|reference list|list of references|bibliography|select(?:ed)? bibliography|annotated bibliography
    works cited|works consulted|literature cited|cited works|cited literature|citations
    references (?:and|&) (?:further reading|notes|resources)|notes (?:and|&) references|sources (?:and|&) references
    literaturverzeichnis|literaturangaben|quellenverzeichnis|quellenangaben|einzelnachweise|bibliogra(?:ph|f)ie
    références(?: bibliographiques)?|ouvrages cités|œuvres citées|bibliographie sélective
    referencias(?: bibliográficas)?|bibliografía|obras citadas|bibliografia|riferimenti(?: bibliografici)?|referências
"""
_PERHAPS_REFERENCES: Final = """
    sources|further reading|suggested (?:reading|readings)|recommended (?:reading|readings)|additional reading
    reading list|literature|notes|endnotes|footnotes|credits and sources
    literatur|quellen|weiterführende literatur|anmerkungen|fußnoten
    notes de bas de page|lectures complémentaires|pour aller plus loin|notas|fuentes|lecturas recomendadas|fonti|note
"""
_BOILERPLATE: Final = """
    related (?:posts?|articles?|stories|content|reading|news|topics|links)|similar (?:posts?|articles?)|more posts
    (?:you )?(?:may|might|could) (?:also )?(?:like|enjoy|be interested in)(?: these| this)?|you'll also (?:like|love)
    more (?:like this|from this (?:author|category))|read next|up next|what to read next|next up
    recommended(?: for you| posts| articles| stories)|recent (?:posts|articles|comments)|popular (?:posts|articles)
    latest (?:posts|articles|news|stories)|most (?:read|popular)|trending(?: now)?|keep reading|continue reading
    share (?:this|on|via|the love)(?: .{1,40})?|share (?:post|article)|spread the word
    leave a (?:comment|reply)(?: .*)?|(?:post|add|write) a comment
    join the (?:conversation|discussion)|comments? (?:are )?closed
    (?:previous|next|older|newer) (?:post|article|story)s?
    posts? navigation|subscribe (?:to|for|now|by) .{1,60}|sign up (?:for|to) .{1,60}|follow (?:us|me)(?: .*)?
    filed under.*|posted in.*|advertisements?|(?:skip|story|article) (?:advertisement|continues below).*
    sponsored(?: content)?|cookie (?:notice|policy|settings)|skip to content
    BUTTON(?:[\\s|·•,/]+BUTTON)+
    ähnliche (?:beiträge|artikel)|verwandte (?:beiträge|artikel|themen)|das könnte (?:sie|dich|dir|ihnen) auch .*
    weitere (?:beiträge|artikel)|beitrag teilen|artikel teilen|schreibe? einen kommentar
    kommentar (?:schreiben|hinterlassen)
    articles (?:similaires|connexes|liés)|(?:à )?lire aussi|vous aimerez(?: peut-être)? aussi|laisser un commentaire
    partager (?:cet article|sur .*)|entradas relacionadas|artículos relacionados|también te puede (?:interesar|gustar)
    deja (?:un comentario|una respuesta)|comparte esto|compartir en .*|articoli correlati|condividi(?: su .*)?
"""
_PERHAPS_BOILERPLATE: Final = """
    related|share|sharing|comments?|discussion|newsletter|subscribe|recommended|tags?|categories|follow
    read more|more stories|more articles|next|previous|see also
    teilen|kommentare|kategorien|schlagwörter|partager|commentaires|compartir|comentarios|etiquetas|commenti
"""
_BUTTON: Final = (
    "(?:share|tweet|e-?mail|print|pin(?: it)?|facebook|twitter|linkedin|whatsapp|reddit|bluesky|mastodon|threads|pocket"
    "|copy link|like|save|comment|restack|listen)"
)


def _pattern(table: str) -> re.Pattern[str]:
    return late("|".join(line.strip() for line in table.strip().split("\n")).replace("BUTTON", _BUTTON))


_MATTER: Final[tuple[tuple[Matter, re.Pattern[str]], ...]] = (
    ("references", _pattern(_REFERENCES)),
    ("perhaps references", _pattern(_PERHAPS_REFERENCES)),
    ("boilerplate", _pattern(_BOILERPLATE)),
    ("perhaps boilerplate", _pattern(_PERHAPS_BOILERPLATE)),
)
_NOTES: Final = late(r"(?:end|foot)?notes?|anmerkungen|fußnoten|notes de bas de page|notas(?: al pie)?")
_COMMENTS: Final = late(r"(?:\d+|one) (?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?)")
# Names of what a page shows between two paragraphs: whatever stands below them is the article again.
_ALONE: Final = late(r"advert\w+|sponsored(?: content)?|skip .*|(?:story|article) continues below.*")
_FIRST: Final = late(rf"share|sharing|follow|subscribe|newsletter|teilen|partager|compartir|{_BUTTON}")
_NO_CHAPTER: Final = late(
    rf"share (?:this|on|via|post|article)\b.*|subscribe to .*(?:newsletter|blog|channel|list)"
    rf"|leave a (?:comment|reply).*|(?:post|add|write) a comment"
    rf"|(?:previous|next|older|newer) (?:post|article|story)s?|posts? navigation"
    rf"|filed under.*|posted in.*|cookie .*|{_BUTTON}(?:[\s|·•,/]+{_BUTTON})+"
)


def matter(heading: str) -> Matter:
    """What stands under such a heading; "perhaps" where only what stands there can tell.

    >>> matter("REFERENCES:"), matter("7. Works Cited"), matter("Notes"), matter("Related Posts"), matter("Hope")
    ('references', 'references', 'perhaps references', 'boilerplate', '')
    """
    if opens_comments(heading):
        return "boilerplate"
    words = _plain(heading)
    return next((name for name, pattern in _MATTER if pattern.fullmatch(words)), "")


def announces_notes(heading: str) -> bool:
    return bool(_NOTES.fullmatch(_plain(heading)))


def opens_comments(heading: str) -> bool:
    """Whether readers' comments follow, which are prose like the article's own: "3 Comments"."""
    return bool(_COMMENTS.fullmatch(" ".join(heading.casefold().split())))


def stands_alone(line: str) -> bool:
    """Whether such a line, "Advertisement", says nothing about what is below it."""
    return bool(_ALONE.fullmatch(_plain(line)))


def opens_pages(line: str) -> bool:
    """Whether pages show such a line above their articles: "Share"."""
    return bool(_FIRST.fullmatch(_plain(line)))


def is_button(line: str) -> bool:
    """Whether no chapter could be called so: "Share this", "Previous Post"."""
    return bool(_ALONE.fullmatch(_plain(line)) or _NO_CHAPTER.fullmatch(_plain(line)))


def _plain(heading: str) -> str:
    """Lower case, no number before it, no punctuation around it."""
    words = " ".join(heading.casefold().replace("’", "'").split())
    words = re.sub(r"^(?:\d+(?:\.\d+)*|[ivxlc]+)[.)]?\s+(?=\D)", "", words)
    # casefold makes “ß” to “ss”; the tables are written as people write.
    return words.strip(" :.!?…#*_-–—|→←»«↓").replace("fussnoten", "fußnoten")
