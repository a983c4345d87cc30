"""The tree of departments, as administrators lay it out by hand. Each act stands in the audit."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.core.legible import checked_name, legible
from omarm.people.commands.checks import gone
from omarm.people.commands.organisation import add_department
from omarm.people.models import Department, Organisation
from omarm.people.queries.dissolving import obstacle_to_dissolving

DEEPEST = 6  # our own choice: as deep as the tree is still shown indented on a phone


@transaction.atomic
def lay_out_department(*, actor, name, abbreviation="", parent=None):
    """Add a department by hand, below `parent` or at the top. Returns the Department.

    Raises DomainError for no name, for one that stands there already, for a tree that would become too deep, and for a
    place that is not there any more.
    """
    _check_and_lock(actor)
    parent = parent and _as_it_is(parent)
    name = _free_name(name, parent)
    _check_depth(parent, levels=1)

    department = add_department(actor=actor, name=name, abbreviation=legible(abbreviation)[:40], parent=parent)
    note_act(actor=actor, act="department.added", target=name, below=parent.name if parent else "")
    return department


@transaction.atomic
def rename_department(*, actor, department, name, abbreviation=""):
    """Give a department another name and abbreviation. Returns it. Raises DomainError for no name, one that stands there already, or none to rename."""
    _check_and_lock(actor)
    department = _as_it_is(department)
    name, abbreviation = _free_name(name, department.parent, of=department), legible(abbreviation)[:40]
    if (name, abbreviation) == (department.name, department.abbreviation):
        return department

    before, department.name, department.abbreviation = department.name, name, abbreviation
    department.save(update_fields=["name", "abbreviation"])

    note_act(actor=actor, act="department.renamed", target=name, before=before)
    log.record("department.renamed", actor=actor, subject=department)
    return department


@transaction.atomic
def move_department(*, actor, department, parent=None):
    """Put a department, with all its parts, below another or at the top. Returns it.

    The fact has in `line` the departments (by id) of which it came to be part, or is part no more. Raises DomainError for a
    place below itself, one where its name stands already, a tree that would become too deep, and what is not there any more.
    """
    _check_and_lock(actor)
    department, parent = _as_it_is(department), parent and _as_it_is(parent)
    if parent and department.pk in parent.path:
        raise DomainError(_("A department cannot be part of itself or of one of its own parts."), code="round")
    if department.parent_id == (parent and parent.pk):
        return department
    _free_name(department.name, parent, of=department)
    rows, former = list(Department.objects.within(department)), department.path[:-1]
    path, above = parent.path if parent else [], len(former)
    _check_depth(parent, levels=max(len(row.path) for row in rows) - above)

    for row in rows:
        row.path = [*path, *row.path[above:]]
    Department.objects.bulk_update(rows, ["path"])
    Department.objects.filter(pk=department.pk).update(parent=parent)

    note_act(actor=actor, act="department.moved", target=department.name, below=parent.name if parent else "")
    log.record("department.moved", actor=actor, subject=department, line=sorted(set(former) ^ set(path)))
    return Department.objects.get(pk=department.pk)


@transaction.atomic
def dissolve_department(*, actor, department):
    """Take an empty department out of the tree. Returns nothing.

    Raises DomainError while it has parts or people, or anything else is kept of it: that would go with it, unasked. So no rule
    of a group ever loses its department.
    """
    _check_and_lock(actor)
    # With its key: who points at it meanwhile waits (hold_departments), and is told that it is gone.
    department = _as_it_is(department, rows=Department.objects.select_for_update(of=("self",), no_key=False))
    if obstacle := obstacle_to_dissolving(department):
        raise DomainError(obstacle.words, code=obstacle.code)

    note_act(actor=actor, act="department.dissolved", target=department.name)
    log.record("department.dissolved", actor=actor, subject=department)
    department.delete()


def _check_and_lock(actor):
    """Raise PermissionDenied for others than administrators. Holds the row of the organisation: one changes the tree at a time."""
    if not actor.is_administrator:
        raise PermissionDenied
    Organisation.objects.select_for_update(no_key=True).get()


def _as_it_is(department, *, rows=Department.objects):
    """Return it as it stands now, with the one above it. Raises DomainError when somebody dissolved it meanwhile."""
    found = rows.select_related("parent").filter(pk=department.pk).first()
    if found is None:
        raise gone(department)
    return found


def _free_name(name, parent, *, of=None):
    """Return the name as it is seen. Raises DomainError where another department has it below the same parent."""
    name = checked_name(name, code="department_name")[:200]
    beside = Department.objects.filter(parent=parent).exclude(pk=of and of.pk).values_list("name", flat=True)
    if fold(name) in map(fold, beside):
        raise DomainError(
            _("There is a department called “%(name)s” in that place already.") % {"name": name},
            code="department_taken",
        )
    return name


def _check_depth(parent, *, levels):
    if (parent.depth if parent else 0) + levels > DEEPEST:
        raise DomainError(
            _("That would be deeper than %(n)d levels. Choose a place higher up.") % {"n": DEEPEST}, code="too_deep"
        )
