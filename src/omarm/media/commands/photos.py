"""A photo that is kept as a file: as it was sent, without what it tells about itself.

Nothing is drawn anew: of what stands beside the picture only what is needed to show it stays (size, colours, which way
up). JPEG by its segments (ITU-T T.81, annex B), PNG by its chunks (W3C PNG, 5), WebP by those of RIFF (RFC 9649, 2.7).
"""

import io
import re
import struct

from PIL import ExifTags
from PIL import Image as Pillow

from omarm.media.commands.pictures import Unreadable, measures_of

TURNED = range(2, 9)  # orientations that a viewer must know of (Exif 3.0, tag 274)
SHOWING = {0xE0, 0xEE}  # JFIF and Adobe: how the colours are to be read
SCAN, END = 0xDA, 0xD9
PROFILE = b"ICC_PROFILE\x00"
MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.S)
PNG_HEAD, WEBP_HEAD = b"\x89PNG\r\n\x1a\n", b"WEBP"
TOLD_BY_PNG = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
TOLD_BY_WEBP = {b"EXIF", b"XMP "}
SAYS_SO = 0b1100  # the bits of VP8X that announce them


def without_details(data):
    """Return the bytes of a JPEG, PNG or WebP without anything but the picture. Raises Unreadable, also for other kinds."""
    measures_of(io.BytesIO(data))
    try:
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data.startswith(PNG_HEAD):
            return PNG_HEAD + b"".join(_chunks_of_png(data))
        if data[8:12] == WEBP_HEAD:
            body = WEBP_HEAD + b"".join(_chunks_of_webp(data))
            return b"RIFF" + struct.pack("<I", len(body)) + body
    except (struct.error, IndexError) as error:
        raise Unreadable from error
    raise Unreadable


def _jpeg(data):
    parts, place = [b"\xff\xd8", _upright(data)], 2
    while data[place + 1] != END:
        if data[place] != 0xFF:  # noqa: PLR2004 (every marker begins with it)
            raise Unreadable
        if data[place + 1] == 0xFF:  # noqa: PLR2004 (filling)
            place += 1
            continue
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        kind = data[place + 1]
        if kind == SCAN:
            found = MARKER_IN_SCAN.search(data, end)
            end = found.start() if found else len(data)
        if _shows(kind, data[place + 4 : end]):
            parts.append(data[place:end])
        place = end
        if place + 1 >= len(data):  # cut off in the last scan: browsers show what there is
            break
    return b"".join([*parts, b"\xff\xd9"])  # what comes after the end is no part of the picture


def _shows(kind, content):
    about = 0xE0 <= kind <= 0xEF or kind == 0xFE  # noqa: PLR2004 (the segments for applications, and the comment)
    return not about or kind in SHOWING or (kind == 0xE2 and content.startswith(PROFILE))  # noqa: PLR2004


def _upright(data):
    """Return a segment that says nothing but which way up the picture is; nothing when it is upright."""
    with Pillow.open(io.BytesIO(data), formats=("JPEG",)) as picture:
        way = picture.getexif().get(ExifTags.Base.Orientation)
    if way not in TURNED:
        return b""
    told = Pillow.Exif()
    told[ExifTags.Base.Orientation] = way
    content = told.tobytes()
    return b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content


def _chunks_of_png(data):
    place = len(PNG_HEAD)
    while place < len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise Unreadable
        if kind not in TOLD_BY_PNG:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end


def _chunks_of_webp(data):
    place, last = 12, min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while place < last:
        kind, length = struct.unpack_from("<4sI", data, place)
        end = place + 8 + length + length % 2
        if kind == b"VP8X":
            yield data[place : place + 8] + bytes([data[place + 8] & ~SAYS_SO]) + data[place + 9 : end]
        elif kind not in TOLD_BY_WEBP:
            yield data[place:end]
        place = end
