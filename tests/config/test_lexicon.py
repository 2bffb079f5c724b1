"""lexicon.txt and lexicon.pls: what they may say, and the line of whatever is wrong in them."""

from pathlib import Path

import pytest

from audiopress.config.lexicon import load_lexicon
from audiopress.errors import ConfigError
from audiopress.model import Pronunciation

PLS = """\
<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
{}
</lexicon>
"""


def entries(folder: Path, **files: str) -> tuple[Pronunciation, ...]:
    for suffix, text in files.items():
        (folder / f"lexicon.{suffix}").write_text(text, encoding="utf-8")
    return load_lexicon(folder)


def said(found: tuple[Pronunciation, ...]) -> list[tuple[str, str]]:
    return [(one.written, one.spoken or f"/{one.phonemes}/") for one in found]


def test_a_folder_without_a_lexicon_has_no_entries(tmp_path: Path) -> None:
    """There need not be any."""
    assert load_lexicon(tmp_path) == ()


@pytest.mark.parametrize(
    ("line", "pair"),
    [
        ("Jahren = yah ren", ("Jahren", "yah ren")),
        ("Jahren=yah ren", ("Jahren", "yah ren")),
        ("Hope Jahren\thope yah ren", ("Hope Jahren", "hope yah ren")),
        ("C++ → see plus plus", ("C++", "see plus plus")),
        ("E=mc² = e equals m c squared", ("E=mc²", "e equals m c squared")),
        ("Siobhan = /ʃɪˈvɔːn/", ("Siobhan", "/ʃɪˈvɔːn/")),
        ("garçon = / ga:ʀ'sɔ̃ /", ("garçon", "/ɡaːʀˈsɔ̃/")),
        ("d͡ʒ = /d͡ʒ/", ("d͡ʒ", "/dʒ/")),
        ("  ~gif   =   jif  ", ("gif", "jif")),
    ],
)
def test_a_line_of_the_plain_form(tmp_path: Path, line: str, pair: tuple[str, str]) -> None:
    """Written, a tab or = or →, spoken; phonemes between slashes."""
    assert said(entries(tmp_path, txt=f"\ufeff# names\n\n{line}\n")) == [pair]


def test_cases_and_languages_of_the_plain_form(tmp_path: Path) -> None:
    """`~` before a word means any case; [fr] holds for the lines below it, [*] ends that."""
    found = entries(tmp_path, txt="~gif = jif\nNice = neess\n[fr]\nparis = pa ri\n[*]\nOslo = oosh loo\n")

    assert [(one.written, one.cased, one.language) for one in found] == [
        ("gif", False, ""),
        ("Nice", True, ""),
        ("paris", True, "fr"),
        ("Oslo", True, ""),
    ]
    assert [one.place for one in found] == [f"lexicon.txt:{line}" for line in (1, 2, 4, 6)]


def test_a_lexicon_as_the_recommendation_has_it(tmp_path: Path) -> None:
    """PLS 1.0: several graphemes, several pronunciations, prefer, alias and phoneme, alphabets, languages, metadata."""
    found = entries(
        tmp_path,
        pls=PLS.format(
            "<meta name='author' content='me'/><!-- names -->"
            "<lexeme><grapheme>Siobhan</grapheme><grapheme>Siobhán</grapheme><phoneme>ʃɪˈvɔːn</phoneme></lexeme>"
            "<lexeme><grapheme>either</grapheme><phoneme>ˈiːðə</phoneme><phoneme prefer='true'>ˈaɪðə</phoneme>"
            "<example>either way</example></lexeme>"
            "<lexeme><grapheme>W3C</grapheme><alias>World Wide Web\n  Consortium</alias></lexeme>"
            "<lexeme xml:lang='de'><grapheme>Weg</grapheme><phoneme alphabet='x-espeak'>v'e:k</phoneme></lexeme>"
        ),
    )

    assert said(found) == [
        ("Siobhan", "/ʃɪˈvɔːn/"),
        ("Siobhán", "/ʃɪˈvɔːn/"),
        ("either", "/ˈaɪðə/"),
        ("W3C", "World Wide Web Consortium"),
        ("Weg", "/x-espeak v'e:k/"),
    ]
    assert [one.language for one in found] == ["en", "en", "en", "en", "de"]
    assert all(one.cased for one in found)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = b\nJahren\n", 2, "does not say how it is spoken"),
        ("= b", 1, "no word"),
        ("a =\n", 1, "spoken as nothing"),
        ("a = …\n", 1, "spoken as nothing"),
        ("a = //\n", 1, "no sound"),
        ("a = /ʃɪ\n", 1, "no two slashes"),
        ("[french]\na = b\n", 1, "names no language"),
        ("\n\na = /ʃI/\n", 3, "“I” in /ʃI/ is no symbol"),
        ("Nice = niece\na = b\nNice = neess", 3, "spoken as “neess” here and as “niece” at lexicon.txt:1"),
        ("Nice = niece\nNice = /niːs/", 2, "spoken as /niːs/ here"),
    ],
)
def test_what_is_wrong_in_the_plain_form(tmp_path: Path, text: str, line: int, words: str) -> None:
    """One sentence, with the line and what to do."""
    with pytest.raises(ConfigError) as caught:
        entries(tmp_path, txt=text)

    assert caught.value.place == f"lexicon.txt:{line}"
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<lexeme><grapheme>a</grapheme>", "this is not XML"),
        ("<entry/>", "no place for <entry>"),
        ("<lexeme><word>a</word></lexeme>", "no place for <word>"),
        ("<lexeme><alias>a</alias></lexeme>", "without a grapheme"),
        ("<lexeme><grapheme> </grapheme><alias>a</alias></lexeme>", "an empty grapheme"),
        ("<lexeme><grapheme>a</grapheme></lexeme>", "neither an alias nor a phoneme"),
        ("<lexeme><grapheme>a</grapheme><alias/></lexeme>", "an empty alias"),
        ("<lexeme><grapheme>a</grapheme><phoneme>ˈ</phoneme></lexeme>", "without a sound"),
        ("<lexeme><grapheme>a</grapheme><phoneme>{</phoneme></lexeme>", "“{” in “{” is no symbol"),
        ("<lexeme><grapheme>a</grapheme><phoneme alphabet='sampa'>a</phoneme></lexeme>", "alphabet “sampa”"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "another kind of document"),
    ],
)
def test_what_is_wrong_in_the_xml_form(tmp_path: Path, body: str, words: str) -> None:
    """The same for the XML form."""
    with pytest.raises(ConfigError) as caught:
        entries(tmp_path, pls=PLS.format(body))

    assert caught.value.place in ("lexicon.pls:3", "lexicon.pls:4")
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("text", ["", "<html/>", "not XML", "<?xml version='1.0'?>"])
def test_a_file_that_is_no_lexicon(tmp_path: Path, text: str) -> None:
    """Line 1, whatever it is instead."""
    with pytest.raises(ConfigError) as caught:
        entries(tmp_path, pls=text)

    assert caught.value.place == "lexicon.pls:1"


def test_a_lexicon_reads_no_other_file(tmp_path: Path) -> None:
    """No entity is ever resolved, neither from a disk nor from a network."""
    (tmp_path / "secret").write_text("secret")
    for entity in ("SYSTEM 'secret'", "SYSTEM 'http://127.0.0.1:9/'", "'&y;&y;'><!ENTITY y 'lol'"):
        with pytest.raises(ConfigError, match="document type"):
            entries(
                tmp_path,
                pls=f"<!DOCTYPE lexicon [<!ENTITY x {entity}>]>"
                "<lexicon><lexeme><grapheme>a&x;</grapheme><alias>b</alias></lexeme></lexicon>",
            )


def test_two_files_that_contradict_each_other(tmp_path: Path) -> None:
    """Both places are named; saying the same twice is no contradiction."""
    body = "<lexeme xml:lang=''><grapheme>Nice</grapheme><alias>niece</alias></lexeme>"
    with pytest.raises(ConfigError) as caught:
        entries(tmp_path, txt="Nice = neess", pls=PLS.format(body))

    assert (caught.value.place, "lexicon.txt:1" in caught.value.message) == ("lexicon.pls:3", True)
    assert len(entries(tmp_path, txt="Nice = niece\nNice = niece", pls=PLS.format(body))) == 1


def test_no_entry_can_forge_phonemes(tmp_path: Path) -> None:
    """The sign that tells phonemes from an author's brackets is taken out of what is spoken."""
    body = "<lexeme><grapheme>b</grapheme><alias>[[x|\u2060y]]</alias></lexeme>"
    found = entries(tmp_path, txt="a = [[x|\u2060y]]", pls=PLS.format(body))

    assert [one.spoken for one in found] == ["[[x|y]]", "[[x|y]]"]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """Not UTF-8, with the line."""
    (tmp_path / "lexicon.txt").write_bytes(b"a = b\nN\xeemes = neem\n")
    with pytest.raises(ConfigError, match="not UTF-8") as caught:
        load_lexicon(tmp_path)

    assert caught.value.place == "lexicon.txt:2"
