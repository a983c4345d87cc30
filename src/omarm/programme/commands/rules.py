"""What holds for the days of a campaign, and for its start."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.programme.queries.campaigns import audience_is_gone, in_the_way
from omarm.programme.queries.stories import live_stories

LONGEST, FURTHEST = timedelta(days=366), timedelta(days=731)


def check_days(campaign):
    """Raise DomainError for a campaign (or a NewCampaign) that ends before it starts, or that is over already."""
    if campaign.ends_on <= campaign.starts_on:
        words = _("It would end on %(end)s and start on %(start)s. Choose a last day after the first one.")
        days = {"end": date_format(campaign.ends_on), "start": date_format(campaign.starts_on)}
        raise DomainError(words % days, code="ends_before_start")
    if campaign.ends_on - campaign.starts_on > LONGEST:
        words = _("A campaign lasts a year at most. Choose an earlier last day: the next one can be made from it.")
        raise DomainError(words, code="too_long")
    if campaign.starts_on > timezone.localdate() + FURTHEST:
        raise DomainError(_("Choose a first day within two years from now."), code="too_far")
    if campaign.ends_on < timezone.localdate():
        raise DomainError(_("The last day has been. Choose a later one."), code="over_already")


def check_ahead(campaign):
    """Raise DomainError for a first day that has been."""
    if campaign.starts_on < timezone.localdate():
        raise DomainError(_("The first day has been. Choose today or later."), code="starts_in_the_past")


def check_free(campaign, *, since=None):
    """Raise DomainError when another campaign for the same audience holds some of these days, and say which."""
    others = in_the_way(campaign, since=since)
    if others:
        other = others[0]
        words = _(
            "“%(name)s” is for the same people, from %(start)s until %(end)s. One campaign at a time: choose other days."
        )
        days = {"start": date_format(other.starts_on), "end": date_format(other.last_day)}
        raise DomainError(words % ({"name": other.name} | days), code="another_campaign")


def check_ready(campaign):
    """Raise DomainError when a campaign cannot begin: without an example that its audience can read, or without audience."""
    if audience_is_gone(campaign):
        words = _("The department or group that it is for is not there any more. Choose another audience.")
        raise DomainError(words, code="audience_gone")
    if not live_stories(campaign):
        words = _(
            "There is no story yet that shows how it goes. Add one post as an example, then it can start: people do what they see."
        )
        raise DomainError(words, code="no_story")  # fmt: skip
