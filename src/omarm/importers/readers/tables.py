"""Tables with a header (CSV as Excel, LibreOffice and databases write it)."""

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from .errors import UnreadableFile
from .text import fold

_LARGEST_CELL = 1_000_000
_DELIMITERS = ";,\t"


class Row(NamedTuple):
    number: int  # as a spreadsheet shows it: the header is row 1
    cells: dict[str, str]
    further: tuple[str, ...] = ()  # what stands under the other headings, in their order


class Table:
    """A table whose columns may go by several names: `columns` maps our name to the ones that are accepted."""

    def __init__(self, text: str, *, name: str, columns: dict[str, tuple[str, ...]], required: tuple[str, ...] = ()):
        self.name = name
        self._reader = _reader(text)
        header = next(self._records(), (1, []))[1]
        self.header = [cell.strip() for cell in header]
        self._columns = columns
        self._places = self._place(columns)
        asked = set(self._places.values())
        self._others = [place for place, heading in enumerate(self.header) if heading and place not in asked]
        self.require(required)

    def __iter__(self) -> Iterator[Row]:
        """Give every row that is not blank. Raises UnreadableFile with the number of a row that is broken."""
        for number, cells in self._records(after=1):
            if any(cell.strip() for cell in cells[len(self.header) :]):
                raise UnreadableFile("long_row", name=self.name, row=number)
            if any(cell.strip() for cell in cells):
                padded = cells + [""] * (len(self.header) - len(cells))
                told = {column: padded[place].strip() for column, place in self._places.items()}
                yield Row(number, told, tuple(padded[place].strip() for place in self._others))

    @property
    def other_headings(self) -> tuple[str, ...]:
        """The headings that are not asked for, in their order."""
        return tuple(self.header[place] for place in self._others)

    def has(self, column: str) -> bool:
        """Tell whether the table has the column, under any of its names."""
        return column in self._places

    def require(self, columns: tuple[str, ...]):
        """Raise UnreadableFile unless the table has all of the columns."""
        for column in columns:
            if column not in self._places:
                found = ", ".join(self.header) or "none"
                raise UnreadableFile("missing_column", name=self.name, column=self._columns[column][0], found=found)

    def _records(self, *, after: int = 0) -> Iterator[tuple[int, list[str]]]:
        number = after
        try:
            for cells in self._reader:
                number += 1
                yield number, cells
        except csv.Error as error:
            raise UnreadableFile("damaged_table", name=self.name, row=number + 1) from error

    def _place(self, columns: dict[str, tuple[str, ...]]) -> dict[str, int]:
        known = {bare(name): column for column, names in columns.items() for name in names}
        places: dict[str, int] = {}
        for place, heading in enumerate(self.header):
            column = known.get(bare(heading))
            if column in places:
                raise UnreadableFile("double_column", name=self.name, column=heading)
            if column:
                places[column] = place
        return places


def _reader(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LARGEST_CELL)
    if stated := re.match(r"sep=([;,\t])\r?\n", text):  # a first line for Excel, which does not show it as a row
        text = text[stated.end() :]
    header = re.sub(r'"[^"]*"', "", text.partition("\n")[0])
    delimiter = max(_DELIMITERS, key=header.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def bare(heading: str) -> str:
    """Return the letters and digits of a heading, for comparing."""
    return re.sub(r"[^a-z0-9]", "", fold(heading))
