"""A feed's address -> findings, by every check of what a host serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from audiopress.check.live import media, paging, reach, sidecars, workspace
from audiopress.check.live.published import Published
from audiopress.check.live.served import Scope, Served
from audiopress.check.live.web import CONNECTIONS, Web, browsing
from audiopress.check.rss import Document, check_feed
from audiopress.errors import PublishError
from audiopress.model import Finding

Look = Callable[[], Iterable[Finding]]


def check_live(url: str, scope: Scope, published: Published | None = None) -> tuple[Finding, ...]:
    """Findings on a feed as it is served; `published` is the workspace it may have come from.

    EngineError where the package that asks hosts is not installed.
    """
    with browsing() as web:
        answer = web.get(url, reach.LARGEST, Accept="application/rss+xml, application/xml;q=0.9, */*;q=0.8")
        found = [*reach.hops(url, answer), *reach.unreached(url, answer)]
        if answer.trouble or answer.status != 200:
            return tuple(found)
        root, why = reach.parsed(answer.body)
        if root is None:
            found.append(reach.unlike(url, answer, why))
        pages, lost = paging.further(web, url, root, scope) if root is not None else ((), ())
        served = Served(url, answer, root, pages, scope, web, published)
        if published and not published.concerns(url, served.guid):
            served = Served(url, answer, root, pages, scope, web)
        return (*found, *lost, *_looked(web, served))


def fetched(url: str) -> bytes:
    """The feed at an address; PublishError, with the finding's sentence, where there is none."""
    with browsing() as web:
        answer = web.get(url, reach.LARGEST)
    for problem in reach.unreached(url, answer):
        raise PublishError(problem.message, problem.hint, problem.path)
    return answer.body


def _looked(web: Web, served: Served) -> tuple[Finding, ...]:
    looks: list[Look] = [
        partial(look, served)
        for look in (
            reach.headers,
            reach.validators,
            reach.freshness,
            reach.own_address,
            paging.repeated,
            paging.hubs,
            workspace.compared,
            workspace.moves,
        )
    ]
    for number, (_, item) in enumerate(served.sample()):
        looks += [
            partial(media.enclosures, served, item, newest=not number),
            partial(sidecars.sidecars, served, item),
        ]
    looks += [partial(media.picture, served, *pair) for pair in media.pictures(served).items()]
    looks += [partial(sidecars.page, served, *pair) for pair in sidecars.pages(served).items()]
    looks += [partial(check_feed, Document(url, page)) for url, page in served.pages]
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return tuple(one for found in threads.map(lambda look: tuple(look()), looks) for one in found)
