"""What every command about the files of a group asks first."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.legible import legible
from omarm.files.models import Document, Folder
from omarm.files.queries.listing import check_may_write
from omarm.files.queries.naming import fitted, key_of, parted
from omarm.groups.models import Group
from omarm.media.commands import cleaned_name


def hold(actor, group):
    """Check that the actor writes in the group, and hold it until the end: one at a time changes what stands where.

    Returns the Group. Raises PermissionDenied, DomainError.
    """
    held = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    check_may_write(actor, held)
    return held


def standing_folder(group, folder):
    """Return the Folder of this group anew, None for the group itself. Raises DomainError when it is gone."""
    if folder is None:
        return None
    found = Folder.objects.filter(pk=folder.pk, group=group, deleted_at=None).first()
    if found is None:
        raise DomainError(_("That folder is no longer there. Choose another place."), code="folder_gone")
    return found


def standing_document(actor, document):
    """Return the Document anew. Raises PermissionDenied when it was thrown away in the meantime."""
    found = Document.objects.visible_to(actor).filter(pk=document.pk).first()
    if found is None:
        raise PermissionDenied
    return found


def named(group, folder, name):
    """Return what has a name in a place: a Document or None."""
    return Document.objects.filter(group=group, folder=folder, key=key_of(name), deleted_at=None).first()


def check_free(group, folder, name, *, unless=None):
    """Raise DomainError when another document in this place has the name; it names one that is free."""
    taken = named(group, folder, name)
    if taken and taken != unless:
        raise DomainError(
            _("There is a file called “%(name)s” here already. Choose another name, such as “%(free)s”.")
            % {"name": taken.name, "free": free_name(group, folder, name)},
            code="name_taken",
        )


def free_name(group, folder, name):
    """Return the name, or with the first free number behind it: “plan (2).pdf”."""
    stem, ending = parted(name)
    number, free = 1, name
    while named(group, folder, free):
        number += 1
        free = fitted(stem, f" ({number}){ending}")
    return free


def typed_name(name):
    """Return a name as somebody typed it, cleaned; a slash is no path here. "" when nothing of it can be seen."""
    if not legible(name):
        return ""
    return cleaned_name(name.replace("/", "-").replace("\\", "-"))


def with_ending(name, ending):
    """Return a name with the ending that says what is in the file, when it has another or none."""
    if not ending or parted(name)[1].casefold() == ending.casefold():
        return name
    return fitted(name, ending)


def in_place_of(ending, name):
    """Return a name with another ending: what is in the file changed its kind."""
    return fitted(parted(name)[0], ending)
