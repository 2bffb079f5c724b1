"""A host and a port -> a socket that listens there, and the addresses by which it can be reached."""

from __future__ import annotations

import errno
import ipaddress
import socket

from audiopress.errors import ConfigError, PublishError

PORT = 8000
_TRIED = 50  # ports from the first
# RFC 5737, RFC 3849: addresses for documentation; nothing is ever sent there
_NOWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
_FREE = "choose another with --port, or leave --port off: then the next free one is taken"


def listen(host: str, port: int | None) -> socket.socket:
    """A socket at that port; None: at 8000, or the next that is free.

    ConfigError where the host is none of this machine; PublishError where the port cannot be had.
    """
    last = OSError()
    for one in (port,) if port is not None else range(PORT, PORT + _TRIED):
        try:
            return _bound(host, one)
        except OSError as problem:
            if problem.errno not in {errno.EADDRINUSE, errno.EACCES}:
                said = (problem.strerror or str(problem)).partition(" (while")[0].lower()  # “… attempting to bind on …”
                hint = "leave --host off for this machine alone, or use --host 0.0.0.0 for all its networks"
                raise ConfigError(f"“{host}” is no address of this machine: {said}", hint) from problem
            last = problem
    if last.errno == errno.EACCES:
        raise PublishError(f"the system does not let you use port {port}", "take one above 1023, or leave --port off")
    which = f"port {port} is" if port is not None else f"ports {PORT} to {PORT + _TRIED - 1} are"
    raise PublishError(f"{which} taken by another program", _FREE)


def _bound(host: str, port: int) -> socket.socket:
    six = ":" in host
    family = socket.AF_INET6 if six else socket.AF_INET
    return socket.create_server((host.strip("[]"), port), family=family, dualstack_ipv6=six and _is_any(host))


def is_local(listening: socket.socket) -> bool:
    """Whether nobody but this machine can reach it."""
    return ipaddress.ip_address(listening.getsockname()[0]).is_loopback


def reachable(host: str, listening: socket.socket) -> tuple[str, ...]:
    """The addresses of its root, with their closing slashes; the first is for this machine."""
    port = listening.getsockname()[1]
    bound = listening.getsockname()[0]
    hosts = ("127.0.0.1", *own_addresses(listening.family)) if _is_any(bound) else (host.strip("[]"),)
    return tuple(f"http://{f'[{one}]' if ':' in one else one}:{port}/" for one in hosts)


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


def own_addresses(family: int) -> tuple[str, ...]:
    """The addresses that this machine would speak from to others: the system says, and nothing is sent.

    `family` is that of the socket: one of IPv6 for all addresses is reached by those of IPv4, too.
    """
    found = []
    for one, nowhere in _NOWHERE.items():
        if family not in {one, socket.AF_INET6}:
            continue
        try:
            with socket.socket(one, socket.SOCK_DGRAM) as asking:
                asking.connect((nowhere, 9))
                found.append(str(asking.getsockname()[0]))
        except OSError:  # no network of that family
            continue
    return tuple(one for one in found if not ipaddress.ip_address(one).is_loopback)
