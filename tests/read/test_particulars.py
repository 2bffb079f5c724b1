"""`podcast:` in front matter: an episode's place in its feed."""

from __future__ import annotations

import pytest

from audiopress.errors import SourceError
from audiopress.model import License, Link, Location, Particulars, Person, Soundbite, Text
from audiopress.read.fields import fields_of
from audiopress.read.frontmatter import split

FULL = """---
title: A title
podcast:
  type: bonus
  season: 2
  season_name: Winter
  episode: 7
  episode_shown: Ch. 7
  explicit: true
  block: true
  people: [Ada, {name: Ben, role: Guest, href: https://example.org/ben}]
  funding: {url: https://example.org/give, text: Give}
  license: {name: ours, url: https://example.org/terms}
  locations: {name: Porto, country: pt}
  links: [{url: https://video.example/1, text: Watch it}]
  discussions: https://social.example/@ada/1
  soundbites:
    - Nobody spoke for a while.
    - {start: 12.5, duration: 20, title: The best of it}
  texts: {text: proof, purpose: verify}
---
# A title
"""


def _read(text: str) -> Particulars:
    entries, _ = split(text, "a.md")
    return fields_of(entries, "a.md")[0].podcast


def test_every_key() -> None:
    """Each key reaches its field."""
    assert _read(FULL) == Particulars(
        kind="bonus",
        season=2,
        season_name="Winter",
        number=7,
        number_shown="Ch. 7",
        explicit=True,
        block=True,
        people=(Person("Ada"), Person("Ben", "guest", "cast", "https://example.org/ben")),
        funding=(Link("https://example.org/give", "Give"),),
        license=License("ours", "https://example.org/terms"),
        locations=(Location("Porto", country="pt"),),
        links=(Link("https://video.example/1", "Watch it"),),
        discussions=(Link("https://social.example/@ada/1", "activitypub"),),
        soundbites=(Soundbite("Nobody spoke for a while."), Soundbite("", "The best of it", 12.5, 20.0)),
        texts=(Text("proof", "verify"),),
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("podcast: 3", "must be a group of keys"),
        ("podcast: {seasons: 3}", "there is no key “seasons”"),
        ("podcast: {season: 0}", "“season” in “podcast” must be a whole number from 1"),
        ("podcast: {people: [{name: A, role: wizard}]}", "a table whose `role` is one of"),
        ("podcast: {type: short}", "one of “full”"),
        ("podcast: {soundbites: {start: 3}}", "with `start` and `duration`"),
        ("podcast: {soundbites: {title: x}}", "with `start` and `duration`"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(written: str, said: str) -> None:
    """One sentence, and the line of `podcast`."""
    with pytest.raises(SourceError) as caught:
        _read(f"---\ntitle: x\n{written}\n---\n\nText.\n")

    assert caught.value.place == "a.md:3"
    assert said in caught.value.message


def test_other_tools_words_stay_theirs() -> None:
    """A season or a license beside `podcast` is nobody's business here."""
    assert _read("---\nseason: autumn\nlicense: all rights reserved\nlinks: none\n---\n\nText.\n") == Particulars()
