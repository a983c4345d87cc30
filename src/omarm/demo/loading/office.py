"""Files of Word and Excel, with the least that these programs open (ECMA-376, parts 1 and 2)."""

import io
import zipfile
from xml.sax.saxutils import escape

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OF_PACKAGES = "http://schemas.openxmlformats.org/package/2006"
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OF_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OF_EXCEL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MADE_BY = "application/vnd.openxmlformats-officedocument."
MADE = (2026, 1, 1, 0, 0, 0)  # the same bytes whenever the demonstration is made
WIDE = 28  # letters: the width of a column
TITLE = '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>'


def document(text):
    """Return words as a file of Word, the first line as its title."""
    title, *rest = text.splitlines()
    paragraphs = [_paragraph(title, TITLE), *(_paragraph(line) for line in rest)]
    body = f'<w:document xmlns:w="{OF_WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    return _packed("word/document.xml", "wordprocessingml.document.main+xml", {"word/document.xml": body})


def workbook(text):
    """Return a table (a line for each row, `;` between its cells) as a file of Excel with one sheet."""
    rows = [line.split(";") for line in text.splitlines() if line]
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    columns = f'<cols><col min="1" max="{len(rows[0])}" width="{WIDE}" customWidth="1"/></cols>'
    return _packed("xl/workbook.xml", "spreadsheetml.sheet.main+xml", {
        "xl/workbook.xml": f'<workbook xmlns="{OF_EXCEL}" xmlns:r="{OF_OFFICE}"><sheets>'
                           '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation(f"{OF_OFFICE}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{OF_EXCEL}">{columns}<sheetData>{cells}</sheetData></worksheet>',
    }, **{"xl/worksheets/sheet1.xml": "spreadsheetml.worksheet+xml"})  # fmt: skip


def _paragraph(words, look=""):
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def _cell(words):
    if words.isdecimal():
        return f"<c><v>{words}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def _packed(first, kind, parts, **more_kinds):
    """Return the parts as one file; `first` is the one to open, of that kind."""
    kinds = {first: kind, **more_kinds}
    told = "".join(
        f'<Override PartName="/{name}" ContentType="{MADE_BY}{what}"/>' for name, what in kinds.items()
    )  # fmt: skip
    around = {
        "[Content_Types].xml": f'<Types xmlns="{OF_PACKAGES}/content-types"><Default Extension="rels" '
                               f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                               f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>',
        "_rels/.rels": _relation(f"{OF_OFFICE}/officeDocument", first),
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in (around | parts).items():
            archive.writestr(zipfile.ZipInfo(name, MADE), HEAD + xml, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _relation(kind, target):
    one = f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{OF_PACKAGES}/relationships">{one}</Relationships>'
