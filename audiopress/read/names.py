"""A heading -> what kind of matter it announces: references, notes, or a page's own machinery."""

from __future__ import annotations

import re
from typing import Final, Literal

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
    leave a (?:comment|reply)(?: .*)?|(?:post|add|write) a comment|\\d+ (?:comments?|responses?|replies)
    join the (?:conversation|discussion)|comments? (?:are )?closed
    (?:previous|next|older|newer) (?:post|article|story)s?
    posts? navigation|subscribe (?:to|for|now|by) .{1,60}|sign up (?:for|to) .{1,60}|follow (?:us|me)(?: .*)?
    filed under.*|posted in.*|advertisements?|sponsored(?: content)?|cookie (?:notice|policy|settings)|skip to content
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


def _pattern(table: str) -> re.Pattern[str]:
    return re.compile("|".join(line.strip() for line in table.strip().split("\n")))


_MATTER: Final[tuple[tuple[Matter, re.Pattern[str]], ...]] = (
    ("references", _pattern(_REFERENCES)),
    ("perhaps references", _pattern(_PERHAPS_REFERENCES)),
    ("boilerplate", _pattern(_BOILERPLATE)),
    ("perhaps boilerplate", _pattern(_PERHAPS_BOILERPLATE)),
)
_NOTES: Final = re.compile(r"(?:end|foot)?notes?|anmerkungen|fußnoten|notes de bas de page|notas(?: al pie)?")


def matter(heading: str) -> Matter:
    """What stands under such a heading; "perhaps" where only what stands there can tell.

    >>> matter("REFERENCES:"), matter("7. Works Cited"), matter("Notes"), matter("Related Posts"), matter("Hope")
    ('references', 'references', 'perhaps references', 'boilerplate', '')
    """
    words = _plain(heading)
    return next((name for name, pattern in _MATTER if pattern.fullmatch(words)), "")


def announces_notes(heading: str) -> bool:
    return bool(_NOTES.fullmatch(_plain(heading)))


def _plain(heading: str) -> str:
    """Lower case, no number before it, no punctuation around it."""
    words = " ".join(heading.casefold().replace("’", "'").split())
    words = re.sub(r"^(?:\d+(?:\.\d+)*|[ivxlc]+)[.)]?\s+(?=\D)", "", words)
    # casefold makes “ß” to “ss”; the tables are written as people write.
    return words.strip(" :.!?…#*_-–—|→←»«↓").replace("fussnoten", "fußnoten")
