"""Asking another site for a page without being led elsewhere (docs/decisions, “Fetching pages safely”).

The address is resolved here, each answer is judged, and the connection goes to exactly the address that was judged:
a name that points elsewhere a moment later changes nothing. Every redirect begins again at the start. What is read is
bounded in time, in bytes over the line and in bytes after unpacking.
"""

import ipaddress
import re
import socket
import ssl
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooSlow
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from omarm import __version__

LONGEST_SECONDS = 5
MOST_REDIRECTS = 3
MOST_PAGE_BYTES = 1024 * 1024
MOST_IMAGE_BYTES = 4 * 1024 * 1024
LONGEST_URL = 2000
PAGES = {"text/html", "application/xhtml+xml"}
IMAGES = {"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"}
PACKINGS = {"identity", "gzip"}  # what we ask for, and take
PORTS = {"http": 80, "https": 443}
USER_AGENT = f"Omarm/{__version__} (link preview)"
_BLOCK = 64 * 1024
_OK = 200
_MOVED = {301, 302, 303, 307, 308}
# Global unicast (RFC 4291), less what wraps an IPv4 address, 6to4 (RFC 3056) and Teredo (RFC 4380), and the second range
# for examples (RFC 9637), which not every Python knows. Mapped, NAT64, unique local and link-local lie outside it.
_UNICAST6 = ipaddress.ip_network("2000::/3")
_NOT_THERE6 = tuple(map(ipaddress.ip_network, ("2002::/16", "2001::/32", "3fff::/20")))
_RELAY4 = ipaddress.ip_network("192.88.99.0/24")  # 6to4 relays (RFC 7526)


class NotFetched(Exception):
    """The page was not fetched: refused by our rules, or the other side did not give it."""


@dataclass(frozen=True)
class Fetched:
    """What came: the address it came from in the end, its kind, the charset it claims ("" if none) and its bytes."""

    url: str
    kind: str
    charset: str
    body: bytes


def is_public(address, port):
    """Return whether an IP address (as text) is one of the open internet and the port one of the web's."""
    ip = ipaddress.ip_address(address)
    if port not in PORTS.values() or ip.is_multicast or ip.is_unspecified or not ip.is_global:
        return False
    if ip.version == 4:  # noqa: PLR2004 (of the protocol)
        return ip not in _RELAY4
    return ip in _UNICAST6 and not any(ip in network for network in _NOT_THERE6)


def resolve(host, port):
    """Return the IP addresses of a host, as texts. Raises OSError or UnicodeError when it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return [entry[4][0] for entry in found]


class Fetcher:
    """Fetches pages and images of sites for which `may_visit(host)` is true.

    `may_connect(ip, port)` is the rule for addresses, `resolve` the way to them, `context` whom to trust with TLS.
    """

    def __init__(self, *, may_visit, may_connect=is_public, resolve=resolve, context=None):
        self._may_visit, self._may_connect, self._resolve = may_visit, may_connect, resolve
        self._context = context or ssl.create_default_context()

    def page(self, url):
        """Return a web page as Fetched, cut off after MOST_PAGE_BYTES. Raises NotFetched."""
        return self._fetch(url, PAGES, MOST_PAGE_BYTES)

    def image(self, url):
        """Return a picture as Fetched. Raises NotFetched, also when it is larger than MOST_IMAGE_BYTES."""
        fetched = self._fetch(url, IMAGES, MOST_IMAGE_BYTES + 1)
        if len(fetched.body) > MOST_IMAGE_BYTES:
            raise NotFetched("larger than we take")
        return fetched

    def _fetch(self, url, kinds, most):
        deadline = monotonic() + LONGEST_SECONDS
        for _hop in range(MOST_REDIRECTS + 1):
            try:
                response = self._answer(url, kinds, most, deadline)
            except (HTTPError, OSError, ValueError, TooSlow) as error:  # ValueError: UnicodeError of a name among them
                raise NotFetched(f"{type(error).__name__}: {error}"[:300]) from error
            if isinstance(response, Fetched):
                return response
            url = response
        raise NotFetched("sent on too often")

    def _answer(self, url, kinds, most, deadline):
        """Return the page as Fetched, or the address that it sends us on to."""
        target = _target(url)
        if not self._may_visit(target.host):
            raise NotFetched("a site that is not allowed")
        connection = self._connection(target, self._checked_address(target, deadline), deadline)
        try:
            connection.connect()
            with _hung_up_at(deadline, connection.sock):
                return _read(connection, target, kinds, most, deadline)
        finally:
            connection.close()

    def _checked_address(self, target, deadline):
        """Return the address to connect to; one answer that is not allowed refuses the site as a whole."""
        pool = ThreadPoolExecutor(max_workers=1)  # the system's resolver takes no time limit
        try:
            addresses = pool.submit(self._resolve, target.host, target.port).result(timeout=_left(deadline))
        finally:
            pool.shutdown(wait=False)
        if not addresses or not all(self._may_connect(address, target.port) for address in addresses):
            raise NotFetched("an address that is not allowed")
        return addresses[0]

    def _connection(self, target, address, deadline):
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=_left(deadline))
        return HTTPSConnection(
            address, target.port, timeout=_left(deadline), ssl_context=self._context, server_hostname=target.host
        )


@dataclass(frozen=True)
class _Target:
    """An address taken apart: the name in it is in ASCII."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def name(self):
        """What the header Host says: the port only when it is not the usual one."""
        return self.host if PORTS[self.scheme] == self.port else f"{self.host}:{self.port}"


def normal_url(url):
    """Return the address as we ask for it: without fragment, name and path in ASCII. Raises NotFetched for an odd one."""
    return _target(url).url


def host_of(url):
    """Return the host in an address, in small ASCII letters. Raises NotFetched for an odd one."""
    return _target(url).host


def _target(url):
    if len(url) > LONGEST_URL or "\\" in url or any(letter.isspace() or not letter.isprintable() for letter in url):
        raise NotFetched("not an address of a page")
    try:
        parts = parse_url(url if url.isascii() else _in_ascii(url))
        port = parts.port or PORTS.get(parts.scheme)
    except (HTTPError, UnicodeError, ValueError) as error:
        raise NotFetched("not an address of a page") from error
    host = (parts.host or "").rstrip(".").lower()
    if parts.scheme not in PORTS or not host or "@" in re.split("[/?#]", url)[2] or "%" in host:
        raise NotFetched("not an address of a page")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query is not None else "")
    at = host if PORTS[parts.scheme] == port else f"{host}:{port}"
    return _Target(f"{parts.scheme}://{at}{path}", parts.scheme, host.strip("[]"), port, path)


def _in_ascii(url):
    """Return the address with the name as DNS knows it; urllib3 itself writes the path in ASCII."""
    scheme, mark, rest = url.partition("://")
    name = re.split("[/?#]", rest)[0]
    return f"{scheme}{mark}{name if name.isascii() else name.encode('idna').decode()}{rest[len(name) :]}"


def _read(connection, target, kinds, most, deadline):
    headers = {
        "Host": target.name, "User-Agent": USER_AGENT, "Accept": ", ".join(sorted(kinds)), "Accept-Language": "nl, en",
        "Accept-Encoding": "gzip", "Connection": "close",
    }  # fmt: skip
    connection.request("GET", target.path, headers=headers, preload_content=False)
    response = connection.getresponse()
    if response.status in _MOVED and response.headers.get("Location"):
        return urljoin(target.url, response.headers["Location"])
    kind, charset = _kind(response.headers.get("Content-Type", ""))
    packed = response.headers.get("Content-Encoding", "identity").strip().lower()
    if response.status != _OK or kind not in kinds or packed not in PACKINGS:
        raise NotFetched(f"status {response.status}, {kind[:60] or 'no type'}, {packed[:60]}")
    return Fetched(target.url, kind, charset, _body(response, most, deadline))


def _body(response, most, deadline):
    """Return at most `most` bytes, unpacked. urllib3 unpacks no more than is asked for at a time."""
    body = bytearray()
    while len(body) < most:
        block = response.read1(min(_BLOCK, most - len(body)), decode_content=True)
        if monotonic() > deadline:
            raise NotFetched("too slow")
        if not block:
            break
        body += block
    return bytes(body[:most])


def _kind(header):
    """Return (type, charset) of a Content-Type, in small letters."""
    kind, _semicolon, rest = header.partition(";")
    charset = rest.lower().partition("charset=")[2].partition(";")[0]
    return kind.strip().lower(), charset.strip(" \"'")


@contextmanager
def _hung_up_at(deadline, sock):
    """Hang up at the deadline: a side that sends a letter now and then never runs into a time limit by itself."""
    timer = threading.Timer(_left(deadline), _hang_up, [sock])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _hang_up(sock):
    try:
        socket.socket.shutdown(sock, socket.SHUT_RDWR)  # below TLS, which would wait for the other side
    except OSError:
        pass


def _left(deadline):
    """Return the seconds that are left. Raises NotFetched when there are none."""
    left = deadline - monotonic()
    if left <= 0:
        raise NotFetched("too slow")
    return left
