"""The desk for groups: which wait for a hand. Of groups that a role may not know of it tells how many there are, no more."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from omarm.care.models import AlikePair, GroupHealth, HelpRequest
from omarm.care.queries.counting import may_count_health
from omarm.core import pagination
from omarm.groups.kinds import KINDS
from omarm.groups.models import Group
from omarm.groups.queries.belonging import members_page
from omarm.groups.queries.living import ownerless_groups, unanswered_groups
from omarm.people.models import HandOver
from omarm.stream.models import Placement

PAGE = 50
MOST_LIKELY = 8


@dataclass(frozen=True)
class Listed:
    """One page of groups that the person may know of, and how many others there are."""

    page: pagination.Page
    hidden: int = 0


def group_on_desk(person, slug):
    """Return a group that somebody at the desk may know of. Raises Group.DoesNotExist."""
    if not person.cares_for_all:
        raise Group.DoesNotExist
    return Group.objects.listed_for(person).get(slug=slug)


def likely_owners(person, group):
    """Return the colleagues in a group who could own it, those who manage it first: for who may know who is in it, a few."""
    if not Group.objects.with_people_for(person).filter(pk=group.pk).exists():
        return []
    page = members_page(person, group, limit=MOST_LIKELY)
    return [row.person for row in page if not row.person.is_guest]


def quiet_groups(groups):
    """Return those of these groups in which nothing was posted for as long as their kind allows, each with `.moved_at`.

    A group in which nothing was ever posted moved when it was started.
    """
    posted = Placement.objects.filter(group=OuterRef("pk"), live=True).order_by("-published_at")
    allowed = Case(*(When(kind=kind.code, then=Value(timedelta(days=kind.quiet_days))) for kind in KINDS.values()))
    moved = groups.annotate(moved_at=Greatest(Subquery(posted.values("published_at")[:1]), F("created_at")))
    until = ExpressionWrapper(F("moved_at") + allowed, output_field=DateTimeField())
    return moved.annotate(quiet_from=until).filter(quiet_from__lt=timezone.now())


def ownerless_for(person, *, after=""):
    """Return the groups that nobody owns as Listed."""
    return _listed(person, ownerless_groups(), after)


def unanswered_for(person, *, after=""):
    """Return the groups whose owners were asked thirty days ago and gave no answer as Listed."""
    return _listed(person, unanswered_groups(), after)


def quiet_for(person, *, after=""):
    """Return the quiet groups that were not asked yet as Listed; each has `.moved_at`."""
    return _listed(person, quiet_groups(Group.objects.filter(archived_at=None, asked_on=None)), after)


def red_for(person, *, after=""):
    """Return the groups whose health shows a red light as Listed: none while it is switched off.

    Health says nothing about fewer people than the floor.
    """
    red = Group.objects.filter(archived_at=None, health__light=GroupHealth.Light.RED)
    return _listed(person, red if may_count_health() else red.none(), after)


def pairs_for(person, *, after=""):
    """Return AlikePairs of living groups as Listed, those that are most alike first, as they were found last night."""
    living = AlikePair.objects.filter(first__archived_at=None, second__archived_at=None)
    listed = Group.objects.listed_for(person).values("pk")
    known = living.filter(first__in=listed, second__in=listed)
    hidden = living.count() - known.count()
    if (last := pagination.number(after)) is not None:
        known = known.filter(pk__gt=last)
    rows = list(known.select_related("first", "second").order_by("pk")[: PAGE + 1])
    return Listed(page=pagination.cut(rows, size=PAGE, cursor_of=lambda pair: pair.pk), hidden=hidden)


def help_for(person, *, after=""):
    """Return a Page of HelpRequests that wait for an answer, the oldest first; `.is_known`: the person may know of its group."""
    open_ones = HelpRequest.objects.filter(answered_at=None).select_related("group", "asked_by")
    known = Exists(Group.objects.listed_for(person).filter(pk=OuterRef("group")))
    if (last := pagination.number(after)) is not None:
        open_ones = open_ones.filter(pk__gt=last)
    rows = list(open_ones.annotate(is_known=known).order_by("pk")[: PAGE + 1])
    return pagination.cut(rows, size=PAGE, cursor_of=lambda row: row.pk)


def address_of(show):
    """Return the address of one page of the desk."""
    return f"{reverse('care:desk')}?{urlencode({'show': show})}"


def help_request(person, request_id):
    """Return a HelpRequest for who works at the desk. Raises HelpRequest.DoesNotExist."""
    if not person.cares_for_all:
        raise HelpRequest.DoesNotExist
    known = Exists(Group.objects.listed_for(person).filter(pk=OuterRef("group")))
    return HelpRequest.objects.select_related("group", "asked_by").annotate(is_known=known).get(pk=request_id)


def open_hand_overs():
    """Return how many hand-overs wait."""
    return HandOver.objects.filter(closed_at=None).count()


def _listed(person, groups, after):
    """Return the groups that the person may know of by name, fifty at a time, and how many they may not."""
    known = groups.filter(pk__in=Group.objects.listed_for(person).values("pk"))
    hidden = groups.exclude(pk__in=Group.objects.listed_for(person).values("pk")).count()
    if cursor := pagination.parse_text(after):
        known = known.filter(Q(name__gt=cursor[0]) | Q(name=cursor[0], pk__gt=cursor[1]))
    rows = list(known.order_by("name", "pk")[: PAGE + 1])
    page = pagination.cut(rows, size=PAGE, cursor_of=lambda last: pagination.as_text(last.name, last.pk))
    return Listed(page=page, hidden=hidden)
