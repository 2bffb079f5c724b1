"""IPA -> espeak's phoneme mnemonics in one language; a sound that a voice lacks becomes its nearest one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from audiopress.config.ipa import is_vowel
from audiopress.model.phonemes import RAW

_STRESS: Final = {"ˈ": "'", "ˌ": ","}
_SYLLABIC: Final = "\u0329"
_BETWEEN: Final = "|"  # keeps neighbours apart that would read as one mnemonic: a|I is no aI


def _rows(*lines: str) -> dict[str, str]:
    """A table written as pairs, as it is easiest to read.

    >>> _rows("ʃ S  ʒ Z")
    {'ʃ': 'S', 'ʒ': 'Z'}
    """
    words = " ".join(lines).split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Checked against the phoneme tables of espeak-ng 1.52 (phontab): every row exists in the language it is given for.
_CONSONANTS: Final = _rows(
    "p p  b b  t t  d d  k k  m m  n n  f f  v v  s s  z z  h h  l l  w w  j j  x x  q q  c c  r r  ɡ g  ŋ N",
    'ɲ n^  ɳ n.  θ T  ð D  ʃ S  ʒ Z  ʔ ?  ɾ *  ʂ s.  ʐ z.  ɕ S;  ʑ Z;  ç C  ʝ J^  ɣ Q  χ X  ʁ Q"  ʀ r"  β B  ʋ v#',
    "ɟ J  ɭ l.  ʎ l^  ɫ L  ɬ l#  ɹ r  tʃ tS  dʒ dZ  tɕ tS;  dʑ dZ;  m̩ m-  n̩ n-  ŋ̩ N-  l̩ l-",
)
# Of every language (table `base`).
_FIVE: Final = _rows(
    "a a  e e  i i  o o  u u  ə @",
)
_ENGLISH: Final = _rows(
    "ə @  ɚ 3  ɐ a#  æ a  a a  aː A:  ɑ A:  ɑː A:  ɒ 0  ɛ E  e E  eː e:  ɛː e@  ɪ I  i i  iː i:  ᵻ I#  ɨ I#  ɔ O",
    "ɔː O:  ʊ U  u u  uː u:  ʌ V  ɜ 3:  ɜː 3:  ɝ 3:  ɝː 3:  o o  oː o:  aɪ aI  aʊ aU  eɪ eI  oʊ oU  əʊ oU  ɔɪ OI",
    "ɑ̃ A~  ɔ̃ O~  ʍ w#  ɛə e@  eə e@  ɪə i@  iə i@  ʊə U@  aɪə aI@  aɪɚ aI3  aɪəʊ aI|oU  ɑːɹ A@  ɑɹ A@  ɔːɹ o@",
    "ɔɹ o@  ɛɹ e@  ɪɹ i@3  ʊɹ U@  ɜːɹ 3:  ɜɹ 3:  ɛəɹ e@  eəɹ e@  ɪəɹ i@3  ʊəɹ U@  əɹ 3  aɪəɹ aI3  ɛɚ e@  ɪɚ i@3",
)
_GERMAN: Final = {
    **_FIVE,
    **_rows(
        "aː A:  ɑː A:  ɑ a  ɛ E  ɛː E:  eː e:  ɪ I  ɪː I:  iː i:  ɔ O  oː o:  ʊ U  uː u:  ʏ y  y y  yː y:  ø Y:",
        "øː Y:  œ W  ɐ 3  ɜ 3  aɪ aI  aʊ aU  ɔʏ OY  ɔɪ OY  ɔø OY  ɛɪ EI  eɪ EI  oʊ oU  ts ts  pf pF  ʁ r  ʀ r  ɹ r",
        "ɑ̃ A~  ɔ̃ O~  œ̃ W~",
    ),
}
_FRENCH: Final = {
    **_FIVE,
    **_rows(
        "ɑ a  ɛ E  ɔ O  y y  ø Y  œ W  ʁ r  ʀ r  ɹ r  ɥ y  ʌ V  ɑ̃ A~  ã A~  ɛ̃ E~  œ̃ W~  ɔ̃ O~  õ O~  ɪ I",
    ),
}
_SPANISH: Final = {
    **_FIVE,
    **_rows(
        "ɛ E  ɔ O  ʊ U  y y  ø Y  ɾ r  r R2  ɹ r  ts ts  aɪ aI  eɪ eI  oɪ oI  uɪ uI  aʊ aU  eʊ eU",
    ),
}
_SOUNDS: Final = {
    "": _FIVE,
    "en": _ENGLISH,
    "en-us": {**_ENGLISH, "a": "A:", "ɒ": "A:"},  # its "a" is that of “trap”
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
}
# A sound -> the ones that may stand for it, the nearest first; the first of them that the language has is taken.
_NEAREST: Final = _rows(
    "y uː,ʏ,u,i  ʏ ʊ,y,i  ø ɜː,e  œ ɜː,ɛ,e  ɯ ʊ,u  ɤ ʌ,o  ɵ ʊ,o  ɘ ə  ɞ ɜː,ɔ,o  ɶ a  ɨ ɪ,i  ᵻ ɪ,i  ᵿ ʊ,u  ʉ uː,u  ɑ a",
    "ɒ ɔ,o  ɐ a,ə  æ ɛ,a  ɛ e  ɔ o  ʌ a  ɪ i  ʊ u  ɜ œ,ə  ɚ ɐ,ə  ɝ œ,ə  ʈ t  ɖ d  ɢ ɡ  ɱ m  ɴ ŋ  ʙ b  ⱱ v  ɽ ɾ  ɸ f",
    "ħ h  ʕ ʔ  ɦ h  ɮ l  ɻ ɹ  ɰ ɣ  ʟ ɫ  ʍ w  ɥ j  ɺ l  ɧ ʃ  ʜ h  ʢ ʔ  ʡ ʔ  ɓ b  ɗ d  ʄ ɟ  ɠ ɡ  ʛ ɡ  ʘ p  ǀ t  ǃ t",
    "ǂ k  ǁ k  ɛ̃ æ̃,ɑ̃  œ̃ ɔ̃  ã ɑ̃  õ ɔ̃  ɹ̩ ɚ",
)
_LONGEST: Final = 4  # symbols of the longest row above
_STRESSED: Final = {"en": {"i": "i:", "u": "u:", "o": "oU", "e": "eI"}}  # dictionaries of American English write no ː


@lru_cache(maxsize=4096)
def mnemonics(phonemes: str, language: str) -> str:
    """What espeak reads between `[[` and `]]`: the phonemes of a lexicon in a voice of that language.

    A stress mark stands before a syllable in IPA, and before its vowel in espeak.

    >>> mnemonics("ʃɪˈvɔːn", "en-gb"), mnemonics("ˈkɑːɹ", "en-us"), mnemonics("x-espeak h@l'oU", "en")
    ("S|I|v|'O:|n", "k|'A@", "h@l'oU")
    """
    if phonemes.startswith(RAW):
        return phonemes.removeprefix(RAW)
    tag = language.lower()
    base = tag.partition("-")[0]
    table = {**_CONSONANTS, **_SOUNDS.get(tag, _SOUNDS.get(base, _SOUNDS[""]))}
    return " ".join(_BETWEEN.join(_word(word, table, _STRESSED.get(base, {}))) for word in phonemes.split())


def _word(ipa: str, table: dict[str, str], stressed: dict[str, str]) -> list[str]:
    found: list[str] = []
    stress = ""
    position = 0
    while position < len(ipa):
        symbol = ipa[position]
        if symbol in _STRESS:
            stress = _STRESS[symbol]
            position += 1
            continue
        length, mnemonic = _sound(ipa, position, table)
        sound = ipa[position : position + length]
        position += length
        if not mnemonic:
            continue
        if stress and (is_vowel(symbol) or sound.endswith(_SYLLABIC)):
            mnemonic, stress = stress + stressed.get(sound, mnemonic), ""
        found.append(mnemonic)
    return found


def _sound(ipa: str, position: int, table: dict[str, str]) -> tuple[int, str]:
    """How many symbols the sound at `position` takes, and its mnemonic; "" for a mark that stands alone."""
    for length in range(min(_LONGEST, len(ipa) - position), 0, -1):
        sound = ipa[position : position + length]
        if sound not in table:
            continue
        if sound[-1] == "ɹ" and length > 1 and is_vowel(ipa[position + length : position + length + 1] or "ɹ"):
            continue  # before a vowel, the r is its own: “starry” is no “star”
        return length, table[sound]
    for length in (2, 1):
        for other in _NEAREST.get(ipa[position : position + length], "").split(","):
            if other in table:
                both_long = other[-1] == "ː" == ipa[position + length : position + length + 1]
                return length + both_long, table[other]
    if ipa[position] == "ː":
        return 1, ":"
    return 1, ""
