"""Opening a CSV file of an organisation: packed with gzip or not, in whatever way its spreadsheet wrote it."""

import gzip
import zlib

from omarm.importers.readers.errors import UnreadableFile
from omarm.importers.readers.sources import LARGEST_TEXT, MEGABYTE, decode, name_of, read_bytes
from omarm.importers.readers.tables import Table

PACKED = b"\x1f\x8b"


def read_table(path, *, columns, required=()):
    """Return the Table in a file; its headings may go by any of the names in `columns`. Raises UnreadableFile."""
    data = read_bytes(path)
    if data.startswith(PACKED):
        data = _unpacked(path)
    return Table(decode(data, name=name_of(path)), name=name_of(path), columns=columns, required=required)


def _unpacked(path):
    try:
        with gzip.open(path) as file:
            data = file.read(LARGEST_TEXT + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile("cannot_open", name=name_of(path), reason="damaged gzip file") from error
    if len(data) > LARGEST_TEXT:
        raise UnreadableFile("file_too_large", name=name_of(path), limit=LARGEST_TEXT // MEGABYTE)
    return data
