"""How it stands with the clock of questions, for `omarm doctor`."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from omarm.core import checkup
from omarm.questions.models import Question

LATE = timedelta(minutes=15)  # a clock that comes by each minute is not that late while the worker runs
REMEDY = "See that the worker runs (omarm serve, or omarm worker), then look again."


@checkup.examine("Questions")
def finding(now=None):
    """Return how many questions are open, and whether the clock looks after them."""
    if Question._meta.db_table not in connection.introspection.table_names():
        return checkup.note("not looked at: the tables are not there yet", "Start Omarm once: it makes them.")
    now = now or timezone.now()
    waiting = Question.objects.filter(answered_at=None, solved_at=None)
    late = waiting.filter(next_at__lt=now - LATE).count()
    if late:
        return checkup.wrong(f"the clock is late with {late} questions", REMEDY)
    return checkup.well(f"{waiting.count()} wait for an answer")
