"""Keeping the list of topics: for administrators, editors and community managers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for, page_or_fragment
from omarm.topics import commands, queries
from omarm.topics.forms import MergeForm, TopicForm

curators_only = only_for(queries.may_curate)


@require_GET
@curators_only
def index(request):
    """All topics with their owners, and what colleagues miss."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    context = {"topics": queries.topics_for(request.user, text=text), "text": text, "proposals": queries.proposals()}
    return page_or_fragment(request, "topics/manage.html", context, fragment="results")


@curators_only
def new(request):
    """A new topic."""
    form = TopicForm(request.POST or None)
    if form.is_valid():
        try:
            commands.add_topic(actor=request.user, text=commands.TopicText(**form.cleaned_data))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The topic is on the list."))
            return redirect("topics:manage")
    return render(request, "topics/new.html", {"form": form}, status=422 if form.is_bound else 200)


@curators_only
def merge(request, slug):
    """Merge a topic into another; first it is shown what moves."""
    source = found_or_404(queries.topic_to_change, request.user, slug)
    form = MergeForm(request.POST or request.GET or None, source=source)
    target = form.cleaned_data["into"] if form.is_valid() else None
    if target and request.method == "POST":
        commands.merge_topics(actor=request.user, source=source, target=target)
        messages.success(request, _("%(source)s now leads to %(target)s.") % {"source": source, "target": target})
        return redirect("topics:manage")
    context = {"form": form, "source": source, "target": target, "moves": queries.what_moves(source)}
    response = page_or_fragment(request, "topics/merge.html", context, fragment="moves")
    response.status_code = 422 if form.is_bound and not target else 200
    return response


@require_POST
@curators_only
def accept(request, pk):
    """Put a proposed topic on the list."""
    topic = commands.accept_proposal(actor=request.user, proposal=found_or_404(queries.proposal, pk))
    messages.success(request, _("%(topic)s is on the list.") % {"topic": topic})
    return redirect("topics:manage")


@require_POST
@curators_only
def decline(request, pk):
    """Leave a proposed topic out."""
    commands.decline_proposal(actor=request.user, proposal=found_or_404(queries.proposal, pk))
    return redirect("topics:manage")
