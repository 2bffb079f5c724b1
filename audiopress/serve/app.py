"""What is published -> answers to requests: ranges, validators, types, and words where there is nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles

from audiopress.places import DRAFTS, FEEDS
from audiopress.serve.guard import METHODS, Guard, Names
from audiopress.serve.library import INDEX, Found, Library
from audiopress.serve.local import is_followed, localised
from audiopress.serve.reload import EVENTS, SCRIPT, Changes, script, watching
from audiopress.write.files import media_type
from audiopress.write.signpost import Way, signpost_html

_HTML = "text/html"
_CONDITIONS = StaticFiles(check_dir=False)  # it knows If-None-Match and If-Modified-Since (RFC 9110 § 13)


@dataclass(frozen=True, slots=True)
class Desk:
    """Finds what is asked for, and hands it out; `changes` where pages load anew when they have changed."""

    library: Library
    as_published: bool
    changes: Changes | None
    fault: Callable[[str, Exception], None]

    async def hand_out(self, request: Request) -> Response:
        """The file of an address, or words in its place."""
        if request.method not in {"GET", "HEAD"}:
            return Response("This preview can be read, and nothing else.\n", 405, {"Allow": METHODS}, "text/plain")
        try:
            return await run_in_threadpool(self._answer, request)
        except PermissionError:
            return self._sign(request, 403, "This file may not be read", "The system does not let audiopress read it.")
        except FileNotFoundError:  # it went while it was looked at
            return self._missing(request)

    def _answer(self, request: Request) -> Response:
        path = request.path_params["path"]
        if not path:
            return self._home(request)
        found = self.library.find(path)
        if found is None:
            return self._elsewhere(path) or self._missing(request)
        if found.folder:
            return _moved(f"{path}/")
        return self._file(request, found)

    def _file(self, request: Request, found: Found) -> Response:
        """The file as it lies there, or as it has to be for a preview."""
        kind = media_type(found.path.name)
        if kind == _HTML and self.changes:
            data = found.path.read_bytes()
            tag = _tag(data)
            return self._made(request, found, watching(data, tag, here(request)), tag)
        if is_followed(found.path.name) and not self.as_published:
            shelves = self.library.shelves()
            data = localised(found.path.read_bytes(), shelves, here(request), self._serves)
            return self._made(request, found, data, _tag(data))
        stat = found.stat
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}-{stat.st_ino:x}"'
        response = FileResponse(found.path, 200, {"ETag": tag}, kind, stat_result=stat)
        return _unless_known(request, response)

    def _made(self, request: Request, found: Found, data: bytes, tag: str) -> Response:
        """A document that is not, byte by byte, what lies there."""
        headers = {"ETag": tag, "Last-Modified": formatdate(found.stat.st_mtime, usegmt=True)}
        return _unless_known(request, Response(data, 200, headers, media_type(found.path.name)))

    def _serves(self, path: str) -> bool:
        try:
            return self.library.find(path) is not None
        except PermissionError:
            return False

    def _elsewhere(self, path: str) -> Response | None:
        """A draft's page names what lies beside its show's episodes; a show without an address names /feeds/."""
        first, _, rest = path.partition("/")
        if first == FEEDS or (first == DRAFTS and self.library.drafts):
            return _moved(rest) if not rest or self._serves(rest) else None
        return None

    def _home(self, request: Request) -> Response:
        """The only show, or a list of all of them."""
        shelves, drafts = self.library.shelves(), self.library.draft_pages()
        if own := self.library.find(INDEX):  # the author's own
            return self._file(request, own)
        if len(shelves) == 1 and not drafts:
            return _moved(f"{shelves[0].name}/")
        if not shelves and not drafts:
            then = (
                "It appears here when it is." if self.changes else "Type “audiopress build”, then load this page again."
            )
            return self._sign(request, 404, "Nothing is built yet", then)
        shows = [
            Way(one.title, f"/{quote(one.name)}/", f"{here(request)}{quote(one.name)}/feed.xml") for one in shelves
        ]
        ways = (*shows, *(Way(f"Draft: {page.split('/')[-2]}", f"/{quote(page)}") for page in drafts))
        return self._sign(request, 200, "What is published here", ways=ways)

    def _missing(self, request: Request) -> Response:
        said = f"There is no “{request.url.path}” in feeds/."
        return self._sign(request, 404, "Not found", said, ways=(Way("What there is", "/"),))

    def _sign(self, request: Request, status: int, title: str, *said: str, ways: tuple[Way, ...] = ()) -> Response:
        page = signpost_html(title, said, ways)
        tag = _tag(page)
        shown = watching(page, tag, here(request)) if self.changes else page
        return Response(shown, status, {"ETag": tag}, _HTML)

    async def failed(self, request: Request, problem: Exception) -> Response:
        """A mistake of ours, or a disk that fails: told at the terminal, and no reason to stop."""
        self.fault(request.url.path, problem)
        return Response("This file cannot be shown: the terminal says why.\n", 500, media_type="text/plain")


def application(desk: Desk, names: Names) -> Starlette:
    """The whole of it."""
    routes = [Route("/{path:path}", desk.hand_out, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])]
    if desk.changes:
        changes = desk.changes

        async def events(request: Request) -> Response:
            return StreamingResponse(changes.stream(), media_type="text/event-stream")

        async def reload(request: Request) -> Response:
            return Response(script(), media_type="text/javascript")

        routes = [Route(EVENTS, events), Route(SCRIPT, reload), *routes]
    return Starlette(
        routes=routes, middleware=[Middleware(Guard, names=names)], exception_handlers={Exception: desk.failed}
    )


def here(request: Request) -> str:
    """The address by which the preview was asked, with its closing slash; the guard has looked at it."""
    return f"http://{request.headers['host'].strip().lower()}/"


def _moved(path: str) -> Response:
    return RedirectResponse(f"/{quote(path)}", 307)


def _tag(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:32]}"'


def _unless_known(request: Request, response: Response) -> Response:
    """RFC 9110 § 13.2.2: nothing but the validators, where the client has it already."""
    known = _CONDITIONS.is_not_modified(response.headers, request.headers)
    return NotModifiedResponse(response.headers) if known else response
