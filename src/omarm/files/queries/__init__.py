"""What pages ask about the files of groups. Everything starts at the read rule of a group."""

from omarm.files.queries.binned import binned_document, binned_folder, binned_in, inside, just_binned
from omarm.files.queries.documents import (
    current_version,
    document_in,
    name_of,
    path_of,
    version_in,
    versions_of,
    words_of,
)
from omarm.files.queries.listing import (
    arrival_for,
    arrivals_for,
    check_may_write,
    contents_of,
    folder_in,
    has_files,
    may_write,
    top_of,
)
from omarm.files.queries.tree import tree_of

__all__ = [
    "arrival_for", "arrivals_for", "binned_document", "binned_folder", "binned_in", "check_may_write", "contents_of",
    "current_version", "document_in", "folder_in", "has_files", "inside", "just_binned", "may_write", "name_of", "path_of", "top_of",
    "tree_of", "version_in", "versions_of", "words_of",
]  # fmt: skip
