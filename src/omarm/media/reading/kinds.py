"""What kind of file it is, told by its content, and who reads it."""

from omarm.media.reading import office, plain, rich_text
from omarm.media.reading.outcome import Locked, Unsupported

HEAD = 1024  # in which a PDF says what it is (ISO 32000-1, annex H, 3.4.1)
OLD_OFFICE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # doc, xls, ppt, msg; and each new one behind a password (MS-OFFCRYPTO)
)
LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
LARGEST_DIRECTORY = 32 * 1024 * 1024
ZIP = b"PK\x03\x04"


def read(file, ending, pages):
    """Give the words of an open file to `pages`. Raises Ended, and whatever its reader makes of what is broken.

    `ending` is that of its name, in small letters, for texts that do not say in which letters they are written.
    """
    head = file.read(HEAD)
    file.seek(0)
    if b"%PDF-" in head:
        from omarm.media.reading import pdf  # noqa: PLC0415 (half a second, for which no other file waits)

        pdf.read(file, pages)
    elif head.startswith(ZIP):
        office.read(file, pages)
    elif head.startswith(OLD_OFFICE):
        raise Locked if LOCKED_OFFICE in file.read(LARGEST_DIRECTORY) else Unsupported
    elif head.startswith(b"{\\rtf"):
        rich_text.read(file, pages)
    else:
        plain.read(file, pages, ending)
