"""A preview -> a server that runs until somebody ends it; then everything it has begun ends at once."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from audiopress.serve.address import is_local
from audiopress.serve.app import Desk, application
from audiopress.serve.guard import Names
from audiopress.serve.library import Library
from audiopress.serve.reload import Changes
from audiopress.serve.watch import Rebuilding, Watch


@dataclass(frozen=True, slots=True)
class Preview:
    """What is served, to whom, and what is told meanwhile.

    `host` is what was asked for; `rebuild` says how to build what changes, if that is to be watched; `fault` is told of
    an address and of what kept it from being answered.
    """

    library: Library
    host: str
    as_published: bool
    rebuild: Rebuilding | None
    fault: Callable[[str, Exception], None]


class _Server(uvicorn.Server):
    """uvicorn's, which ends at the first signal, whoever is still downloading."""

    ended_by: int | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.ended_by = sig
        self.should_exit = self.force_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are answered in `serve`, which also has to end a build that is running."""
        yield


def serve(preview: Preview, listening: socket.socket) -> None:
    """Answer until Ctrl-C or SIGTERM, which are then answered as they usually are.

    PublishError where the files cannot be watched.
    """
    logging.getLogger("uvicorn").addHandler(logging.NullHandler())  # what there is to say, `fault` says
    logging.getLogger("uvicorn").propagate = False
    changes = Changes() if preview.rebuild else None
    desk = Desk(preview.library, preview.as_published, changes, preview.fault)
    server = _Server(_settings(application(desk, Names(is_local(listening), preview.host))))
    with _answering(server):
        asyncio.run(_until_ended(server, listening, preview.rebuild, changes))


def _settings(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # nobody stands before it: whoever says so is not believed
        server_header=False,
        timeout_graceful_shutdown=0,
    )


@contextmanager
def _answering(server: _Server) -> Iterator[None]:
    """While the body runs, signals end the server; one that did is then raised anew, for whoever minds it."""
    numbers = [signal.SIGTERM]
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as a shell starts what runs in the background
        numbers.append(signal.SIGINT)
    usual = {number: signal.signal(number, server.handle_exit) for number in numbers}
    try:
        yield
    finally:
        for number, answer in usual.items():
            signal.signal(number, answer)
    if server.ended_by is not None:
        signal.raise_signal(server.ended_by)


async def _until_ended(
    server: _Server, listening: socket.socket, rebuild: Rebuilding | None, changes: Changes | None
) -> None:
    serving = asyncio.create_task(server.serve([listening]))
    watching = asyncio.create_task(Watch(rebuild, changes.tell).run()) if rebuild and changes else None
    await asyncio.wait({serving, watching} if watching else {serving}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = server.force_exit = True  # where files cannot be watched, that ends it, too
    await serving
    if watching:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
