"""What other tools are known to lose, double or garble: each documented fault of theirs, as a file that we read."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiopress.model import DETAILS, Article, Script
from audiopress.narrate import narrate, unaccounted
from audiopress.read import read_article
from tests.narrate.made import SHOW, voice_for

Told = tuple[Article, Script]


def tell(folder: Path, body: str, suffix: str = "html") -> Told:
    """A file with that body and its script, in which no word is lost or said twice in any edition."""
    path = folder / f"article.{suffix}"
    text = f"<html lang='en'><head><title>T</title></head><body><article>{body}</article></body></html>"
    path.write_text(text if suffix == "html" else body, encoding="utf-8")
    article = read_article(path, language="en", author="Ada", root=folder)
    script = narrate(article, SHOW, voice_for, DETAILS)
    for detail in DETAILS:
        assert unaccounted(article, script.edition(detail)) == ()
    return article, script


def heard(told: Told) -> list[str]:
    """What is said of the text itself, without the first and last words of an edition."""
    title, closing = "title", "closing"
    said = told[1].edition("standard").utterances
    return [one.spoken for one in said if one.role not in (title, "byline", closing)]


def shown(told: Told) -> str:
    return " ".join(one.display for one in told[1].edition("standard").utterances)


def left_out(told: Told) -> list[str]:
    return [one.text for one in told[1].edition("standard").omissions]


def plain(spoken: str) -> str:
    """The words alone: how a tool spells acronyms does not matter here."""
    return "".join(char for char in spoken.lower() if char.isalnum())


@pytest.mark.parametrize(
    ("written", "sound"),
    [
        ("MP3", "mpthree"),
        ("COVID19", "covidnineteen"),
        ("COVID-19", "covidnineteen"),
        ("H2O", "htwoo"),
        ("B2B", "btwob"),
        ("G7", "gseven"),
        ("PM2.5", "pmtwopointfive"),
        ("CO2", "cotwo"),
    ],
)
def test_a_digit_after_letters_is_no_footnote(tmp_path: Path, written: str, sound: str) -> None:
    """abogen: “([a-zA-Z]+)(\\d+)” → the letters makes “MP3” “MP”, “COVID19” “COVID” and “H2O” “HO”."""
    (said,) = heard(told := tell(tmp_path, f"<p>They spoke of {written} again.</p>"))
    middle = plain(said).removeprefix("theyspokeof").removesuffix("again")

    assert middle in (sound, written.lower().replace("-", "").replace(".", ""), "carbondioxide", "wateraitchtwooh")
    assert left_out(told) == []


@pytest.mark.parametrize("sentence", ["No.", "Yes!", "Why?", "Never.", "7.", "A.", "Ω."])
def test_a_sentence_of_one_word_is_said(tmp_path: Path, sentence: str) -> None:
    """ebook2audiobook drops every sentence of fewer than two words."""
    told = tell(tmp_path, f"<p>It was late then.</p><p>{sentence}</p><p>They left the house.</p>")

    assert len(heard(told)) == 3
    assert left_out(told) == []


@pytest.mark.parametrize(
    "sentence",
    ["1, 2, 3, 4, 5, 6!", "2 + 2 = 4.", "555 5678 1234", "10 % of 20 is 2.", "$5, $6, £7, 8 €.", "1914–18, 1939–45."],
)
def test_a_sentence_of_few_letters_is_said(tmp_path: Path, sentence: str) -> None:
    """ebook2audiobook drops sentences in which fewer than three characters of four are letters."""
    told = tell(tmp_path, f"<p>Before it.</p><p>{sentence}</p><p>After it.</p>")

    assert len(heard(told)) >= 3
    assert any(map(str.isalpha, "".join(heard(told)[1:-1])))
    assert left_out(told) == []


def test_a_list_item_with_a_paragraph_in_it_is_said_once(tmp_path: Path) -> None:
    """audiblez #100, #124: `<li><p>` matches two of its selectors."""
    told = tell(tmp_path, "<ul><li><p>Wash them</p></li><li><p>Dry them</p><p>in the sun</p></li><li>Eat</li></ul>")

    assert plain("".join(heard(told))) == "washthemdrytheminthesuneat"


def test_no_kind_of_element_is_passed_over(tmp_path: Path) -> None:
    """audiblez takes words from `title, p, h1–h4, li` only; #16: “only titles converted”."""
    told = tell(
        tmp_path,
        "<h5>Fifth heading</h5><h6>Sixth heading</h6><div>Words of a division</div>Loose words<blockquote>Quoted words"
        "</blockquote><dl><dt>Term</dt><dd>Meaning</dd></dl><address>Street</address><details><summary>Summary</summary>"
        "Folded words</details><center>Centred words</center><section>Words of a section</section>",
    )
    words = plain(shown(told))

    for said in ("fifthheading", "sixthheading", "wordsofadivision", "loosewords", "quotedwords", "term", "meaning"):
        assert words.count(said) == 1
    for said in ("street", "summary", "foldedwords", "centredwords", "wordsofasection"):
        assert words.count(said) == 1


def test_raised_and_lowered_letters_are_not_deleted(tmp_path: Path) -> None:
    """abogen deletes `<sup>` and `<sub>` when it takes the text out."""
    told = tell(
        tmp_path,
        "<p>The 21<sup>st</sup> century, H<sub>2</sub>O, M<sup>me</sup> Curie, 10<sup>6</sup> of them and "
        "x<sub>n</sub>.</p>",
    )
    words = plain("".join(heard(told)))

    assert left_out(told) == []
    assert "twentyfirstcentury" in words or "21stcentury" in words
    assert any(form in words for form in ("htwoo", "h2o", "water"))
    assert any(form in words for form in ("mmecurie", "madamecurie"))
    assert any(
        form in words for form in ("106ofthem", "tentothesixthofthem", "tentothepowerofsixofthem", "tentothesixofthem")
    )
    assert "xn" in words or "xsubn" in words


@pytest.mark.parametrize("word", ["drôle", "drap", "Drôme", "stage", "Stéphane", "number", "prof", "mrsa", "etcher"])
def test_an_abbreviation_is_a_whole_word(tmp_path: Path, word: str) -> None:
    """ebook2audiobook #764: the French “drôle” became “Doctorôle”."""
    for language in ("en", "fr"):
        (said,) = heard(tell(tmp_path, f"<p lang='{language}'>So {word} so.</p>"))

        assert plain(said) == f"so{word.lower()}so"


def test_a_sentence_is_not_parted_by_markup(tmp_path: Path) -> None:
    """ebook2audiobook #1491: a `<span>` in mid-sentence splits it."""
    told = tell(
        tmp_path,
        "<p>The <span>old <b>ho</b>use</span> by the <i>ri</i>ver <span> fell </span>last <a href='/x'>night</a>.</p>",
    )

    assert heard(told) == ["The old house by the river fell last night."]


@pytest.mark.parametrize("line", ["* * *", "—", "…", "!!!", "?", "· · ·", "~~~", "***", "“”", "()", "&nbsp;", "\u200b"])
def test_a_line_of_nothing_but_punctuation_harms_nothing(tmp_path: Path, line: str) -> None:
    """ebook2audiobook #1757: such a line crashed what joins the sentences."""
    told = tell(tmp_path, f"<p>Before it.</p><p>{line}</p><p>After it.</p>")

    assert heard(told) == ["Before it.", "After it."]


def test_an_article_of_nothing_but_punctuation(tmp_path: Path) -> None:
    """… has a script all the same."""
    assert heard(tell(tmp_path, "# * * *\n\n—\n\n...\n", "md")) == []


def test_signs_that_others_strip_are_accounted_for(tmp_path: Path) -> None:
    """ebook2audiobook's filter strips code, LaTeX, addresses, paths and emoji, and does not tell."""
    told = tell(
        tmp_path,
        "<p>Call <code>read_file</code> now.</p><p>See https://example.org/a/b?c=d for it.</p>"
        "<p>In /usr/share/doc it is.</p><p>Well done 🎉!</p><pre><code>x = 1\ny = 2\nz = 3\nadd(x, y, z)</code></pre>"
        "<p>So <span class='math'>\\(a^2\\)</span> is.</p>",
    )

    assert "read" in plain(heard(told)[0])
    assert "file" in plain(heard(told)[0])
    assert "example" in plain(heard(told)[1])
    assert "usr" in plain(heard(told)[2])
    assert [text for text in left_out(told) if "🎉" in text or "x = 1" in text]
    assert any(one.announced for one in told[1].edition("standard").omissions if "x = 1" in one.text)


def test_the_rows_of_a_table_are_accounted_for(tmp_path: Path) -> None:
    """Others run its cells together, or drop them."""
    told = tell(
        tmp_path,
        "<table><tr><th>Name<th>Age<tr><td>Ada<td>36<tr><td>Ben<td>41</table><p>After it.</p>",
    )
    together = shown(told) + " " + " ".join(left_out(told))

    assert all(together.count(cell) == 1 for cell in ("Ada", "36", "Ben", "41"))
    assert heard(told)[-1] == "After it."


def test_words_before_a_picture_are_kept(tmp_path: Path) -> None:
    """epub_to_audiobook #41: text before an illustration was lost."""
    (tmp_path / "a.png").touch()
    told = tell(tmp_path, "<p>Words before <img src='a.png' alt='An owl'> and words after.</p><p>End of it.</p>")
    words = plain("".join(heard(told)))

    assert [words.count(found) for found in ("wordsbefore", "anowl", "andwordsafter", "endofit")] == [1, 1, 1, 1]


def test_a_heading_without_a_body_shifts_nothing(tmp_path: Path) -> None:
    """epub2tts-chatterbox #15: chapter names move by one when a heading has no text below it."""
    article, script = tell(tmp_path, "<h2>One</h2><h2>Two</h2><p>Of two.</p><h2>Three</h2><p>Of three.</p>")
    titles = {section.id: section.title for section in article.walk()}
    places = [(titles[one.section], one.spoken) for one in script.edition("standard").utterances if one.span][-5:]

    assert places == [("One", "One."), ("Two", "Two."), ("Two", "Of two."), ("Three", "Three."), ("Three", "Of three.")]


def test_a_heading_is_followed_by_a_pause(tmp_path: Path) -> None:
    """ebook2audiobook #715: headings run into the text below them."""
    _, script = tell(tmp_path, "<h2>Owls</h2><p>They see at night.</p>")
    heading = next(one for one in script.utterances if one.role == "heading")

    assert heading.spoken == "Owls."
    assert heading.pause >= 0.5


def test_a_number_has_no_nought_before_it(tmp_path: Path) -> None:
    """ebook2audiobook #673: “zero” was read before the numbers of chapters."""
    words = plain("".join(heard(tell(tmp_path, "<h2>Chapter 1</h2><p>So.</p><h2>10</h2><p>So.</p>"))))

    assert "zero" not in words
    assert words.startswith(("chapterone", "chapter1"))


def test_a_long_sentence_is_not_cut_off(tmp_path: Path) -> None:
    """epub2tts #57: what does not fit the engine is cut off."""
    words = [f"word{chr(97 + n % 26)}" for n in range(1_500)]
    said = " ".join(heard(tell(tmp_path, f"<p>{' '.join(words)}.</p>")))

    assert said.rstrip(".").split() == words


def test_notes_are_where_they_belong(tmp_path: Path) -> None:
    """epub_to_audiobook #4, #11, epub2tts #119, abogen #162: a note's number is read, and its text anywhere."""
    told = tell(tmp_path, "Owls see at night.[^1] They also hear.\n\nNext paragraph.\n\n[^1]: Not all of them.\n", "md")
    said = heard(told)

    assert said[0] == "Owls see at night."
    assert said.index("Not all of them.") < said.index("Next paragraph.")
    assert sum("Not all of them." in one for one in said) == 1


def test_text_between_brackets_stays(tmp_path: Path) -> None:
    """Only what has the shape of a citation goes (ebook2audiobook #825 asks for more)."""
    (said,) = heard(tell(tmp_path, "<p>The house (which was old) fell (so they say) in May (Smith, 2014).</p>"))

    assert said == "The house (which was old) fell (so they say) in May."


def test_plain_text_makes_an_episode(tmp_path: Path) -> None:
    """podcastfy #119: plain text gave a silent file."""
    assert heard(tell(tmp_path, "A Title\n\nJust one paragraph of words\nin two lines.\n", "txt"))[-1] == (
        "Just one paragraph of words in two lines."
    )


def test_the_same_sentence_twice_is_said_twice(tmp_path: Path) -> None:
    """audiblez #37 says one sentence everywhere; others drop what they believe to be a double."""
    assert heard(tell(tmp_path, "<p>Again. Again. Again.</p><p>Again.</p>")) == ["Again."] * 4


def test_an_expansion_is_not_lost(tmp_path: Path) -> None:
    """DAISY Pipeline #689: `<abbr title>` is to be expanded, and the acronym itself is not to vanish."""
    told = tell(tmp_path, "<p>The <abbr title='Quiet Reading Zone'>QRZ</abbr> opened.</p>")

    assert "QRZ" in shown(told)
    assert "opened" in heard(told)[0]


def test_mathml_is_not_silent(tmp_path: Path) -> None:
    """DAISY Pipeline #860: MathML was not spoken; here it is told, or announced and recorded."""
    told = tell(
        tmp_path,
        "<p>So it is:</p><math display='block'><mi>a</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
        "<p>End.</p>",
    )

    assert len(heard(told)) == 3
