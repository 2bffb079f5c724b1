"""Shows made of values alone, at the two ends: one that says everything a feed can say, and one that says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from audiopress.config import parse_show
from audiopress.model import (
    Article,
    Asset,
    Edition,
    Episode,
    Feed,
    License,
    Link,
    Location,
    Particulars,
    Person,
    Recommendation,
    Schedule,
    Show,
    Soundbite,
    Text,
)
from audiopress.write import Leaf, PublishedEpisode, feed_url, feed_xml, media_type, read_episode, show_guid
from audiopress.write.record import episode_json
from tests.write import made

AWKWARD = 'Äpfel & <Birnen>, "quoted" it’s Эхо 🎧'
LONG = f"{'Слово & ' * 31}слово12"  # 255 characters, as many as a value may have
OTHER = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


@dataclass(frozen=True, slots=True)
class Published:
    """What a feed is written from."""

    show: Show
    episodes: tuple[PublishedEpisode, ...] = ()
    artwork: str = "cover.jpg"
    leaf: Leaf = field(default_factory=Leaf)

    @property
    def xml(self) -> bytes:
        guid = show_guid(feed_url(self.show))
        return feed_xml(self.show, self.episodes, guid=guid, artwork=self.artwork, leaf=self.leaf)


FEED = Feed(
    type="serial",
    locked=False,
    complete=True,
    block=True,
    new_url="https://new.example.com/feed.xml?a=1&b=2",
    hubs=("https://hub.example.com/?a=1&b=2", "https://hub.example.org/"),
    podping=True,
    people=(
        Person(LONG, "author", "writing", "https://example.com/ada?a=1&b=2", "https://example.com/ada.png"),
        Person(AWKWARD, "editor", "writing"),
    ),
    funding=(Link("https://example.com/give?a=1&b=2", AWKWARD), Link("https://example.com/more", "More")),
    license=License("CC-BY-4.0"),
    locations=(
        Location("Zürich & “Oerlikon”", "subject", "geo:47.41,8.54", "R1682248", "CH"),
        Location("Порту 🎧", "creator"),
    ),
    schedule=Schedule(AWKWARD, "FREQ=WEEKLY;BYDAY=MO,TH", "2026-01-05T06:00:00Z"),
    podroll=(
        Recommendation(OTHER, "https://feeds.podcastindex.org/pc20.xml?a=1&b=2", AWKWARD, "podcast"),
        Recommendation("9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ),
    texts=(Text(AWKWARD, "verify"), Text("no purpose")),
)
SHOW = Show(
    slug="show",
    title=AWKWARD,
    author=LONG,
    description=f"{AWKWARD} {LONG} " * 20,
    language="en-GB",
    base_url="https://example.com/feeds/show/",
    email="ada+show@example.com",
    link="https://example.com/?a=1&b=2",
    categories=(("Society & Culture", "Philosophy"), ("Kids & Family", ""), ("Education", "")),
    explicit=True,
    medium="newsletter",
    copyright=AWKWARD,
    feed=FEED,
)
OWN = Particulars(
    season=2,
    season_name=f"Winter & {AWKWARD}",
    number=3,
    number_shown='Ch. <3> & "½"',
    explicit=False,
    block=True,
    people=(Person(AWKWARD, "guest", "cast", "https://example.com/guest?a=1&b=2", "https://example.com/guest.png"),),
    funding=(Link("https://example.com/this?a=1&b=2", "For this one & <more>"),),
    license=License("our-terms", "https://example.com/terms?a=1&b=2"),
    locations=(Location("Lisbon & <Sintra>", "creator", "geo:38.72,-9.14", "R5400890", "pt"),),
    links=(Link("https://video.example/1?a=1&b=2", AWKWARD),),
    discussions=(Link("https://social.example/@ada/1?a=1&b=2", "activitypub"), Link("https://other.example/1", "")),
    soundbites=(
        Soundbite("one sentence, another", AWKWARD),
        Soundbite("", "Timed", 1.0, 2.5),
        Soundbite("it begins here"),
    ),
    texts=(Text(AWKWARD, "release"), Text("own")),
)


def maximal() -> Published:
    """The feed of four episodes and many pages: every tag and attribute there is, and text that has to be escaped."""
    links = (("first", "feed"), ("last", "feed-1"), ("next", "feed-7"), ("prev-archive", "feed-7"))
    return Published(SHOW, (_full(), _trailer(), _bonus(), _further()), leaf=Leaf(links=links))


def page() -> Published:
    """A page of that feed that is full, with a show that is complete and says so in its own words only."""
    show = replace(
        SHOW,
        author="1984",
        copyright="2024",
        explicit=False,
        feed=replace(FEED, schedule=None, type="episodic", license=License(AWKWARD, "https://example.com/terms")),
    )
    links = (
        ("first", "feed"),
        ("last", "feed-1"),
        ("current", "feed"),
        ("previous", "feed-4"),
        ("next-archive", "feed-4"),
        ("next", "feed-2"),
        ("prev-archive", "feed-2"),
    )
    return Published(show, (_bonus(), _further()), "cover.png", Leaf("feed-3", links=links, closed=True))


def minimal() -> Published:
    """A show with a title and nothing else, and an article that is a title and a sentence."""
    said = made.section("opening", "", made.paragraph("p0", "It is short."))
    opening = replace(said, level=0, heading=None)
    plain = made.article(opening, title="A Title", slug="a-title", authors=(), summary="", tags=(), published=None)
    return Published(_plain_show(), (_public(made.episode(plain)),))


def empty() -> Published:
    """The same show before its first article."""
    return Published(_plain_show())


def _plain_show() -> Show:
    """As settings of one line make it."""
    return parse_show('title = "Plain & <simple>"', Path())


def _full() -> PublishedEpisode:
    """With five chapters, two of them pictured, four formats, a further edition, texts and a cover of its own."""
    article = made.article(
        made.section("opening", AWKWARD, made.paragraph("p0", "It begins here. And goes on.")),
        made.section("one", AWKWARD, made.paragraph("p1", "One sentence. Another one!")),
        made.section("two", "Вторая часть", made.paragraph("p2", "A second part. With more.")),
        made.section("three", LONG, made.paragraph("p3", "The end.")),
        made.section("four", "🎧", made.paragraph("p4", "After the end.")),
        title=AWKWARD,
        slug="full",
        authors=(AWKWARD, "Ben Other"),
        summary=f"{AWKWARD} {LONG} " * 20,
        tags=("listening", "care & <access>", LONG),
        particulars=OWN,
    )
    return _public(_sounding(made.episode(article, number=3)))


def _sounding(main: Episode) -> Episode:
    """With sound in each format, and a briefer edition in two."""
    name = f"{main.folder}{main.article.slug}"
    more = [_asset(f"{name}{end}", 60_000 + size, "ab") for size, end in enumerate((".m4a", ".m4b", ".opus"))]
    brief = tuple(_asset(f"{name}.brief{end}", 30_000, "cd") for end in (".mp3", ".opus"))
    one, two, *rest = main.timeline.chapters
    pictured = (replace(one, image="a bird & more.png", alt=AWKWARD), replace(two, image="b.jpg"), *rest)
    line = replace(main.timeline, chapters=pictured)
    shorter = replace(line, samples=line.samples // 2)
    edition = Edition("brief", main.script, shorter, brief)
    names = (f"{name}.vtt", f"{name}.srt", f"{name}.txt", f"{main.folder}transcript.json", f"{main.folder}cover.png")
    files = (*names, f"{main.folder}narration.json", f"{main.folder}chapters.json", f"{main.folder}a bird & more.png")
    texts = [_asset(one, 9, "ef") for one in files]
    return replace(main, timeline=line, assets=(*main.assets, *more, *brief, *texts), editions=(edition,))


def _asset(path: str, size: int, byte: str) -> Asset:
    return Asset(path, media_type(path), size, byte * 32)


def _public(episode: Episode) -> PublishedEpisode:
    return read_episode(episode_json(episode, episode.assets))


def _told(number: int, title: str, slug: str, about: Particulars, **other: object) -> PublishedEpisode:
    article: Article = made.article(title=title, slug=slug, particulars=about, source=Path(f"{slug}.md"), **other)
    return _public(made.episode(article, number=number))


def _trailer() -> PublishedEpisode:
    return _told(4, f"Coming soon: {AWKWARD}", "trailer", Particulars(kind="trailer", season=2, explicit=True))


def _bonus() -> PublishedEpisode:
    """Without authors or summary of its own, in another language, with a title that is too long."""
    return _told(
        2,
        f"{LONG} and more",
        "bonus",
        Particulars(kind="bonus", number=4),
        authors=(),
        summary="",
        language="ru",
        tags=(),
    )


def _further() -> PublishedEpisode:
    """A trailer of no season, whose title and author are taken for numbers by some."""
    return _told(1, "1984", "further", Particulars(kind="trailer"), authors=("007",), tags=("-1.5e3", "false"))


def shows() -> Mapping[str, Published]:
    """What each golden feed is written from."""
    return {"maximal": maximal(), "maximal-page": page(), "minimal": minimal(), "empty": empty()}
