"""From which day something is as it is now, read back from what was said before."""

from django.utils import timezone

from omarm.staging.queries.deciding import Row


def since(said, today):
    """Return from which day one audience has a function, or has it not, as now; None when it was never otherwise.

    `said` is all that was ever said of it for that audience, the latest first. Before the first time everyone had it; a
    department or group had it as others did, so that its days begin with the first.
    """
    until, is_on, day, followed_at = today, row_of(said[0]).is_on(today), None, None
    for stage in said:
        is_gap = followed_at is not None and stage.ended_at != followed_at
        if is_gap or row_of(stage).is_on(until) != is_on:
            return day
        began, followed_at = timezone.localdate(stage.set_at), stage.set_at
        turned = [one for one in (stage.opens_on, stage.closes_on) if one and began < one <= until]
        if turned:
            return max(turned)
        until = day = began
    is_of_everyone = said[0].department_id is None and said[0].group_id is None
    return None if is_on and is_of_everyone else day


def row_of(stage):
    """Return a Stage as the Row that decides."""
    return Row(stage.function, stage.department_id, stage.group_id, stage.opens_on, stage.closes_on, stage.note)
