"""Members who sign in as people do: at the door, by its form."""

import http.client
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from omarm.demo.bench.errors import BenchError

DOOR = "/sign-in/"
AT_ONCE = 2
FULL_DOOR_SECONDS, TRIES = 20, 5
TOO_MANY = 429
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Visitor:
    """Somebody who is signed in, with the cookies that say so."""

    username: str
    cookie: str
    token: str

    def get(self, address, *, host):
        """Return the request for a page."""
        return f"GET {address} HTTP/1.1\r\nHost: {host}\r\nCookie: {self.cookie}\r\n\r\n"

    def post(self, address, fields, *, host):
        """Return the request that sends a form."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        return (
            f"POST {address} HTTP/1.1\r\nHost: {host}\r\nCookie: {self.cookie}\r\nOrigin: http://{host}\r\n"
            f"Content-Type: {FORM['Content-Type']}\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        )


def sign_in_all(place, usernames, password, *, tell):
    """Return a Visitor per username. `tell` hears of each. Raises BenchError when one is not let in."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        visitors = []
        for visitor in pool.map(lambda username: sign_in(place, username, password), usernames):
            visitors.append(visitor)
            tell(1)
    return visitors


def sign_in(place, username, password):
    """Return a Visitor. Waits when too many signed in this minute. Raises BenchError when the door stays closed."""
    for _ in range(TRIES):
        token, cookies = _knock(place)
        body = urlencode({"csrfmiddlewaretoken": token, "login": username, "password": password})
        headers = FORM | {"Cookie": _as_header(cookies), "Origin": f"http://{place.host}"}
        status, more, _ = fetch(place, DOOR, method="POST", body=body, headers=headers)
        cookies |= more
        if status in {302, 303} and "sessionid" in cookies:
            return Visitor(username, _as_header(cookies), cookies["csrftoken"])
        if status != TOO_MANY:
            raise BenchError(f"{username} could not sign in: the door answered {status}.")
        time.sleep(FULL_DOOR_SECONDS)
    raise BenchError("Too many people signed in this minute. Try again in a minute.")


def fetch(place, address, *, method="GET", body=None, headers=None):
    """Return (status, cookies, body) of one request."""
    connection = http.client.HTTPConnection(place.name, place.port, timeout=60)
    try:
        connection.request(method, address, body=body, headers=headers or {})
        answer = connection.getresponse()
        jar = SimpleCookie()
        for line in answer.headers.get_all("Set-Cookie") or []:
            jar.load(line)
        return answer.status, {name: morsel.value for name, morsel in jar.items()}, answer.read()
    except OSError as error:
        raise BenchError(f"The server at {place.host} does not answer: {error}.") from error
    finally:
        connection.close()


def _knock(place):
    status, cookies, page = fetch(place, DOOR)
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if found is None:
        raise BenchError(f"{DOOR} has no form to sign in with (it answered {status}).")
    return found[1].decode(), cookies


def _as_header(cookies):
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
