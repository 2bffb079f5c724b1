"""What a feed tells besides what is heard: people, places, rights, and where there is more; of a show or an episode."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from audiopress.model.script import Detail


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
    page: int = 250  # episodes of an archive page (RFC 5005); the feed itself holds the newest, up to twice as many


@dataclass(frozen=True, slots=True)
class Selection:
    """A further feed of the same episodes: [feeds.NAME]. What is not said of it is as the show has it."""

    title: str
    description: str = ""
    tags: tuple[str, ...] = ()  # of episodes with one of these, whatever their case
    folder: str = ""  # of those whose articles lie here, below the show's content
    detail: Detail | None = None  # the edition that is its sound

    def takes(self, source: PurePosixPath, tags: tuple[str, ...]) -> bool:
        """Whether an episode belongs to it, by where its article lies (from the show's content) and by its tags."""
        wanted = {tag.casefold() for tag in self.tags}
        inside = not self.folder or source.is_relative_to(self.folder)
        return inside and (not wanted or not wanted.isdisjoint(tag.casefold() for tag in tags))


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
