"""A feed's address -> links that open it in apps."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote, urlsplit

# RFC 2606 and 6761, RFC 6762: names that no app finds, whoever it belongs to.
_NOWHERE = ("example", "invalid", "localhost", "test", "local")
_EXAMPLES = ("example.com", "example.net", "example.org")

# Name -> how each app wants an address: {bare} without its scheme, {whole} as one value of a query, {s} for https.
# Overcast: x-callback-url, overcast.fm/podcasterinfo. Castro: castro:// fetches by http, castros:// by https.
# AntennaPod's own scheme loses the colon of a https: that follows it; its documentation has the page used here.
_APPS = (
    ("Apple Podcasts", "podcast://{bare}"),
    ("Overcast", "overcast://x-callback-url/add?url={whole}"),
    ("Pocket Casts", "pktc://subscribe/{bare}"),
    ("Castro", "castro{s}://subscribe/{bare}"),
    ("AntennaPod", "https://antennapod.org/deeplink/subscribe?url={whole}&title={title}"),
)


def app_links(feed: str, title: str) -> tuple[tuple[str, str], ...]:
    """Names of apps, each with the link that has it subscribe to the feed; none where no app would find it.

    >>> app_links("https://press.fm/a/feed.xml", "A")[1]
    ('Overcast', 'overcast://x-callback-url/add?url=https%3A%2F%2Fpress.fm%2Fa%2Ffeed.xml')
    >>> app_links("http://localhost:8000/feed.xml", "A")
    ()
    """
    if not reachable(feed):
        return ()
    scheme, _, bare = feed.partition("://")
    parts = {"bare": bare, "whole": quote(feed, safe=""), "title": quote(title, safe=""), "s": scheme.lower()[4:]}
    return tuple((name, form.format(**parts)) for name, form in _APPS)


def reachable(address: str) -> bool:
    """Whether an address may be one of the web: of http or https, and not of a name or number for this house only."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        return parts.scheme in {"http", "https"} and ip_address(host).is_global
    except ValueError:  # a name, then
        named = "." in host and host.rpartition(".")[2] not in _NOWHERE
        return (
            parts.scheme in {"http", "https"} and named and not any(f".{host}".endswith(f".{one}") for one in _EXAMPLES)
        )
