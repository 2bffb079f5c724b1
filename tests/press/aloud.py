"""A show to read along with: notes, a list, a table, a picture's description, headings, in three editions."""

from __future__ import annotations

CONFIG = """\
title = "Read along"
author = "Ada Example"
email = "ada@example.org"
description = "Articles to be heard and read at once."
language = "en"
base_url = "http://127.0.0.1:8000/feeds/along/"
slug = "along"
categories = ["Society & Culture > Documentary"]

[narration]
editions = ["brief", "full"]
"""

ARTICLE = """\
---
title: The Lamp Lighter
date: 2026-03-04
summary: How a street was lit.
---

Every evening at six the lighter came down the street (Orr, 2001). He carried a pole and whistled.
Nobody asked him for the tune.[^tune] Children followed as far as the bridge, and the dogs a little further.

## The pole

The pole was 2.5 metres long, of ash, with a hook of brass. At the end of it there burned a small flame
behind a sheet of tin. When the wind blew it was shielded with a hand. *That* took practice.

- one hook for the tap
- one flame for the gas
- one rag for the glass
- one key for the box
- one pair of gloves
- one tune

He had a second pole, which was shorter. It hung behind the door. He never used it in the street.

## The street

There were forty lamps. It took him an hour; in winter it took longer.[^winter]

| lamp | place |
|------|-------|
| first | the mill |
| last | the bridge |

From the bridge he could see them all. He counted them aloud, as sailors count. Then he went home.

> A street is a sentence, and the lamps are its commas.

## The last evening

In the year of the wires nobody told him. He came at six. The street was already lit, and it was very white.
He walked the whole of it with the pole on his shoulder. He whistled. The children did not know why he had come.

[^tune]: It was a hymn, slowed down until it was a waltz. His daughter wrote it out.
[^winter]: He was paid by the evening, not by the hour.

## References

Orr, P. (2001). *Gas and its servants*. Harbour Press.
"""
