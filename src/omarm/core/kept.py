"""Rendered fragments, kept in memory by what they were made from: a changed thing has another key, so nothing expires.

A fragment in here never depends on who looks; what does is small and is put around it. See docs/decisions.
"""

import threading
from collections import OrderedDict

from django.utils.safestring import SafeString

OVERHEAD = 600  # of a key and its place, in bytes


class KeptFragments:
    """A bounded store of rendered text, the least recently used dropped first. Safe to use from several threads.

    It is kept as UTF-8: one “…” makes a text in Python twice as wide, and reading it back takes a microsecond.
    """

    def __init__(self, *, most_bytes):
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self):
        return len(self._kept)

    def get(self, key):
        """Return the fragment made from `key` as safe text, or None."""
        with self._lock:
            fragment = self._kept.get(key)
            if fragment is None:
                return None
            self._kept.move_to_end(key)
        return SafeString(fragment.decode())

    def keep(self, key, text):
        """Keep a fragment under its key and return it as safe text."""
        fragment = text.encode()
        with self._lock:
            if key not in self._kept:
                self._bytes += _size(fragment)
            self._kept[key] = fragment
            while self._bytes > self._most_bytes and len(self._kept) > 1:
                self._bytes -= _size(self._kept.popitem(last=False)[1])
        return SafeString(text)

    def clear(self):
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0


def _size(fragment):
    return OVERHEAD + len(fragment)
