"""The risks of the organisation, and what happened with what was posted these four weeks."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.utils import timezone

from omarm.core.floor import from_floor
from omarm.core.navigation import PLACES, Entry, entries_for
from omarm.moderation.models import Appeal, Case, Risk, has_the_task, may_see_risks
from omarm.stream.models import Post

WINDOW = timedelta(days=28)
# Where what we do about a risk is seen: of these pages the first that the reader may open. By the code of the risk.
SEEN_AT = {
    "wrong": ("moderation:queue", "moderation:mine"),
    "private": ("stream:new",),
    "hurt": ("houserules:current",),
    "guests": ("people:accounts", "groups:groups"),
    "regret": ("stream:bin",),
    "unanswered": ("care:desk", "groups:groups"),
    "time": ("home:home",),
    "care": ("care:desk", "groups:groups"),
}


@dataclass(frozen=True)
class RiskPage:
    """What the page of risks shows: pairs of a Risk and the Entry where its answer is seen (or None), the risks that were
    taken away, the Figures, and whether the reader changes them.
    """

    rows: list[tuple[Risk, Entry | None]]
    gone: list[Risk]
    figures: "Figures"
    may_change: bool


@dataclass(frozen=True)
class Figures:
    """Posts of the last 28 days, posts reported in them, and decisions that hid something; None below the floor."""

    posts: int | None
    reported: int | None
    hidden: int | None


def risks_for(person):
    """Return the RiskPage of a person. Raises PermissionDenied for who may not read the risks."""
    if not may_see_risks(person):
        raise PermissionDenied
    may_change = has_the_task(person)
    found = {entry.url_name: entry for place in PLACES for entry in entries_for(person, place)}
    rows = [
        (risk, next((found[name] for name in SEEN_AT.get(risk.code, ()) if name in found), None))
        for risk in Risk.objects.current().select_related("owner")
    ]
    return RiskPage(rows, list(Risk.objects.gone()) if may_change else [], figures(), may_change)


def risk(risk_id):
    """Return one risk. Raises Risk.DoesNotExist."""
    return Risk.objects.select_related("owner").get(pk=risk_id)


def figures():
    """Return the Figures of the last 28 days: of the whole organisation, each from the floor of eight.

    A decision counts in the weeks in which something went out of sight by it, also when that was turned round later.
    """
    since = timezone.now() - WINDOW
    hiding = Case.objects.filter(decision=Case.Decision.HIDDEN, decided_at__gte=since).count()
    turned = Appeal.objects.filter(is_upheld=False, answered_at__gte=since, case__decision=Case.Decision.KEPT)
    hiding += turned.filter(case__colleague=None).exclude(person=F("case__about")).count()
    reported = Case.objects.filter(post__isnull=False, reports__made_at__gte=since)
    return Figures(
        posts=from_floor(Post.objects.live().filter(published_at__gte=since).count()),
        reported=from_floor(reported.values("post").distinct().count()),
        hidden=from_floor(hiding),
    )
