"""How many of those who asked for a level of the course got one: counted together, and only with the consent that it needs."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import is_measured, measures
from omarm.core.floor import tells_on_few
from omarm.stewardship.models import LevelRequest

PASSING = "course.passing"
A_YEAR = timedelta(days=365)  # as long as answered requests are kept

declare(
    Measurement(
        code=PASSING,
        title=_("Course levels: how many who asked got one"),
        purpose=_("So that who guides the course sees whether what is asked for a level can be reached."),
        source=("stewardship_levelrequest",),
        audience=_("Who guides the course: community managers and administrators."),
        retention_days=A_YEAR.days,
    )
)


def pass_rate():
    """Return which share, in per cent, of those who got an answer in the last year has a level; None where that is not told.

    It is not told without consent, when it is switched off, and of fewer people than the floor on either side.
    """
    return _counted() if is_measured(PASSING) else None


@measures(PASSING)
def _counted(*, gate):
    answered = LevelRequest.objects.exclude(state=LevelRequest.State.WAITING).filter(
        answered_on__gte=timezone.localdate() - A_YEAR
    )
    given = Q(state=LevelRequest.State.GIVEN)
    told = answered.aggregate(asked=Count("person", distinct=True), passed=Count("person", filter=given, distinct=True))
    if told["asked"] < gate.floor or tells_on_few(told["passed"], told["asked"], floor=gate.floor):
        return None
    return round(100 * told["passed"] / told["asked"])
