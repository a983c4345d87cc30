"""The words of the lessons, for who looks after them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, only_for
from omarm.stewardship import commands
from omarm.stewardship.forms import LessonForm
from omarm.stewardship.queries.seeing import may_word_lessons
from omarm.stewardship.queries.words import lessons_said, words_to_change

wording_only = only_for(may_word_lessons)


@require_GET
@wording_only
def index(request):
    """All lessons, as they are said now."""
    return render(request, "stewardship/lessons.html", {"lessons": lessons_said().values()})


@wording_only
def change(request, code):
    """Change how a lesson is said, or switch it off."""
    ours, words = found_or_404(words_to_change, code)
    form = LessonForm(request.POST or None, initial=vars(words))
    if form.is_valid():
        commands.change_lesson(actor=request.user, code=code, words=form.cleaned_data)
        messages.success(request, _("Everybody sees it from now on."))
        return redirect("stewardship:lessons")
    context = {"form": form, "lesson": lessons_said()[code], "ours": (ours.nl, ours.en)}
    return render(request, "stewardship/words.html", context, status=422 if form.is_bound else 200)
