"""What one knows about, and who may be asked about a topic."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, page_or_fragment
from omarm.profiles import commands
from omarm.profiles.forms.experts import ExpertiseForm, TermsForm
from omarm.profiles.queries import expertise, experts
from omarm.profiles.views.chart import is_colleague
from omarm.topics.queries import topic_to_change


@require_GET
@found_only_for(is_colleague)
def index(request):
    """The topics that somebody may be asked about."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    context = {"topics": experts.topics_with_experts(request.user, text=text), "text": text}
    return page_or_fragment(request, "profiles/experts.html", context, fragment="results")


@require_GET
@found_only_for(is_colleague)
def show(request, slug):
    """Who may be asked about a topic."""
    topic = found_or_404(experts.topic_with_experts, request.user, slug)
    if topic.slug != slug:
        return redirect("profiles:experts-on", topic.slug)
    context = {"topic": topic, "experts": experts.experts_on(request.user, topic)}
    return render(request, "profiles/experts_on.html", context)


@found_only_for(is_colleague)
def mine(request):
    """The topics on one's own profile; another one."""
    form = ExpertiseForm(request.POST if request.method == "POST" else None, person=request.user)
    if form.is_valid():
        try:
            commands.tell_expertise(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("It stands on your profile."))
            return redirect("profiles:expertise")
    return _page(request, form=form)


@require_POST
@found_only_for(is_colleague)
def change(request, slug):
    """Another note with a topic, or other choice of being asked about it."""
    topic = found_or_404(topic_to_change, request.user, slug)
    form = ExpertiseForm(_with(request.POST, topic), person=request.user)
    if not form.is_valid():
        return _page(request, form=form)
    commands.tell_expertise(actor=request.user, **form.cleaned_data)
    messages.success(request, _("Your choice has been saved."))
    return redirect("profiles:expertise")


@require_POST
@found_only_for(is_colleague)
def drop(request, slug):
    """A topic does not belong on the profile."""
    commands.drop_expertise(actor=request.user, topic=found_or_404(topic_to_change, request.user, slug))
    messages.success(request, _("It no longer stands on your profile."))
    return redirect("profiles:expertise")


@require_POST
@found_only_for(is_colleague)
def terms(request):
    """On which terms one may be asked."""
    form = TermsForm(request.POST)
    if not form.is_valid():
        return _page(request, terms_form=form)
    commands.set_terms(actor=request.user, **form.cleaned_data)
    messages.success(request, _("Your choice has been saved."))
    return redirect("profiles:expertise")


def _with(posted, topic):
    told = posted.copy()
    told["topic"] = str(topic.pk)
    return told


def _page(request, **typed):
    person = request.user
    told = experts.terms_of(person)
    initial = {"pace": told.pace, "most_a_day": told.most_a_day, "paused_until": told.paused_until}
    rows = list(expertise.expertise_of(person))
    context = {
        "form": ExpertiseForm(person=person), "terms_form": TermsForm(initial=initial), "rows": rows,
        "is_asked": any(row.may_be_asked for row in rows), "missed": _missed(typed.get("form")),
    }  # fmt: skip
    is_wrong = any(form.is_bound for form in typed.values())
    return render(request, "profiles/expertise.html", context | typed, status=422 if is_wrong else 200)


def _missed(form):
    """Return the word that is no topic, so that it can be proposed."""
    if form is None or not form.is_bound or not form.has_error("topic", code="unknown"):
        return ""
    return next((one for one in form["topic"].value() or [] if not one.isdecimal()), "")
