"""Mattermost's exports: the compliance export (a zip with posts.csv) and the bulk export (a zip with a .jsonl file)."""

from .mattermost_bulk import read_bulk
from .mattermost_rows import read_rows
from .products import MATTERMOST, refuse
from .shape import Archive
from .sources import Source
from .zips import Limits, SafeZip


def read_mattermost(source: Source, *, include_private: bool = False, limits: Limits | None = None) -> Archive:
    """Return the server: public channels as open groups, private ones on request as closed groups, direct messages never.

    Raises UnreadableFile when it is not a whole and sound Mattermost export.
    """
    kinds = {"public", "private"} if include_private else {"public"}
    with SafeZip(source, limits=limits) as archive:
        paths = sorted(archive.names, key=len)
        for path in paths:
            if path.rpartition("/")[2] == "posts.csv":
                return read_rows(archive, path, kinds)
        for path in paths:
            if path.endswith(".jsonl"):
                return read_bulk(archive, path, kinds)
        return refuse(archive, expected=MATTERMOST, missing="posts.csv")
