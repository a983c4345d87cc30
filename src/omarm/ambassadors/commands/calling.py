"""Calling a team together: an open call, with a post that tells it, and at the first one a group of their own."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.ambassadors.commands.checks import check_guides
from omarm.ambassadors.models import Call, Team
from omarm.ambassadors.queries.team import call_now, language_of_house, living_group_of, team_now
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.people.models import Organisation
from omarm.stream.commands import Draft
from omarm.updates.commands import publish_update

LONGEST = timedelta(days=366)
MOST_HOURS = 40


@dataclass(frozen=True, kw_only=True)
class NewCall:
    """What is asked: the words, so many hours a week, until a day. `as_post` tells it in a post for everybody.

    `accepts` is the edition of the house rules that its author accepts with the post.
    """

    text: str
    hours: int
    until_on: date
    as_post: bool = True
    accepts: int | None = None
    submission: UUID | None = None


@transaction.atomic
def open_call(*, actor, new):
    """Ask who wants to join. The first call starts the team and its group. Returns the Call.

    Raises DomainError for a day that cannot be, while another call is open, and what publishing a post raises.
    """
    check_guides(actor)
    _check(new)
    list(Organisation.objects.select_for_update(no_key=True))  # two who call at once would start two teams
    team = team_now() or _started(actor)
    if (other := call_now(team)) and other.is_open:
        raise DomainError(_("A call is open already. Change that one, or close it first."), code="call_open")

    Call.objects.filter(team=team, closed_on=None).update(closed_on=timezone.localdate())
    post = _published(actor, new) if new.as_post else None
    call = Call.objects.create(
        team=team, text=new.text, hours=new.hours, until_on=new.until_on, post=post, made_by=actor
    )  # fmt: skip

    log.record("ambassadors.called", actor=actor, subject=call)
    return call


@transaction.atomic
def change_call(*, actor, call, new):
    """Change what the page asks, or until when. Returns the Call. A post that told it stays as its author wrote it."""
    check_guides(actor)
    _check(new)
    call = Call.objects.select_for_update(of=("self",), no_key=True).get(pk=call.pk)
    if call.closed_on:
        raise DomainError(_("This call is closed. Make another one."), code="call_closed")

    call.text, call.hours, call.until_on = new.text, new.hours, new.until_on
    call.save(update_fields=["text", "hours", "until_on"])
    return call


@transaction.atomic
def close_call(*, actor, call):
    """Close a call; who was asked by name can still join. Returns the Call."""
    check_guides(actor)
    Call.objects.filter(pk=call.pk, closed_on=None).update(closed_on=timezone.localdate())
    call.refresh_from_db()
    return call


def _check(new):
    today = timezone.localdate()
    if not today <= new.until_on <= today + LONGEST:
        raise DomainError(_("Choose a last day from today, within a year."), code="call_day")
    if not 1 <= new.hours <= MOST_HOURS:
        raise DomainError(_("Choose one to forty hours a week."), code="call_hours")
    if not new.text.strip():
        raise DomainError(_("Say in a few words what you ask."), code="call_empty")


def _started(actor):
    team = Team.objects.create(started_on=timezone.localdate(), started_by=actor)
    team.group = living_group_of(team) or _group_of(actor)
    team.save(update_fields=["group"])
    return team


def _group_of(actor):
    """Return a group for ambassadors alone: what they tell each other about work is not for everybody."""
    with translation.override(language_of_house()):
        new = NewGroup(
            name=_("Ambassadors"), kind=Group.Kind.NETWORK, access=Group.Access.CLOSED,
            purpose=_("For who helps colleagues to get going: ask each other, and tell what you see."),
        )  # fmt: skip
    return start_group(actor=actor, new=new)


def _published(actor, new):
    with translation.override(language_of_house()):
        title, words = _("Who wants to be an ambassador?"), _("Read what it is, and join")
    link = format_html('<p><a href="{}">{}</a></p>', reverse("ambassadors:public"), words)
    draft = Draft(
        title=title, body=richtext.clean(f"{richtext.from_text(new.text)}{link}"), lang=language_of_house(),
        accepts=new.accepts, submission=new.submission,
    )  # fmt: skip
    return publish_update(actor=actor, draft=draft)
