"""The life of groups: which can be asked whether they go on, which gave no answer, which nobody owns."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from omarm.groups.models import Group, Membership

ASKED_AGAIN_AFTER = timedelta(days=60)  # our own choice: long enough not to nag, short enough to notice in a season
ANSWER_WITHIN = timedelta(days=30)  # our own choice: a month, holidays included


def ownerless_groups():
    """Return the living groups that nobody owns who can sign in, by name. For a page narrow it with `listed_for`."""
    owned = Membership.objects.filter(group=OuterRef("pk"), role=Membership.Role.OWNER, person__is_active=True)
    return Group.objects.filter(~Exists(owned), archived_at=None).order_by("name", "pk")


def groups_to_ask():
    """Return the living groups whose owners may be asked whether it goes on; whether it is quiet is asked above."""
    today = timezone.localdate()
    not_lately = Q(asked_on=None) | Q(asked_on__lte=today - ASKED_AGAIN_AFTER)
    not_promised = Q(goes_on_until=None) | Q(goes_on_until__lt=today)
    return Group.objects.filter(not_lately, not_promised, archived_at=None).order_by("pk")


def unanswered_groups():
    """Return the living groups whose owners were asked thirty days ago or longer and said nothing, longest first."""
    return Group.objects.filter(
        asked_on__lte=timezone.localdate() - ANSWER_WITHIN, archived_at=None
    ).order_by("asked_on", "pk")  # fmt: skip


def deserted_groups():
    """Return the hidden groups in which no colleague is left, by number, each with no more than when it began and ended.

    Nobody may know what they are: neither their name nor who was in them comes along.
    """
    colleagues = Membership.objects.of_colleagues().filter(group=OuterRef("pk"))
    hidden = Group.objects.filter(~Exists(colleagues), access=Group.Access.HIDDEN)
    return hidden.only("created_at", "archived_at").order_by("pk")


def deserted_group(pk):
    """Return one of those by its number. Raises Group.DoesNotExist."""
    return deserted_groups().get(pk=pk)


def wholes_for(person, group=None):
    """Return the living groups that the person manages and that can have parts: to choose what a group is part of."""
    found = Group.objects.managed_by(person).filter(parent=None, archived_at=None)
    return found.exclude(pk=group.pk if group else None).order_by("name", "pk")
