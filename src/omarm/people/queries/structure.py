"""The organisation, its departments, and in which language it speaks to somebody."""

from time import monotonic
from types import SimpleNamespace

from django.conf import settings

from omarm.core.chat_links import chat_with
from omarm.people.models import Department, Organisation

_remembered = SimpleNamespace(row=None, until=0, seconds=5)


def organisation():
    """Return the Organisation of this installation, or None before it is founded; at most five seconds old."""
    if _remembered.until < monotonic():
        _remembered.row = Organisation.objects.first()
        _remembered.until = monotonic() + (_remembered.seconds if _remembered.row else 0)
    return _remembered.row


def forget_organisation():
    """Have the next question read the organisation anew: after changing it, and between tests."""
    _remembered.until = 0


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


def _in_order(departments):
    """Return departments with each below the one that it is part of, siblings by rank and name."""
    rows = {row.pk: row for row in departments}
    return sorted(rows.values(), key=lambda row: [(rows[pk].rank, rows[pk].name, pk) for pk in row.path])
