"""Narrowing the directory of people to who is in a group."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group, Membership
from omarm.profiles.facets import Chosen, Facet, Option


def _options(viewer, among):
    """The groups that the viewer is in; others that they can read are chosen by their address."""
    groups = Group.objects.filter(memberships__person=viewer, archived_at=None).order_by("name")
    mine = {group.pk: group for group in groups}
    if among is None:
        return [Option(group.slug, group.name) for group in mine.values()]
    inside = Membership.objects.filter(group__in=mine, person__in=among)
    counts = Counter(inside.values_list("group", flat=True))
    return [Option(group.slug, group.name, counts[pk]) for pk, group in mine.items() if counts[pk]]


def _choose(viewer, value):
    group = Group.objects.readable_by(viewer).filter(slug=value.replace("\x00", "")).first()
    inside = Membership.objects.filter(group=group)
    return group and Chosen(value, group.name, Q(pk__in=inside.values("person")))


FACET = Facet("group", _("Group"), _options, _choose, 70, for_guests=True)
