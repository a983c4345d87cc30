"""The contest for a name: opening it, suggesting, voting without a name, counting, choosing, and naming the intranet."""

from bisect import insort
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.consent.measurements import DEFAULT_FLOOR
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.core.legible import checked_name
from omarm.launch.models import Contest, ContestBox, NameIdea, NameReport
from omarm.launch.models.naming import DECIDING, SUGGESTING, VOTING
from omarm.launch.queries.disguised import disguised_in, is_doubtful
from omarm.launch.queries.naming import MOST_IDEAS_EACH, forget_naming, uncounted_boxes
from omarm.launch.queries.seeing import reads_public, runs_kit
from omarm.moderation.queries import signals_in
from omarm.people.commands import name_intranet

MOST_IDEAS = 100
LONGEST_FOLDED = 120  # letters that fold to many, such as a whole sentence in one sign


@dataclass(frozen=True, kw_only=True)
class NewContest:
    """What is asked, until when colleagues suggest and until when they vote."""

    call: str
    suggest_until: datetime
    vote_until: datetime


@transaction.atomic
def open_contest(*, actor, new):
    """Ask everybody for a name. Returns the Contest. Raises DomainError while one runs, and for moments out of order."""
    _check_runs(actor)
    if Contest.objects.unsettled().exists():
        raise DomainError(_("A contest runs already. Finish it first, or call it off."), code="contest_runs")
    _check_moments(new.suggest_until, new.vote_until)

    try:
        with transaction.atomic():
            contest = Contest.objects.create(made_by=actor, **vars(new))
    except IntegrityError as error:
        raise DomainError(_("A contest runs already. Finish it first, or call it off."), code="contest_runs") from error
    ContestBox.objects.create(contest=contest)
    note_act(actor=actor, act="name_contest.opened", target=contest.call)
    transaction.on_commit(forget_naming)

    log.record("name_contest.opened", actor=actor, subject=contest)
    return contest


@transaction.atomic
def move_contest(*, actor, contest, suggest_until, vote_until):
    """Give a contest other moments. Returns it. Raises DomainError once colleagues can vote, or for moments out of order."""
    _check_runs(actor)
    contest = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    if contest.state_with(_standing(contest)) not in {SUGGESTING, "empty"}:
        raise DomainError(_("Colleagues can vote already: the days stay as they are."), code="contest_votes")
    _check_moments(suggest_until, vote_until)

    contest.suggest_until, contest.vote_until = suggest_until, vote_until
    contest.save(update_fields=["suggest_until", "vote_until"])
    # Without a name that stands nothing in the box counts: who voted for one that was taken out can vote again.
    ContestBox.objects.filter(contest=contest).update(voters=[], ballots=[], counted=0, is_final=False)
    note_act(actor=actor, act="name_contest.moved", target=contest.call)
    return contest


@transaction.atomic
def call_off_contest(*, actor, contest):
    """End a contest without a name; who voted and for what is thrown away. Returns it. Refused when it was decided."""
    _check_runs(actor)
    contest = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    if contest.decided_on:
        raise DomainError(_("The name has been chosen already."), code="contest_decided")

    contest.called_off_on = timezone.localdate()
    contest.save(update_fields=["called_off_on"])
    ContestBox.objects.filter(contest=contest).update(voters=[], ballots=[], is_final=True)
    NameReport.objects.filter(idea__contest=contest).delete()
    note_act(actor=actor, act="name_contest.called_off", target=contest.call)
    transaction.on_commit(forget_naming)
    return contest


@transaction.atomic
def suggest_name(*, actor, contest, name, why=""):
    """Suggest a name. Returns the NameIdea.

    Raises DomainError after the moment, for a name that stands there already (whatever its capitals), for words that hurt, and
    past the most names of one person or in all. With a word that may hurt it is held until somebody has looked.
    """
    if not reads_public(actor):
        raise PermissionDenied
    contest = Contest.objects.select_for_update(no_key=True).get(pk=contest.pk)
    if contest.state_with(_standing(contest)) != SUGGESTING:
        raise DomainError(_("Suggesting names is over."), code="name_late")
    name = checked_name(name, code="name_empty")
    folded = fold(name)
    _check_idea(actor, contest, name, folded, why)

    kept = {"name": name, "folded": folded, "why": why.strip(), "is_held": is_doubtful(name, why)}
    idea = NameIdea.objects.create(contest=contest, suggested_by=actor, **kept)
    log.record("name_contest.suggested", actor=actor, subject=idea)
    return idea


@transaction.atomic
def vote_for(*, actor, idea):
    """Vote for one name, without a name. Returns nothing, tells nobody and is no fact; it cannot be changed (decision 12)."""
    if not reads_public(actor):
        raise PermissionDenied
    box = ContestBox.objects.select_for_update(no_key=True).select_related("contest").get(pk=idea.contest_id)
    if box.is_final or box.contest.state_with(_standing(box.contest)) != VOTING:
        raise DomainError(_("One cannot vote now."), code="vote_closed")
    if not NameIdea.objects.standing().filter(pk=idea.pk).exists():
        raise DomainError(_("This name has been taken out. Choose another."), code="vote_gone")
    if actor.pk in box.voters:
        raise DomainError(_("You have voted. An anonymous vote cannot be changed."), code="vote_final")

    insort(box.voters, actor.pk)
    insort(box.ballots, idea.pk)
    box.save(update_fields=["voters", "ballots"])


@transaction.atomic
def count_contests():
    """Count the contests whose time is over, and empty their boxes. Returns how many. With too few votes none are told, ever."""
    boxes = list(uncounted_boxes().select_for_update(of=("self",), no_key=True))
    for box in boxes:
        ideas = list(NameIdea.objects.standing().filter(contest=box.contest_id))
        votes = Counter(box.ballots)
        counted = sum(votes[idea.pk] for idea in ideas)  # what was taken out brings nobody nearer to the floor
        if counted >= DEFAULT_FLOOR:
            for idea in ideas:
                idea.votes = votes[idea.pk]
                idea.save(update_fields=["votes"])
        box.counted, box.is_final, box.voters, box.ballots = counted if counted >= DEFAULT_FLOOR else 0, True, [], []
        box.save(update_fields=["counted", "is_final", "voters", "ballots"])
    return len(boxes)


@transaction.atomic
def choose_name(*, actor, idea, reason=""):
    """Choose the name. Returns the Contest. A reason is asked unless it alone has the most votes: after a tie, or few votes."""
    _check_runs(actor)
    contest = Contest.objects.select_for_update(of=("self",), no_key=True).select_related("box").get(pk=idea.contest_id)
    ideas = list(NameIdea.objects.standing().filter(contest=contest))
    if contest.state_with(len(ideas)) != DECIDING or idea not in ideas:
        raise DomainError(_("This name cannot be chosen now."), code="name_not_now")
    most = max(one.votes or 0 for one in ideas)
    won = [one for one in ideas if most and one.votes == most]
    if won != [idea] and not reason.strip():
        raise DomainError(_("Say why it is this name: the votes alone do not decide it."), code="name_reason")

    contest.chosen, contest.reason, contest.decided_by = idea, reason.strip(), actor
    contest.decided_on = timezone.localdate()
    contest.save(update_fields=["chosen", "reason", "decided_by", "decided_on"])
    NameReport.objects.filter(idea__contest=contest).delete()
    note_act(actor=actor, act="name_contest.decided", target=idea.name, reason=contest.reason)

    log.record("name_contest.decided", actor=actor, subject=contest)
    return contest


@transaction.atomic
def apply_name(*, actor, contest):
    """Have the intranet bear the name that was chosen. Returns the Contest. Refused before one was chosen."""
    _check_runs(actor)
    contest = Contest.objects.select_for_update(of=("self",), no_key=True).select_related("chosen").get(pk=contest.pk)
    if contest.chosen is None:
        raise DomainError(_("Choose the name first."), code="name_not_chosen")
    name_intranet(actor=actor, intranet_name=contest.chosen.name)

    contest.applied_on = timezone.localdate()
    contest.save(update_fields=["applied_on"])
    return contest


def _check_runs(actor):
    if not runs_kit(actor):
        raise PermissionDenied


def _check_moments(suggest_until, vote_until):
    if suggest_until <= timezone.now():
        raise DomainError(_("Choose a moment that is still to come."), code="contest_past")
    if vote_until <= suggest_until:
        raise DomainError(_("Voting ends after suggesting does."), code="contest_order")


def _check_idea(actor, contest, name, folded, why):
    if len(folded) > LONGEST_FOLDED:
        raise DomainError(_("This name is too long. Think of one of forty letters at most."), code="name_long")
    if signals_in(f"{name} {why}") or disguised_in(name, why):
        raise DomainError(
            _("In this a word stands that hurts people here. Try another name; nothing of it was kept."),
            code="name_signal",
        )
    ideas = NameIdea.objects.filter(contest=contest)
    if ideas.filter(folded=folded, suggested_by=actor).exists():
        raise DomainError(_("You suggested this name already."), code="name_yours")
    if ideas.filter(folded=folded).exists():
        raise DomainError(_("Somebody had this name before you. Think of another."), code="name_taken")
    if ideas.filter(suggested_by=actor).count() >= MOST_IDEAS_EACH or ideas.count() >= MOST_IDEAS:
        raise DomainError(_("You cannot suggest more names in this contest."), code="name_most")


def _standing(contest):
    return NameIdea.objects.standing().filter(contest=contest).count()
