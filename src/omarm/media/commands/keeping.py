"""Putting files into the storage and taking them out, together with the transaction around it."""

import weakref

from django.conf import settings
from django.core.files.base import File as DjangoFile
from django.core.files.storage import default_storage
from django.db import transaction

MEGABYTE = 1024 * 1024


def keep_files(contents):
    """Write {path: file or bytes-like ContentFile} to the storage; they go again when the transaction fails."""
    written = _Uncommitted()
    transaction.on_commit(written.keep)
    for path, content in contents.items():
        default_storage.delete(path)  # left by a process that was killed: the storage would choose another name
        written.paths.append(path)
        default_storage.save(path, content if isinstance(content, DjangoFile) else DjangoFile(content))


def delete_files(paths):
    """Delete files of the storage; those that are not there are left."""
    for path in paths:
        default_storage.delete(path)


def is_over_limit(file):
    """Return whether a file that was sent is larger than people may send."""
    return file.size > settings.UPLOAD_LIMIT_MB * MEGABYTE


def head_of(file, size):
    """Return the first bytes of a file that was sent; it stands at its beginning afterwards."""
    file.seek(0)
    head = file.read(size)
    file.seek(0)
    return head


class _Uncommitted:
    """Files that go with a transaction that fails.

    Django tells nobody of a failure, but it then forgets what it was to do on commit; and when the last one to
    know of these files forgets them, they are removed.
    """

    def __init__(self):
        self.paths = []
        self._removal = weakref.finalize(self, delete_files, self.paths)

    def keep(self):
        self._removal.detach()
