"""Folders of a group: a new one, another name or place."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.functions import part_of
from omarm.files.commands.checking import hold, standing_folder, typed_name
from omarm.files.models import Folder
from omarm.files.queries.naming import LONGEST_KEY, key_of
from omarm.files.queries.tree import DEEPEST, MOST_FOLDERS, tree_of


@part_of("files")
@transaction.atomic
def add_folder(*, actor, group, name, parent=None):
    """Make a folder in a group, in another folder of it or in none. Returns the Folder.

    Raises DomainError: no name or one that is taken there, too deep, or too many.
    """
    group = hold(actor, group)
    parent, tree = standing_folder(group, parent), tree_of(group)
    name = _checked_name(tree, name, parent)
    if tree.depth(parent) >= DEEPEST:
        raise _too_deep()
    if len(tree.folders) >= MOST_FOLDERS:
        raise DomainError(
            _("A group has room for %(most)d folders. Use one that is there, or throw one away.")
            % {"most": MOST_FOLDERS},
            code="folders_many",
        )

    folder = Folder.objects.create(group=group, parent=parent, name=name, key=key_of(name), created_by=actor)

    log.record("folder.added", actor=actor, subject=folder, group=group.pk)
    return folder


@transaction.atomic
def change_folder(*, actor, folder, name, parent=None):
    """Give a folder another name or put it in another one, with all that is in it. Returns it.

    Raises DomainError: as `add_folder`, or a folder that would stand in itself.
    """
    group = hold(actor, folder.group)
    tree = tree_of(group)
    if folder.pk not in tree.folders:
        raise PermissionDenied
    folder, parent = tree.folders[folder.pk], standing_folder(group, parent)
    name = _checked_name(tree, name, parent, unless=folder)
    if parent and folder in tree.path(parent):
        raise DomainError(_("A folder cannot be put in itself. Choose another place."), code="folder_in_itself")
    if tree.depth(parent) + tree.height(folder) > DEEPEST:
        raise _too_deep()

    folder.name, folder.key, folder.parent = name, key_of(name), parent
    folder.save(update_fields=["name", "key", "parent"])

    log.record("folder.changed", actor=actor, subject=folder, group=group.pk)
    return folder


def folder_named(tree, name, parent):
    """Return the folder that has a name in a place of a Tree, or None."""
    key, within = key_of(name), parent.pk if parent else None
    return next((one for one in tree.folders.values() if one.key == key and one.parent_id == within), None)


def _checked_name(tree, name, parent, unless=None):
    name = typed_name(name)[:LONGEST_KEY].strip()
    if not name:
        raise DomainError(_("The folder needs a name."), code="name_empty")
    taken = folder_named(tree, name, parent)
    if taken and taken != unless:
        raise DomainError(
            _("There is a folder called “%(name)s” here already. Choose another name.") % {"name": taken.name},
            code="name_taken",
        )
    return name


def _too_deep():
    return DomainError(
        _("Folders go %(most)d deep at most. Choose a place nearer to the top.") % {"most": DEEPEST}, code="folder_deep"
    )
