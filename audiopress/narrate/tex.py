"""A formula in TeX, or MathML -> how a person would read it out; "" where that is more than these tables know."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Final

from audiopress.narrate.numerals import LANGUAGES, cardinal, decimal
from audiopress.narrate.wordlist import wordlist
from audiopress.patterns import late

_LONGEST: Final = 240  # characters: a longer one cannot be followed by ear
_DEEPEST: Final = 8  # groups inside one another
_TOKEN: Final = late(r"\\[A-Za-z]+\*?|\\.|\d+(?:\.\d+)?|\s+|[^\W\d_]|.", re.DOTALL)
_WORDS: Final = late(r"(?=.* )(?=.*[^\W\d_]{3})[^\W_][\w ,.;:'’()-]*")  # the author's own, as in alttext

# A sign or a command -> what is said for it; one column per language.
_SAID: Final[dict[str, tuple[str, str, str, str]]] = {
    "=": ("equals", "gleich", "égale", "igual a"),
    "+": ("plus", "plus", "plus", "más"),
    "-": ("minus", "minus", "moins", "menos"),
    "<": ("is less than", "kleiner als", "inférieur à", "menor que"),
    ">": ("is greater than", "größer als", "supérieur à", "mayor que"),
    r"\le": ("is at most", "höchstens", "inférieur ou égal à", "menor o igual que"),
    r"\ge": ("is at least", "mindestens", "supérieur ou égal à", "mayor o igual que"),
    r"\ne": ("is not equal to", "ungleich", "différent de", "distinto de"),
    r"\approx": ("is about", "ungefähr gleich", "environ égal à", "aproximadamente igual a"),
    r"\equiv": ("is equivalent to", "äquivalent zu", "équivalent à", "equivalente a"),
    r"\propto": ("is proportional to", "proportional zu", "proportionnel à", "proporcional a"),
    r"\times": ("times", "mal", "fois", "por"),
    r"\div": ("divided by", "geteilt durch", "divisé par", "dividido por"),
    "/": ("over", "durch", "sur", "sobre"),
    r"\pm": ("plus or minus", "plus oder minus", "plus ou moins", "más o menos"),
    r"\in": ("in", "in", "dans", "en"),
    r"\to": ("to", "nach", "vers", "a"),
    r"\Rightarrow": ("implies", "daraus folgt", "implique", "implica"),
    r"\infty": ("infinity", "unendlich", "l’infini", "infinito"),
    r"\partial": ("partial", "partiell", "d rond", "parcial"),
    r"\ldots": ("and so on", "und so weiter", "et ainsi de suite", "etcétera"),
    r"\forall": ("for all", "für alle", "pour tout", "para todo"),
    r"\exists": ("there is", "es gibt", "il existe", "existe"),
    "%": ("percent", "Prozent", "pour cent", "por ciento"),
    "!": ("factorial", "Fakultät", "factorielle", "factorial"),
    "'": ("prime", "Strich", "prime", "prima"),
    r"\circ": ("degrees", "Grad", "degrés", "grados"),
    "(": ("open bracket", "Klammer auf", "parenthèse ouvrante", "abre paréntesis"),
    ")": ("close bracket", "Klammer zu", "parenthèse fermante", "cierra paréntesis"),
    ",": (",", ",", ",", ","),
    r"\sin": ("sine", "Sinus", "sinus", "seno"),
    r"\cos": ("cosine", "Kosinus", "cosinus", "coseno"),
    r"\tan": ("tangent", "Tangens", "tangente", "tangente"),
    r"\log": ("log", "Logarithmus", "log", "logaritmo"),
    r"\ln": ("natural log", "natürlicher Logarithmus", "logarithme népérien", "logaritmo natural"),
    r"\exp": ("exp", "e hoch", "exponentielle", "exponencial"),
    r"\max": ("max", "Maximum", "max", "máximo"),
    r"\min": ("min", "Minimum", "min", "mínimo"),
    r"\sum": ("the sum", "die Summe", "la somme", "la suma"),
    r"\prod": ("the product", "das Produkt", "le produit", "el producto"),
    r"\int": ("the integral", "das Integral", "l’intégrale", "la integral"),
    r"\lim": ("the limit", "der Grenzwert", "la limite", "el límite"),
}
_FORMS: Final[dict[str, tuple[str, str, str, str]]] = {
    "squared": ("{0} squared", "{0} Quadrat", "{0} au carré", "{0} al cuadrado"),
    "cubed": ("{0} cubed", "{0} hoch drei", "{0} au cube", "{0} al cubo"),
    "power": ("{0} to the {1}", "{0} hoch {1}", "{0} puissance {1}", "{0} elevado a {1}"),
    "long power": ("{0} to the power {1},", "{0} hoch {1},", "{0} puissance {1},", "{0} elevado a {1},"),
    "index": ("{0} sub {1}", "{0} {1}", "{0} indice {1}", "{0} sub {1}"),
    "over": ("{0} over {1}", "{0} durch {1}", "{0} sur {1}", "{0} sobre {1}"),
    "fraction": (
        "the fraction {0}, over {1},",
        "der Bruch {0}, durch {1},",
        "la fraction {0}, sur {1},",
        "la fracción {0}, sobre {1},",
    ),
    "root": ("the square root of {0}", "Wurzel aus {0}", "racine carrée de {0}", "raíz cuadrada de {0}"),
    "nth root": (
        "the root of order {1} of {0}",
        "{1}-te Wurzel aus {0}",
        "racine d’ordre {1} de {0}",
        "raíz de orden {1} de {0}",
    ),
    "from": ("{0} from {1}", "{0} von {1}", "{0} de {1}", "{0} desde {1}"),
    "to": ("{0} to {1}", "{0} bis {1}", "{0} à {1}", "{0} hasta {1}"),
    "as": ("{0} as {1}", "{0} für {1}", "{0} quand {1}", "{0} cuando {1}"),
    "of": ("{0} of", "{0} von", "{0} de", "{0} de"),
}
_SAME: Final = {
    r"\leq": r"\le", "≤": r"\le", r"\geq": r"\ge", "≥": r"\ge", r"\neq": r"\ne", "≠": r"\ne", "≈": r"\approx",
    r"\sim": r"\approx", r"\cdot": r"\times", "×": r"\times", "·": r"\times", "⋅": r"\times", r"\ast": r"\times",
    "*": r"\times", "±": r"\pm", "∈": r"\in", "→": r"\to", r"\rightarrow": r"\to", "∞": r"\infty", "∂": r"\partial",
    "…": r"\ldots", r"\dots": r"\ldots", r"\cdots": r"\ldots", "÷": r"\div", r"\implies": r"\Rightarrow", "−": "-",
    "∑": r"\sum", "∏": r"\prod", "∫": r"\int", "′": "'", r"\prime": "'", "°": r"\circ", r"\%": "%", "≡": r"\equiv",
    "∝": r"\propto", "∀": r"\forall", "∃": r"\exists", "⇒": r"\Rightarrow", "[": "(", "]": ")", r"\lbrace": "(",
    r"\rbrace": ")", r"\{": "(", r"\}": ")", "–": "-",
}  # fmt: skip
_GREEK: Final = frozenset(
    wordlist(
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi "
        "chi psi omega"
    )
)
_SILENT: Final = frozenset(
    (
        *(r"\left", r"\right", r"\,", r"\;", r"\:", r"\!", "\\ ", r"\quad", r"\qquad", r"\displaystyle", r"\limits"),
        *("$", r"\big", r"\Big", r"\bigl", r"\bigr", "~", "&"),
    )
)
_PLAIN: Final = frozenset(
    (
        *(r"\mathrm", r"\mathbf", r"\mathit", r"\mathsf", r"\mathcal", r"\mathbb", r"\text", r"\textrm", r"\textbf"),
        *(r"\operatorname", r"\vec", r"\boldsymbol"),
    )
)
_LARGE: Final = frozenset((r"\sum", r"\prod", r"\int", r"\lim"))
_FUNCTIONS: Final = frozenset("fghFGO")


class _UnknownError(Exception):
    """More than these tables know."""


@lru_cache(maxsize=1 << 12)
def tex_words(source: str, language: str) -> str:
    """A formula in TeX as it is read out, or the author's words where they stand for it; "" if it is too much.

    >>> tex_words(r"\\frac{a}{b} = x^2", "en"), tex_words(r"\\sum_{i=1}^{n} x_i", "en"), tex_words(r"\\weird{x}", "en")
    ('a over b equals x squared', 'the sum from i equals one to n of x sub i', '')
    """
    source = source.strip()
    if _WORDS.fullmatch(source):
        return source
    if len(source) > _LONGEST or language not in LANGUAGES:
        return ""
    tokens = [token for token in _TOKEN.findall(source) if not token.isspace() or token == "\\ "]
    try:
        reading = _Reading(tokens, language)
        words = reading.sequence(frozenset())
    except (_UnknownError, IndexError):
        return ""
    return re.sub(r"\s*,(?:\s*,)*", ",", " ".join(words)).strip(" ,")


@dataclass(slots=True)
class _Reading:
    """Tokens, and how far they have been read."""

    tokens: list[str]
    language: str
    at: int = 0
    depth: int = 0

    def sequence(self, ends: frozenset[str]) -> list[str]:
        """Everything up to one of these tokens, or to the end."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _UnknownError
        words: list[str] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in ends:
            words += self._scripted()
        if ends:
            self.at += 1 if self.at < len(self.tokens) else self._fail()
        self.depth -= 1
        return words

    def _fail(self) -> int:
        raise _UnknownError

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _argument(self) -> list[str]:
        if self._peek() == "{":
            self.at += 1
            return self.sequence(frozenset("}"))
        return self._atom()

    def _scripted(self) -> list[str]:
        """An atom with its index and its power."""
        token = self._peek()
        words = self._atom()
        below: list[str] = []
        above: list[str] = []
        while self._peek() in ("_", "^", "'") or _SAME.get(self._peek()) == "'":
            mark = self._next()
            if mark == "_":
                below = self._argument()
            elif mark == "^":
                above = self._argument()
            else:
                words = [*words, self._say("'")]
        if _SAME.get(token, token) in _LARGE:
            return self._large(_SAME.get(token, token), words, below, above)
        if not words and (below or above):
            raise _UnknownError
        if below:
            words = [self._form("index", words, below)]
        return [self._power(words, above)] if above else words

    def _power(self, words: list[str], above: list[str]) -> str:
        two, three = cardinal(2, self.language), cardinal(3, self.language)
        if above in ([two], [three]):
            return self._form("squared" if above == [two] else "cubed", words)
        if above in ([self._say(r"\circ")], [self._say("'")], [self._say(r"\times")]):
            return " ".join((*words, *above))
        return self._form("power" if len(above) <= 2 else "long power", words, above)

    def _large(self, token: str, words: list[str], below: list[str], above: list[str]) -> list[str]:
        if below:
            words = [self._form("as" if token == r"\lim" else "from", words, below)]
        if above:
            words = [self._form("to", words, above)]
        return [self._form("of", words)]

    def _atom(self) -> list[str]:
        token = self._next()
        token = _SAME.get(token, token)
        if token in _SILENT:
            if token in (r"\left", r"\right") and self._peek() == ".":
                self.at += 1
            return []
        reading = self._READINGS.get("plain" if token in _PLAIN else token)
        return reading(self) if reading else [self._sign(token)]

    def _sign(self, token: str) -> str:
        if token[0].isdecimal() and token.isascii():
            whole, _, part = token.partition(".")
            return decimal(whole, part, self.language) if part else cardinal(whole, self.language)
        if token[1:].lower() in _GREEK and token[0] == "\\":
            return token[1:]
        if token in _SAID and token != ")":
            return self._say(token)
        if len(token) == 1 and token.isalpha():
            return token
        raise _UnknownError

    def _group(self) -> list[str]:
        return self.sequence(frozenset("}"))

    def _fraction(self) -> list[str]:
        above, below = self._argument(), self._argument()
        return [self._form("over" if len(above) == 1 == len(below) else "fraction", above, below)]

    def _root(self) -> list[str]:
        order: list[str] = []
        if self._peek() == "[":
            self.at += 1
            order = self.sequence(frozenset("]"))
        inner = self._argument()
        words = self._form("nth root", inner, order) if order else self._form("root", inner)
        return [words + ("," if len(inner) > 1 else "")]

    def _plain(self) -> list[str]:
        """The argument of \\text and its like: letters in a row are a word."""
        if self._peek() != "{":
            return self._atom()
        end = self.tokens.index("}", self.at) if "}" in self.tokens[self.at :] else self._fail()
        inner = self.tokens[self.at + 1 : end]
        if not all(len(token) == 1 and token.isalnum() for token in inner):
            raise _UnknownError
        self.at = end + 1
        return ["".join(inner)]

    def _bracketed(self) -> list[str]:
        """What stands in brackets: “f of x”; a single thing needs no brackets to be understood."""
        called = self.at > 1 and self.tokens[self.at - 2] in _FUNCTIONS
        inner = self.sequence(frozenset((")", "]", r"\}")))
        if called:
            return [self._form("of", [""]).strip(), *inner, ","]
        return inner if len(inner) == 1 else [self._say("("), *inner, self._say(")")]

    def _say(self, token: str) -> str:
        return _SAID[token][LANGUAGES.index(self.language)]

    def _form(self, name: str, *words: list[str]) -> str:
        return _FORMS[name][LANGUAGES.index(self.language)].format(*(" ".join(part) for part in words))

    _READINGS: ClassVar[dict[str, Callable[[_Reading], list[str]]]] = {
        "{": _group,
        "(": _bracketed,
        r"\sqrt": _root,
        "plain": _plain,
        **dict.fromkeys((r"\frac", r"\dfrac", r"\tfrac"), _fraction),
    }
