"""What the tab about teaching shows: the course, groups without a trained owner, trainings and question hours."""

from omarm.stewardship.queries.answering import answer_times
from omarm.stewardship.queries.guiding import overview_for, untrained_for
from omarm.stewardship.queries.passing import pass_rate
from omarm.stewardship.queries.sessions import calendar_for

MOST = 5


def taught_by(person):
    """Return the context of the tab: `course` (Overview of the course), `untrained` (groups that the person may know of) and
    whether there are more, `calendar` (what is planned), `pass_rate` (per cent, or None), `answer_times` (AnswerTimes, or None).
    """
    untrained = untrained_for(person).rows
    return {
        "course": overview_for(person), "untrained": untrained[:MOST], "has_more": len(untrained) > MOST,
        "calendar": calendar_for(person, most=MOST), "pass_rate": pass_rate(),
        "answer_times": answer_times(),
    }  # fmt: skip
