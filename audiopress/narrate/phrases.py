"""A language -> what the narrator says in it about the page; English where a language has no column yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from audiopress.narrate.tongue import base
from audiopress.narrate.wordlist import wordlist

DEFAULT: Final = "en"

# One row per phrase, one column per language; a further language is a further column.
_COLUMNS: Final = ("en", "de", "fr", "es")
_PHRASES: Final[dict[str, tuple[str, str, str, str]]] = {
    "by": ("By {names}.", "Von {names}.", "Par {names}.", "Por {names}."),
    "and": ("and", "und", "et", "y"),
    "date": ("{day} {month} {year}.", "{day} {month} {year}.", "{day} {month} {year}.", "{day} de {month} de {year}."),
    "edition": (
        "Audio edition, synthetic voice.",
        "Audioausgabe, synthetische Stimme.",
        "Édition audio, voix de synthèse.",
        "Edición en audio, voz sintética.",
    ),
    "quote": ("Quote.", "Zitat.", "Citation.", "Cita."),
    "quote end": ("End of quote.", "Ende des Zitats.", "Fin de citation.", "Fin de la cita."),
    "list": ("List of {items}.", "Liste mit {items}.", "Liste de {items}.", "Lista de {items}."),
    "sub-list": ("Sub-list.", "Unterliste.", "Sous-liste.", "Sublista."),
    "number": ("{number}. ", "{number}: ", "{number}. ", "{number}. "),
    "table": (
        "{rows}, {columns}. The table is on the page.",
        "{rows}, {columns}. Die Tabelle steht auf der Seite.",
        "{rows}, {columns}. Le tableau est sur la page.",
        "{rows}, {columns}. La tabla está en la página.",
    ),
    "table lead": ("Table: ", "Tabelle: ", "Tableau : ", "Tabla: "),
    "table alone": ("Table.", "Tabelle.", "Tableau.", "Tabla."),
    "code": (
        "Code example{language}, {lines}, on the page.",
        "Codebeispiel{language}, {lines}, auf der Seite.",
        "Exemple de code{language}, {lines}, sur la page.",
        "Ejemplo de código{language}, {lines}, en la página.",
    ),
    "code language": (", in {name}", ", in {name}", ", en {name}", ", en {name}"),
    "code inline": ("code, on the page", "Code, auf der Seite", "code, sur la page", "código, en la página"),
    "equation": (
        "Equation, on the page.",
        "Gleichung, auf der Seite.",
        "Équation, sur la page.",
        "Ecuación, en la página.",
    ),
    "equation inline": (
        "equation, on the page",
        "Gleichung, auf der Seite",
        "équation, sur la page",
        "ecuación, en la página",
    ),
    "image": ("Image. {alt}", "Bild. {alt}", "Image. {alt}", "Imagen. {alt}"),
    "image inline": ("image: ", "Bild: ", "image : ", "imagen: "),
    "no alt": (
        "Image without description.",
        "Bild ohne Beschreibung.",
        "Image sans description.",
        "Imagen sin descripción.",
    ),
    "caption": ("Caption. ", "Bildunterschrift. ", "Légende. ", "Leyenda. "),
    "note": ("Note.", "Anmerkung.", "Note.", "Nota."),
    "note end": ("End of note.", "Ende der Anmerkung.", "Fin de la note.", "Fin de la nota."),
    "aside": ("Side note.", "Randbemerkung.", "Encadré.", "Nota al margen."),
    "aside end": ("End of side note.", "Ende der Randbemerkung.", "Fin de l’encadré.", "Fin de la nota al margen."),
    "label": ("{label}.", "{label}.", "{label}.", "{label}."),
    "label end": ("End of {label}.", "Ende: {label}.", "Fin : {label}.", "Fin: {label}."),
    "poem": ("Poem.", "Gedicht.", "Poème.", "Poema."),
    "poem end": ("End of poem.", "Ende des Gedichts.", "Fin du poème.", "Fin del poema."),
    "references one": (
        "{entries} is listed on the page.",
        "{entries} steht auf der Seite.",
        "{entries} figure sur la page.",
        "{entries} figura en la página.",
    ),
    "references": (
        "{entries} are listed on the page.",
        "{entries} stehen auf der Seite.",
        "{entries} figurent sur la page.",
        "{entries} figuran en la página.",
    ),
    "end": ("End of {title}.", "Ende: {title}.", "Fin : {title}.", "Fin: {title}."),
    "end untitled": ("End of the article.", "Ende des Artikels.", "Fin de l’article.", "Fin del artículo."),
    "left out one": (
        "{things} is not read aloud; it is on the page.",
        "Nicht vorgelesen, aber auf der Seite: {things}.",
        "Non lu à voix haute, mais présent sur la page : {things}.",
        "No se lee en voz alta, pero está en la página: {things}.",
    ),
    "left out": (
        "{things} are not read aloud; they are on the page.",
        "Nicht vorgelesen, aber auf der Seite: {things}.",
        "Non lus à voix haute, mais présents sur la page : {things}.",
        "No se leen en voz alta, pero están en la página: {things}.",
    ),
    "link": ("link to {host}", "Link zu {host}", "lien vers {host}", "enlace a {host}"),
    "dot": (" dot ", " Punkt ", " point ", " punto "),
}

_NOUNS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "item": (("item", "items"), ("Punkt", "Punkten"), ("élément", "éléments"), ("elemento", "elementos")),
    "row": (("row", "rows"), ("Zeile", "Zeilen"), ("ligne", "lignes"), ("fila", "filas")),
    "column": (("column", "columns"), ("Spalte", "Spalten"), ("colonne", "colonnes"), ("columna", "columnas")),
    "line": (("line", "lines"), ("Zeile", "Zeilen"), ("ligne", "lignes"), ("línea", "líneas")),
    "citation": (
        *(("citation", "citations"), ("Quellenangabe", "Quellenangaben")),
        *(("renvoi bibliographique", "renvois bibliographiques"), ("cita bibliográfica", "citas bibliográficas")),
    ),
    "reference": (
        *(("reference", "references"), ("Literaturangabe", "Literaturangaben")),
        *(("référence", "références"), ("referencia", "referencias")),
    ),
    "table": (("table", "tables"), ("Tabelle", "Tabellen"), ("tableau", "tableaux"), ("tabla", "tablas")),
    "code example": (
        *(("code example", "code examples"), ("Codebeispiel", "Codebeispiele")),
        *(("exemple de code", "exemples de code"), ("ejemplo de código", "ejemplos de código")),
    ),
    "equation": (
        *(("equation", "equations"), ("Gleichung", "Gleichungen")),
        *(("équation", "équations"), ("ecuación", "ecuaciones")),
    ),
    "surrounding": (
        *(("part of the page around it", "parts of the page around it"), ("Teil der Seite", "Teile der Seite")),
        *(("partie de la page autour", "parties de la page autour"), ("parte de la página", "partes de la página")),
    ),
}

_MONTHS: Final = {
    "en": wordlist("January February March April May June July August September October November December"),
    "de": wordlist("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": wordlist("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": wordlist("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}


def known(language: str) -> bool:
    """Whether the narrator's phrases exist in this language."""
    return base(language) in _COLUMNS


def narrator_language(language: str) -> str:
    """The language in which the narrator speaks about text in `language`.

    >>> narrator_language("de-AT"), narrator_language("ja")
    ('de-AT', 'en')
    """
    return language if known(language) else DEFAULT


def phrase(language: str, name: str, /, **words: object) -> str:
    """The phrase of that name; English where the language has none.

    >>> phrase("fr", "quote end"), phrase("ja", "by", names="Ada")
    ('Fin de citation.', 'By Ada.')
    """
    return _PHRASES[name][_column(language)].format(**words)


def count(language: str, noun: str, number: int) -> str:
    """A number of things.

    >>> count("en", "row", 1), count("de", "column", 3)
    ('1 row', '3 Spalten')
    """
    singular, plural = _NOUNS[noun][_column(language)]
    return f"{number} {singular if number == 1 else plural}"


def enumeration(language: str, things: Iterable[str]) -> str:
    """Things in a row, the last after “and”.

    >>> enumeration("en", ["A", "B", "C"])
    'A, B and C'
    """
    *others, last = things
    return f"{', '.join(others)} {phrase(language, 'and')} {last}" if others else last


def date(language: str, moment: datetime) -> str:
    """A day as it is said.

    >>> date("en", datetime(2026, 3, 4))
    '4 March 2026.'
    """
    month = _MONTHS[_COLUMNS[_column(language)]][moment.month - 1]
    return phrase(language, "date", day=moment.day, month=month, year=moment.year)


def _column(language: str) -> int:
    tongue = base(language)
    return _COLUMNS.index(tongue if tongue in _COLUMNS else DEFAULT)
