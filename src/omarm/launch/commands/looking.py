"""Looking at the names of a contest: reporting one, letting them stand, taking one out."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.launch.models import Contest, NameIdea, NameReport
from omarm.launch.models.naming import EMPTY, SUGGESTING, VOTING
from omarm.launch.queries.seeing import reads_public, runs_kit


@transaction.atomic
def report_name(*, actor, idea, why):
    """Say that a name should not stand. Returns the NameReport; the name stays until somebody decides, and nobody reads who it was.

    Raises DomainError without a reason, for one's own name, a second time, and for what does not stand (any more).
    """
    if not reads_public(actor):
        raise PermissionDenied
    contest = _held_contest(idea)
    if contest.decided_on or contest.called_off_on or not NameIdea.objects.standing().filter(pk=idea.pk).exists():
        raise DomainError(_("This name does not stand there any more."), code="name_gone")
    if idea.suggested_by_id == actor.pk:
        raise DomainError(
            _("You suggested this name yourself. Ask who looks after the contest to take it out."), code="name_own"
        )
    if not why.strip():
        raise DomainError(_("Say what is the matter with this name."), code="name_report_why")

    try:
        with transaction.atomic():
            return NameReport.objects.create(idea=idea, person=actor, why=why.strip(), made_on=timezone.localdate())
    except IntegrityError as error:
        raise DomainError(_("You reported this name before."), code="name_reported") from error


@transaction.atomic
def let_names_stand(*, actor, contest, ideas):
    """Say of names (ids) that they can stand: what was held all see now, reports of them are settled. Returns how many.

    Raises DomainError once the votes are in: a name that nobody could vote for would come too late.
    """
    _check_runs(actor)
    contest = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    names = NameIdea.objects.filter(contest=contest, pk__in=ideas, taken_out_on=None)
    state = contest.state_with(NameIdea.objects.standing().filter(contest=contest).count())
    if state not in {SUGGESTING, VOTING, EMPTY} and names.filter(is_held=True).exists():
        raise DomainError(
            _("The votes are in: this name comes too late. Take it out, and say why."), code="name_too_late"
        )

    today = timezone.localdate()
    NameReport.objects.filter(idea__in=names, settled_on=None).update(settled_on=today)
    let = names.update(is_held=False, let_stand_on=today)
    if let:
        note_act(actor=actor, act="name_contest.names_let_stand", target=contest.call, names=let)
    return let


@transaction.atomic
def take_idea_out(*, actor, idea, why):
    """Take a name out by hand, and say why: who suggested it reads that. Returns the NameIdea; votes for it count no more."""
    _check_runs(actor)
    contest = _held_contest(idea)
    if contest.decided_on:
        raise DomainError(_("The name has been chosen already."), code="contest_decided")
    if not why.strip():
        raise DomainError(_("Say why: who suggested it reads it."), code="name_out_why")

    idea.taken_out_on, idea.taken_out_why, idea.votes = timezone.localdate(), why.strip(), None
    idea.save(update_fields=["taken_out_on", "taken_out_why", "votes"])
    NameReport.objects.filter(idea=idea, settled_on=None).update(settled_on=idea.taken_out_on)
    note_act(actor=actor, act="name_contest.name_taken_out", target=idea.name, why=idea.taken_out_why)
    return idea


def _held_contest(idea):
    return Contest.objects.select_for_update(no_key=True).get(pk=idea.contest_id)


def _check_runs(actor):
    if not runs_kit(actor):
        raise PermissionDenied
