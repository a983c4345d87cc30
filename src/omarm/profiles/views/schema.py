"""The list of fields of a profile, for the functional administrator."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for, respond
from omarm.people.queries import colleague
from omarm.profiles import commands
from omarm.profiles.builtin import changes_kind, kind_of, may_be_removed
from omarm.profiles.forms.answers import AnswersForm
from omarm.profiles.forms.schema import FieldForm, KindForm, LabelsForm, NewFieldForm
from omarm.profiles.models import Field
from omarm.profiles.queries.fields import all_fields, field_for
from omarm.profiles.queries.kinds import change_of_kind
from omarm.profiles.queries.listed import takes_answers
from omarm.profiles.queries.own import kept_answers

administrators_only = only_for(lambda person: person.is_administrator)


@require_GET
@administrators_only
def index(request):
    """All fields in their order, and those that were removed."""
    return render(request, "profiles/schema.html", _list(request))


@administrators_only
def new(request):
    """A field of the organisation's own."""
    form = NewFieldForm(
        request.POST or None,
        initial={"audience": "colleagues", "source": "person", "may_narrow": True, "is_found": True},
    )
    if form.is_valid():
        told = form.told()
        try:
            field = commands.add_field(actor=request.user, kind=told.pop("kind"), told=commands.FieldTold(**told))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("“%(field)s” stands on every profile now.") % {"field": field.label})
            return redirect(
                "profiles:field" if field.kind in Field.WITH_CHOICES else "profiles:fields", *_code_of(field)
            )
    return render(request, "profiles/schema_new.html", {"form": form}, status=422 if form.is_bound else 200)


@administrators_only
def edit(request, code):
    """One field: what it is called and asks, who sees it, its list."""
    field = found_or_404(field_for, request.user, code)
    form = FieldForm(request.POST or None, field=field, initial=vars(field))
    if form.is_valid():
        try:
            field = commands.change_field(actor=request.user, field=field, told=commands.FieldTold(**form.told()))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("“%(field)s” has been changed.") % {"field": field.label})
            return redirect("profiles:fields")
    return show_field(request, field, form=form, status=422 if form.is_bound else 200)


@administrators_only
def kind(request, code):
    """Another kind of answer: first it is said what that does to what people told."""
    field = found_or_404(field_for, request.user, code)
    form = KindForm(request.POST or request.GET or None, field=field)
    chosen = form.cleaned_data["kind"] if form.is_valid() else ""
    if chosen and request.method == "POST":
        commands.change_kind(actor=request.user, field=field, kind=chosen)
        messages.success(request, _("“%(field)s” has been changed.") % {"field": field.label})
        return redirect("profiles:field", field.code)
    context = {"field": field, "form": form, "change": change_of_kind(field, chosen) if chosen else None}
    return render(request, "profiles/schema_kind.html", context, status=422 if form.is_bound and not chosen else 200)


@require_POST
@administrators_only
def remove(request, code):
    """Take a field off every profile; it can be put back."""
    field = commands.remove_field(actor=request.user, field=found_or_404(field_for, request.user, code))
    messages.success(request, _("“%(field)s” is off every profile. What people told is kept.") % {"field": field.label})
    return redirect("profiles:fields")


@require_POST
@administrators_only
def restore(request, code):
    """Put a field back."""
    field = commands.restore_field(actor=request.user, field=found_or_404(field_for, request.user, code))
    messages.success(request, _("“%(field)s” is back, with what people told.") % {"field": field.label})
    return redirect("profiles:fields")


@require_POST
@administrators_only
def move(request, code, way):
    """Move a field up or down."""
    commands.move_field(actor=request.user, field=found_or_404(field_for, request.user, code), up=way == "up")
    return respond(request, "profiles/schema.html#fields", _list(request), fallback="profiles:fields")


@administrators_only
def kept(request, username):
    """What the staff administration keeps of one person, besides their job."""
    person = found_or_404(colleague, username)
    form = AnswersForm(request.POST or None, answers=kept_answers(person))
    if form.is_valid():
        try:
            commands.keep_profile(actor=request.user, person=person, told=form.told())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The profile of %(name)s has been changed.") % {"name": person.name})
            return redirect("people:account", person.username)
    return render(request, "profiles/kept.html", {"form": form, "account": person}, status=422 if form.errors else 200)


def show_field(request, field, *, status=200, **forms):
    """Return the page of one field; forms that were refused come with what was typed."""
    context = {"field": field, "form": FieldForm(field=field, initial=vars(field)), "choice_form": LabelsForm()} | forms
    choices = list(field.choices.all())
    context |= {
        "changes_kind": changes_kind(field),
        "may_be_removed": may_be_removed(field),
        "listed": takes_answers(field),
    }
    context["choices"] = [one for one in choices if not one.removed_at]
    context["removed"] = [one for one in choices if one.removed_at]
    return render(request, "profiles/schema_field.html", context, status=status)


def _list(request):
    fields, removed = all_fields(request.user)
    return {"fields": [(field, kind_of(field)) for field in fields], "removed": removed}


def _code_of(field):
    return [field.code] if field.kind in Field.WITH_CHOICES else []
