"""audiopress: every article becomes a narrated, chapterized episode, published alongside its text."""

__version__ = "0.1.0"
