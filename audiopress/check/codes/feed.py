"""Checks of a feed's text (F-1 the channel, F-2 items, F-3 the podcast namespace, F-4 chapters and transcripts)."""

from __future__ import annotations

from audiopress.check.codes.row import Check

_WRITE = "correct what writes the feed; a feed of ours is made again by `audiopress build`"

FEED = (Check("F-100", "error", "the feed is not well-formed", _WRITE),)
