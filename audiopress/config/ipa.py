"""The International Phonetic Alphabet (chart of 2020): whether a text is written in it, in one spelling per sound."""

from __future__ import annotations

import unicodedata
from typing import Final

_CONSONANTS: Final = "pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀⱱɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻjɰlɭʎʟɫwʍɥɕʑɺɧʜʢʡɓɗʄɠʛʘǀǃǂǁ"
_VOWELS: Final = "iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒɚɝᵻᵿ"
_MARKS: Final = "ˈˌːˑ.|‖ ʰʷʲˠˤⁿˡʼ˞˥˦˧˨˩ꜜꜛ↗↘"
# Diacritics of the chart: breath, place, tongue, nasal, syllabic, length, tone.
_COMBINING: Final = "".join(
    map(
        chr,
        (
            *(0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x308, 0x30A, 0x30B, 0x30C, 0x30F, 0x318, 0x319, 0x31A, 0x31C),
            *(0x31D, 0x31E, 0x31F, 0x320, 0x324, 0x325, 0x329, 0x32A, 0x32C, 0x32F, 0x330, 0x334, 0x339, 0x33A, 0x33B),
            0x33C,
        ),
    )
)
_SYMBOLS: Final = frozenset(_CONSONANTS + _VOWELS + _MARKS + _COMBINING)
# What people write for a symbol that their keyboard lacks, and what older charts had.
_SPELLINGS: Final = str.maketrans(
    {
        "g": "ɡ",
        ":": "ː",
        "'": "ˈ",
        "’": "ˈ",
        "ʹ": "ˈ",
        "-": "",
        "‿": "",
        "\u0361": "",
        "\u035c": "",
        "ʧ": "tʃ",
        "ʤ": "dʒ",
        "ʦ": "ts",
        "ʣ": "dz",
        "ʨ": "tɕ",
        "ʥ": "dʑ",
        "ɩ": "ɪ",
        "ɷ": "ʊ",
        "\u00a0": " ",
    }
)


def tidy(ipa: str) -> str:
    """One spelling for each sound; what is no IPA stays as it is (see `foreign_symbol`).

    >>> tidy("ˈd͡ʒeo:g"), tidy("gaʀˈsɔ̃")
    ('ˈdʒeoːɡ', 'ɡaʀˈsɔ̃')
    """
    apart = unicodedata.normalize("NFD", ipa.strip()).translate(_SPELLINGS)
    return " ".join(apart.replace("c\u0327", "ç").split())


def foreign_symbol(ipa: str) -> str:
    """The first character of tidy IPA that is no symbol of it; "" if there is none.

    >>> foreign_symbol("ʃɪˈvɔːn"), foreign_symbol("SI'vO")
    ('', 'S')
    """
    return next((symbol for symbol in ipa if symbol not in _SYMBOLS), "")


def has_sound(ipa: str) -> bool:
    """Whether there is anything to say in it.

    >>> has_sound("ˈa"), has_sound("ˈː")
    (True, False)
    """
    return any(symbol in _CONSONANTS or symbol in _VOWELS for symbol in ipa)


def is_vowel(symbol: str) -> bool:
    return symbol in _VOWELS
