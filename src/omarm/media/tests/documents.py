"""Files with words in them, as office programs and others make them."""

import io
import zipfile

from pypdf import PdfReader, PdfWriter

from omarm.demo.loading.pdf import page

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
A = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(parts, compression=zipfile.ZIP_DEFLATED):
    """Return a zip file with these {name: text}."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(*paragraphs, **more):
    """Return a document of Word. `more` are other parts by their names in `word/`, as XML inside `w:document`."""
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    parts = {"document": body} | more
    return zipped(
        {"[Content_Types].xml": f"{HEAD}<Types/>"}
        | {f"word/{name}.xml": f"{HEAD}<w:document {W} {MC}>{xml}</w:document>" for name, xml in parts.items()}
    )


def xlsx(*words, sheet="Begroting"):
    """Return a workbook of Excel with one sheet: shared words, and one that stands in its cell."""
    shared = "".join(f"<si><t>{word}</t><rPh><t>uitspraak</t></rPh></si>" for word in words)
    return zipped({
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "xl/workbook.xml": f'{HEAD}<workbook {X}><sheets><sheet name="{sheet}" sheetId="1"/></sheets></workbook>',
        "xl/sharedStrings.xml": f"{HEAD}<sst {X}>{shared}</sst>",
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet {X}><sheetData><row><c t="inlineStr"><is><t>incel</t></is></c>'
        f"<c><v>12345678</v></c></row></sheetData></worksheet>",
    })  # fmt: skip


def pptx(*slides):
    """Return a presentation of PowerPoint; the first one has a note."""
    parts = {"[Content_Types].xml": f"{HEAD}<Types/>", "ppt/presentation.xml": f"{HEAD}<p:presentation {A}/>"}
    for number, words in enumerate(slides, start=1):
        slide = f"<p:sld {A}><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:sld>"
        parts[f"ppt/slides/slide{number}.xml"] = HEAD + slide
    parts["ppt/notesSlides/notesSlide1.xml"] = (
        f"{HEAD}<p:notes {A}><a:p><a:r><a:t>spreeknotitie</a:t></a:r></a:p></p:notes>"
    )
    return zipped(parts)


def open_document(*paragraphs, kind="text", manifest="", body=""):
    """Return an odt, ods or odp, by its `kind`: text, spreadsheet or presentation."""
    words = body or "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return zipped({
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "META-INF/manifest.xml": f"{HEAD}<manifest>{manifest}</manifest>",
        "content.xml": f"{HEAD}<office:document-content {ODF}><office:body>{words}</office:body></office:document-content>",
    })  # fmt: skip


def pdf(*pages, password=None, opens_for_all=False):
    """Return a PDF of these pages, locked with a password; with `opens_for_all` only against printing."""
    writer = PdfWriter()
    for words in pages:
        writer.append(PdfReader(io.BytesIO(page(words))))
    if password:
        writer.encrypt("" if opens_for_all else password, password, algorithm="AES-256")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def scan():
    """Return a PDF of one page without words."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def locked_office():
    """Return the beginning of what Office makes of a file behind a password: an old container around it (MS-OFFCRYPTO)."""
    return OLD_OFFICE + "EncryptedPackage".encode("utf-16-le") + bytes(512)
