"""One group as somebody may see it, with what the head of its pages shows."""

import hashlib
from uuid import uuid5

from django.db.models import Q

from omarm.groups.models import Group
from omarm.groups.queries.heading import LISTED, MANAGED, READABLE, group_with_heading, heading_for
from omarm.groups.queries.living import wholes_for

# What its managers change on its page: no photo, which stands by itself, and nothing that the clock writes.
TOLD = (
    "name", "purpose", "about", "goals", "access", "members_hidden", "kind", "coaches_writers", "rules", "welcome", "promise_days",
    "promise_hours", "tabs_on", "parent_id",
)  # fmt: skip


def listed_group(person, slug):
    """Return the group with this address if the person may know of it. Raises Group.DoesNotExist."""
    return group_with_heading(person, rule=LISTED, slug=slug)


def readable_group(person, slug):
    """Return the group with this address if the person may read inside it. Raises Group.DoesNotExist."""
    return group_with_heading(person, rule=READABLE, slug=slug)


def cared_group(person, slug):
    """Return a group that the person manages, or cares for by a task for the organisation. Raises Group.DoesNotExist."""
    return group_with_heading(person, rule=LISTED if person.cares_for_all else MANAGED, slug=slug)


def group_to_give(person, slug):
    """Return a group that the person manages, can take on, or cares for by a task. Raises Group.DoesNotExist."""
    group = listed_group(person, slug)
    heading = heading_for(person, group)
    if not (heading["manages"] or heading["may_take"] or person.cares_for_all):
        raise Group.DoesNotExist
    return group


def managed_group(person, slug):
    """Return a living group that the person manages. Raises Group.DoesNotExist."""
    return Group.objects.managed_by(person).get(slug=slug, archived_at=None)


def wholes_to_choose(person, group):
    """Return what a group that the person manages can be part of: what it is part of now, and what they manage besides."""
    found = wholes_for(person, group).values("pk")
    return Group.objects.filter(Q(pk__in=found) | Q(pk=group.parent_id)).exclude(pk=group.pk).order_by("name", "pk")


def told_digest(group):
    """Return a text that is another one as soon as something of what its managers tell of the group is another."""
    return hashlib.sha256(repr([getattr(group, name) for name in TOLD]).encode()).hexdigest()[:16]


def form_key(person, submission, name):
    """Return the UUID of what one form (`submission`, a UUID) starts for this person under this name."""
    return uuid5(submission, f"{person.pk}\n{name}")


def group_of_form(person, submission, name):
    """Return the group that the person started with this form under this name, or None."""
    return submission and Group.objects.filter(submission=form_key(person, submission, name)).first()


def may_read(person, group):
    """Return whether what is inside the group is for this person."""
    return Group.objects.readable_by(person).contains(group)


def may_manage(person, group):
    """Return whether the person owns or manages the group."""
    return Group.objects.managed_by(person).contains(group)
