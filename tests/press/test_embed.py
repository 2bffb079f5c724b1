"""<audio-edition> on a site of the author's own: another host, another program's markup, a policy of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from audiopress.write.embed import embed_js
from tests.judges import ask, require
from tests.judges.server import serving

ARTICLE = """\
---
title: The keeper's ledger
date: 2026-03-04
---

The keeper wrote "everything" down - even the fog. Nobody asked. He had a pen, a lamp and *very* little else.

## What he counted

Nobody asked. He counted gulls until the [harbour office](https://example.org/office) sent him a form...

A sentence that the site's editor has changed stands here for now.

- ropes, forty feet of them
- two kettles without lids

| tide | height |
|------|--------|
| ebb  | 3      |

His last entry is short. It says that the lamp was lit.
"""

# As WordPress sets it: typographic signs, soft hyphens, wrappers, a note in the middle, a figure of its own.
POST = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The keeper’s ledger – A harbour blog</title>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<script src="{audio}embed.js" defer></script>
</head>
<body class="post-template-default single">
<header><nav aria-label="Site"><a href="#main">Nobody asked.</a></nav></header>
<main id="main" class="site-main"><article class="post-7 hentry"><header class="entry-header">
<h1 class="entry-title">The keeper&#8217;s ledger</h1></header>
<div class="entry-content">
<audio-edition src="{audio}keeper/"><a href="{audio}keeper/">Listen to this article</a></audio-edition>
<p class="wp-block-paragraph">The keeper wrote &#8220;every&shy;thing&#8221; down &#8211; even the fog.&nbsp;Nobody
asked. He had a pen, a lamp and <em>very</em> <span style="letter-spacing: 0">lit&shy;tle</span> else.</p>
<h2 class="wp-block-heading" id="h-what">What he counted</h2>
<p>Nobody asked. He counted gulls until the <a href="https://example.org/office">harbour <b>office</b></a> sent him
a form&#8230;</p>
<aside class="related">Related: ten lamps you will love</aside>
<p>This was said differently when it was printed.</p>
<ul class="wp-block-list"><li>ropes, forty feet of them</li><li>two kettles without lids</li></ul>
<figure class="wp-block-table"><table><thead><tr><th>tide</th><th>height</th></tr></thead>
<tbody><tr><td>ebb</td><td>3</td></tr></tbody></table></figure>
<p>His last entry is short. It says that the lamp was lit.</p>
</div></article></main>
</body>
</html>
"""
CONFIG = 'title = "Harbour"\nauthor = "Ada Example"\nslug = "harbour"\nbase_url = "http://127.0.0.1:8000/harbour/"\n'


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show's folder, as it would be published."""
    from tests.press.conftest import run

    root = tmp_path_factory.mktemp("harbour")
    (root / "content").mkdir()
    (root / "audiopress.toml").write_text(CONFIG, encoding="utf-8")
    (root / "content" / "keeper.md").write_text(ARTICLE, encoding="utf-8")
    run("build", cwd=root)
    return root / "feeds" / "harbour"


@contextmanager
def _posted(show: Path, blog: Path, policy: str = "") -> Iterator[tuple[str, str]]:
    """The post's address, and the show's: two hosts."""
    with serving(show) as audio, serving(blog) as own:
        host = audio.rstrip("/")
        strict = f"default-src 'none'; script-src {host}; connect-src {host}; media-src {host}; style-src 'none'"
        page = POST.format(audio=audio, policy=policy or strict)
        (blog / "post.html").write_text(page.replace(' style="letter-spacing: 0"', ""), encoding="utf-8")
        (blog / "plain.html").write_text("<!doctype html><title>Nothing</title>", encoding="utf-8")
        yield f"{own}post.html", audio


def _browse(url: str, **job: Any) -> dict[str, Any]:
    require("axe")
    found: dict[str, Any] = ask("embed.cjs", url, json.dumps(job), shutil.which("chromium") or "")
    return found


def _middles(show: Path) -> dict[str, float]:
    """Sentence -> a second in the middle of it, by episode.json; of one that is heard twice, the last time."""
    cues = json.loads((show / "keeper/episode.json").read_bytes())["cues"]
    said = {one["id"]: one for one in json.loads((show / "keeper/narration.json").read_bytes())["utterances"]}
    return {said[cue["utterance"]]["display"]: (cue["start_ms"] + cue["end_ms"]) / 2000 for cue in cues}


def test_it_plays_and_lights_up_what_is_heard_in_somebody_elses_markup(show: Path, tmp_path: Path) -> None:
    """Under the strictest policy that can play it: found by text, whatever the signs; the page is left as it was."""
    middles = _middles(show)
    gone = "A sentence that the site's editor has changed stands here for now."
    seeks = [*middles.values(), 1.0]  # and back to the beginning, where there is room to jump
    with _posted(show, tmp_path) as (url, audio):
        found = _browse(url, seeks=seeks)
    lit = dict(zip(middles, found["lit"][:-1], strict=True))

    def alike(text: str) -> str:
        signs = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "\u00ad": "", "…": "..."})
        return "".join(text.translate(signs).replace("...", "…").split())

    shown = {text: alike(one["sentence"]) for text, one in lit.items() if text and text != gone}

    assert {text: alike(text) for text in shown} == shown
    assert lit[gone]["sentence"] == ""
    assert all(one["word"] for text, one in lit.items() if text.startswith(("The keeper wrote", "It says")))
    assert (found["played"], found["paused"], found["rate"], found["jumped"]) == (True, True, 1.5, 15)
    assert found["before"] == found["after"]
    assert (found["console"], found["violations"], found["globals"], found["wide"]) == ([], [], [], 0)
    assert {audio.split("/")[2], url.split("/")[2]} == set(found["foreign"])


def test_it_has_its_controls_by_name_and_a_way_to_the_page(show: Path, tmp_path: Path) -> None:
    """Play, back and forward, speed, every chapter, and the link, each with a name that says what it does."""
    with _posted(show, tmp_path) as (url, _):
        names = _browse(url, seeks=[1.0])["names"]

    assert names[:4] == ["Play", "Back 15 seconds", "Forward 15 seconds", "Speed"]
    assert names[4] == "Chapters"
    assert [name.partition(" (")[0] for name in names[5:7]] == ["The keeper's ledger", "What he counted"]
    assert names[-1] == "Read along on the episode’s page"


@pytest.mark.parametrize("refused", ["no script", "script blocked", "no connection"])
def test_where_it_cannot_play_the_authors_link_stays(show: Path, tmp_path: Path, refused: str) -> None:
    """A reader without script, a policy without our host, an episode that is gone: a link, and no empty box."""
    policy = {"script blocked": "script-src 'none'", "no connection": "connect-src 'none'"}.get(refused, "img-src *")
    with _posted(show, tmp_path, policy) as (url, _):
        found = _browse(url, **({"scripts": False} if refused == "no script" else {}))

    assert found["visible"]


def test_the_script_is_small() -> None:
    """Less than 20 kB, as it goes over the wire without compression."""
    assert len(embed_js()) < 20_000
