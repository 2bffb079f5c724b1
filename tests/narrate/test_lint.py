"""A lint for the ear: each check speaks up for a case, and is silent on a near miss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from audiopress.model import DETAILS, Article, Block, Finding, Pronunciation, Run, Section
from audiopress.narrate import narrate, narration_findings
from audiopress.narrate.lint import REMARKS
from audiopress.read import read_article
from tests.narrate.made import SHOW, article, articles, block, p, section, voice_for
from tests.narrate.test_ledger import some_articles

CONTENT = Path(__file__).parents[2] / "content"
TESTED = {code for code in REMARKS if code != "N-999"}


def findings(*blocks: Block | Section, **fields: object) -> tuple[Finding, ...]:
    given_ = article(*blocks, **fields)
    return narration_findings(given_, narrate(given_, SHOW, voice_for))


def codes(*blocks: Block | Section, **fields: object) -> list[str]:
    return [found.code for found in findings(*blocks, **fields)]


def items(number: int, *inner: Block) -> Block:
    return block("list", *(block("item", f"Thing {n}") for n in range(number)), *inner)


def nested(levels: int) -> Block:
    inner = items(2)
    for _ in range(levels - 1):
        inner = block("list", block("item", "Thing", inner))
    return inner


def table(*cells: tuple[str, ...], header: bool = False) -> Block:
    """Rows of cells, the first row of headers."""
    mark = [{"header": "true"} if header and row == 0 else {} for row in range(len(cells))]
    return block("table", *(block("row", *(block("cell", c, **mark[i]) for c in row)) for i, row in enumerate(cells)))


def link(text: str, to: str = "https://example.org/a") -> Run:
    return Run(text, href=to)


def code(text: str) -> Run:
    return Run(text, ("code",))


def em(text: str, language: str | None = None) -> Run:
    return Run(text, ("em",), language)


def figure(alt: str, src: str = "a.png", caption: str = "") -> Block:
    return block("figure", *((p(caption, role="caption"),) if caption else ()), src=src, alt=alt)


CASES: dict[str, tuple[tuple[Block | Section, ...], ...]] = {
    "N-901": ((p("word " * 45 + "end."),),),
    "N-902": ((p("word " * 1001 + "end."),),),
    "N-904": ((),),
    "N-905": ((p("So."), block("note", "Lonely.")),),
    "N-906": ((p("这是一篇文章。"), p("它有两句话。")),),
    "N-907": (
        (figure("ear.jpg"),),
        (figure("IMG_2031"),),
        (figure("Image"),),
        (figure("dsc-0012-final", "pictures/dsc-0012-final.png"),),
        (figure("image"), figure("image")),
        (p("So ", Run("button.png", image="button.png"), "."),),
    ),
    "N-908": ((figure("Two hands on a desk.", caption="Two hands on a desk"),),),
    "N-909": ((table(("a", "b"), ("c", "d")),), (table(("", ""), ("c", "d"), header=True),)),
    "N-910": (
        (p("For the recipe click ", link("here"), "."),),
        (p(link("Read more →"), " of it."),),
        (p("It is at ", link("https://example.org/a/b"), "."),),
        (p("Klicken Sie ", link("hier"), ".", language="de"),),
        (p("So ", link("this"), " and ", link("This.")),),
    ),
    "N-911": ((section("* * *", p("So.")),), (section("—", p("So.")),)),
    "N-913": (
        (p("The QRZB met on Monday."), p("The QRZB met again.")),
        (p("Two QRZs met."),),
        (p("The QRZ (a very odd thing) met."),),
    ),
    "N-914": (
        (p("He wrote ", em("il n’est pas dans la maison"), " on the wall."),),
        (p("She said “Das ist nicht der Punkt” and left."),),
        (p("It was so. Los niños no están en la casa. It was late."),),
        (p("The word λόγος means much."),),
        (p("In Latin: ", em("et in Arcadia ego sum"), "."),),
        (p("Er rief: “That is not what they have said”.", language="de"),),
    ),
    "N-915": ((p("The sqdn. of birds has an owl."), p("So the sqdn. of owls.")), (p("See this, x.y.z., at once."),)),
    "N-916": (
        (figure("Screenshot of a conversation", "chat.png"),),
        (figure("The new settings", "Bildschirmfoto-2026.png"),),
        (figure("A tweet by the mayor", "a.png"),),
    ),
    "N-917": (tuple(p("A word of it was said again to them. " * 40) for _ in range(40)),),
    "N-918": ((items(21),),),
    "N-919": ((p("The house (" + "which was very old " * 7 + ") fell."),),),
    "N-920": ((nested(3),), (nested(5),)),
    "N-921": ((p("Well done 🎉🎉🎉!"),), (p("So 🙂 👍🏽 🇨🇦 it was."),)),
    "N-922": (
        (p("Call ", code("read_the_file()"), " or ", code("write_the_file()"), " with ", code("path=None"), "."),),
    ),
    "N-923": ((p("A word of it was said. " * 51),),),
    "N-924": ((figure("One word after another. " * 30),),),
}  # fmt: skip

SILENT: dict[str, tuple[tuple[Block | Section, ...], ...]] = {
    "N-901": (
        (p("word " * 44 + "end."),),
        (p("Word " * 26 + "so.", Run("1", note="n1"), " " + "Word " * 26 + "end."), block("note", "So.", ref="n1")),
        (p("Word " * 40 + "(" + "Smith, 2014; " * 5 + "Jones, 2015)."),),
        (block("poem", "word " * 60),),
    ),
    "N-905": ((p("So.", Run("1", note="n1")), block("note", "Referred to.", ref="n1")),),
    "N-906": ((p("Tao (道) is a way."),), (p("这是一篇文章。", language="zh"),)),
    "N-907": (
        (figure("An ear"), figure("Ear", "ear.png"), figure("Version 2.0 of the logo, in red")),
        (block("figure", src="a.png", alt="", decorative="true"),),
    ),
    "N-908": ((figure("Two hands", caption="Two hands on a desk in the evening"),),),
    "N-909": (
        (table(("Name", "Age"), ("Ada", "36"), header=True),),
        (table(("a",), ("b",)),),
        (table(("a", "b")),),
    ),
    "N-910": (
        (p(link("Here is where we live"), " and ", link("the article on owls"), "."),),
        (p("Write to ", link("me@example.org", "mailto:me@example.org"), "."),),
        (p("Stay here. Read more. https is a scheme."),),
        (p("As ", Run("2", href="#fn2", note="n2"), " so."), block("note", "So.", ref="n2")),
    ),
    "N-911": ((section("1", p("So.")),), (section("Why?", p("So.")),)),
    "N-913": (
        (p("The Quiet Reading Zone (QRZ) opened. The QRZ is quiet."),),
        (p("The QRZ (Quiet Reading Zone) opened."),),
        (p("The QRZ stands for a quiet reading zone."), p("The CBDX, or Centre for Birds’ Data Exchange, rose.")),
        (p("They call it SCUBO: a scubo is a boat, and scubo boats are old."),),
        (p("The QRZ opened."), p("What is the quiet reading zone (QRZ)?")),
        (p("The ", Run("QRZ", ("abbr",), title="quiet reading zone"), " opened."),),
        (p("NASA, the BBC and the EU sent a PDF in the USA, OK?"),),
        (p("Henry VIII, World War II, Chapter XIV, and MCMXCIX."),),
        (p("DO NOT ENTER THIS ROOM, it is NOT for you, NEVER."),),
        (p("Call ", code("QRZ"), " now, or see https://example.org/QRZ."),),
        (p("J. R. R. Tolkien, I, A, X-rays and B."),),
        (block("code", "QRZ = ABX"),),
        (section("A WORD ON QRZ ROOMS"),),
        (p("So it was (Health Board [QRZ], 2014)."),),
    ),
    "N-914": (
        (p("He wrote ", em("il n’est pas dans la maison", "fr"), " on the wall."),),
        (p("Ludwig van Beethoven met Ursula von der Leyen and Leonardo da Vinci in Los Angeles."),),
        (p("They sang ", em("La La Land"), " and read ", em("the Los Angeles Times"), ", ", em("Der Spiegel"), "."),),
        (p("He gave it a certain ", em("je ne sais quoi"), ", a ", em("quid pro quo"), "."),),
        (p("Let α and β be angles; the letter Ж is odd."),),
        (p("We die in war and also in the sun, on a den, as I am an aunt."),),
        (p("Le chat est dans la maison et il ne dort pas.", language="fr"),),
        (p("A ", em("very strong and long"), " emphasis: “What is this, and who are they?”"),),
        (p("The taxi to El Niño and the Tierra del Fuego left from San José de la Montaña."),),
    ),
    "N-915": (
        (p("J.R.R. Tolkien was at 5 p.m. in Washington, D.C., in the U.S. with a Ph.D., e.g. now."),),
        (p("He ended. Then it began. “So it is.” he said."),),
        (p("Read node.js and a.b.c.txt, at example.org. So."),),
        (p("Mr. Smith vs. Mrs. Jones Jr. and sons, etc."),),
    ),
    "N-916": (
        (figure("An owl on a branch", "owl.png"),),
        (figure("Screenshot: the list of episodes, the second of which, “On Owls”, is being played, at minute three"),),
        (figure("A water slide", "slide.png"),),
    ),
    "N-917": (tuple(p("A word of it was said again to them. " * 40) for _ in range(20)),),
    "N-918": ((items(20),),),
    "N-919": (
        (p("The house (which was old) fell (as I said)."),),
        (p("So it was. (" + "It was very old then. " * 8 + "It was so.) And then."),),
        (p("It is said (" + "Smith, 2014; " * 20 + "Jones, 2015)."),),
        (p("(" * 30 + "word " * 40),),
    ),
    "N-920": ((nested(2),), (nested(2), nested(2))),
    "N-921": ((p("Well 🎉 done 🎉 then 🎉!"),), (p("👩‍👩‍👧‍👦 👍🏽"),), (p("🇨🇦 🇫🇷"),)),
    "N-922": (
        (p("Call ", code("read()"), ", then think for a while, ", code("write()"), ", and ", code("close()"), " it."),),
        (p("Call ", code("read_this_very_long_name_of_a_function()"), "."),),
    ),
    "N-923": ((p("A word of it was said. " * 41),), (p("A word. " * 100), p("A word. " * 100))),
    "N-924": ((figure("One word after another. " * 20),),),
}  # fmt: skip


def _each(table_: dict[str, tuple[tuple[Block | Section, ...], ...]]) -> list[object]:
    return [pytest.param(code_, c, id=f"{code_}-{n}") for code_, rows in table_.items() for n, c in enumerate(rows)]


@pytest.mark.parametrize(("code_", "blocks"), _each(CASES))
def test_it_fires(code_: str, blocks: tuple[Block | Section, ...]) -> None:
    """Once, with the severity of its row, a place with a line, a sentence without gaps, and a remedy."""
    found = [one for one in findings(*blocks) if one.code == code_]

    assert len(found) == 1
    assert found[0].severity == REMARKS[code_].severity
    assert found[0].path == "content/a.md"
    assert found[0].line == (None if code_ in ("N-904", "N-917") else 1)
    assert found[0].message
    assert found[0].hint
    assert not re.search(r"[{}]", found[0].message + found[0].hint)


@pytest.mark.parametrize(("code_", "blocks"), _each(SILENT))
def test_it_is_silent_on_a_near_miss(code_: str, blocks: tuple[Block | Section, ...]) -> None:
    """What only looks like the matter is not remarked upon."""
    assert [one.message for one in findings(*blocks) if one.code == code_] == []


def test_every_check_has_its_case() -> None:
    """A code without a case here is a check nobody has seen fire."""
    elsewhere = {"N-903", "N-912"}  # below

    assert set(CASES) | elsewhere == TESTED


def test_the_narrators_language() -> None:
    """Announcements in English in an article of another language are remarked upon; in French there are some."""
    assert codes(p("So."), language="ja") == ["N-903"]
    assert codes(p("Bien."), language="fr") == []


def test_a_date_of_two_readings() -> None:
    """By slashes only, where the region does not say which number is the month; the remark says how it is read."""
    found = findings(p("It was on 3/4/2014, and on 5/6/2014."))

    assert [one.code for one in found] == ["N-912"]
    assert found[0].message.startswith("the date “3/4/2014” is one day in Britain and another in the United States")
    assert found[0].message.endswith("(and 1 more)")
    assert codes(p("It was on 3/4/2014."), language="en-GB") == []
    assert codes(p("On 3/25/2014, on 5/5/2014, on 3 April 2014, and 3/4 of 2014.")) == []


def test_like_findings_are_folded() -> None:
    """Links that say the same nothing are one remark, which counts the others."""
    (found,) = findings(*(p("See ", link("here"), ".") for _ in range(4)))

    assert found.message == "the link text “here” does not say where it leads (and 3 more)"


def test_an_acronym_of_the_lexicon_is_known() -> None:
    """Whoever gave its reading knows of it."""
    assert codes(p("The QRZB met."), lexicon=(Pronunciation("QRZB", "curzeb"),)) == []


def test_reading_says_what_narrating_need_not() -> None:
    """A picture without alt is A-001 and a heading that jumps is A-004: no second code says so."""
    assert (
        codes(block("figure", src="a.png"), section("One", level=2, sections=(section("Two", p("So."), level=4),)))
        == []
    )


def test_ordinary_prose_draws_no_remarks() -> None:
    """What this repository publishes is worth at most a note or two in a thousand words."""
    found, words = [], 0
    for path in sorted(CONTENT.iterdir()):
        if path.suffix in (".md", ".txt", ".html") or (path / "index.md").is_file():
            read = read_article(path, language="en", author="A", root=CONTENT)
            found += narration_findings(read, narrate(read, SHOW, voice_for))
            words += sum(len(one.text.split()) for one in read.blocks())

    assert [one.code for one in found if one.severity != "note"] == []
    assert len(found) <= words / 1_000


@some_articles
@given(articles())
def test_any_article_can_be_looked_over(any_: Article) -> None:
    """Checks never raise, and report no word as lost."""
    found = narration_findings(any_, narrate(any_, SHOW, voice_for, DETAILS))

    assert not [one for one in found if one.code == "N-999"]
    assert list(found) == sorted(found, key=lambda one: one.line or 0)
