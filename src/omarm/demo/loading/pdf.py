"""PDFs of one page: with words in them, as a scanner makes them, and behind a password."""

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter

A4 = (595, 842)  # in points
MARGIN, LEADING, SIZE = 72, 18, 11
WIDTH = 78  # letters on a line
SCANNED = 100  # dots in an inch: readable, and no more than 100 kB
ASKEW = 0.7  # degrees: nobody lays a sheet down straight
PAPER, INK = 246, 40
PASSWORD = "binnenplein"  # noqa: S105 (of one file of an organisation that does not exist)


def page(text):
    """Return words as a PDF of one page, the first line as its title (ISO 32000-1, 7.5: the least that a reader needs)."""
    title, *rest = _lines(text)
    drawn = [f"BT /B 16 Tf {MARGIN} {A4[1] - MARGIN} Td {_string(title)} Tj ET"]
    drawn += [
        f"BT /F {SIZE} Tf {MARGIN} {A4[1] - MARGIN - LEADING * row} Td {_string(line)} Tj ET"
        for row, line in enumerate(rest, start=1)
    ]
    stream = "\n".join(drawn).encode("cp1252", "replace")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s /Encoding /WinAnsiEncoding >>"
    return _file([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents 4 0 R "
        f"/Resources << /Font << /F 5 0 R /B 6 0 R >> >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        (font % "").encode(),
        (font % "-Bold").encode(),
    ])  # fmt: skip


def scan(text):
    """Return a PDF that is a picture of the words: a person reads them, a program does not."""
    dots = SCANNED / 72
    sheet = Image.new("L", [round(side * dots) for side in A4], PAPER)
    drawing, font = ImageDraw.Draw(sheet), ImageFont.load_default(SIZE * dots)
    for row, line in enumerate(_lines(text)):
        drawing.text((MARGIN * dots, (MARGIN + LEADING * row) * dots), line, INK, font)
    made = io.BytesIO()
    askew = sheet.rotate(ASKEW, Image.Resampling.BICUBIC, fillcolor=PAPER)
    askew.save(made, "PDF", resolution=SCANNED, quality=60)
    return made.getvalue()


def locked(text):
    """Return words as a PDF that opens with a password alone."""
    made, writer = io.BytesIO(), PdfWriter(PdfReader(io.BytesIO(page(text))))
    writer.encrypt(PASSWORD, algorithm="RC4-128")
    writer.write(made)
    return made.getvalue()


def _lines(text):
    return [part for line in text.splitlines() for part in textwrap.wrap(line, WIDTH) or [""]]


def _string(words):
    return "(" + words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") + ")"


def _file(objects):
    """Return objects as a whole file with the table that says where each begins."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % count + table + end
