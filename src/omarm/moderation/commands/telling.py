"""Telling who decides that something waits: in rounds of the clock, so that nobody reads from it who wrote when."""

from django.db import transaction

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.moderation.commands.opening import waiting_for
from omarm.moderation.models import Appeal, Case
from omarm.moderation.queries import second_people_for


@transaction.atomic
def tell_what_waits():
    """Tell who decides of the cases and appeals that came since the last round. Returns how many there were.

    A notice has the time of the round: the minute of a report would tell a small group who reported it.
    """
    cases = list(_to_tell(Case.objects.all()))
    for case in cases:
        if case.is_waiting:
            settled = case.get_absolute_url()
            log.record("case.opened", actor=None, subject=case, settled=settled, told=[waiting_for(case)])
    appeals = list(_to_tell(Appeal.objects.select_related("case")))
    for appeal in appeals:
        _tell_of_appeal(appeal)
    for rows in (cases, appeals):
        _mark_told(rows)
    return len(cases) + len(appeals)


def _to_tell(rows):
    return rows.filter(to_tell=True).select_for_update(of=("self",), no_key=True, skip_locked=True).order_by("pk")


def _tell_of_appeal(appeal):
    case = appeal.case
    people = list(second_people_for(case).values_list("pk", flat=True))
    told = {"what": "moderation.appeal", "people": people, "url": case.get_absolute_url()}
    # Not who asked: that may be who reported it, and the audit cannot be emptied.
    note_act(actor=None, by="clock", act="moderation.appeal_asked", target=f"#{case.pk}", case=case.pk)
    if not appeal.answered_at:
        log.record("appeal.made", actor=None, subject=appeal, told=[told])


def _mark_told(rows):
    for row in rows:
        row.to_tell = False
        row.save(update_fields=["to_tell"])
