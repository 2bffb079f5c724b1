"""How the parts of addresses and file names are called: signs, suffixes, domains."""

from __future__ import annotations

from typing import Final

from audiopress.narrate.rules.pairs import paired
from audiopress.narrate.wordlist import wordlist

SIGNS: Final[dict[str, dict[str, str]]] = {
    "en": {".": "dot", "@": "at", "/": "slash", "\\": "backslash", "-": "dash", "_": "underscore", "+": "plus"}
    | {"&": "ampersand", ":": "colon", "~": "tilde", "%": "percent", "=": "equals", "#": "hash", "’": "", "'": ""},
    "de": {".": "Punkt", "@": "ät", "/": "Schrägstrich", "\\": "Backslash", "-": "Bindestrich", "_": "Unterstrich"}
    | {"+": "plus", "&": "und", ":": "Doppelpunkt", "~": "Tilde", "%": "Prozent", "=": "gleich", "#": "Raute"},
    "fr": {".": "point", "@": "arobase", "/": "barre oblique", "\\": "barre inverse", "-": "tiret", "_": "tiret bas"}
    | {"+": "plus", "&": "et", ":": "deux-points", "~": "tilde", "%": "pour cent", "=": "égale", "#": "dièse"},
    "es": {".": "punto", "@": "arroba", "/": "barra", "\\": "barra invertida", "-": "guion", "_": "guion bajo"}
    | {"+": "más", "&": "y", ":": "dos puntos", "~": "tilde", "%": "por ciento", "=": "igual", "#": "almohadilla"},
}
_TONGUES: Final = ("en", "de", "fr", "es")
# What else has a name in code: the sign, then in English, German, French, Spanish.
_IN_CODE: Final = (
    ("->", "arrow", "Pfeil", "flèche", "flecha"),
    ("(", "open paren", "Klammer auf", "parenthèse ouvrante", "abre paréntesis"),
    (")", "close paren", "Klammer zu", "parenthèse fermante", "cierra paréntesis"),
    ("[", "open bracket", "eckige Klammer auf", "crochet ouvrant", "abre corchete"),
    ("]", "close bracket", "eckige Klammer zu", "crochet fermant", "cierra corchete"),
    ("{", "open brace", "geschweifte Klammer auf", "accolade ouvrante", "abre llave"),
    ("}", "close brace", "geschweifte Klammer zu", "accolade fermante", "cierra llave"),
    ("*", "star", "Stern", "astérisque", "asterisco"),
    ("<", "less than", "kleiner als", "inférieur à", "menor que"),
    (">", "greater than", "größer als", "supérieur à", "mayor que"),
    ("|", "pipe", "senkrechter Strich", "barre verticale", "barra vertical"),
    ("!", "not", "nicht", "non", "no"),
    ("$", "dollar", "Dollar", "dollar", "dólar"),
    (",", "comma", "Komma", "virgule", "coma"),
    (";", "semicolon", "Semikolon", "point-virgule", "punto y coma"),
    ("^", "caret", "Zirkumflex", "accent circonflexe", "circunflejo"),
    ("?", "question mark", "Fragezeichen", "point d’interrogation", "interrogación"),
)
# Where code is nothing but signs, and is about them.
_LONE: Final = (
    ("!", "exclamation mark", "Ausrufezeichen", "point d’exclamation", "exclamación"),
    ('"', "quotation mark", "Anführungszeichen", "guillemet", "comillas"),
    ("'", "apostrophe", "Apostroph", "apostrophe", "apóstrofo"),
    ("’", "apostrophe", "Apostroph", "apostrophe", "apóstrofo"),
    ("`", "backtick", "Backtick", "accent grave", "acento grave"),
)
CODE_SIGNS: Final = {tongue: {row[0]: row[place] for row in _IN_CODE} for place, tongue in enumerate(_TONGUES, 1)}
LONE_SIGNS: Final = {tongue: {row[0]: row[place] for row in _LONE} for place, tongue in enumerate(_TONGUES, 1)}
HASHTAG: Final = {"en": "hashtag", "de": "Hashtag", "fr": "hashtag", "es": "hashtag"}
DOI: Final = {
    "en": "D.O.I., on the page",
    "de": "D.O.I., auf der Seite",
    "fr": "D.O.I., sur la page",
    "es": "D.O.I., en la página",
}
# Domains that no sentence ends in by mistake ("so.In" is no address); with a path, any two letters are one.
DOMAINS: Final = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|app|dev|co|uk|ca|au|nz|ie|de|fr|es|eu|ch|nl|jp|kr|cn|ru|br|mx|se|dk|fi|"
    "pl|cz|tv|ly|fm|xyz|blog|news|wiki|social|online|shop|store|tech|cloud|museum|coop|earth|page|site|abc|gg|gl|sm|va|be|"
    "at|it|me|in|is|no|us"
)
# Of two letters, those that are said as a word.
SPOKEN_DOMAINS: Final = frozenset(wordlist("co me"))
# Hosts that are letters, though they could be words.
SPELT_HOSTS: Final = frozenset(
    wordlist("mit nyu ucla ibm un usa epa fda cia fbi eu acm aclu nih nsa ietf iana oecd imf ui uci")
)
FILES: Final = paired(
    "pdf P.D.F.; txt T.X.T.; md M.D.; html H.T.M.L.; htm H.T.M.; css C.S.S.; js J.S.; ts T.S.; tsx T.S.X.",
    "jsx J.S.X.; py pie; ipynb I P.Y.N.B.; rb R.B.; rs R.S.; go go; c C.; cpp C.P.P.; h H.; java java",
    "php P.H.P.; sh S.H.; bat bat; json jason; yaml yammel; yml Y.M.L.; toml tom ell; xml X.M.L.; csv C.S.V.",
    "tsv T.S.V.; ini I.N.I.; cfg C.F.G.; conf conf; log log; sql S.Q.L.; db D.B.; lock lock; doc doc",
    "docx doc X; xls X.L.S.; xlsx X.L.S.X.; ppt P.P.T.; pptx P.P.T.X.; odt O.D.T.; rtf R.T.F.; epub E pub",
    "tex tech; bib bib; png P.N.G.; jpg jay peg; jpeg jay peg; gif gif; svg S.V.G.; webp web P; tif tiff",
    "tiff tiff; bmp B.M.P.; psd P.S.D.; mp3 M.P. three; mp4 M.P. four; m4a M four A.; wav wave; flac flack",
    "ogg og; mov mov; avi A.V.I.; mkv M.K.V.; zip zip; tar tar; gz G.Z.; rar rar; exe E.X.E.; dll D.L.L.",
    "dmg D.M.G.; iso I.S.O.; apk A.P.K.; jar jar; pls P.L.S.; srt S.R.T.; vtt V.T.T.",
)
HIDDEN_FILES: Final = wordlist(
    "gitignore gitattributes gitmodules env bashrc zshrc profile htaccess npmrc vimrc dockerignore editorconfig"
)
# Names of languages and tools that a reader of marks would get wrong.
NAMES: Final = paired(
    "C++ C plus plus; C# C sharp; F# F sharp; J# J sharp; G++ G plus plus; g++ G plus plus",
    "Notepad++ Notepad plus plus; .NET dot net; ASP.NET A.S.P. dot net; VB.NET V.B. dot net; Node.js Node J.S.",
    "Vue.js View J.S.; Next.js Next J.S.; D3.js D three J.S.; React.js React J.S.; Express.js Express J.S.",
    "Three.js Three J.S.; Nuxt.js Nuxt J.S.; node.js node J.S.; TCP/IP T.C.P. I.P.; CI/CD C.I. C.D.; I/O I O",
    "AC/DC A.C. D.C.; OS/2 O.S. two; HIV/AIDS H.I.V. AIDS; GNU/Linux guh new Linux",
    "n/a not applicable; N/A not applicable; 24/7 twenty four seven; Wi-Fi why fie; DVD-R D.V.D. R",
)
