"""A small show: its sources, and what is published of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

CONFIG = """\
title = "A test of the press"
author = "Ada Example"
email = "ada@example.org"
description = "Short articles that are read aloud."
language = "en"
base_url = "http://127.0.0.1:8000/feeds/test/"
slug = "test"
categories = ["Society & Culture > Documentary"]
"""

FIRST = """\
---
title: The first crossing
date: 2026-03-04
summary: How the ferry began.
---

The ferry began with a quarrel (Moss & Reed, 1999, p. 12). Nobody remembers what it was about.

## The rope

A rope was stretched from bank to bank. It sagged in the middle, as ropes do.

> The river is a road that walks.

- one plank
- two barrels
- a boy who could whistle

## The toll

The toll was 5 pence. Children paid nothing. Dogs were asked to sit.

| day | people |
|-----|--------|
| Monday | 40 |
| Sunday | 400 |

## References

Moss, A., & Reed, B. (1999). *Small boats*. Harbour Press.
"""

SECOND = """\
The second crossing

On bridges

The bridge came later. It was not loved at first.

On what was lost

The whistle was lost, and the waiting. Waiting had been where people talked.
"""


def tree(folder: Path) -> dict[str, str]:
    """Every published file below a workspace, and the ledger, by the digest of its bytes."""
    paths = [path for path in (folder / "feeds").rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted([*paths, *folder.glob("audiopress.lock")])
    }
