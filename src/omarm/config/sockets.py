"""The socket that all processes of one server share."""

import contextlib
import errno
import resource
import socket

from omarm.config import env

BACKLOG = 2048
MOST_OPEN_FILES = 65_536


class PortError(Exception):
    """The address cannot be listened on; the message says why and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address. Raises PortError where somebody else has it, or it is not ours to have."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except OSError as error:
        raise PortError(_why(error, host, port)) from error
    listener.setblocking(False)  # noqa: FBT003 (the standard library's own signature)
    return listener


def allow_many_connections() -> None:
    """Let this process have as many open files as it may, up to 65,536: who listens to the live stream holds one each."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        with contextlib.suppress(ValueError, OSError):  # a system may have a limit that it does not tell of
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def address_of(host: str, port: int) -> str:
    """Return the address for people: one that a browser on this machine can open."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    scheme = "https" if env.flag("OMARM_HTTPS") and host not in {"127.0.0.1", "localhost", "::1"} else "http"
    return f"{scheme}://{shown}:{port}"


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use already. Stop what has it, or choose another: PORT={port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} may not be used by this user. Choose one above 1023: PORT=8000"
    return f"Cannot listen on {host} port {port}: {error.strerror or error}. OMARM_HOST names the address."
