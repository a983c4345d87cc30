"""One case, for who decides."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, private_file
from omarm.media.queries import open_size
from omarm.moderation import commands, queries
from omarm.moderation.forms import TOLD, AnswerForm, BecauseForm, DecideForm


@require_GET
def show(request, pk):
    """What was said, why it was reported, and what can be decided."""
    return _page(request, found_or_404(queries.case_for, request.user, pk))


@require_POST
def decide(request, pk):
    """Decide, with a reason."""
    case = found_or_404(queries.case_for, request.user, pk)
    form = DecideForm(request.POST, case=case)
    return _done(request, case, "deciding", form, lambda told: commands.decide(actor=request.user, case=case, **told))


@require_POST
def show_again(request, pk):
    """Bring back what was hidden, with a reason."""
    case = found_or_404(queries.case_for, request.user, pk)
    form = BecauseForm(request.POST)
    return _done(request, case, "again", form, lambda told: commands.show_again(actor=request.user, case=case, **told))


@require_POST
def answer(request, pk):
    """Say as the second person how one sees it."""
    appeal = found_or_404(queries.appeal_for, request.user, pk)

    def store(told):
        is_upheld = told["upheld"] == "yes"
        commands.answer_appeal(actor=request.user, appeal=appeal, is_upheld=is_upheld, because=told["because"])

    return _done(request, appeal.case, "answering", AnswerForm(request.POST), store)


@require_POST
def pass_on(request, pk):
    """Leave it to the community manager."""
    case = found_or_404(queries.case_for, request.user, pk)
    try:
        commands.pass_on(actor=request.user, case=case)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(case)
    messages.success(request, _("It has been passed on to the community manager."))
    return redirect("moderation:group", slug=case.group.slug)


@require_safe
def photo(request, pk, image):
    """A photo in what was reported, also when it is hidden."""
    found = found_or_404(queries.photo_of_case, request.user, pk, image)
    return private_file(found_or_404(open_size, found, "m"), content_type="image/webp")


def _done(request, case, name, form, store):
    """Call the command with what was typed; with a mistake in it, or refused, show the page again."""
    refused = ""
    if form.is_valid():
        try:
            store(form.cleaned_data)
        except DomainError as error:
            refused = error.message  # above the page: what was decided meanwhile may have no form any more
        else:
            told = TOLD[queries.told_of_decision(request.user, case.pk)]
            messages.success(request, _("Decided. %(told)s") % {"told": told})
            return redirect(case)
    return _page(request, case, status=422, refused=refused, **{name: form})


def _page(request, case, *, status=200, refused="", **forms):
    fresh = found_or_404(queries.case_for, request.user, case.pk)  # somebody may have decided just before
    made = {"deciding": DecideForm(case=fresh), "again": BecauseForm(), "answering": AnswerForm()}
    context = {"page": queries.case_page(request.user, fresh), "case": fresh, "refused": refused} | made | forms
    return render(request, "moderation/case.html", context, status=status)
