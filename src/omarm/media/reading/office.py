"""The words of office files: zip and XML of Python itself, streamed and counted, without document types.

Office Open XML (ECMA-376: docx, xlsx, pptx) and OpenDocument (ISO/IEC 26300: odt, ods, odp). Read are words that a reader of
the file sees: text, tables, notes, remarks, names of sheets. Not: text that was deleted, numbers and formulas of Excel.
"""

import re
import zipfile
from xml.parsers import expat

from omarm.media.reading.outcome import Ended, Locked, TooMuch, Unsupported

MOST_BYTES = 64 * 1024 * 1024  # unpacked, of all parts together
MOST_PARTS = 2_000
CHUNK = 64 * 1024
ENCRYPTED = 1  # the bit of a zip entry that says so (APPNOTE 4.4.4)
MANIFEST = "META-INF/manifest.xml"
LARGEST_MANIFEST = 1024 * 1024

FIRST = re.compile(r"^(?:word/document\d*|xl/workbook|ppt/(?:presentation|slides/slide\d+)|content)\.xml$")
PARTS = re.compile(
    r"^(?:word/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml"
    r"|xl/(?:workbook|sharedStrings|comments\d*|drawings/drawing\d+|worksheets/sheet\d+)\.xml"
    r"|ppt/(?:slides/slide|notesSlides/notesSlide)\d+\.xml|(?:word|xl|ppt)/diagrams/data\d*\.xml|content\.xml)$"
)
# By their names without the namespace: what holds words, what begins a new word, what ends a line, what is passed over.
HOLDS_WORDS = {False: {"t"}, True: {"p", "h"}}
NEW_WORD = {"br", "cr", "tab", "tc", "line-break", "s", "table-cell"}
NEW_LINE = {"p", "h", "si", "is", "tr", "table-row"}
PASSED_OVER = {"Fallback", "rPh", "tracked-changes", "creator", "date", "date-string"}


def read(file, pages):
    """Give the words of each part to `pages`. Raises Unsupported (no office file), Locked, TooMuch, Ended, BadZipFile."""
    with zipfile.ZipFile(file) as archive:
        parts = _parts_of(archive)
        left = MOST_BYTES
        for part in parts:
            left = _read_part(archive, part, pages, left)


def _parts_of(archive):
    """Return the entries that hold words, what one reads first in front. Raises Unsupported, Locked."""
    entries = archive.infolist()
    if not any(FIRST.match(entry.filename) for entry in entries):
        raise Unsupported
    found = [entry for entry in entries if PARTS.match(entry.filename)]
    if any(entry.flag_bits & ENCRYPTED for entry in found) or _is_locked_by_manifest(archive):
        raise Locked
    found.sort(key=lambda entry: (not FIRST.match(entry.filename), len(entry.filename), entry.filename))
    return found[:MOST_PARTS]


def _is_locked_by_manifest(archive):
    """Return whether an OpenDocument says that its parts need a password (part 2, 3.8.2)."""
    if MANIFEST not in archive.namelist():
        return False
    with archive.open(MANIFEST) as manifest:
        return b"encryption-data" in manifest.read(LARGEST_MANIFEST)


def _read_part(archive, entry, pages, left):
    words = _Words(is_open_document=entry.filename == "content.xml")
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise TooMuch
            words.feed(chunk)
            if words.has_plenty:
                pages.add(words.taken())
    words.end()
    pages.add(words.taken())
    return left


class _Words:
    """Listens to an XML file and keeps the words in it."""

    def __init__(self, *, is_open_document):
        self._holders = HOLDS_WORDS[is_open_document]
        self._kept, self._length, self._inside, self._passing = [], 0, 0, 0
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words

    def feed(self, chunk):
        self._parser.Parse(chunk, False)  # noqa: FBT003 (the parser of Python takes no name there)

    def end(self):
        self._parser.Parse(b"", True)  # noqa: FBT003

    @property
    def has_plenty(self):
        return self._length > CHUNK

    def taken(self):
        """Return the words that were kept, and forget them."""
        words = "".join(self._kept)
        self._kept, self._length = [], 0
        return words

    def _start(self, tag, attributes):
        name = tag.rpartition(" ")[2]
        self._passing += name in PASSED_OVER
        self._inside += name in self._holders
        if name in NEW_WORD:
            self._keep(" ")
        elif name in {"sheet", "table"}:
            self._keep(
                next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "name"), "") + "\n"
            )

    def _end(self, tag):
        name = tag.rpartition(" ")[2]
        self._passing -= name in PASSED_OVER
        self._inside -= name in self._holders
        if name in NEW_LINE:
            self._keep("\n")

    def _words(self, text):
        if self._inside and not self._passing:
            self._keep(text)

    def _keep(self, text):
        self._kept.append(text)
        self._length += len(text)


def _refuse(*_told):
    """No office program writes a document type; who does wants to blow it up (CWE-776)."""
    raise Ended
