"""Beheer: the values that a compliment can name."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.praise import commands, queries
from omarm.praise.forms import ValueForm

administrators_only = only_for(lambda person: person.is_administrator)


@administrators_only
def index(request):
    """The values, and one more."""
    form = ValueForm(request.POST or None)
    if form.is_valid():
        try:
            commands.add_value(actor=request.user, text=form.text())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _done(request)
    return _list(request, form)


@require_POST
@administrators_only
def change(request, pk):
    """Change one of them."""
    value, form = found_or_404(queries.value, pk), ValueForm(request.POST, auto_id=f"id_{pk}_%s")
    if form.is_valid():
        try:
            commands.change_value(actor=request.user, value=value, text=form.text())
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            return _done(request)
    return _list(request, ValueForm(), changed={pk: form})


def _list(request, form, *, changed=None):
    changed = changed or {}
    rows = [(value, changed.get(value.pk) or _form_of(value)) for value in queries.all_values()]
    status = 422 if form.is_bound or changed else 200
    return render(request, "praise/values.html", {"form": form, "rows": rows}, status=status)


def _form_of(value):
    fields = ("name_nl", "name_en", "rank", "is_used")
    return ValueForm(initial=model_to_dict(value, fields=fields), auto_id=f"id_{value.pk}_%s")


def _done(request):
    messages.success(request, _("The values have been changed."))
    return redirect("praise:values")
