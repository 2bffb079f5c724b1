"""The abbreviations that are said in full in English, one row each; what they may stand before."""

from __future__ import annotations

from typing import Final, NamedTuple

from audiopress.narrate.wordlist import wordlist


class Row(NamedTuple):
    """`written` is said as `spoken` where the patterns `after` and `before` it fit ("": anywhere).

    In small letters it fits capitals too; with a capital it fits only itself. A space behind an inner stop is free.
    """

    written: str
    spoken: str
    after: str = ""
    before: str = ""


# Words that stand after a stop only where they open a sentence.
OPENERS: Final = wordlist(
    "It He She They We You I The This That These Those There A An In On At But And So If When While As Then Now Our "
    "His Her Their My Its Not No Yes What Who Why How Where Some Many Most For From With After Before"
)

# Said so, they lead on to what follows: no sentence ends in them, whatever word comes next.
LEADING: Final = frozenset(("versus", "for example", "that is", "compare", "namely", "circa"))
DIGIT: Final = r"\s?[(\[]?\d"
PLACE: Final = r"\s?[(\[]?(?:\d|[ivxlcdmIVXLCDM]+\b|[A-Z]\b)"
PAGE: Final = r"\s?(?:\d|[ivxlcdm]+\b|[A-Z]?\d)"
_YEAR: Final = r"\s?(?:(?:the\s)?(?:early|late|mid)[\s-])?(?:\d{3,4}|\d{1,2}(?:st|nd|rd|th)\b|AD\b|BC\b)"
_LIFE: Final = r"\s?(?:c\.\s?|ca\.\s?)?(?:\d{1,2}\s\w{3,9}\s|\w{3,9}\s\d{1,2},\s)?\d{3,4}\b"
NAME: Final = r"\s[A-Z]"
_COMPANY: Final = r"[A-Z][\w&.’'-]{0,30}(?:,)?\s$"
_ON: Final = r"\s?[,;:)(\w“\"$£€~≈–—-]|\s?$"
_LOWER: Final = r"\s[a-z0-9(“\"]"

ENGLISH: Final[tuple[Row, ...]] = (
    # Latin
    Row("e.g.", "for example"),
    Row("i.e.", "that is"),
    Row("etc.", "so on", before=r"(?:and|&)\s$"),
    Row("etc.", "and so on"),
    Row("et al.", "and others"),
    Row("WWII", "World War two"),
    Row("WWI", "World War one"),
    Row("WW2", "World War two"),
    Row("WW1", "World War one"),
    Row("et seq.", "and following"),
    Row("cf.", "compare"),
    Row("viz.", "namely"),
    Row("vs.", "versus"),
    Row("v.", "versus", r"\s(?:[A-Z]|the\s)", r"[A-Z][\w.’'-]{0,30},?\s$"),
    Row("ca.", "circa", _YEAR),
    Row("c.", "circa", _YEAR, r"^$|[\s(\[–—-]$"),
    Row("ibid.", "ibid"),
    Row("op. cit.", "in the work cited"),
    Row("loc. cit.", "in the place cited"),
    Row("n.b.", "note well"),
    Row("q.v.", "which see"),
    Row("a.k.a.", "also known as"),
    Row("i.a.", "among others", r"\s[a-z]"),
    Row("pro tem.", "pro tem"),
    Row("fl.", "flourished", _YEAR),
    Row("b.", "born", _LIFE, r"^$|[\s(\[,;]$"),
    Row("d.", "died", _LIFE, r"^$|[\s(\[,;]$"),
    Row("m.", "married", r"\s?\d{4}\b", r"[(\[,;]\s?$"),
    Row("r.", "reigned", r"\s?\d{3,4}\s?[–-]", r"[(\[,;]\s?$"),
    # Books and their parts
    Row("pp.", "pages", PAGE),
    Row("p.", "page", PAGE),
    Row("ff.", "and following", before=r"\d\s?$"),
    Row("nos.", "numbers", DIGIT),
    Row("no.", "number", r"\s?(?:[A-Z]?\d|[IVX]{2,}\b)", r"(?<!said )(?<!says )(?<!say )(?<!answer is )$"),
    Row("figs.", "figures", PLACE),
    Row("fig.", "figure", PLACE),
    Row("eqns.", "equations", PLACE),
    Row("eqn.", "equation", PLACE),
    Row("eqs.", "equations", PLACE),
    Row("eq.", "equation", PLACE),
    Row("tabs.", "tables", DIGIT),
    Row("tab.", "table", DIGIT),
    Row("refs.", "references", DIGIT),
    Row("ref.", "reference", DIGIT),
    Row("exs.", "examples", DIGIT),
    Row("ex.", "example", DIGIT),
    Row("vols.", "volumes", PLACE),
    Row("vols.", "volumes", before=r"(?:\d|two|three|four|five|six|seven|eight|nine|ten|twelve)\s$"),
    Row("vol.", "volume", PLACE),
    Row("chs.", "chapters", PLACE),
    Row("chaps.", "chapters", PLACE),
    Row("chap.", "chapter", PLACE),
    Row("ch.", "chapter", PLACE),
    Row("secs.", "sections", PLACE),
    Row("sec.", "section", PLACE, r"(?<!\d)\s$|[(\[“]$|^$"),
    Row("sect.", "section", PLACE),
    Row("pts.", "parts", PLACE),
    Row("pt.", "part", PLACE, r"(?<!\d)\s$|[(\[“]$|^$"),
    Row("bk.", "book", PLACE),
    Row("bks.", "books", PLACE),
    Row("app.", "appendix", PLACE),
    Row("arts.", "articles", PLACE),
    Row("art.", "article", PLACE),
    Row("paras.", "paragraphs", DIGIT),
    Row("para.", "paragraph", DIGIT),
    Row("cl.", "clause", DIGIT),
    Row("sched.", "schedule", DIGIT),
    Row("col.", "column", DIGIT),
    Row("cols.", "columns", DIGIT),
    Row("l.", "line", r"\s\d", r"[(\[,;]\s?$"),
    Row("ll.", "lines", r"\s?\d"),
    Row("fn.", "footnote", DIGIT),
    Row("n.d.", "no date"),
    Row("n.p.", "no page"),
    Row("eds.", "editors", r"[),;:]|\s[A-Z]"),
    Row("eds.", "editors", before=r"\($"),
    Row("ed.", "edition", r"[),;:.]|\s", r"(?:\d(?:st|nd|rd|th)|[Rr]ev\.|[Rr]evised|second|third|[Nn]ew|ltd\.)\s$"),
    Row("ed.", "edited", r"\sby\b"),
    Row("ed.", "editor", r"\)", r"\($"),
    Row("edn.", "edition"),
    Row("trans.", "translated", r"\sby\b"),
    Row("trans.", "translated by", NAME, r"[(,;]\s?$"),
    Row("transl.", "translated", r"\sby\b"),
    Row("rev.", "revised", r"\s(?:ed|edn|edition|by)\b"),
    Row("repr.", "reprinted"),
    Row("illus.", "illustrated", r"\sby\b"),
    Row("suppl.", "supplement", DIGIT),
    Row("ser.", "series", DIGIT),
    Row("ms.", "manuscript", DIGIT),
    # Short for an English word
    Row("approx.", "approximately"),
    Row("esp.", "especially", _ON),
    Row("incl.", "including", _ON),
    Row("excl.", "excluding", _ON),
    Row("resp.", "respectively", _ON),
    Row("est.", "established", r"\s?(?:in\s)?1[0-9]\d\d\b|\s?20\d\d\b"),
    Row("est.", "estimated", r"\s(?:at\s)?[$£€\d]"),
    Row(
        "min.",
        "minimum",
        r"\s(?:of|age|width|height|length|wage|order|temperature|temp|\d)",
        r"^$|[(\[,;:]\s?$|\b[Tt]he\s$",
    ),
    Row(
        "max.",
        "maximum",
        r"\s(?:of|age|width|height|length|speed|temperature|temp|capacity|\d)",
        r"^$|[(\[,;:]\s?$|\b[Tt]he\s$",
    ),
    Row("max.", "maximum", r"\)"),
    Row("avg.", "average"),
    Row("temp.", "temperature", r"\s(?:of|is|was|\d)"),
    Row("no. of", "number of"),
    Row("govt.", "government"),
    Row("gov’t.", "government"),
    Row("dept.", "department"),
    Row("depts.", "departments"),
    Row("univ.", "university"),
    Row("assn.", "association"),
    Row("assoc.", "associate", r"\s(?:[Pp]rof|[Dd]ean|[Ee]ditor|[Dd]irector)"),
    Row("asst.", "assistant", _ON),
    Row("inst.", "institute", r"\s(?:of|for)\b"),
    Row("intl.", "international"),
    Row("int’l.", "international"),
    Row("natl.", "national"),
    Row("mgmt.", "management"),
    Row("mfg.", "manufacturing"),
    Row("dist.", "district", r"\s(?:of|[A-Z])"),
    Row("hq.", "headquarters"),
    Row("misc.", "miscellaneous"),
    Row("orig.", "originally", _LOWER),
    Row("usu.", "usually"),
    Row("var.", "variety", r"\s[a-z]", r"[a-z]\s$"),
    Row("spp.", "species", before=r"[A-Z][a-z]{2,20}\s$"),
    Row("sp.", "species", r"[),;.\s]|$", r"\b[A-Z][a-z]{2,20}\s$"),
    Row("subsp.", "subspecies", r"\s[a-z]"),
    Row("tel.", "telephone", r"[\s:]*[+(\d]"),
    Row("ext.", "extension", DIGIT),
    Row("attn.", "attention"),
    Row("encl.", "enclosed", _ON),
    Row("cont.", "continued", r"\)|\sfrom|\son"),
    Row("cont’d.", "continued"),
    Row("apt.", "apartment", r"\s?#?[\dA-Z]"),
    # Firms
    Row("Inc.", "Incorporated", before=_COMPANY),
    Row("Ltd.", "Limited", before=_COMPANY + r"|\bCo\.\s$|\bPty\.?\s$"),
    Row("Corp.", "Corporation", before=_COMPANY),
    Row("Co.", "Company", before=_COMPANY + r"|[&]\s$|\band\s$"),
    Row("Co.", "County", r"\s(?:Durham|Cork|Kerry|Mayo|Galway|Down|Antrim|Clare|Donegal|Wicklow|Kildare|Louth)\b"),
    Row("Bros.", "Brothers"),
    Row("Cos.", "Companies", before=_COMPANY),
    Row("Mfg.", "Manufacturing"),
    Row("Pty.", "Proprietary", r"\sLtd"),
    # Learned degrees that espeak stumbles over
    Row("Ph.D.", "P.H.D."),
    Row("Ph.D.s", "P.H.D.'s"),
    Row("M.Sc.", "M.S.C."),
    Row("B.Sc.", "B.S.C."),
    Row("D.Phil.", "D Phil"),
    Row("M.Phil.", "M Phil"),
    Row("M.Ed.", "M Ed"),
    Row("B.Ed.", "B Ed"),
    Row("Ed.D.", "Ed D."),
    Row("LL.B.", "L.L.B."),
    Row("LL.M.", "L.L.M."),
    Row("LL.D.", "L.L.D."),
    Row("Pharm.D.", "Pharm D."),
    Row("Psy.D.", "Psy D."),
)
