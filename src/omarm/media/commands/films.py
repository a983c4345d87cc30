"""Where a film or sound was recorded, taken out of it: MP4, MOV, M4A and 3GP, by their boxes.

ISO/IEC 14496-12, 4.2 (boxes), 8.10 (user data), 8.11 (meta); 3GPP TS 26.244, 8.8 (`loci`); Apple's QuickTime File
Format (`©xyz`, `com.apple.quicktime.location.ISO6709`). What says things about the film stands beside what plays, so it
can be made into free space: no box moves, and the places in the file that the others point to stay right.
"""

import shutil
import struct
import tempfile

from django.core.files.base import File

BOXES_OF_FILMS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}  # what such a file begins with
HOLDING = {b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf", b"edts"}
TOLD = {b"udta", b"meta", b"loci", b"\xa9xyz", b"uuid"}  # `uuid` holds XMP and what makers of cameras add
KEPT_IN = {b"moof", b"traf"}  # there a `uuid` belongs to playing
MOST_BOXES = 20_000
DEEPEST = 6
HEAD, LONG_HEAD = 8, 16  # bytes before the content of a box, of one with a size of 64 bits
IN_MEMORY = 1024 * 1024
BLOCK = 64 * 1024


def is_film(head):
    """Return whether the first bytes of a file are those of a film or sound made of boxes."""
    return head[4:8] in BOXES_OF_FILMS


def without_place(file):
    """Return a film (readable, with `size`) without what it tells about itself: itself, or a copy of the same size.

    A box that does not fit in what holds it ends the search there: what cannot be read is left as it is.
    """
    found = list(_telling(file, 0, file.size))
    file.seek(0)
    if not found:
        return file
    copy = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (goes on living as the file that is kept)
    shutil.copyfileobj(file, copy, BLOCK)
    for start, body, end in found:
        copy.seek(start + 4)
        copy.write(b"free")
        _blank(copy, body, end)
    copy.seek(0)
    return _Copy(copy, file.name, file.size)


class _Copy(File):
    def __init__(self, file, name, size):
        super().__init__(file, name)
        self.size = size


def _telling(file, first, last, depth=0, inside=b"", left=None):
    """Yield (start, start of its content, end) of the boxes between two places that tell about the film."""
    left = left if left is not None else [MOST_BOXES]
    while last - first >= HEAD and left[0]:
        left[0] -= 1
        kind, body, end = _box(file, first, last)
        if end is None:
            return
        if kind in TOLD and not (kind == b"uuid" and inside in KEPT_IN):
            yield first, body, end
        elif kind in HOLDING and depth < DEEPEST:
            yield from _telling(file, body, end, depth + 1, kind, left)
        first = end


def _box(file, start, last):
    """Return the type of the box that starts here, where its content starts and where it ends; None when it does not fit."""
    file.seek(start)
    head = file.read(LONG_HEAD)
    size, kind = struct.unpack_from(">I4s", head)
    body = start + HEAD
    if size == 1:  # too large for 32 bits
        if len(head) < LONG_HEAD:
            return kind, body, None
        size, body = struct.unpack_from(">Q", head, HEAD)[0], start + LONG_HEAD
    end = last if size == 0 else start + size  # 0: all the rest
    return kind, body, end if body <= end <= last else None


def _blank(file, first, last):
    file.seek(first)
    for place in range(first, last, BLOCK):
        file.write(bytes(min(BLOCK, last - place)))
