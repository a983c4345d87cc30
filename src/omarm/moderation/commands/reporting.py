"""Reporting a post, a comment or a person. It hides nothing: somebody looks first."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.moderation.commands.opening import join_or_open, settle_place
from omarm.moderation.models import Report
from omarm.moderation.queries import said_in, told_of
from omarm.people.models import Person
from omarm.stream.models import Comment, Post


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What a reporter tells: a reason from the list, words of their own, and whether who decides may know their name."""

    reason: str
    words: str = ""
    names_reporter: bool = False


@transaction.atomic
def report(*, actor, thing, told):
    """Report a post, comment or colleague that the actor can see. Returns the Report.

    While a case is open more reports join it, and who reports twice has reported once. Who decides is told by the clock
    (telling.py). Raises DomainError for one's own, for an unknown reason, and above twenty reports in a day.
    """
    _check_sees(actor, thing)
    about = told_of(thing)[1]
    if about.pk == actor.pk:
        raise DomainError(_("This is your own: you can change it, or take it away."), code="report_own")
    if told.reason not in Report.Reason.values:
        raise DomainError(_("Choose a reason from the list."), code="report_reason")
    if told.reason == Report.Reason.OTHER and not told.words.strip():
        raise DomainError(_("Say in a few words what is the matter."), code="report_words")
    # One at a time for each person: two at once would both see nineteen.
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)

    case = join_or_open(thing, reporter=actor)
    same = case.reports.filter(reporter=actor).first()
    if same:
        return same
    _check_number(actor)
    now = said_in(thing)
    made = Report.objects.create(
        case=case, reporter=actor, reason=told.reason, words=told.words.strip()[:1000],
        names_reporter=told.names_reporter, said="" if now == case.said else now,
    )  # fmt: skip
    settle_place(case)  # who would have decided may have reported it too
    return made


def _check_sees(actor, thing):
    if isinstance(thing, Post):
        sees = Post.objects.visible_to(actor).live().contains(thing)
    elif isinstance(thing, Comment):
        sees = Comment.objects.visible_to(actor).standing().contains(thing)
    else:
        sees = Person.objects.visible_to(actor).active().contains(thing)
    if not sees:
        raise PermissionDenied


def _check_number(actor):
    """Raise above the number of reports that one person makes in a day: the queue is for people too."""
    since = timezone.now() - timedelta(days=1)
    if Report.objects.filter(reporter=actor, made_at__gte=since).count() >= Report.MOST_A_DAY:
        raise DomainError(
            _("You reported %(most)d things today. Somebody looks at them; tomorrow you can report more.")
            % {"most": Report.MOST_A_DAY},
            code="report_many",
        )
