"""What the composer asks of somebody while a campaign runs for them."""

from datetime import timedelta

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from omarm.core.remembered import remembered
from omarm.groups.models import Membership
from omarm.people.models import Department
from omarm.programme.models import Campaign, PutAway
from omarm.programme.queries.seeing import sees_public
from omarm.stream.prompts import Prompt

NEW_FOR = timedelta(days=7)  # so long home says that a campaign has begun
NARROWEST_FIRST = Case(
    When(audience=Campaign.Audience.GROUP, then=Value(0)),
    When(audience=Campaign.Audience.DEPARTMENT, then=Value(1)),
    default=Value(2), output_field=IntegerField(),
)  # fmt: skip


def current_for(person):
    """Return the campaign that runs for this person, with its goal, the one for the fewest of several; None without one."""
    return _running_for(person).select_related("goal").prefetch_related("departments", "groups").first()


def prompt_for(person):
    """Return the Prompt of the campaign that runs for this person, None without one and when they put it away.

    One query while any campaign runs, none else.
    """
    if not sees_public(person) or not some_run():
        return None
    put_away = PutAway.objects.filter(campaign=OuterRef("pk"), person=person)
    campaign = _running_for(person).annotate(is_put_away=Exists(put_away)).first()
    if campaign is None or campaign.is_put_away:
        return None
    return Prompt(
        text=campaign.prompt,
        writing=campaign.writing,
        about=campaign.name,
        url=reverse("programme:public-campaign", args=[campaign.pk]),
        put_away_url=reverse("programme:put-away", args=[campaign.pk]),
        note=_note_of(campaign),
    )


def _note_of(campaign):
    """Return the line that says at home what is asked: in the first week, and all the time where the composer asks nothing."""
    is_new = timezone.localdate() < campaign.starts_on + NEW_FOR
    if campaign.prompt and not is_new:
        return ""
    told = {"day": date_format(campaign.starts_on, "j F"), "sentence": campaign.sentence}
    return gettext("Since %(day)s we do this together: “%(sentence)s”") % told


def is_put_away(person, campaign):
    """Return whether the person put the prompt of a campaign away."""
    return PutAway.objects.filter(person=person, campaign=campaign).exists()


@remembered(seconds=60)
def some_run():
    """Return whether any campaign runs now; at most a minute old, so that a home page hardly asks."""
    return Campaign.objects.running().exists()


forget_running = some_run.forget


def _running_for(person):
    if not sees_public(person):
        return Campaign.objects.none()
    above = Department.objects.above(person.department_id)
    mine = Membership.objects.filter(person=person).values("group")
    by_department = Campaign.departments.through.objects.filter(department__in=above)
    by_group = Campaign.groups.through.objects.filter(group__in=mine, group__archived_at=None)
    reached = Q(audience=Campaign.Audience.EVERYONE) | Q(pk__in=by_department.values("campaign"))
    rows = Campaign.objects.running(timezone.localdate()).filter(reached | Q(pk__in=by_group.values("campaign")))
    return rows.order_by(NARROWEST_FIRST, "starts_on", "pk")
