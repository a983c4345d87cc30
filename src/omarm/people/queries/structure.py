"""The organisation, its departments, and in which language it speaks to somebody."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, IntegerField, Q, When

from omarm.core.chat_links import chat_with
from omarm.core.remembered import remembered
from omarm.people.models import Department, Organisation


@remembered(seconds=5, nothing_too=False)
def organisation():
    """Return the Organisation of this installation, or None before it is founded; at most five seconds old."""
    return Organisation.objects.first()


forget_organisation = organisation.forget


def chat_address_of(person, mail):
    """Return the address of a chat with a colleague, empty where there is none. `mail` is theirs as far as who asks may see it."""
    here = organisation()
    return chat_with(here.chat_address, username=person.username, mail=mail) if here and person.is_active else ""


def the_organisation():
    """Return the Organisation. Raises Organisation.DoesNotExist before it is founded."""
    return Organisation.objects.get()


def language_of(person):
    """Return the language code in which to speak to somebody: their own choice, else the organisation's."""
    here = organisation()
    return getattr(person, "language", "") or (here.default_language if here else settings.LANGUAGE_CODE)


def department_choices(person):
    """Return the departments to choose from, in the order of the tree, each with `.indented` as its label."""
    rows = [] if person.is_guest else _in_order(Department.objects.all())
    for row in rows:
        row.indented = "\u2003" * (row.depth - 1) + row.name
    return rows


def department_tree(person):
    """Return the departments in the order of the tree, each with `.held`: how many accounts are in it, ended ones too.

    It is for administrators: raises PermissionDenied for others.
    """
    _check_administrator(person)
    return _in_order(Department.objects.annotate(held=Count("people")))


def department_for(person, pk):
    """Return a Department for whom administers. Raises PermissionDenied for others, Department.DoesNotExist."""
    _check_administrator(person)
    return Department.objects.select_related("parent").get(pk=pk)


def _check_administrator(person):
    if not person.is_administrator:
        raise PermissionDenied


def departments_named(person, text, *, limit):
    """Return at most `limit` departments with the text in their name or abbreviation, each with `.within`; none for a guest.

    Those that begin with it come first. `.within` is what it is part of, "" at the top: names come back in a tree.
    """
    words = text.replace("\x00", "").strip()
    if person.is_guest or not words:
        return []
    rows = Department.objects.select_related("parent")
    rows = rows.filter(Q(name__icontains=words) | Q(abbreviation__icontains=words))
    begins = Case(When(name__istartswith=words, then=0), default=1, output_field=IntegerField())
    found = list(rows.order_by(begins, "name", "pk")[:limit])
    for row in found:
        row.within = row.parent.name if row.parent else ""
    return found


def _in_order(departments):
    """Return departments with each below the one that it is part of, siblings by rank and name."""
    rows = {row.pk: row for row in departments}
    return sorted(rows.values(), key=lambda row: [(rows[pk].rank, rows[pk].name, pk) for pk in row.path])
