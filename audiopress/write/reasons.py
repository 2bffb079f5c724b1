"""The reason of an omission -> words that a reader of the page understands, in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_LANGUAGES: Final = ("en", "de", "fr", "es")
_REASONS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "citation": (
        *("References to sources", "Quellenangaben im Text"),
        *("Renvois aux sources", "Referencias a las fuentes"),
    ),
    "note mark": ("Marks of notes", "Zeichen der Anmerkungen", "Appels de note", "Llamadas de nota"),
    "note": ("Notes", "Anmerkungen", "Notes", "Notas"),
    "reference list": ("List of references", "Literaturverzeichnis", "Bibliographie", "Bibliografía"),
    "table described": (
        *("Tables, of which only the size is told", "Tabellen, von denen nur die Größe gesagt wird"),
        *("Tableaux, dont seule la taille est dite", "Tablas, de las que solo se dice el tamaño"),
    ),
    "code described": (
        *("Code examples, announced but not read", "Codebeispiele, angekündigt, aber nicht gelesen"),
        *("Exemples de code, annoncés mais non lus", "Ejemplos de código, anunciados pero no leídos"),
    ),
    "code": ("Code within sentences", "Code in Sätzen", "Code dans les phrases", "Código dentro de las frases"),
    "code number": (
        *("Long codes and numbers", "Lange Codes und Nummern"),
        *("Codes et numéros longs", "Códigos y números largos"),
    ),
    "equation": ("Formulas", "Formeln", "Formules", "Fórmulas"),
    "long description": (
        *("Descriptions of pictures", "Bildbeschreibungen"),
        *("Descriptions d’images", "Descripciones de imágenes"),
    ),
    "emoji": ("Emoji", "Emojis", "Émojis", "Emojis"),
    "struck out": ("Words struck out", "Durchgestrichene Wörter", "Mots barrés", "Palabras tachadas"),
    "left out by the author": (
        *("Left out by the author", "Von der Autorin oder dem Autor ausgelassen"),
        *("Laissé de côté par l’auteur", "Omitido por el autor"),
    ),
    "punctuation only": (
        *("Signs without words", "Zeichen ohne Wörter"),
        *("Signes sans mots", "Signos sin palabras"),
    ),
    "page number": ("Page numbers", "Seitenzahlen", "Numéros de page", "Números de página"),
    "byline": (
        *("Author and date, said at the start", "Verfasser und Datum, am Anfang gesagt"),
        *("Auteur et date, dits au début", "Autor y fecha, dichos al principio"),
    ),
    "pull-quote": (
        *("Sentences repeated in large type", "In großer Schrift wiederholte Sätze"),
        *("Phrases répétées en grands caractères", "Frases repetidas en letra grande"),
    ),
    "boilerplate": (
        *("Parts of the page around the article", "Teile der Seite um den Artikel herum"),
        *("Parties de la page autour de l’article", "Partes de la página alrededor del artículo"),
    ),
    "heading of nothing told": (
        *("Headings of parts that are not read", "Überschriften von Teilen, die nicht gelesen werden"),
        *("Titres de parties qui ne sont pas lues", "Títulos de partes que no se leen"),
    ),
}
REASONS: Final = frozenset(_REASONS)


def reason(name: str, language: str) -> str:
    """What a page in that language says of the reason; English where it is in none of ours, an unknown one as it is.

    >>> reason("page number", "de"), reason("citation", "tlh"), reason("address", "fr")
    ('Seitenzahlen', 'References to sources', 'address')
    """
    words = _REASONS.get(name)
    if words is None:
        return name
    return words[_LANGUAGES.index(language) if language in _LANGUAGES else 0]
