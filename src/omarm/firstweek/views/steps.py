"""One task: ticked, skipped, taken up again."""

from django.views.decorators.http import require_POST

from omarm.core.http import found_only_for, found_or_404
from omarm.firstweek import commands
from omarm.firstweek.queries import has_week, task_of
from omarm.firstweek.views.week import answer


@require_POST
@found_only_for(has_week)
def tick(request, code):
    """Say that one did it."""
    commands.tick_task(actor=request.user, task=found_or_404(task_of, code))
    return answer(request)


@require_POST
@found_only_for(has_week)
def skip(request, code):
    """Leave it for what it is."""
    commands.skip_task(actor=request.user, task=found_or_404(task_of, code))
    return answer(request)


@require_POST
@found_only_for(has_week)
def take_up(request, code):
    """Do it after all, or again."""
    commands.take_up(actor=request.user, task=found_or_404(task_of, code))
    return answer(request, touched=code)
