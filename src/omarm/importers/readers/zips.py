"""Reading zip files that nobody vouches for: nothing is unpacked to disk, and what unpacks is counted while it does."""

import io
import json
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import UnreadableFile
from .sources import MEGABYTE, Source, name_of

_CHUNK = 64 * 1024
_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Limits:
    """What an export can reasonably be. Real ones unpack to 10 or 20 times their size; bombs to 1,000 times."""

    archive: int = 4096 * MEGABYTE
    unpacked: int = 2048 * MEGABYTE
    ratio: int = 150
    grace: int = 20 * MEGABYTE  # below this the ratio says nothing
    files: int = 200_000


class SafeZip:
    """A zip file of which single members can be read. Use as a context manager."""

    def __init__(self, source: Source, *, limits: Limits | None = None):
        self.name = name_of(source)
        self._limits = limits or Limits()
        self._unpacked = 0
        self._size = _size(source, self.name, self._limits)
        self._zip = self._open(source)
        self._members = self._checked_members()

    def __enter__(self):
        return self

    def __exit__(self, *_exc_info: object):
        self._zip.close()

    @property
    def names(self) -> list[str]:
        """Paths of the files inside, in order, without folders and without what macOS adds."""
        return list(self._members)

    def size(self, path: str) -> int:
        """Return how large the zip says one file is; `read` never gives more than that."""
        return self._members[path].file_size

    def read(self, path: str) -> bytes:
        """Return one file. Raises UnreadableFile when it is damaged, or when too much comes out of the zip."""
        pieces = []
        try:
            with self._zip.open(self._members[path]) as member:
                while piece := member.read(_CHUNK):
                    self._count(len(piece))
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise UnreadableFile("damaged_zip", name=self.name) from error
        return b"".join(pieces)

    def read_json(self, path: str) -> Any:
        """Return what a JSON file holds. Raises UnreadableFile when it is not JSON."""
        return parse_json(self.read(path), path=path, name=self.name)

    def _open(self, source: Source) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(Path(source) if isinstance(source, str) else source)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, OverflowError) as error:
            raise UnreadableFile("damaged_zip" if is_zip(source) else "not_a_zip", name=self.name) from error

    def _checked_members(self) -> dict[str, zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > self._limits.files:
            raise UnreadableFile("too_many_files", name=self.name, limit=self._limits.files)
        members = {info.filename: info for info in infos if not info.is_dir() and not _is_clutter(info.filename)}
        for path, info in members.items():
            if _leads_outside(path):
                raise UnreadableFile("unsafe_zip", name=self.name, path=ascii(path))
            if info.flag_bits & _ENCRYPTED:
                raise UnreadableFile("encrypted_zip", name=self.name)
            if info.compress_type not in _METHODS:
                raise UnreadableFile("unsupported_zip", name=self.name)
        return members

    def _count(self, size: int):
        # Sizes in the headers are claims of whoever made the file, so only what really comes out is counted.
        self._unpacked += size
        too_dense = self._unpacked > max(self._limits.grace, self._size * self._limits.ratio)
        if too_dense or self._unpacked > self._limits.unpacked:
            raise UnreadableFile("zip_bomb", name=self.name)


def parse_json(data: bytes, *, path: str, name: str) -> Any:
    """Return what the JSON means. Raises UnreadableFile when it is not JSON."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile("invalid_json", name=name, path=path) from error


def _size(source: Source, name: str, limits: Limits) -> int:
    try:
        size = Path(source).stat().st_size if isinstance(source, str | Path) else source.seek(0, io.SEEK_END)
    except OSError as error:
        raise UnreadableFile("cannot_open", name=name, reason=error.strerror or "read error") from error
    if not size:
        raise UnreadableFile("empty_file", name=name)
    if size > limits.archive:
        raise UnreadableFile("file_too_large", name=name, limit=limits.archive // MEGABYTE)
    return size


def is_zip(source: Source) -> bool:
    """Tell whether the file begins as a zip file does. Raises UnreadableFile when it cannot be opened."""
    try:
        if isinstance(source, str | Path):
            with Path(source).open("rb") as file:
                return file.read(4) in _SIGNATURES
        source.seek(0)
        return source.read(4) in _SIGNATURES
    except OSError as error:
        raise UnreadableFile("cannot_open", name=name_of(source), reason=error.strerror or "read error") from error


def _is_clutter(path: str) -> bool:
    return path.startswith("__MACOSX/") or path.endswith("/.DS_Store") or path == ".DS_Store"


def _leads_outside(path: str) -> bool:
    parts = re.split(r"[/\\]", path)
    return ".." in parts or path.startswith(("/", "\\")) or bool(re.match(r"[A-Za-z]:", path)) or "\x00" in path
