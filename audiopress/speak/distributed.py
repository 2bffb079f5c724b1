"""The address of a dask scheduler -> an executor shaped like `map`: every worker of that cluster speaks clips.

What travels is a task one way and a clip's places in time the other; the sound goes through the cache, which all
machines share. Before the first task each worker shows that it would give the same bytes and sees the same cache.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from typing import Any, TypeVar

from audiopress.errors import ConfigError, EngineError, PressError
from audiopress.model import Clip
from audiopress.speak.cache import Cache
from audiopress.speak.clips import Task, keys_of
from audiopress.speak.speaker import Gone, Speaker

_WORTH_CONNECTING = 4  # clips; for fewer, it takes longer than speaking them here
_ANSWER_S = 5.0  # for a scheduler, which answers in milliseconds
_WORKER_S = 10.0  # for the first worker of a cluster that is just starting
_ALONE_S = 60.0  # without any worker: nannies start another within seconds
_AHEAD, _LEAST = 8, 64  # tasks submitted for each thread of the cluster, and altogether: the scheduler holds no more
_CHATTER = ("distributed", "distributed.client", "tornado.application")  # what goes wrong is told in a sentence of ours
_LOST = "a worker was killed at each attempt"
_OTHER = "install the same audiopress, with the same voices, on every machine: `audiopress doctor` lists what is there"
_NO_SHARE = "set AUDIOPRESS_CACHE to a place that all machines see: a shared folder, or a URL such as s3://bucket/cache"

Result = TypeVar("Result")


class Cluster:
    """An existing dask cluster; connected when there is first something to do."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client: Any = None
        self._alone = 0  # clips made here so far

    def __call__(self, function: Callable[[Task], Clip], tasks: Iterable[Task]) -> Iterator[Clip]:
        waiting = tuple(tasks)
        if self._client is None and self._alone + len(waiting) < _WORTH_CONNECTING:
            self._alone += len(waiting)
            return map(function, waiting)
        client = self._connected(waiting)
        ahead = max(_LEAST, _AHEAD * sum(client.ncores().values()))
        rest = iter(waiting)
        # pure=False: a key of dask's own, so that two builds never wait for one another's tasks
        sent = deque(client.submit(far, function, task, pure=False) for task in islice(rest, ahead))
        return self._fetched(client, function, sent, rest)

    def _fetched(
        self, client: Any, function: Callable[[Task], Clip], sent: deque[Any], rest: Iterator[Task]
    ) -> Iterator[Clip]:
        """The clips in order; for each that is there, another task is sent."""
        try:
            while sent:
                clip = self._result(sent[0])
                sent.popleft()
                sent.extend(client.submit(far, function, task, pure=False) for task in islice(rest, 1))
                yield clip
        finally:
            client.cancel(list(sent))

    def _result(self, future: Any) -> Clip:
        """What a worker has made; EngineError when it cannot be had any more."""
        from distributed import KilledWorker  # noqa: PLC0415  (an extra)

        alone = 0.0
        while True:
            try:
                clip: Clip = future.result(timeout=_ANSWER_S)
                return clip
            except TimeoutError:
                alone = 0.0 if self._client.ncores() else alone + _ANSWER_S
                if alone >= _ALONE_S:
                    raise EngineError(f"no worker is left at {self.address}", _start(self.address)) from None
            except PressError:
                raise
            except KilledWorker as problem:
                raise EngineError(_LOST, "give the workers more memory, or fewer threads") from problem
            except Exception as problem:  # CommClosedError, FutureCancelledError and whatever carries them
                raise EngineError(
                    f"the dask cluster at {self.address} is lost ({type(problem).__name__})",
                    "run `audiopress build` again: every clip that is made is kept",
                ) from problem

    def _connected(self, waiting: tuple[Task, ...]) -> Any:
        if self._client is None:
            self._client = connected(self.address)
            greet(self._client, waiting)
        return self._client

    def shutdown(self) -> None:
        """Leave the cluster as it was."""
        if self._client is not None:
            self._client.close(timeout=_ANSWER_S)
        self._client = None


def connected(address: str) -> Any:
    """A client of the scheduler there; ConfigError when there is none, no worker, or no dask here."""
    try:
        from distributed import Client  # noqa: PLC0415  (an extra)
    except ImportError as problem:
        raise ConfigError(
            "dask is not installed here", "python -m pip install 'audiopress[dask]'", address
        ) from problem
    for name in _CHATTER:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        kind = asyncio.run(asyncio.wait_for(_identity(address), _ANSWER_S))["type"]
        client = Client(address, timeout=_ANSWER_S, set_as_default=False) if kind == "Scheduler" else None
    except Exception as problem:  # whatever listens there may answer anything, and dask fails in as many ways
        raise _nobody(address) from problem
    if client is None:
        raise _nobody(address)
    try:
        client.wait_for_workers(1, timeout=_WORKER_S)
    except TimeoutError:
        client.close()
        raise ConfigError(f"the dask scheduler at {address} has no workers", _start(address)) from None
    return client


async def _identity(address: str) -> dict[str, Any]:
    """What a server of dask says of itself, asked before a client is made, which is hard to end when nobody answers."""
    from distributed import rpc  # noqa: PLC0415  (an extra)
    from distributed.security import Security  # noqa: PLC0415  (see above)

    async with rpc(address, connection_args=Security().get_connection_args("client")) as there:
        found: dict[str, Any] = await there.identity()
    return found


def _nobody(address: str) -> ConfigError:
    return ConfigError(
        f"no dask scheduler answers at {address}", "start one with `dask scheduler`, or look at the address"
    )


def _start(address: str) -> str:
    return f"start some with `dask worker {address}`"


def greet(client: Any, waiting: tuple[Task, ...]) -> None:
    """Ask every worker whether it would do the same as this machine; EngineError or PressError where one would not."""
    here = version("audiopress")
    for worker, there in client.run(version, "audiopress", on_error="return").items():
        if there != here:
            found = f"audiopress {there}" if isinstance(there, str) else "no audiopress"
            raise EngineError(f"the worker {worker} has {found}, this machine {here}", _OTHER)
    voices = tuple({task.breath.voice: task for task in waiting}.values())
    cache = voices[0].studio.cache
    secret = secrets.token_hex(32)
    cache.write(secret, secret.encode())
    try:
        for worker, answer in client.run(introduced, voices, secret, on_error="return").items():
            if isinstance(answer, PressError):
                raise type(answer)(answer.message, answer.hint, f"{worker}: {answer.place}".rstrip(": ")) from None
            if isinstance(answer, BaseException):
                raise EngineError(f"the worker {worker} does not answer: {answer}", _OTHER)
            _expect_shared(cache, worker, answer)
    finally:
        cache.discard(secret)


def _expect_shared(cache: Cache, worker: str, token: str) -> None:
    """PressError unless what a worker has kept in its cache is in ours."""
    shared = bool(token) and cache.read(token) == token.encode()
    if token:
        cache.discard(token)
    if not shared:
        raise ConfigError(f"the worker {worker} does not share the cache {cache.where}", _NO_SHARE)


def introduced(voices: tuple[Task, ...], secret: str) -> str:
    """On a worker: check every voice's key, look for our entry in the cache, and leave one; "" when it is not there."""
    return _asked(_introduction, voices, secret)


def _introduction(voices: tuple[Task, ...], secret: str) -> str:
    for task in voices:
        expect_same(task)
    cache = voices[0].studio.cache
    if cache.read(secret) != secret.encode():
        return ""
    token = secrets.token_hex(32)
    cache.write(token, token.encode())
    return token


def far(function: Callable[[Task], Clip], task: Task) -> Clip:
    """On a worker: function(task), once it is sure that the clip's key tells the truth there."""
    return _asked(_make, function, task)


def _make(function: Callable[[Task], Clip], task: Task) -> Clip:
    expect_same(task)  # again, for workers that came later
    return function(task)


def expect_same(task: Task) -> None:
    """EngineError unless this machine's engine, voice data and encoders are those that the task's key names."""
    if keys_of((task.breath,), task.studio)[0] != task.key:
        voice = task.breath.voice
        raise EngineError(
            f"a worker would speak otherwise than this machine: it has “{task.studio.engine.identity(voice)}”", _OTHER
        )


_idle: queue.SimpleQueue[Speaker] = queue.SimpleQueue()  # of this worker: one for each of its threads, in the end


def _asked(function: Callable[..., Result], *args: object) -> Result:
    """function(*args) in a process that may fork; a speaker that is killed costs one more attempt."""
    for _ in range(2):
        speaker = _speaker()
        try:
            result = speaker.ask(function, *args)
        except Gone:
            continue
        except PressError:
            _idle.put(speaker)
            raise
        except BaseException:  # who knows what it would answer next
            speaker.close()
            raise
        _idle.put(speaker)
        return result
    raise EngineError("a worker's process was killed twice", "make room in memory, or use fewer threads for a worker")


def _speaker() -> Speaker:
    """One that waits, else a new one; those that were killed meanwhile are let go."""
    while True:
        try:
            speaker = _idle.get_nowait()
        except queue.Empty:
            return Speaker()
        if speaker.alive:
            return speaker
        speaker.close()
