"""What a feed tells besides what is heard: people, places, rights, and where there is more; of a show or an episode."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a part in it (podcast namespace, person.md); role and group are of its taxonomy."""

    name: str
    role: str = "host"
    group: str = "cast"
    href: str = ""
    img: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """An address, and what to call it."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class License:
    """An SPDX identifier, or a name of one's own with the address of its text (license.md)."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A place, by name and, for machines, by what is known of it (location.md)."""

    name: str
    rel: str = "subject"  # what it is about, or "creator": where it is made
    geo: str = ""  # geo:LATITUDE,LONGITUDE (RFC 5870)
    osm: str = ""  # OpenStreetMap's letter and number
    country: str = ""  # ISO 3166-1 alpha 2


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often there is something new (updateFrequency.md)."""

    text: str
    rrule: str = ""  # RFC 5545 § 3.3.10
    start: str = ""  # a day or a moment, ISO 8601


@dataclass(frozen=True, slots=True)
class Recommendation:
    """Another show that listeners may like (podroll.md, remoteItem.md)."""

    guid: str
    url: str = ""
    title: str = ""
    medium: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words for one reader or another, such as a directory that asks for proof (txt.md)."""

    text: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Soundbite:
    """A passage worth hearing by itself: its own words, or where it is, in seconds (soundbite.md)."""

    words: str = ""
    title: str = ""
    start: float | None = None
    duration: float | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What the channel says: [feed] of audiopress.toml."""

    type: str = "episodic"  # or "serial": to be heard from the first episode on
    locked: bool = True  # other hosts are asked not to import it
    complete: bool = False  # there will be no more episodes
    block: bool = False  # directories are asked not to list it
    new_url: str = ""  # where the feed has moved to
    hubs: tuple[str, ...] = ()  # WebSub
    podping: bool = False  # changes are announced there
    people: tuple[Person, ...] = ()
    funding: tuple[Link, ...] = ()
    license: License | None = None
    locations: tuple[Location, ...] = ()
    schedule: Schedule | None = None
    podroll: tuple[Recommendation, ...] = ()
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an item says: front matter. An item's people take the place of the channel's; so do the other lists."""

    kind: str = "full"  # or "trailer", "bonus"
    season: int | None = None
    season_name: str = ""
    number: int | None = None  # of the episode, within its season
    number_shown: str = ""  # as it is shown, such as "Ch. 3"
    explicit: bool | None = None  # None: as the show
    block: bool = False
    people: tuple[Person, ...] = ()
    funding: tuple[Link, ...] = ()
    license: License | None = None
    locations: tuple[Location, ...] = ()
    links: tuple[Link, ...] = ()  # the same elsewhere: contentLink.md
    discussions: tuple[Link, ...] = ()  # where it is talked about: socialInteract.md; `text` is the protocol
    soundbites: tuple[Soundbite, ...] = ()
    texts: tuple[Text, ...] = ()


NOTHING_PARTICULAR = Particulars()
