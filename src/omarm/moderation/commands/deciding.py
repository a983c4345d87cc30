"""What somebody decides about what was reported, always with a reason that both sides read."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.moderation.commands.passing_on import locked_case
from omarm.moderation.models import Case
from omarm.moderation.queries.sides import told_sides, was_told
from omarm.stream.commands import hide_comment, hide_post, unhide_comment, unhide_post

LONGEST_REASON = 500


@transaction.atomic
def decide(*, actor, case, decision, because):
    """Decide an open case: it stays, is hidden, or its author is spoken to. Returns the Case.

    Who reported it is told what and why, and by which role; who it is about when it is against them. Nobody learns who
    reported. A person is never hidden.
    """
    now = locked_case(actor, case)
    possible = decisions_for(now)
    if decision not in possible:
        raise DomainError(_("Choose what happens with it."), code="case_decision")
    check_because(because)
    if decision == Case.Decision.HIDDEN:
        take_out_of_sight(actor, now)
    _store(now, actor, decision, because)

    _record(now)
    return now


@transaction.atomic
def show_again(*, actor, case, because):
    """Show again what a decision hid. Returns the new Case that says so: what was decided before stays as it was.

    Not while somebody waits for a second opinion about it; and not by who decided at first, when it was a second person
    who hid it: that is the last word.
    """
    now = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    if not Case.objects.handled_by(actor).contains(now):
        raise PermissionDenied
    _check_is_hidden(now)
    if now.appeals.waiting().exists():
        raise DomainError(
            _("Somebody asked for a second opinion about this. That answer comes first."), code="case_appealed"
        )
    if now.turned_to and now.decided_by_id == actor.pk:
        raise DomainError(
            _("A second person had the last word. Somebody else than you can show it again."), code="case_last_word"
        )
    check_because(because)
    bring_back(actor, now)
    same = {"post": now.post, "comment": now.comment, "group": now.group, "passed_on_at": now.passed_on_at}
    again = Case(about=now.about, opened_at=timezone.now(), **same)
    _store(again, actor, Case.Decision.RESTORED, because)

    told = {"what": "moderation.restored", "people": told_sides(now)[0], "url": again.decision_url}
    reporters = {"what": "moderation.outcome", "people": told_sides(now)[1], "url": now.decision_url}
    log.record("case.decided", actor=None, subject=again, settled=again.get_absolute_url(), told=[told, reporters])
    return again


def decisions_for(case):
    """Return the Decisions that an open case can get."""
    decision = Case.Decision
    return [decision.KEPT, decision.SPOKEN] if case.colleague_id else [decision.KEPT, decision.HIDDEN, decision.SPOKEN]


def check_because(because):
    """Raise DomainError unless a reason was given, of a length that fits."""
    if not because.strip():
        raise DomainError(_("Say why: who is told of it reads your reason."), code="case_because")
    if len(because.strip()) > LONGEST_REASON:
        raise DomainError(
            _("Say it in at most %(most)d characters.") % {"most": LONGEST_REASON}, code="case_because_long"
        )


def take_out_of_sight(actor, case):
    """Hide the post or comment of a case."""
    if case.post_id:
        hide_post(actor=actor, post=case.post)
    else:
        hide_comment(actor=actor, comment=case.comment)


def bring_back(actor, case):
    """Show the post or comment of a case again."""
    if case.post_id:
        unhide_post(actor=actor, post=case.post)
    else:
        unhide_comment(actor=actor, comment=case.comment)


def _check_is_hidden(case):
    """Raise unless what a case is about is hidden now. It stays locked: it may have more than one case."""
    if not case.colleague_id:
        now = type(case.thing).objects.select_for_update(of=("self",), no_key=True).get(pk=case.thing.pk)
    if case.colleague_id or not now.hidden_at:
        raise DomainError(_("This is not hidden."), code="case_not_hidden")


def _store(case, actor, decision, because):
    case.decision, case.because = decision, because.strip()
    case.decided_at, case.decided_by = timezone.now(), actor
    case.save()
    # The audit cannot be emptied, and is read by who may be a side: it gives the number of the case and no more.
    note_act(actor=actor, act="moderation.decided", target=f"#{case.pk}", case=case.pk, decision=decision)


def _record(case):
    author, reporters = told_sides(case)
    told = [{"what": "moderation.outcome", "people": reporters, "url": case.decision_url}]
    if was_told(case):
        told.append({"what": f"moderation.{case.decision}", "people": author, "url": case.decision_url})
    log.record("case.decided", actor=None, subject=case, settled=case.get_absolute_url(), told=told)
