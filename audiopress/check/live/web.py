"""An address -> what its host answers, redirects followed by hand and told; politely, and never more than asked for."""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from audiopress import __version__
from audiopress.errors import EngineError

if TYPE_CHECKING:
    import httpx

AGENT = f"audiopress/{__version__} (check)"
CONNECTIONS = 4
TIMEOUT_S = 20.0
ATTEMPTS = 2  # at a host that answers nothing
MOST_HOPS = 10  # more than that, and browsers and apps give up too (RFC 9110 § 15.4)
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MEGABYTE = 1_000_000

Trouble = Literal["", "address", "host", "connection", "certificate", "redirects"]


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect: which status led from where to where."""

    status: int
    origin: str
    target: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back in the end; `status` 0 where nothing did, and `trouble` and `reason` then say why.

    `body` holds at most as many bytes as were asked for, as the headers' encoding unpacks them; `cut`: there are more.
    `size` and `digests` are of all that was read. Trouble with a “host” or a “certificate” is that of all its files.
    """

    url: str  # the last one asked
    status: int = 0
    headers: Mapping[str, str] | None = None
    body: bytes = b""
    cut: bool = False
    size: int = 0
    digests: tuple[tuple[str, bytes], ...] = ()
    hops: tuple[Hop, ...] = ()
    trouble: Trouble = ""
    reason: str = ""

    @property
    def good(self) -> bool:
        return self.status in {200, 206}

    def header(self, name: str) -> str:
        return (self.headers or {}).get(name.lower(), "").strip()

    @property
    def media_type(self) -> str:
        """The type without its parameters, in lower case (RFC 9110 § 8.3.1)."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def said(self) -> str:
        """What happened, in words that complete “it …”."""
        return self.reason or f"is answered with {self.status}"


class Web:
    """One client for a whole examination, which several threads may use.

    A host that has not answered at all is asked twice, and not again for every file that it should have.
    """

    def __init__(self) -> None:
        self._httpx = _library()
        limits = self._httpx.Limits(max_connections=CONNECTIONS)
        agent = {"User-Agent": AGENT, "Accept": "*/*"}
        self._client: httpx.Client = self._httpx.Client(
            limits=limits, timeout=TIMEOUT_S, headers=agent, verify=ssl.create_default_context()
        )
        self._answered: set[str] = set()
        self._silent: dict[str, list[tuple[Trouble, str]]] = {}  # by host: what came of each attempt

    def close(self) -> None:
        self._client.close()

    def head(self, url: str) -> Answer:
        """Only the headers, of the file as it lies there, unpacked."""
        return self._ask("HEAD", url, {"Accept-Encoding": "identity"}, 0)

    def get(self, url: str, limit: int = MEGABYTE, *, whole: bool = False, **headers: str) -> Answer:
        """The first `limit` bytes; `whole`: all is read, for its digests, and that many bytes are kept."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask("GET", url, named, limit, whole=whole)

    def known(self, url: str, header: str, validator: str) -> Answer:
        """What is answered to who has the file already, and says which (RFC 9110 § 13.1)."""
        return self._ask("GET", url, {header: validator}, 0)

    def _ask(self, method: str, url: str, headers: Mapping[str, str], limit: int, *, whole: bool = False) -> Answer:
        hops: list[Hop] = []
        while True:
            if known := self._given_up(url):
                return Answer(url, hops=tuple(hops), trouble=known[0], reason=known[1])
            try:
                with self._opened(method, url, headers) as response:
                    self._answered.add(_origin(url))
                    target = response.headers.get("location", "")
                    if response.status_code not in REDIRECTS or not target:
                        return _read(response, tuple(hops), limit, whole=whole)
                    hops.append(Hop(response.status_code, url, urljoin(url, target)))
            except (self._httpx.HTTPError, self._httpx.InvalidURL, ValueError) as problem:
                trouble, reason = _why(problem)
                if trouble in {"host", "certificate"}:
                    self._silent.setdefault(_origin(url), []).append((trouble, reason))
                return Answer(url, hops=tuple(hops), trouble=trouble, reason=reason)
            url = hops[-1].target
            if len(hops) > MOST_HOPS or url in {hop.origin for hop in hops}:
                return Answer(url, hops=tuple(hops), trouble="redirects", reason="is redirected without an end")

    def _given_up(self, url: str) -> tuple[Trouble, str] | None:
        """Why a host is asked no more, if it is not."""
        origin = _origin(url)
        attempts = self._silent.get(origin, [])
        return attempts[0] if len(attempts) >= ATTEMPTS and origin not in self._answered else None

    def _opened(self, method: str, url: str, headers: Mapping[str, str]) -> AbstractContextManager[httpx.Response]:
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
            raise self._httpx.InvalidURL("is no http or https address")
        opened: AbstractContextManager[httpx.Response] = self._client.stream(method, url, headers=dict(headers))
        return opened


def _origin(url: str) -> str:
    """Scheme, host and port (RFC 6454), as far as there are any."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower()


def joined(base: str, url: str) -> str:
    """An address as a link at `base` means it; one that is none, as it stands there."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


@contextmanager
def browsing() -> Iterator[Web]:
    """A client that is closed in the end."""
    web = Web()
    try:
        yield web
    finally:
        web.close()


def _library() -> ModuleType:
    try:
        import httpx  # noqa: PLC0415  (an extra: only what asks a host needs it)
    except ModuleNotFoundError:
        raise EngineError(
            "looking at a live feed needs the package “httpx”, which is not installed",
            'python -m pip install "audiopress[live]"',
        ) from None
    return httpx


def _read(response: httpx.Response, hops: tuple[Hop, ...], limit: int, *, whole: bool) -> Answer:
    kept, size = bytearray(), 0
    digests = {name: hashlib.new(name) for name in ("sha256", "sha384", "sha512")} if whole else {}
    for piece in response.iter_bytes(65_536):
        size += len(piece)
        kept += piece[: limit - len(kept)]
        for digest in digests.values():
            digest.update(piece)
        if size > limit and not whole:
            break
    made = tuple((name, digest.digest()) for name, digest in digests.items())
    headers = {name.lower(): value for name, value in response.headers.items()}
    found = str(response.url)
    return Answer(found, response.status_code, headers, bytes(kept), size > limit, size, made, hops)


def _why(problem: Exception) -> tuple[Trouble, str]:
    """The innermost cause, in words that complete “it …”."""
    kind = type(problem).__name__
    cause: BaseException | None = problem
    connecting = kind in {"ConnectError", "ConnectTimeout"}
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "certificate", f"has a certificate that is not valid: {cause.verify_message.rstrip('.')}"
        if isinstance(cause, ssl.SSLError):
            said = (getattr(cause, "reason", None) or "TLS").replace("_", " ").lower()  # OpenSSL's alone have a reason
            return ("host", f"speaks no https there ({said})") if connecting else ("connection", f"breaks off ({said})")
        cause = cause.__cause__ or cause.__context__
    if kind in {"InvalidURL", "UnsupportedProtocol"} or isinstance(problem, ValueError):
        return "address", "is no http or https address"
    trouble: Trouble = "host" if connecting else "connection"
    if "Timeout" in kind:
        return trouble, f"does not answer within {TIMEOUT_S:.0f} seconds"
    reason = re.sub(r"\[Errno -?[0-9]+\] ", "", " ".join(str(problem).split()))
    return trouble, f"does not answer ({reason or kind})"
