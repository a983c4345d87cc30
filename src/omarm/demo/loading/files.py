"""The files of groups: folders, and documents with their versions, made from the words of the content."""

import textwrap

from django.core.files.base import ContentFile

from omarm.files.models import Document, Folder, Version
from omarm.files.queries.naming import key_of
from omarm.media.commands import receive_document

A4 = (595, 842)  # in points
MARGIN, LEADING, SIZE = 72, 18, 11
WIDTH = 78  # letters on a line


def store_files(house):
    """Store the folders of groups and what stands in them."""
    folders = {}
    for told in house.plan.content.folders:
        by, group = house.people[told["by"]], house.groups[told["group"]]
        folders[told["key"]] = Folder.objects.create(
            group=group,
            parent=folders.get(told.get("parent")),
            name=told["name"],
            key=key_of(told["name"]),
            created_by=by,
        )
        Folder.objects.filter(pk=folders[told["key"]].pk).update(created_at=group.created_at)
    for told in house.plan.content.documents:
        _store(house, told, folders.get(told.get("folder")))


def _store(house, told, folder):
    moments = [house.plan.calendar.moment(version["days_ago"], version["at"]) for version in told["version"]]
    document = Document.objects.create(
        group=house.groups[told["group"]], folder=folder, name=told["name"], key=key_of(told["name"]),
        version_count=len(moments), changed_at=moments[-1],
    )  # fmt: skip
    for number, (version, at) in enumerate(zip(told["version"], moments, strict=True), start=1):
        by = house.people[version["by"]]
        file = receive_document(actor=by, file=ContentFile(_made(told["name"], version["text"].strip()), told["name"]))
        Version.objects.create(
            document=document, number=number, file=file, note=version.get("note", ""), added_by=by, added_at=at
        )


def _made(name, text):
    return page(text) if name.endswith(".pdf") else f"{text}\n".encode()


def page(text):
    """Return words as a PDF of one page, the first line as its title (ISO 32000-1, 7.5: the least that a reader needs)."""
    title, *rest = [part for line in text.splitlines() for part in textwrap.wrap(line, WIDTH) or [""]]
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
