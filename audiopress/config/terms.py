"""The words that other lists allow: Apple's categories, the podcast namespace's media and roles, MPEG's bit rates."""

from __future__ import annotations

# Apple, "Apple Podcasts categories" (podcasters.apple.com/support/1691); upper and lower case count.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "Arts": ("Books", "Design", "Fashion & Beauty", "Food", "Performing Arts", "Visual Arts"),
    "Business": ("Careers", "Entrepreneurship", "Investing", "Management", "Marketing", "Non-Profit"),
    "Comedy": ("Comedy Interviews", "Improv", "Stand-Up"),
    "Education": ("Courses", "How To", "Language Learning", "Self-Improvement"),
    "Fiction": ("Comedy Fiction", "Drama", "Science Fiction"),
    "Government": (),
    "Health & Fitness": ("Alternative Health", "Fitness", "Medicine", "Mental Health", "Nutrition", "Sexuality"),
    "History": (),
    "Kids & Family": ("Education for Kids", "Parenting", "Pets & Animals", "Stories for Kids"),
    "Leisure": (
        *("Animation & Manga", "Automotive", "Aviation", "Crafts", "Games", "Hobbies", "Home & Garden"),
        "Video Games",
    ),
    "Music": ("Music Commentary", "Music History", "Music Interviews"),
    "News": (
        *("Business News", "Daily News", "Entertainment News", "News Commentary", "Politics", "Sports News"),
        "Tech News",
    ),
    "Religion & Spirituality": (
        *("Buddhism", "Christianity", "Hinduism", "Islam", "Judaism", "Religion"),
        "Spirituality",
    ),
    "Science": (
        *("Astronomy", "Chemistry", "Earth Sciences", "Life Sciences", "Mathematics", "Natural Sciences"),
        *("Nature", "Physics", "Social Sciences"),
    ),
    "Society & Culture": ("Documentary", "Personal Journals", "Philosophy", "Places & Travel", "Relationships"),
    "Sports": (
        *("Baseball", "Basketball", "Cricket", "Fantasy Sports", "Football", "Golf", "Hockey", "Rugby", "Running"),
        *("Soccer", "Swimming", "Tennis", "Volleyball", "Wilderness", "Wrestling"),
    ),
    "Technology": (),
    "True Crime": (),
    "TV & Film": ("After Shows", "Film History", "Film Interviews", "Film Reviews", "TV Reviews"),
}

# Podcast namespace, <podcast:medium>. Left out: `publisher` and the list forms ("podcastL" …), whose feeds hold
# other feeds and no episodes.
MEDIA = ("podcast", "newsletter", "blog", "audiobook", "course", "music", "video", "film", "mixed")

# Podcast namespace, taxonomy.json: what people do, by the group they do it in; <podcast:person> has them in any case.
_PEOPLE: dict[str, tuple[str, ...]] = {
    "creative direction": (
        *("director", "assistant director", "executive producer", "senior producer", "producer"),
        *("associate producer", "development producer", "creative director"),
    ),
    "cast": ("host", "co-host", "guest host", "guest", "voice actor", "narrator", "announcer", "reporter"),
    "writing": (
        *("author", "editorial director", "co-writer", "writer", "songwriter", "guest writer", "story editor"),
        *("managing editor", "script editor", "script coordinator", "researcher", "editor", "fact checker"),
        *("translator", "transcriber", "logger"),
    ),
    "audio production": (
        *("studio coordinator", "technical director", "technical manager", "audio engineer"),
        *("remote recording engineer", "post production engineer"),
    ),
    "audio post-production": (
        *("audio editor", "sound designer", "foley artist", "composer", "theme music", "music production"),
        "music contributor",
    ),
    "administration": (
        *("production coordinator", "booking coordinator", "production assistant", "content manager"),
        *("marketing manager", "sales representative", "sales manager"),
    ),
    "visuals": ("graphic designer", "cover art designer"),
    "community": ("social media manager",),
    "misc.": ("consultant", "intern"),
    "video production": ("camera operator", "lighting designer", "camera grip", "assistant camera"),
    "video post-production": ("assistant editor",),
}
GROUPS = tuple(_PEOPLE)
ROLE_GROUPS = {role: group for group, roles in _PEOPLE.items() for role in roles}

# How often: words for <podcast:updateFrequency>, and the recurrence rules (RFC 5545) that say the same.
SCHEDULES = {
    "daily": "FREQ=DAILY",
    "weekly": "FREQ=WEEKLY",
    "biweekly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "bimonthly": "FREQ=MONTHLY;INTERVAL=2",
    "yearly": "FREQ=YEARLY",
}

GEO = r"geo:-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?(,-?\d+(\.\d+)?)?(;[A-Za-z0-9=;.-]+)?"  # RFC 5870
OSM = r"[NWR]\d+(#\d+)?"  # podcast namespace, location.md
COUNTRY = r"[A-Za-z]{2}"
GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"

# ISO/IEC 11172-3 § 2.4.2.3 (MPEG-1, Layer III) and ISO/IEC 13818-3 § 2.4.2.3 (lower sampling frequencies), in kb/s.
_MPEG_1 = (40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_MPEG_2 = (40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
# Sampling frequency -> bit rates, from the lowest whose frames have room for the Info frame's tables.
BIT_RATES: dict[int, tuple[int, ...]] = {
    rate: tuple(kbits for kbits in known if kbits >= lowest)
    for rate, known, lowest in (
        *((16000, _MPEG_2, 40), (22050, _MPEG_2, 56), (24000, _MPEG_2, 64)),
        *((32000, _MPEG_1, 40), (44100, _MPEG_1, 56), (48000, _MPEG_1, 64)),
    )
}

FORMATS = ("mp3", "m4a", "m4b", "opus")

# What is made of an article besides page and sound: EPUB 3.3 with Media Overlays, W3C Lightweight Packaging Format.
PUBLICATIONS = ("epub", "lpf")

# What `opening` and `closing` in [narration] may name.
VARIABLES = ("show", "title", "author", "date", "link")

OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # this machine's: nobody else can reach them
