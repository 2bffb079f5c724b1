"""A language -> what the narrator says in it about the page; English where a language has no column yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from audiopress.narrate.numerals import cardinal
from audiopress.narrate.tongue import base
from audiopress.narrate.wordlist import wordlist

DEFAULT: Final = "en"

# One row per phrase, one column per language; a further language is a further column.
_COLUMNS: Final = ("en", "de", "fr", "es")
_PHRASES: Final[dict[str, tuple[str, str, str, str]]] = {
    "by": ("By {names}.", "Von {names}.", "Par {names}.", "Por {names}."),
    "and": ("and", "und", "et", "y"),
    "date": ("{day} {month} {year}.", "{day}. {month} {year}.", "{day} {month} {year}.", "{day} de {month} de {year}."),
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
    "done": ("Done: ", "Erledigt: ", "Fait : ", "Hecho: "),
    "to do": ("To do: ", "Zu tun: ", "À faire : ", "Por hacer: "),
    "attribution": ("By ", "Von ", "De ", "De "),
    "table": (
        "{rows}, {columns}. The table is on the page.",
        "{rows}, {columns}. Die Tabelle steht auf der Seite.",
        "{rows}, {columns}. Le tableau est sur la page.",
        "{rows}, {columns}. La tabla está en la página.",
    ),
    "table read": ("{rows}, {columns}.", "{rows}, {columns}.", "{rows}, {columns}.", "{rows}, {columns}."),
    "table end": ("End of table.", "Ende der Tabelle.", "Fin du tableau.", "Fin de la tabla."),
    "columns": ("Columns: ", "Spalten: ", "Colonnes : ", "Columnas: "),
    "row header": ("{name}: ", "{name}: ", "{name} : ", "{name}: "),
    "column header": ("{name}, ", "{name}, ", "{name}, ", "{name}, "),
    "table lead": ("Table: ", "Tabelle: ", "Tableau : ", "Tabla: "),
    "table alone": ("Table.", "Tabelle.", "Tableau.", "Tabla."),
    "code": (
        "Code example{language}, {lines}, on the page.",
        "Codebeispiel{language}, {lines}, auf der Seite.",
        "Exemple de code{language}, {lines}, sur la page.",
        "Ejemplo de código{language}, {lines}, en la página.",
    ),
    "code language": (", in {name}", ", in {name}", ", en {name}", ", en {name}"),
    "code read": ("Code.", "Code.", "Code.", "Código."),
    "code end": ("End of code.", "Ende des Codes.", "Fin du code.", "Fin del código."),
    "code inline": ("code, on the page", "Code, auf der Seite", "code, sur la page", "código, en la página"),
    "equation": (
        "Equation, on the page.",
        "Gleichung, auf der Seite.",
        "Équation, sur la page.",
        "Ecuación, en la página.",
    ),
    "equation read": ("Equation: ", "Gleichung: ", "Équation : ", "Ecuación: "),
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
    "description": ("Image description.", "Bildbeschreibung.", "Description de l’image.", "Descripción de la imagen."),
    "description end": (
        "End of image description.",
        "Ende der Bildbeschreibung.",
        "Fin de la description.",
        "Fin de la descripción.",
    ),
    "caption": ("Caption. ", "Bildunterschrift. ", "Légende. ", "Leyenda. "),
    "note": ("Note.", "Anmerkung.", "Note.", "Nota."),
    "note end": ("End of note.", "Ende der Anmerkung.", "Fin de la note.", "Fin de la nota."),
    "notes": ("Notes.", "Anmerkungen.", "Notes.", "Notas."),
    "note mark": ("note {number}", "Anmerkung {number}", "note {number}", "nota {number}"),
    "range": ("to", "bis", "à", "a"),
    "struck": ("deleted: ", "gestrichen: ", "supprimé : ", "suprimido: "),
    "pull quote": ("Pull quote.", "Hervorgehobenes Zitat.", "Citation en exergue.", "Cita destacada."),
    "pull quote end": (
        *("End of pull quote.", "Ende des hervorgehobenen Zitats.", "Fin de la citation en exergue."),
        "Fin de la cita destacada.",
    ),
    "page": ("Page ", "Seite ", "Page ", "Página "),
    "aside": ("Side note.", "Randbemerkung.", "Encadré.", "Nota al margen."),
    "aside end": ("End of side note.", "Ende der Randbemerkung.", "Fin de l’encadré.", "Fin de la nota al margen."),
    "label": ("{label}.", "{label}.", "{label}.", "{label}."),
    "label end": ("End of {label}.", "Ende: {label}.", "Fin : {label}.", "Fin: {label}."),
    "poem": ("Poem.", "Gedicht.", "Poème.", "Poema."),
    "poem end": ("End of poem.", "Ende des Gedichts.", "Fin du poème.", "Fin del poema."),
    "references read": (
        *("References, {entries}.", "Literatur, {entries}.", "Références, {entries}.", "Referencias, {entries}."),
    ),
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
        *("{things} is on the page{where}.", "Auf der Seite{where} steht noch: {things}."),
        *("À voir sur la page{where} : {things}.", "En la página{where}, además: {things}."),
    ),
    "left out": (
        *("{things} are on the page{where}.", "Auf der Seite{where} stehen noch: {things}."),
        *("À voir sur la page{where} : {things}.", "En la página{where}, además: {things}."),
    ),
    "where": (" at {host}", " auf {host}", " sur {host}", " en {host}"),
    "link": ("link to {host}", "Link zu {host}", "lien vers {host}", "enlace a {host}"),
    "dot": (" dot ", " Punkt ", " point ", " punto "),
}

# One thing, with its article, and several; a further language is a further column.
_NOUNS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "item": (("one item", "items"), ("ein Punkt", "Punkten"), ("un élément", "éléments"), ("un elemento", "elementos")),
    "row": (("one row", "rows"), ("eine Zeile", "Zeilen"), ("une ligne", "lignes"), ("una fila", "filas")),
    "column": (
        *(("one column", "columns"), ("eine Spalte", "Spalten")),
        *(("une colonne", "colonnes"), ("una columna", "columnas")),
    ),
    "line": (("one line", "lines"), ("eine Zeile", "Zeilen"), ("une ligne", "lignes"), ("una línea", "líneas")),
    "entry": (
        ("one entry", "entries"),
        ("ein Eintrag", "Einträge"),
        ("une entrée", "entrées"),
        ("una entrada", "entradas"),
    ),
    "note": (("one note", "notes"), ("eine Anmerkung", "Anmerkungen"), ("une note", "notes"), ("una nota", "notas")),
    "citation": (
        *(("one citation", "citations"), ("eine Quellenangabe", "Quellenangaben")),
        *(
            ("un renvoi bibliographique", "renvois bibliographiques"),
            ("una cita bibliográfica", "citas bibliográficas"),
        ),
    ),
    "reference": (
        *(("one reference", "references"), ("eine Literaturangabe", "Literaturangaben")),
        *(("une référence", "références"), ("una referencia", "referencias")),
    ),
    "table": (
        *(("one table", "tables"), ("eine Tabelle", "Tabellen")),
        *(("un tableau", "tableaux"), ("una tabla", "tablas")),
    ),
    "code example": (
        *(("one code example", "code examples"), ("ein Codebeispiel", "Codebeispiele")),
        *(("un exemple de code", "exemples de code"), ("un ejemplo de código", "ejemplos de código")),
    ),
    "equation": (
        *(("one equation", "equations"), ("eine Gleichung", "Gleichungen")),
        *(("une équation", "équations"), ("una ecuación", "ecuaciones")),
    ),
    "description": (
        *(
            ("one description of a picture", "descriptions of pictures"),
            ("eine Bildbeschreibung", "Bildbeschreibungen"),
        ),
        *(
            ("une description d’image", "descriptions d’images"),
            ("una descripción de imagen", "descripciones de imágenes"),
        ),
    ),
    "surrounding": (
        *(("one part of the page around it", "parts of the page around it"), ("ein Teil der Seite", "Teile der Seite")),
        *(
            ("une partie de la page autour", "parties de la page autour"),
            ("una parte de la página", "partes de la página"),
        ),
    ),
}
# How a number that ends in one ends before a noun: after (num2words), with a feminine noun, with a masculine one.
_ONE: Final = {"fr": ("un", "une", "un"), "es": ("uno", "una", "ún")}
_MINUS: Final = ("minus", "minus", "moins", "menos")

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
    """A number of things, in words.

    >>> count("en", "row", 1), count("de", "column", 3), count("fr", "line", 21), count("es", "table", 31)
    ('one row', 'drei Spalten', 'vingt et une lignes', 'treinta y una tablas')
    """
    singular, plural = _NOUNS[noun][_column(language)]
    return singular if number == 1 else f"{_before_noun(number, language, singular)} {plural}"


def _before_noun(number: int, language: str, singular: str) -> str:
    tongue = _COLUMNS[_column(language)]
    words = cardinal(number, tongue)
    after, feminine, masculine = _ONE.get(tongue, ("", "", ""))
    if not after or not words.endswith(after):
        return words
    if singular.startswith(("une ", "una ")):
        return words.removesuffix(after) + feminine
    return words.removesuffix(after) + (masculine if words.endswith("veintiuno") or tongue == "fr" else "un")


def numeral(language: str, number: int) -> str:
    """A number standing alone, in words where the language's are known, with a capital.

    >>> numeral("en", 3), numeral("de-AT", -2), numeral("ja", 7)
    ('Three', 'Minus zwei', '7')
    """
    if not known(language):
        return str(number)
    column = _column(language)
    words = cardinal(abs(number), _COLUMNS[column])
    words = f"{_MINUS[column]} {words}" if number < 0 else words
    return words[:1].upper() + words[1:]


def enumeration(language: str, things: Iterable[str]) -> str:
    """Things in a row, the last after “and”.

    >>> enumeration("en", ["A", "B", "C"])
    'A, B and C'
    """
    *others, last = (*things,) or ("",)
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
