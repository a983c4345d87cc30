"""Campaigns, as far as somebody may know of them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from omarm.groups.models import Group
from omarm.people.models import Department
from omarm.programme.models import Campaign
from omarm.programme.queries.seeing import sees_programme, sees_public

MOST_BEFORE = 10
STATES = Campaign.State


@dataclass(frozen=True)
class Programme:
    """The campaigns that somebody may know of, by where they stand; `drafts` and `waiting` are for who sees how they are made."""

    running: list
    planned: list
    drafts: list
    waiting: list
    closed: list

    @property
    def drawn(self):
        """What the drawing shows, oldest first: (name, first day, last day)."""
        return _drawn([*self.running, *self.planned, *self.waiting, *self.closed])

    @property
    def drawn_inside(self):
        """The same with the drafts, for who guides; a draft says that it is one."""
        return _drawn([*self.running, *self.planned, *self.waiting, *self.closed, *self.drafts])

    @property
    def is_empty(self):
        return not (self.running or self.planned or self.drafts or self.waiting or self.closed)


def _drawn(rows):
    drafted = f" ({STATES.DRAFT.label.lower()})"
    return [
        (f"{row.name}{drafted if row.planned_at is None else ''}", row.starts_on, row.last_day)
        for row in sorted(rows, key=lambda row: (row.starts_on, row.pk))
    ]


def campaigns_for(person):
    """Return the Programme as this person may know it: no drafts for who does not guide, nothing of a group they may not know."""
    found = {state: [] for state in STATES}
    for row in _visible_to(person).select_related("goal", "owner"):
        found[row.state].append(row)
    coming = sorted(found[STATES.PLANNED], key=lambda row: (row.starts_on, row.pk))
    return Programme(
        found[STATES.RUNNING], coming, found[STATES.DRAFT], found[STATES.ENDED], found[STATES.CLOSED][:MOST_BEFORE]
    )


def campaign_for(person, pk):
    """Return a campaign that the person may know of. Raises Campaign.DoesNotExist."""
    rows = _visible_to(person).select_related("goal", "goal__owner", "owner", "copied_from")
    return rows.prefetch_related("departments", "groups").get(pk=pk)


def known_campaigns(person):
    """Return the campaigns that the person may know of, as a queryset: for apps above, which name them beside their own."""
    return _visible_to(person)


def audience_words(campaign):
    """Return what the audience of a campaign is called, as far as everybody may know it."""
    if campaign.audience == Campaign.Audience.EVERYONE:
        return gettext("Everyone")
    parts = campaign.parts
    if not parts:
        return gettext("%(name)s (is not there any more)") % {"name": campaign.audience_name}
    return ", ".join(sorted({_name_of(part) for part in parts}))


def audience_is_gone(campaign):
    """Return whether nothing is left of whom a campaign is for: no department or group of it is there, but for closed groups."""
    if campaign.audience == Campaign.Audience.EVERYONE:
        return False
    return all(isinstance(part, Group) and part.archived_at for part in campaign.parts)


def in_the_way(campaign, *, since=None):
    """Return the campaigns for the same audience that hold some of the days of this one, as a list; `since` for another first day.

    Everyone is the same audience as any other; a department as all above and below it; a group as itself. Of several one is enough.
    """
    first = since or campaign.starts_on
    rows = Campaign.objects.holding().filter(starts_on__lte=campaign.ends_on, last__gte=first).exclude(pk=campaign.pk)
    return list(rows.filter(_same_audience(campaign)).order_by("starts_on", "pk"))


def next_day_free(campaign):
    """Return the first day from which nothing holds the days of this campaign's audience, today at the earliest."""
    rows = Campaign.objects.holding().exclude(pk=campaign.pk).filter(_same_audience(campaign))
    latest = max(rows.values_list("last", flat=True), default=None)
    today = timezone.localdate()
    return today if latest is None or latest < today else latest + timedelta(days=1)


def _visible_to(person):
    if sees_programme(person):
        return Campaign.objects.all()
    if not sees_public(person):
        return Campaign.objects.none()
    links = Campaign.groups.through.objects
    known = links.filter(group__in=Group.objects.listed_for(person)).values("campaign")
    is_known = ~Q(pk__in=links.values("campaign")) | Q(pk__in=known)
    return Campaign.objects.exclude(planned_at=None).filter(is_known)


def _name_of(part):
    is_hidden = isinstance(part, Group) and part.access == Group.Access.HIDDEN
    return gettext("A hidden group") if is_hidden else part.name


def _same_audience(campaign):
    everyone = Q(audience=Campaign.Audience.EVERYONE)
    if campaign.audience == Campaign.Audience.EVERYONE:
        return Q()
    if campaign.audience == Campaign.Audience.GROUP:
        links = Campaign.groups.through.objects.filter(group__in=campaign.groups.all())
    else:
        line = Department.objects.in_line_with(campaign.departments.all())
        links = Campaign.departments.through.objects.filter(department__in=line)
    return everyone | Q(pk__in=links.values("campaign"))
