"""BCP 47 tags -> the three-letter codes ID3 wants (ISO 639-2/B, ID3v2.3 § 4.2.1 TLAN)."""

from __future__ import annotations

_BIBLIOGRAPHIC = {
    "ar": "ara", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "cze", "cy": "wel", "da": "dan", "de": "ger", "el": "gre",
    "en": "eng", "eo": "epo", "es": "spa", "et": "est", "eu": "baq", "fa": "per", "fi": "fin", "fr": "fre", "ga": "gle",
    "gl": "glg", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "arm", "id": "ind", "is": "ice", "it": "ita",
    "ja": "jpn", "ka": "geo", "ko": "kor", "la": "lat", "lt": "lit", "lv": "lav", "mk": "mac", "mi": "mao", "ms": "may",
    "nb": "nob", "nl": "dut", "nn": "nno", "no": "nor", "pl": "pol", "pt": "por", "ro": "rum", "ru": "rus", "sk": "slo",
    "sl": "slv", "sq": "alb", "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam", "th": "tha", "tr": "tur", "uk": "ukr",
    "ur": "urd", "vi": "vie", "zh": "chi", "cmn": "chi",
}  # fmt: skip


def iso639_2(language: str) -> str:
    """The code of a tag's language; "und" (undetermined) for one that is not in the table.

    >>> iso639_2("en-GB"), iso639_2("de"), iso639_2("tlh"), iso639_2("x-none")
    ('eng', 'ger', 'tlh', 'und')
    """
    base = language.lower().split("-")[0]
    return _BIBLIOGRAPHIC.get(base, base if len(base) == 3 and base.isalpha() else "und")
