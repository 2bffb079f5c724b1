"""Rules that say an abbreviation in full: one table row per abbreviation and language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from audiopress.narrate.passage import Change, Passage, Rule

# (written, as a pattern; spoken; what must follow, as a pattern, or "")
_Row = tuple[str, str, str]
_DIGIT: Final = r"\s?\d"
_PLACE: Final = r"\s?(?:\d|[ivxlcdm]+\b)"

_ENGLISH: Final[tuple[_Row, ...]] = (
    (r"e\.\s?g\.", "for example", ""),
    (r"i\.\s?e\.", "that is", ""),
    (r"etc\.", "and so on", ""),
    (r"et al\.?", "and others", ""),
    (r"vs\.?|(?-i:v)\.", "versus", r"\s"),
    (r"cf\.", "compare", ""),
    (r"viz\.", "namely", ""),
    (r"approx\.", "approximately", ""),
    (r"(?-i:c)a?\.", "circa", r"\s?\d{3}"),
    (r"pp\.?", "pages", _PLACE),
    (r"p\.", "page", _PLACE),
    (r"nos\.", "numbers", _DIGIT),
    (r"no\.", "number", _DIGIT),
    (r"№|nº|n°", "number", _DIGIT),
    (r"figs\.", "figures", _DIGIT),
    (r"fig\.", "figure", _DIGIT),
    (r"eqs\.", "equations", r"\s?\(?\d"),
    (r"eq\.", "equation", r"\s?\(?\d"),
    (r"vols\.", "volumes", _PLACE),
    (r"vol\.", "volume", r"\s?(?:\d|[ivxlcdmIVXLCDM]+\b)"),
    (r"chaps\.", "chapters", _DIGIT),
    (r"chap\.|ch\.", "chapter", r"\s?(?:\d|[ivxlcdmIVXLCDM]+\b)"),
    (r"(?-i:S)ec\.", "section", _DIGIT),
    (r"paras?\.", "paragraph", _DIGIT),
)
_GERMAN: Final[tuple[_Row, ...]] = (
    (r"z\.\s?B\.", "zum Beispiel", ""),
    (r"d\.\s?h\.", "das heißt", ""),
    (r"u\.\s?a\.", "unter anderem", ""),
    (r"usw\.", "und so weiter", ""),
    (r"bzw\.", "beziehungsweise", ""),
    (r"vgl\.", "vergleiche", ""),
    (r"et al\.?", "und andere", ""),
    (r"Nr\.", "Nummer", _DIGIT),
    (r"S\.", "Seite", _DIGIT),
    (r"Abb\.", "Abbildung", _DIGIT),
    (r"Kap\.", "Kapitel", _DIGIT),
    (r"ca\.", "circa", ""),
)
_FRENCH: Final[tuple[_Row, ...]] = (
    (r"p\.\s?ex\.", "par exemple", ""),
    (r"c\.?-à-d\.", "c’est-à-dire", ""),
    (r"cf\.", "voir", ""),
    (r"et al\.?", "et autres", ""),
    (r"n°|nº", "numéro", _DIGIT),
    (r"pp\.", "pages", _PLACE),
    (r"p\.", "page", _PLACE),
    (r"fig\.", "figure", _DIGIT),
    (r"chap\.", "chapitre", _PLACE),
    (r"env\.", "environ", ""),
)
_SPANISH: Final[tuple[_Row, ...]] = (
    (r"p\.\s?ej\.", "por ejemplo", ""),
    (r"EE\.\s?UU\.", "Estados Unidos", ""),
    (r"et al\.?", "y otros", ""),
    (r"núms\.", "números", _DIGIT),
    (r"núm\.|n\.º|nº|n°", "número", _DIGIT),
    (r"págs\.|pp\.", "páginas", _PLACE),
    (r"pág\.|p\.", "página", _PLACE),
    (r"fig\.", "figura", _DIGIT),
    (r"cap\.", "capítulo", _PLACE),
    (r"aprox\.", "aproximadamente", ""),
)


def _finder(rows: tuple[_Row, ...]) -> Callable[[Passage], Iterator[Change]]:
    """A rule from rows: the first row that fits a place has it. A stop that also ends the sentence stays."""
    patterns = "|".join(
        f"(?P<row{index}>{written}){f'(?={after})' if after else ''}" for index, (written, _, after) in enumerate(rows)
    )
    anywhere = re.compile(rf"(?<![\w.-])(?:{patterns})(?!\w)", re.IGNORECASE)

    def find(passage: Passage) -> Iterator[Change]:
        for found in anywhere.finditer(passage.text):
            spoken = rows[int((found.lastgroup or "row0").removeprefix("row"))][1]
            if found[0][0].isupper():
                spoken = spoken[0].upper() + spoken[1:]
            closing = found[0].endswith(".") and not passage.text[found.end() :].strip("”’\"')]»")
            yield Change(found.start(), found.end() - closing, spoken)

    return find


RULES: Final = (
    Rule(
        *("N-020", "abbreviation", _finder(_ENGLISH), ".v№º°"),
        languages=("en",),
        cases=(
            ("Fruit, e.g., apples, i.e. food.", "Fruit, for example, apples, that is food."),
            ("Apples, pears, etc.", "Apples, pears, and so on."),
            ("Smith et al. wrote, cf. Jones.", "Smith and others wrote, compare Jones."),
            ("Cats vs. dogs, Roe v. Wade", "Cats versus dogs, Roe versus Wade"),
            ("See p. xxiv, pp. 3 and 5, Fig. 3 and No. 5.", "See page xxiv, pages 3 and 5, Figure 3 and Number 5."),
            ("Vol. II, ch. 3, c. 1900.", "Volume II, chapter 3, circa nineteen hundred."),
            ("He said no. It was figs. No!", "He said no. It was figs. No!"),
        ),
    ),
    Rule(
        *("N-021", "abbreviation", _finder(_GERMAN), "."),
        languages=("de",),
        cases=(
            ("Obst, z. B. Äpfel usw.", "Obst, zum Beispiel Äpfel und so weiter."),
            ("Vgl. S. 5, d. h. Nr. 7.", "Vergleiche Seite 5, das heißt Nummer 7."),
        ),
    ),
    Rule(
        *("N-022", "abbreviation", _finder(_FRENCH), ".°º"),
        languages=("fr",),
        cases=(("Des fruits, p. ex. la pomme, n° 5, p. 3.", "Des fruits, par exemple la pomme, numéro 5, page 3."),),
    ),
    Rule(
        *("N-023", "abbreviation", _finder(_SPANISH), ".°º"),
        languages=("es",),
        cases=(("Fruta, p. ej. uvas, pág. 5, núm. 7.", "Fruta, por ejemplo uvas, página 5, número 7."),),
    ),
)
