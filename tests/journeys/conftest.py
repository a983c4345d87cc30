"""A real `omarm demo` on a port of its own, and a real Chromium that looks at it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import warnings
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from omarm.core.testing.keeper import kept
from omarm.core.testing.mail import MailServer

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# No graphics card is at hand, and drawing as if there were one costs the processor that the pages need.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
PATIENCE_SECONDS = 300
PATIENCE_OF_A_PAGE = 20_000
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
ELEMENTS = ",".join(path.stem for path in (Path(__file__).parents[2] / "src/omarm").glob("*/static/js/elements/*.js"))
NOT_FOR_THE_SERVER = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "OMARM_DATA", "OMARM_DEBUG", "OMARM_TEST_DATA", "PORT")
EDITOR = ".composer .rich-editor__words"
# What htmx tells of a request that it gave up for a newer one; one that failed is told of in words of its own too.
GIVEN_UP = ("htmx:afterRequest", "htmx:sendAbort")
TELL_OF_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))
"""


@pytest.fixture(scope="session")
def chromium():
    """The browser of the machine; playwright downloads none."""
    found = os.environ.get("OMARM_BROWSER") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if found is None:
        reason = (
            "NOT TESTED IN A BROWSER: there is no Chromium here (apt install chromium, or name one in OMARM_BROWSER)"
        )
        if os.environ.get("OMARM_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def letters():
    """The mail server that the demonstration sends by; `received` holds pairs of (addresses, text)."""
    server = MailServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def loaded(chromium, tmp_path_factory):
    """The folder of a demonstration that was loaded and closed again, to begin from: loading takes most of a minute."""
    data = tmp_path_factory.mktemp("journeys", numbered=True) / "loaded"
    data.mkdir()
    with opened(data):
        return data


@pytest.fixture(scope="session")
def house(loaded, letters):
    """The address of the demonstration, open for as long as the journeys last."""
    mail = {"OMARM_MAIL_URL": f"smtp://127.0.0.1:{letters.port}"}
    with opened(_another(loaded), **mail) as address:
        yield address


@pytest.fixture(scope="module")
def own_house(loaded):
    """The address of a demonstration for one module, which may change what everybody in it meets."""
    with opened(_another(loaded)) as address:
        yield address


def _another(loaded):
    folder = Path(tempfile.mkdtemp(dir=loaded.parent), "house")
    # Not by shutil, which gives what is copied to who copies: the database has an account of its own.
    subprocess.run([shutil.which("cp"), "-a", loaded, folder], check=True)
    return folder


@pytest.fixture(scope="session")
def opens():
    """How an installation is opened, for a module that begins with another than the demonstration."""
    return opened


@contextmanager
def opened(data, command="demo", **told):
    """Open a demonstration (or what is there) in this folder, told more in its environment. Yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name not in NOT_FOR_THE_SERVER}
    environment |= {"OMARM_DATA": str(data), "PORT": str(port), "OMARM_PROCESSES": "1"} | told
    omarm = str(Path(sys.executable).parent / "omarm")
    with (
        (data / "server.log").open("w+") as log,
        kept("command", omarm, command, env=environment, stdout=log, stderr=subprocess.STDOUT) as server,
    ):
        _wait_until_open(f"http://127.0.0.1:{port}/healthz", server, log)
        yield f"http://127.0.0.1:{port}"


def _wait_until_open(address, server, log):
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.25)
    log.seek(0)
    pytest.fail(f"It did not open:\n{log.read()[-3000:]}")


@pytest.fixture(scope="module")
def engine(chromium):
    """Chromium, for one module: while it is open, its event loop would forbid other tests the database."""
    expect.set_options(timeout=PATIENCE_OF_A_PAGE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def passes():
    """What a browser remembers of each account that signed in, so that not every journey goes through the door."""
    return {}


@pytest.fixture
def visitors(engine, house, passes):
    """Who takes part in a journey. What went wrong in anybody's browser fails it in the end."""
    with Visitors(engine, house, passes).all_gone() as visitors:
        yield visitors
    assert visitors.complaints == []


class Visitors:
    """Opens a browser for each person, and listens to what the pages complain of."""

    def __init__(self, engine, house, passes):
        self.engine, self.house, self.passes = engine, house, passes
        self.contexts, self.complaints, self.expected = [], [], set()

    @contextmanager
    def all_gone(self):
        """Close every browser at the end, also after a failure."""
        try:
            yield self
        finally:
            for context in self.contexts:
                context.close()

    def stranger(self, *, phone=False, **options):
        """Return the page of somebody who is not signed in."""
        screen = {"viewport": PHONE if phone else DESKTOP, "locale": "nl-NL", "base_url": self.house}
        context = self.engine.new_context(**screen | options)
        context.set_default_timeout(PATIENCE_OF_A_PAGE)
        context.add_init_script(TELL_OF_VIOLATIONS)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.complaints.append(f"{error.page.url}: {error.error}"))
        context.on("response", self._look)
        self.contexts.append(context)
        page = context.new_page()
        if options.get("java_script_enabled", True):
            for way in ("goto", "reload", "wait_for_url"):
                setattr(page, way, _listening(page, getattr(page, way)))
        return page

    def arrive(self, account, **options):
        """Return the page of somebody who signed in before in this module, or does now."""
        if account not in self.passes:
            self.passes[account] = self.sign_in(account).context.storage_state()
        page = self.stranger(storage_state=self.passes[account], **options)
        page.goto("/")
        return page

    def sign_in(self, account, **options):
        """Go through the door. Return the page behind it."""
        page = self.stranger(**options)
        page.goto("/sign-in/")
        self.through_the_door(page, account)
        expect(page.locator("#stream")).to_be_visible()
        return page

    def through_the_door(self, page, account):
        """Fill in the sign-in form that is on the screen."""
        page.fill("input[name=login]", account)
        page.fill("input[name=password]", "omarm")
        page.click("form:has(input[name=login]) button[type=submit]")

    def write(self, page, words, *, photo=None, alt=""):
        """Write a post from home. Return its address."""
        page.goto("/")
        page.click(".composer__open")
        page.fill(EDITOR, words)
        if photo:
            page.set_input_files(".composer input[name=photos]", photo)
            page.fill(".composer input[name^=alt-]", alt)
        page.click(".composer__foot button[type=submit]")
        page.wait_for_url(re.compile(r"/posts/\d+/$"))
        return page.url.removeprefix(self.house)

    def _hear(self, message):
        if message.text.startswith(GIVEN_UP):
            return
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.complaints.append(f"{message.location.get('url', '')}: {message.text}")

    def _look(self, response):
        status, path = response.status, response.url.removeprefix(self.house).partition("?")[0]
        if status >= 400 and (status, path) not in self.expected:
            self.complaints.append(f"{status} {path}")


def _listening(page, fetch):
    """Wrap this way to a page: what is done on it waits until its elements listen, as they begin after it has loaded."""
    asleep = page.locator(f":is({ELEMENTS}):not(:defined)")

    def fetch_and_wait(*args, **options):
        answer = fetch(*args, **options)
        expect(asleep).to_have_count(0)
        return answer

    return fetch_and_wait
