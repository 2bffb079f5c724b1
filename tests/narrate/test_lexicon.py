"""The author's own words: which entry is taken, where, and what it leaves alone."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiopress.config.lexicon import load_lexicon
from audiopress.model import Pronunciation, Run, Show
from audiopress.model.phonemes import legible, pieces, plain, pronounced
from audiopress.narrate.lexicon import is_silent, lexicon_rule
from audiopress.narrate.passage import Passage, Stretch
from audiopress.narrate.risk import words_at_risk
from audiopress.narrate.rules import active
from audiopress.narrate.spoken import say
from audiopress.read import read_article
from tests.growth import in_proportion
from tests.narrate.made import SHOW, block

PAGE = Path(__file__).parents[2] / "docs" / "lexicon.md"
ENTRIES = (
    Pronunciation("Jahren", phonemes="ˈjɑːɹən"),
    Pronunciation("Hope Jahren", "hope yah ren"),
    Pronunciation("C++", "see plus plus"),
    Pronunciation("C", "the letter see"),
    Pronunciation("AT&T", "the phone company"),
    Pronunciation(".NET", "dot net"),
    Pronunciation("sgraffito", "skra fee toe"),
    Pronunciation("gif", "jif", cased=False),
    Pronunciation("Brien", "bree en"),
    Pronunciation("new", "noo"),
    Pronunciation("NASA", "the space people"),
    Pronunciation("O'Keeffe", "oh keef"),
    Pronunciation("Merleau-Ponty", "mer low pontee"),
    Pronunciation("Paris", "pa ree", language="fr"),
    Pronunciation("Nice", "niece"),
    Pronunciation("Nice", "nees", language="fr"),
    Pronunciation("Max", phonemes="mæks"),
)


def spoken(written: str, language: str = "en", entries: tuple[Pronunciation, ...] = ENTRIES, *runs: Stretch) -> str:
    return legible(say(Passage(written, language, stretches=runs), (lexicon_rule((), entries),)).spoken)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hope Jahren wrote it.", "hope yah ren wrote it."),
        ("Hope\n  Jahren wrote it.", "hope yah ren wrote it."),
        ("Then Jahren wrote.", "Then Jahren /ˈjɑːɹən/ wrote."),
        (
            "Jahren’s book, Jahren's pen, the Jahrens.",
            "Jahren’s /ˈjɑːɹənz/ book, Jahren's /ˈjɑːɹənz/ pen, the Jahrens /ˈjɑːɹənz/.",
        ),
        ("Max’s dog", "Max’s /mæksɪz/ dog"),
        ("jahren JAHREN Jahrenly", "jahren JAHREN Jahrenly"),
        ("C++ and C, C# and C+", "see plus plus and the letter see, C# and C+"),
        ("AT&T’s (AT&T) AT&TX", "the phone company’s (the phone company) AT&TX"),
        (".NET runs; ASP.NET too", "dot net runs; ASP.NET too"),
        (
            "Sgraffito, sgraffito. “Sgraffito!” The sgraffitos",
            "skra fee toe, skra fee toe. “skra fee toe!” The skra fee toes",
        ),
        ("The Sgraffito SGRAFFITO", "The Sgraffito SGRAFFITO"),
        ("GIF, Gif, gif, GIFs", "jif, jif, jif, jifs"),
        ("O’Brien and Brien", "O’Brien and bree en"),
        ("O’Keeffe, O'Keeffe", "oh keef, oh keef"),
        ("new news renew", "noo news renew"),
        ("NASA-led, pre-NASA, NASA/ESA", "the space people-led, pre-the space people, the space people/ESA"),
        (
            "nasa.gov https://x.org/NASA/y me@NASA #NASA NASA@x NASA.gov",
            "nasa.gov https://x.org/NASA/y me@NASA #NASA NASA@x NASA.gov",
        ),
        ("Merleau‑Ponty (Merleau-Ponty)", "mer low pontee (mer low pontee)"),
        ("Paris and Nice", "Paris and niece"),
    ],
)
def test_which_words_an_entry_is_for(written: str, said: str) -> None:
    """The longest entry, whole words, upper and lower case as its author meant them; ’s and s stay."""
    assert spoken(written) == said


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("Nice, Paris", "fr", "nees, pa ree"),
        ("l’Hermione et d'Hermione", "fr", "l’er myon et d'er myon"),
        ("les Hermiones", "fr", "les Hermiones"),
        ("Hermiones Zaubertrank", "de", "Hermiones Zaubertrank"),
    ],
)
def test_entries_in_other_languages(written: str, language: str, said: str) -> None:
    """An entry of one language is for it alone; elided articles end before a word, English endings are English."""
    assert spoken(written, language, (*ENTRIES, Pronunciation("Hermione", "er myon"))) == said


def test_the_articles_own_entry_counts_more_than_the_shows() -> None:
    """So does one for the very language, and one for the very case, in the same file."""
    show = (Pronunciation("Nice", "niece", place="lexicon.txt:1"), Pronunciation("ai", "eye", cased=False))
    own = (Pronunciation("Nice", "nees", place="content/a.lexicon.txt:1"), Pronunciation("AI", "A. I."))
    rule = lexicon_rule(own, show)

    assert say(Passage("Nice AI, ai", "en"), (rule,)).spoken == "nees A. I., eye"


def test_a_name_inside_a_citation_goes_with_it() -> None:
    """What is left out is left out whole; every other rule comes after the lexicon."""
    rules = active(SHOW, article_lexicon=(Pronunciation("Jahren", "yah ren"), Pronunciation("$5", "a fiver")))

    assert say(Passage("Jahren’s $5 (Jahren, 2016).", "en"), rules).spoken == "yah ren’s a fiver."
    assert {rule.name for rule in active(SHOW)} >= {"lexicon", "override"}


def test_formulas_marks_and_long_code_keep_their_letters() -> None:
    """A short name in code is a name; a formula or a statement is none."""

    def marked(text: str, *marks: str) -> str:
        return spoken(text, "en", ENTRIES, Stretch(0, len(text), Run(text, marks)))  # type: ignore[arg-type]  # marks as words

    assert marked("C", "code") == "the letter see"
    assert marked("C", "math") == marked("C", "del") == "C"
    assert marked("gif = new(gif, C, gif)", "code") == "gif = new(gif, C, gif)"


@settings(deadline=None)
@given(st.text("[]|⁠ab ’s.", max_size=40), st.text(max_size=40))
def test_no_text_is_taken_for_phonemes(brackets: str, text: str) -> None:
    """Whatever an author writes is spoken as words: only an entry makes phonemes."""
    for written in (brackets, text, f"[[a|\u2060b]] {text}"):
        said = say(Passage(written, "en"), active(SHOW)).spoken

        assert not any(piece.phonemes for piece in pieces(said))
        assert plain(said) == said


@settings(deadline=None)
@given(st.text(max_size=120), st.sampled_from(("en", "fr", "de", "")))
def test_no_text_makes_it_raise(text: str, language: str) -> None:
    """Any text, any language; and what entries change, they change without overlap."""
    reached = 0
    for change in lexicon_rule((), ENTRIES).find(Passage(text, language)):
        assert reached <= change.start < change.end
        reached = change.end


@pytest.mark.parametrize("piece", ["a ", "Name1 ", "[", "x/", "Jahren/"])
def test_thousands_of_entries_over_a_long_text(piece: str) -> None:
    """5,000 entries over texts of the worst kinds: a text four times as long takes about four times as long."""
    rule = lexicon_rule(ENTRIES, tuple(Pronunciation(f"Name{n} Other{n % 7} name", "x") for n in range(5_000)))

    assert in_proportion(lambda size: list(rule.find(Passage((piece * size)[:size], "en"))), 200_000)


def test_plain_text_is_what_was_pronounced() -> None:
    """Built and taken apart again, brackets and bars in the words included."""
    text = f"So {pronounced('a [b|c]', 'ˈa')}, {pronounced('Siobhan', 'ʃɪˈvɔːn')}."

    assert plain(text) == "So a (b/c), Siobhan."
    assert [(piece.words, piece.phonemes) for piece in pieces(text)] == [
        ("So ", ""),
        ("a (b/c)", "ˈa"),
        (", ", ""),
        ("Siobhan", "ʃɪˈvɔːn"),
        (".", ""),
    ]
    assert "".join(text[piece.start : piece.end] for piece in pieces(text)) == text


def test_a_block_is_silent_if_all_of_it_is() -> None:
    """One word that is not makes it heard; a block without words is no silent one."""
    quiet, loud = Run("a", spoken=""), Run("b")

    assert is_silent(block("quote", block("paragraph", quiet), block("paragraph", quiet)))
    assert not is_silent(block("quote", block("paragraph", quiet), block("paragraph", quiet, loud)))
    assert not is_silent(block("figure"))


def test_words_at_risk(tmp_path: Path) -> None:
    """Names, acronyms, foreign words, odd capitals and digits, each once; not what everybody can read."""
    (tmp_path / "a.md").write_text(
        "# A Trip To Łódź\n\nOn Monday the ferry of Siobhan left. Mary saw Siobhan’s RQCX and NASA in *Łódź*. "
        "Boats float, and a Boat of iPhones sank. Jahren knew <span lang='fr'>déjà vu</span>. The café of McKay, "
        "`fooBar`, has it.\n",
        encoding="utf-8",
    )
    article = read_article(tmp_path / "a.md", language="en", author="", root=tmp_path)
    show = Show("s", "t", "a", "d", "en", "http://localhost/", lexicon=(Pronunciation("Siobhan", phonemes="ʃɪˈvɔːn"),))
    found = {risk.word: risk for risk in words_at_risk(article, show)}

    assert {word: risk.why for word, risk in found.items()} == {
        "Siobhan": "in the lexicon",
        "Łódź": "letters of another language",
        "RQCX": "an acronym",
        "iPhones": "capitals inside",
        "déjà": "a word of another language (fr)",
        "vu": "a word of another language (fr)",
        "McKay": "a name",
        "Boat": "a name",
    }
    assert (found["Siobhan"].count, found["Siobhan"].line, found["Siobhan"].listed) == (2, 3, True)
    assert legible(found["Siobhan"].spoken) == "Siobhan /ʃɪˈvɔːn/"
    assert next(iter(found)) in ("Siobhan", "Łódź")


def test_the_examples_of_the_page_for_authors(tmp_path: Path) -> None:
    """docs/lexicon.md: both lexicons in it are read, and each row of its table is said as it says."""
    text = PAGE.read_text(encoding="utf-8")
    for suffix in ("txt", "pls"):
        (tmp_path / f"lexicon.{suffix}").write_text(
            re.search(rf"`lexicon\.{suffix}`.*?```\w+\n(.*?)```", text, re.DOTALL)[1], encoding="utf-8"
        )
    rows = re.findall(r"^\| (?!written|article)([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    rule = lexicon_rule((), load_lexicon(tmp_path))

    assert len(rows) >= 8
    for written, said in rows:
        assert legible(say(Passage(written.strip(), "en"), (rule,)).spoken) == said.strip()
