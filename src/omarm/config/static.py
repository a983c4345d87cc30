"""Static files as production serves them: collected, hashed and compressed once for every change."""

import hashlib
import threading
from concurrent.futures import Future
from contextlib import contextmanager

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".collected"


def collect_if_changed() -> None:
    """Collect the static files when they differ from the collected ones. In debug mode the sources are served."""
    if settings.DEBUG:
        return
    stamp, state = settings.STATIC_ROOT / STAMP, _state()
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state, encoding="ascii")


@contextmanager
def collected_meanwhile():
    """Have the static files collected while the block does something else; what goes wrong is raised at its end."""
    collected = Future()
    # A daemon: when the block is left by Ctrl-C nobody waits for it, and half a collection has no stamp.
    threading.Thread(target=_collect, args=[collected], name="static", daemon=True).start()
    yield
    collected.result()


def _collect(collected):
    try:
        collected.set_result(collect_if_changed())
    except BaseException as error:  # noqa: BLE001 (raised again where the result is waited for)
        collected.set_exception(error)


def _state() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            digest.update(f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}\n".encode())
    return digest.hexdigest()
