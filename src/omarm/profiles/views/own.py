"""One's own profile: what it tells, to whom, the photo, and the hint about what it does not tell."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, respond
from omarm.people.commands import change_photo
from omarm.profiles import commands
from omarm.profiles.forms.answers import AnswersForm
from omarm.profiles.forms.photo import PhotoForm
from omarm.profiles.queries.own import own_answers, own_field, read_only_answers
from omarm.profiles.queries.values import shown
from omarm.profiles.sections import all_sections


def show(request):
    """What colleagues read about you, and who sees it."""
    person = request.user
    form = AnswersForm(request.POST or None, answers=own_answers(person))
    kept = AnswersForm(request.POST or None, answers=read_only_answers(person), only_who=True)
    if form.is_valid() and kept.is_valid():
        try:
            commands.change_own_profile(actor=person, person=person, told=form.told() + kept.told())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Your profile is up to date."))
            return redirect(person)
    return _page(request, form=form, kept=kept, status=422 if form.is_bound else 200)


@require_POST
def photo(request):
    """Another photo."""
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            change_photo(actor=request.user, person=request.user, file=form.cleaned_data["photo"])
            return redirect("profiles:own")
        except DomainError as error:
            form.add_error("photo", error.message)
    return _page(request, photo_form=form, status=422)


@require_POST
def remove_photo(request):
    """No photo: initials on a colour."""
    change_photo(actor=request.user, person=request.user, file=None)
    return redirect("profiles:own")


@require_POST
def forget(request, code):
    """Take away what was told when a field asked for something else."""
    commands.forget_answer(actor=request.user, person=request.user, field=found_or_404(own_field, code))
    return redirect("profiles:own")


@require_POST
def put_hint_away(request):
    """Say no more what the profile does not tell."""
    commands.put_hint_away(actor=request.user)
    return respond(request, "profiles/_hint_section.html#hint", {"missing": []}, fallback=request.user)


def _elsewhere(form):
    """Return [(address, labels)] of what one tells on other pages, for beside the form: a link in it would lose what is typed."""
    pages, found = {one.field: one.edit_url_name for one in all_sections() if one.edit_url_name}, {}
    for row in form.rows():
        if row.answer is None and row.field.code in pages:
            found.setdefault(reverse(pages[row.field.code]), []).append(row.field.label)
    return list(found.items())


def _page(request, *, status, form=None, kept=None, photo_form=None):
    person = request.user
    told = shown(person, [person])[person.pk]
    form = form or AnswersForm(answers=own_answers(person))
    kept = kept or AnswersForm(answers=read_only_answers(person), only_who=True)
    context = {
        "form": form, "kept": kept, "photo_form": photo_form or PhotoForm(),
        "rows": form.rows(), "elsewhere": _elsewhere(form),
        "kept_rows": [(row, told.get(row.field.code)) for row in kept.rows()],
    }  # fmt: skip
    return render(request, "profiles/own.html", context, status=status)
