"""The words of the seven tasks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404
from omarm.desk import commands
from omarm.desk.forms import TaskForm
from omarm.desk.queries.tasks import task_words, tasks_now
from omarm.desk.views.today import desk_only


@require_GET
@desk_only
def index(request):
    """The seven tasks, as they are said now."""
    return render(request, "desk/tasks.html", {"tasks": tasks_now().values()})


@desk_only
def change(request, code):
    """Say one in own words."""
    task, words = found_or_404(task_words, code)
    form = TaskForm(request.POST or None, initial=vars(words))
    if form.is_valid():
        commands.change_task(actor=request.user, code=code, words=form.cleaned_data)
        messages.success(request, _("It is said so from now on."))
        return redirect("desk:tasks")
    return render(request, "desk/task.html", {"form": form, "task": task}, status=422 if form.is_bound else 200)
