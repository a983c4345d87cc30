"""Pictures as people send them, made here: upright or not, with a place in them, broken, or no picture at all."""

import base64
import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, TiffImagePlugin

from omarm.media.commands import make_sizes
from omarm.media.models import Image as ImageRow

RED, BLUE = (200, 30, 30), (30, 30, 200)

# The picture below in the format of an iPhone, which nothing that we use can write.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAA"
    "AERAAAEAAQAAAAABoQABAAAAAAAAADoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADd"
    "aXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAA"
    "AwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAADwAAAABAAAAKAAAAAH////8AAAAAv///+gAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAEJtZGF0AAAA"
    "NigBrxOAVIAYrj7/98an+32n+JZMiAgOfK3Cure555SseBNtJJJGhXINsisFAyXMzcMULSyHfg=="
)


def picture(width=60, height=40, mode="RGB"):
    """Return a picture of which the top half is red and the bottom half blue."""
    made = Image.new("RGB", (width, height), RED)
    made.paste(BLUE, (0, height // 2, width, height))
    return made.convert(mode)


def as_bytes(image, kind="JPEG", **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def upload(data, name="foto.jpg"):
    return SimpleUploadedFile(name, data)


def sideways_with_place():
    """Return a JPEG that lies on its side (as a phone held upright makes it) and says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter to the right to see it upright
    exif[0x010F] = "Geheime Telefoon"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", tuple(TiffImagePlugin.IFDRational(number) for number in (52, 5, 24))
    place[3], place[4] = "E", tuple(TiffImagePlugin.IFDRational(number) for number in (5, 7, 17))
    xmp = b"<x:xmpmeta><exif:GPSLatitude>52,5.4N</exif:GPSLatitude></x:xmpmeta>"
    upright = picture(40, 60)
    return as_bytes(upright.transpose(Image.Transpose.ROTATE_90), exif=exif, xmp=xmp)


def bomb(side=20_000):
    """Return a PNG of some tens of kilobytes that unpacks to side × side points."""
    packer, rows = zlib.compressobj(9), bytearray()
    for _row in range(side):
        rows += packer.compress(bytes(side // 8 + 1))
    rows += packer.flush()
    parts = [(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", bytes(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def make_waiting_sizes():
    """Do what the worker does some moments after photos were sent."""
    for image in ImageRow.objects.filter(state=ImageRow.State.WAITING):
        make_sizes(image_id=image.pk)
