"""What people do with the files of a group: put them there, change them, throw them away, take them back."""

from omarm.files.commands.arrivals import (
    Taken,
    forget_arrivals,
    keep_both,
    leave_out,
    make_it_a_version,
    take_files,
    take_version,
)
from omarm.files.commands.binning import (
    delete_document,
    delete_folder,
    empty_bins,
    restore_document,
    restore_folder,
)
from omarm.files.commands.documents import add_document, add_version, change_document, restore_version
from omarm.files.commands.folders import add_folder, change_folder

__all__ = [
    "Taken", "add_document", "add_folder", "add_version", "change_document", "change_folder", "delete_document",
    "delete_folder", "empty_bins", "forget_arrivals", "keep_both", "leave_out", "make_it_a_version", "restore_document",
    "restore_folder", "restore_version", "take_files", "take_version",
]  # fmt: skip
