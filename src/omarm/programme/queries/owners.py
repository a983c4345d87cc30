"""Who leads campaigns and answers for goals: what somebody hands over, and what nobody has now."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.core.prepared import Waiting
from omarm.people.handing_over import Held
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.seeing import sees_programme, sees_public


def held_campaigns(person, seen_by):
    """Return the campaigns that a person leads and that go on, as things to hand over (people/handing_over.py)."""
    rows = Campaign.objects.going_on().filter(owner=person).order_by("starts_on", "pk")
    return [_held(row, seen_by) for row in rows]


def held_goals(person, seen_by):
    """Return the goals that a person answers for and that are gone for, as things to hand over."""
    rows = list(Goal.objects.pursued().filter(owner=person))
    page = reverse("programme:programme" if rows and sees_programme(seen_by) else "programme:public")
    knows = sees_public(seen_by)
    return [Held(pk=row.pk, name=row.name, url=f"{page}#goal-{row.pk}" if knows else "") for row in rows]


def unowned(now, most):
    """Return [Waiting] for what nobody leads or answers for: campaigns that go on first, then goals."""
    campaigns = Campaign.objects.unowned().order_by("starts_on", "pk")[:most]
    found = [_waiting("campaign", row) for row in campaigns]
    return (found + [_waiting("goal", row) for row in Goal.objects.unowned()[:most]])[:most]


def _held(row, seen_by):
    page = "programme:campaign" if sees_programme(seen_by) else "programme:public-campaign"
    day = date_format(timezone.localdate() if row.is_running else row.starts_on, "j F")
    detail = _("Runs now") if row.is_running else _("From %(day)s") % {"day": day} if row.started_at is None else ""
    return Held(pk=row.pk, name=row.name, url=reverse(page, args=[row.pk]), detail=detail)


def _waiting(what, row):
    return Waiting(key=f"{what}-{row.pk}", values={"what": what, "pk": row.pk, "name": row.name})
