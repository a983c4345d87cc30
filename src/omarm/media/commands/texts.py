"""Reading the words in files, apart from the page that took them in: one file at a time, each in a process of its own."""

import contextlib
import tempfile
from contextlib import contextmanager

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from omarm.activity import log
from omarm.core.language.guessing import language_of
from omarm.media.models import WORDLESS, FileText
from omarm.media.queries.texts import files_without_text
from omarm.media.reading import VERSION
from omarm.media.reading.apart import read_apart
from omarm.media.reading.outcome import Outcome

AT_A_TIME = 20
AT_ONCE = 1_000
MOST_BYTES = 100 * 1024 * 1024  # of a file: a larger one is photos, most often
BLOCK = 1024 * 1024
ONE_READER = 7_461_302  # the number of the lock; arbitrary, ours alone
ENDINGS = {
    Outcome.WHOLE: FileText.State.READ,
    Outcome.BROKEN: FileText.State.BROKEN,
    Outcome.LOCKED: FileText.State.LOCKED,
    Outcome.UNSUPPORTED: FileText.State.UNSUPPORTED,
    Outcome.CUT: FileText.State.TOO_LARGE,
}


def have_text_read(*, file):
    """Have the words of a new File read soon; of a film, a sound or a picture there are none. For who stored it just now."""
    state = _first_state(file)
    FileText.objects.create(file=file, state=state, reader=VERSION)
    if state == FileText.State.WAITING:
        log.record("file.received", actor=None, subject=file)


def take_up_unread():
    """Have those files read that came before there was anybody to read them, or that an earlier reader read.

    Their words of before stay until then. Returns whether files wait now.
    """
    new = [FileText(file=file, state=_first_state(file), reader=VERSION) for file in files_without_text(AT_ONCE)]
    FileText.objects.bulk_create(new, ignore_conflicts=True)
    old = FileText.objects.filter(reader__lt=VERSION).exclude(state=FileText.State.WAITING).values("pk")[:AT_ONCE]
    FileText.objects.filter(pk__in=old).update(state=FileText.State.WAITING)
    return _waiting().exists()


def read_waiting_files():
    """Read a few files that wait, unless somebody does so already. Returns whether more wait.

    What the store or the database raises goes on to who asked; such a file comes last the next time.
    """
    with _alone() as alone:
        for _number in range(AT_A_TIME if alone else 0):
            waiting = _next()
            if waiting is None:
                break
            read_file(waiting=waiting)
    return alone and _waiting().exists()


def read_file(*, waiting):
    """Read the file of a FileText that waits and keep its words. Returns it as it is then, or None when it is gone."""
    told = _read(waiting.file)
    with transaction.atomic():
        kept = FileText.objects.filter(pk=waiting.pk, state=FileText.State.WAITING)
        if not kept.update(**told, reader=VERSION, read_at=timezone.now()):
            return None
        log.record("file.read", actor=None, subject=waiting.file)
    return FileText.objects.get(pk=waiting.pk)


def _first_state(file):
    if file.mime.startswith(WORDLESS):
        return FileText.State.UNSUPPORTED
    return FileText.State.TOO_LARGE if file.size > MOST_BYTES else FileText.State.WAITING


def _waiting():
    return FileText.objects.filter(state=FileText.State.WAITING)


def _next():
    """Return the FileText that has waited longest since it was last tried, and note that it is tried now."""
    found = _waiting().select_related("file").order_by(F("tried_at").asc(nulls_first=True), "pk").first()
    if found:
        _waiting().filter(pk=found.pk).update(tried_at=timezone.now())
    return found


def _read(file):
    """Return what is to be kept of a file, as {field: value}."""
    try:
        with _on_this_machine(file) as opened:
            reading = read_apart(opened, file.ending.lower())
    except FileNotFoundError:
        return {"state": FileText.State.BROKEN, "text": "", "lang": "", "is_cut": False}
    if not reading.text:
        state = FileText.State.NONE if reading.outcome == Outcome.WHOLE else ENDINGS[reading.outcome]
        return {"state": state, "text": "", "lang": "", "is_cut": False}
    is_cut = reading.outcome != Outcome.WHOLE
    return {"state": FileText.State.READ, "text": reading.text, "lang": language_of(reading.text), "is_cut": is_cut}


@contextmanager
def _on_this_machine(file):
    """Open a stored file such that another process can read it; what lies in a bucket is fetched first."""
    if hasattr(default_storage, "bucket"):
        with tempfile.TemporaryFile() as copy, contextlib.closing(default_storage.open(file.path)) as stored:
            while block := stored.read(BLOCK):
                copy.write(block)
            copy.seek(0)
            yield copy
    else:
        with open(default_storage.path(file.path), "rb") as opened:
            yield opened


@contextmanager
def _alone():
    """Yield whether nobody else reads files now, on any machine. The lock goes with the connection, whatever happens."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [ONE_READER])
        alone = cursor.fetchone()[0]
        try:
            yield alone
        finally:
            if alone:
                cursor.execute("select pg_advisory_unlock(%s)", [ONE_READER])
