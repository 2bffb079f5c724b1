"""The author's own opening and closing: said by the show's rules, never twice, and no words of the page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from audiopress.config import parse_show
from audiopress.errors import ConfigError
from audiopress.model import DETAILS, Article, Narration, Show
from audiopress.narrate import narrate, unaccounted
from tests.narrate.made import SHOW, article, articles, p, voice_for

OPENING = "This is {show}, No. 5. Today: “{title}”, by {author}. It has 3 parts."
CLOSING = "You were listening to {show}. Find the text at {link}."


def _show(opening: str = "", closing: str = "", **fields: object) -> Show:
    return replace(SHOW, narration=Narration(opening=opening, closing=closing), **fields)


def _said(show: Show, told: Article | None = None) -> list[tuple[str, str]]:
    script = narrate(told or article(p("A word.")), show, voice_for)
    return [(utterance.role, utterance.spoken) for utterance in script.utterances]


def test_the_title_is_said_once_where_the_opening_names_it() -> None:
    """With what stands before and after it; the byline keeps what has not been said, and always the notice."""
    assert [
        ("announcement", "This is A Show, Number five."),
        ("title", "Today: A Title."),
        ("byline", "By Ada. It has three parts."),
        ("byline", "The fourth of March twenty twenty six. Audio edition, synthetic voice."),
        ("paragraph", "A word."),
        ("closing", "End of A Title."),
    ] == _said(_show(OPENING))


def test_an_opening_without_the_title_comes_before_it() -> None:
    """Title and byline are then said as ever."""
    plain = _said(SHOW)

    assert [("announcement", "Welcome to A Show."), *plain] == _said(_show("Welcome to {show}"))


def test_what_the_closing_names_is_not_said_again() -> None:
    """Without {title} the article's end is told first; with it, the author's words are the end."""
    assert [("closing", "End of A Title."), ("closing", "Goodbye.")] == _said(_show("", "Goodbye."))[-2:]
    assert [("paragraph", "A word."), ("closing", "That was A Title.")] == _said(_show("", "That was {title}."))[-2:]


def test_a_sentence_whose_variable_has_no_value_goes_unsaid() -> None:
    """No address that others can reach, no date, nobody who wrote it: no half sentences."""
    told = article(p("A word."), authors=(), published=None)
    said = _said(_show("Written on {date}. By {author}. Hello.", CLOSING), told)

    assert ("announcement", "Hello.") == said[0]
    assert ("closing", "You were listening to A Show.") == said[-1]
    assert (
        "Find the text at example dot org slash tales."
        in _said(_show("", CLOSING, link="https://example.org/tales/"))[-1][1]
    )


def test_an_article_in_another_language_leaves_them_out() -> None:
    """They are in the show's language, and no voice of the article's could say them."""
    told = article(p("Ein Wort."), language="de")

    assert _said(SHOW, told) == _said(_show(OPENING, CLOSING), told)


def test_the_authors_words_are_said_in_the_shows_language() -> None:
    """In a language in which the narrator has no phrases of its own, too; braces that are doubled are read as one."""
    told = article(p("Una parola."), language="it")
    script = narrate(told, _show("Questo è {show} {{uno}}.", language="it"), voice_for)

    assert ("it", "Questo è A Show {uno}.") == (script.utterances[0].language, script.utterances[0].spoken)


@settings(deadline=None)
@given(articles())
def test_every_word_of_the_page_is_accounted_for(told: Article) -> None:
    """Opening and closing are the narrator's: whatever the article, each of its words is told or left out once."""
    show = _show(OPENING, CLOSING, language=told.language or "en")
    script = narrate(told, show, voice_for, DETAILS)
    for detail in DETAILS:
        edition = script.edition(detail)

        assert unaccounted(told, edition) == ()
        assert any("synth" in one.spoken or "sinté" in one.spoken for one in edition.utterances if one.role == "byline")
        assert all(utterance.spoken.strip() for utterance in edition.utterances)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Hello {tilte}", "did you mean {title}?"),
        ("{0}", "none of them"),
        ("{title!r}", "none of them"),
        ("{title.upper}", "none of them"),
        ("Hello {title", "{{ and }}"),
    ],
)
def test_an_unknown_variable_is_an_error_with_its_line(written: str, hint: str, tmp_path) -> None:
    """And with the names that there are."""
    with pytest.raises(ConfigError) as caught:
        parse_show(f'title = "A"\n[narration]\nopening = "{written}"\n', tmp_path)

    assert caught.value.place == "audiopress.toml:3"
    assert hint in caught.value.hint
    assert "{" in caught.value.message
