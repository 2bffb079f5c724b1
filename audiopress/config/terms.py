"""The words other people's lists allow: Apple's categories, the podcast namespace's media, MPEG's bit rates."""

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

# What `opening` and `closing` in [narration] may name.
VARIABLES = ("show", "title", "author", "date", "link")
