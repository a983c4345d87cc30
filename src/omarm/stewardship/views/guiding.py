"""What who guides the course sees and chooses: who has which level, groups without a trained owner, the rules."""

import csv

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.core.spreadsheets import cell
from omarm.stewardship import commands
from omarm.stewardship.forms import RuleForm, TakeBackForm
from omarm.stewardship.queries import guiding, levels
from omarm.stewardship.queries.seeing import guides_course

guiding_only = only_for(guides_course)


@require_GET
@guiding_only
def index(request):
    """How the course stands, and who has a certificate."""
    context = {
        "overview": guiding.overview_for(request.user),
        "certified": guiding.certified(request.user, after=request.GET.get("after", "")),
        "rules": levels.level_rules().items(),
        "signs": levels.requests_to(request.user).count(),
    }
    return render(request, "stewardship/guide.html", context)


@require_GET
@guiding_only
def untrained(request):
    """Groups of which no owner has a certificate."""
    groups = guiding.untrained_for(request.user, after=request.GET.get("after", ""))
    context = {"groups": groups, "to_ask": guiding.number_to_ask(request.user)}
    return render(request, "stewardship/untrained.html", context)


@require_POST
@guiding_only
def ask_all_owners(request):
    """Propose the course to the owners of all those groups."""
    number = commands.ask_all_owners(actor=request.user)
    said = ngettext(
        "The owners of %(n)d group are told once. It is theirs to take.",
        "The owners of %(n)d groups are told once. It is theirs to take.", number,
    )  # fmt: skip
    messages.success(request, said % {"n": number})
    return redirect("stewardship:untrained")


@require_POST
@guiding_only
def ask_owners(request, slug):
    """Propose the course to the owners of a group."""
    group = found_or_404(guiding.untrained_group, request.user, slug)
    if commands.ask_owners(actor=request.user, group=group):
        messages.success(
            request, _("The owners of %(group)s are told once. It is theirs to take.") % {"group": group.name}
        )
    else:
        messages.info(request, _("Its owners were asked in the last twelve weeks."))
    return redirect("stewardship:untrained")


@require_POST
@guiding_only
def community(request):
    """Choose whether the community of owners is made by itself."""
    commands.set_community(actor=request.user, makes=request.POST.get("makes") == "yes")
    messages.success(request, _("Your choice is kept."))
    return redirect("stewardship:guide")


@guiding_only
def rule(request, level):
    """Change what is asked for a level."""
    asked = found_or_404(levels.level_rule, level)
    form = RuleForm(request.POST or None, initial=RuleForm.initial_of(asked))
    if form.is_valid():
        commands.change_rule(actor=request.user, level=level, asked=form.cleaned_data)
        messages.success(request, _("It holds from now on. Certificates that count stay as they are."))
        return redirect("stewardship:guide")
    context = {"form": form, "label": asked.get_level_display()}
    return render(request, "stewardship/rule.html", context, status=422 if form.is_bound else 200)


@guiding_only
def take_back(request, pk):
    """Take back a certificate that was given wrongly."""
    certificate = found_or_404(guiding.certificate_now, pk)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        try:
            commands.take_back_certificate(actor=request.user, certificate=certificate, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The certificate does not count any more. Its holder is told."))
            return redirect("stewardship:guide")
    context = {"form": form, "certificate": certificate}
    return render(request, "stewardship/take_back.html", context, status=422 if form.is_bound else 200)


@require_GET
@guiding_only
def export(request):
    """Who has a certificate that counts today, as a table for a spreadsheet."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")  # the mark tells Excel that it is UTF-8
    response["Content-Disposition"] = 'attachment; filename="certificates.csv"'
    response["Cache-Control"] = "no-store"
    table = csv.writer(response)
    table.writerow(
        [_("Name"), _("Department"), _("Level"), _("Given on"), _("Counts until"), _("Signed by"), _("Groups")]
    )
    for row in guiding.all_certified(request.user):
        table.writerow([cell(text) for text in _texts(row)])
    return response


def _texts(row):
    one = row.certificate
    return [
        one.person.name, one.person.department.name if one.person.department else "", one.get_level_display(),
        one.given_on.isoformat(), one.valid_until.isoformat(), one.given_by.name if one.given_by else "",
        "; ".join(row.groups),
    ]  # fmt: skip
