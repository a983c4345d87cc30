"""A site on this machine, for tests: real connections, and a fetcher whose rules let them through."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from omarm.previews.fetching import Fetcher

PAGE = """<!doctype html><html><head><title>Titel van het stuk</title>
<meta property="og:title" content="Bodem &amp; water"><meta property="og:description" content="Over  de
ondergrond."><meta property="og:site_name" content="De Proefkrant"><meta property="og:image" content="/foto.jpg">
</head><body><h1>Iets</h1></body></html>"""


class Site:
    """Answers a path with what `pages` has for it: (status, headers, body), or a function that gets the request."""

    def __init__(self, pages, *, context=None):
        self.asked = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler(pages))
        self.server.daemon_threads = True
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.scheme = "https" if context else "http"

    def url(self, path="/", host="krant.example"):
        return f"{self.scheme}://{host}:{self.port}{path}"

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *problem):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def _handler(self, pages):
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                answer = pages.get(self.path, (404, {}, b""))
                if callable(answer):
                    return answer(self)
                status, headers, body = answer
                body = body.encode() if isinstance(body, str) else body
                self.send_response(status)
                for name, value in ({"Content-Type": "text/html", "Content-Length": len(body)} | headers).items():
                    self.send_header(name, str(value))
                self.end_headers()
                self.wfile.write(body)
                return None

            def log_message(self, *told):
                pass

        return Handler


def lenient_fetcher(**told):
    """A fetcher that may connect to this machine alone, under any name."""
    rules = {
        "may_visit": lambda host: host.endswith(".example"),
        "may_connect": lambda ip, port: ip == "127.0.0.1",
        "resolve": lambda host, port: ["127.0.0.1"],
    }
    return Fetcher(**(rules | told))
