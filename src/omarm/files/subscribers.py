"""The files of groups, kept findable: whatever was done with them, what is there now counts."""

from itertools import batched

from omarm.activity.log import on
from omarm.files.queries.found import documents_below, documents_with
from omarm.files.tasks import renew_found

AT_A_TIME = 20


@on("document.added")
@on("document.changed")
@on("document.deleted")
@on("document.restored")
def renew_document(fact):
    """A file came, changed its name, its place or its words, went into the bin or came out of it."""
    _renew([fact.subject_id])


@on("folder.deleted")
@on("folder.restored")
def renew_folder(fact):
    """A folder went into the bin or came out of it, with all that stands in it."""
    _renew(documents_below(fact.subject_id))


@on("file.read")
def renew_what_was_read(fact):
    """The words in a file are known now."""
    _renew(documents_with(fact.subject_id))


def _renew(ids):
    """Ask for it as a job: the words of a long file take a second, and the next fact waits for this one."""
    for some in batched(ids, AT_A_TIME, strict=False):
        renew_found.enqueue(list(some))
