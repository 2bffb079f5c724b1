"""The types that files are published with -> docs/hosting.md: what a host has to send, and settings to copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

from audiopress.write.files import MEDIA_TYPES, media_type

CHAPTERS = media_type("chapters.json")
_TEXTS = frozenset({"text/html", "text/plain", "text/vtt", "application/x-subrip", "application/rss+xml"})
_PACKED = ("application/json", CHAPTERS, "application/rss+xml", "application/x-subrip", "image/svg+xml")
_EDITIONS = ("chapters.json", "chapters.brief.json", "chapters.standard.json", "chapters.full.json")

_HEAD = """\
# Where to put `feeds/`

What is published are files; any host that serves files will do, if it sends them as the table says. Written by
`python -m tests.reference` from the types that the press writes into feeds; a test keeps it true.

Publish episodes first and `*.xml` last, so that no feed names what is not there yet. Then ask the host what it does:

```sh
audiopress check --url https://example.org/show/feed.xml
```

## What a host has to send

"""
_ALSO = """
And of every host:

| what | why | checked by |
|---|---|---|
| `Access-Control-Allow-Origin: *`, on transcripts and chapters | players in a browser may read them | L-031 |
| 206 and the right bytes where a range is asked for | Apple takes no audio from a host that does not | L-024, L-025 |
| an answer to HEAD, with `Content-Length` | Apple asks before it takes an episode or a picture | L-021, L-022 |
| `ETag` or `Last-Modified`, and 304 | else every app loads the whole feed each time | L-012 to L-014 |
| https, with a certificate for this very name | directories and apps ask for it | L-004, L-009 |
| `index.html` for an address that ends with `/` | the pages of episodes lie there | L-035 |
| gzip for feeds, if it can | a tenth of the bytes | L-015 |

`example.org` and `/srv/show` below stand for your host and for the folder `feeds/SHOW` on it.
"""


def hosting_page() -> str:
    """The whole page."""
    parts = [_HEAD, _table(), _ALSO]
    for title, (language, snippet, more) in SNIPPETS.items():
        parts.append(f"\n## {title}\n\n```{language}\n{snippet()}```\n{more}")
    return "".join(parts) + _GITHUB


def _table() -> str:
    rows = ["| file | type |\n|---|---|\n", f"| `chapters.json`, `chapters.*.json` | `{CHAPTERS}` |\n"]
    for kind, suffixes in _by_type().items():
        names = ", ".join(f"`*{suffix}`" for suffix in suffixes)
        others = ", such as `transcript.json`" if ".json" in suffixes else ""
        rows.append(f"| {names}{others} | `{_full(kind)}` |\n")
    return "".join(rows)


def _by_type() -> dict[str, list[str]]:
    """Type -> its suffixes, feeds first."""
    pairs = sorted((kind, suffix) for suffix, kind in MEDIA_TYPES.items())
    found = {kind: [suffix for _, suffix in group] for kind, group in groupby(pairs, key=lambda pair: pair[0])}
    feeds = media_type("feed.xml")
    return {feeds: found.pop(feeds), **found}


def _full(kind: str) -> str:
    """With the encoding, where a reader would otherwise have to guess it."""
    return f"{kind}; charset=utf-8" if kind in _TEXTS - {"text/vtt"} else kind  # WebVTT § 4: always UTF-8


def nginx() -> str:
    types = "".join(
        f"        {kind}  {' '.join(suffix[1:] for suffix in suffixes)};\n" for kind, suffixes in _by_type().items()
    )
    return f"""\
server {{
    listen 80;
    server_name example.org;
    root /srv/show;

    types {{
{types}    }}
    charset utf-8;
    charset_types {" ".join(sorted(_TEXTS - {"text/html"}))};
    gzip on;
    gzip_types {" ".join(_PACKED)} text/plain text/vtt;
    add_header Access-Control-Allow-Origin *;

    location ~ /chapters(\\.[a-z]+)?\\.json$ {{
        types {{ }}
        default_type {CHAPTERS};
    }}
}}
"""


def caddy() -> str:
    rows = "".join(
        f'    @{suffix[1:]} path *{suffix}\n    header @{suffix[1:]} Content-Type "{_full(kind)}"\n'
        for kind, suffixes in _by_type().items()
        for suffix in suffixes
        if suffix != ".json"
    )
    return f"""\
example.org {{
    root * /srv/show
    file_server
    encode gzip
    header Access-Control-Allow-Origin *
{rows}    @chapters path_regexp /chapters(\\.[a-z]+)?\\.json$
    header @chapters Content-Type {CHAPTERS}
    @json {{
        path *.json
        not path_regexp /chapters(\\.[a-z]+)?\\.json$
    }}
    header @json Content-Type {MEDIA_TYPES[".json"]}
}}
"""


def apache() -> str:
    types = "".join(f"AddType {kind} {' '.join(suffixes)}\n" for kind, suffixes in _by_type().items())
    texts = " ".join(suffix for suffix, kind in MEDIA_TYPES.items() if kind in _TEXTS)
    return f"""\
{types}AddCharset utf-8 {texts}
<FilesMatch "^chapters(\\.[a-z]+)?\\.json$">
    ForceType {CHAPTERS}
</FilesMatch>
Header set Access-Control-Allow-Origin "*"
DirectoryIndex index.html
"""


def headers() -> str:
    rows = "".join(
        f"/*{suffix}\n  Content-Type: {_full(kind)}\n"
        for kind, suffixes in _by_type().items()
        for suffix in suffixes
        if suffix != ".json"
    )
    chapters = "".join(f"/*/{name}\n  Content-Type: {CHAPTERS}\n" for name in _EDITIONS)
    return f"/*\n  Access-Control-Allow-Origin: *\n{rows}{chapters}"


def s3() -> str:
    put = "aws s3 cp feeds/SHOW s3://BUCKET/show --recursive --exclude '*'"
    rows = [f"{put} --include '*{suffix}'{_apart(suffix)} --content-type '{_full(kind)}'" for suffix, kind in _last()]
    chapters = f"{put} --include '*/chapters*.json' --content-type {CHAPTERS}"
    rule = '{"AllowedOrigins": ["*"], "AllowedMethods": ["GET", "HEAD"], "AllowedHeaders": ["*"]}'
    cors = f"aws s3api put-bucket-cors --bucket BUCKET --cors-configuration '{{\"CORSRules\": [{rule}]}}'"
    return "\n".join([cors, chapters, *rows]) + "\n"


def _apart(suffix: str) -> str:
    return " --exclude '*/chapters*.json'" if suffix == ".json" else ""


def _last() -> list[tuple[str, str]]:
    """(suffix, type), feeds after everything that they name."""
    return sorted(MEDIA_TYPES.items(), key=lambda pair: pair[0] == ".xml")


Snippet = tuple[str, Callable[[], str], str]  # the language of the block, what stands in it, what follows it
SNIPPETS: Mapping[str, Snippet] = {
    "nginx": (
        "nginx",
        nginx,
        """
Take `types`, `charset`, `gzip`, `add_header` and `location` into the server that you have, with TLS. An `add_header` of
your own within a `location` hides those outside it: repeat this one there. Tried with nginx 1.22.
""",
    ),
    "Caddy": (
        "caddyfile",
        caddy,
        """
Caddy sees to the certificate itself. Tried with Caddy 2.6.
""",
    ),
    "Apache: `.htaccess`": (
        "apache",
        apache,
        """
In the folder of the show; the host has to allow it (`AllowOverride FileInfo Indexes`, mod_headers, mod_mime). Tried
with Apache 2.4.
""",
    ),
    "Netlify, Cloudflare Pages: `_headers`": (
        "text",
        headers,
        """
In the folder that is published as the whole site. There is no rule for `*.json`, since two rules for one file would be
joined with a comma; both hosts know that type. Cloudflare Pages takes files of up to 25 MiB, about 36 minutes at 96
kb/s; whether your plan answers ranges, `check --url` says (L-024). A `_redirects` beside it keeps old addresses alive.
""",
    ),
    "S3, R2": (
        "sh",
        s3,
        """
Types are kept with each file, so they are given as it is sent; feeds come last. For R2 add
`--endpoint-url https://ACCOUNT.r2.cloudflarestorage.com` to each line. A bucket alone answers no address that ends with
`/` and packs nothing: put its distribution (CloudFront, a domain on Cloudflare) before it, which can do both, and has
to pass on `Origin` and `Range`. What was taken out of `feeds/` stays in the bucket until you delete it.
""",
    ),
}
_GITHUB = """
## GitHub Pages

There is nothing to set, and some things cannot be had:

- Types go by the suffix (the mime-db project's list) and cannot be changed: `chapters.json` is sent as
  `application/json`, so L-033 stays; `feed.xml` as `application/xml`, which every app takes. Write
  `ignore = ["L-033"]` into `[check]`.
- `Access-Control-Allow-Origin: *`, ETag, 304, gzip and https come by themselves.
- No redirects, so whatever moves is lost to listeners (L-061, L-062): choose addresses that stay.
- A site may have 1 GB, and 100 GB of traffic in a month; GitHub takes no file of over
  100 MB. For more, put the audio elsewhere.
- Put an empty file `.nojekyll` beside `feeds/`, or names that begin with `_` are left out.
"""
