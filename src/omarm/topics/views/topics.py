"""The list of topics for everyone, missing one, and looking after one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.topics import commands, queries
from omarm.topics.forms import ProposalForm, TopicForm


@require_GET
def index(request):
    """All topics from A to Z, narrowed by a word."""
    return _list(request, ProposalForm())


@require_POST
def propose(request):
    """Say which topic is missed."""
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _list(request, form, status=422)
    try:
        proposal = commands.propose_topic(actor=request.user, **form.cleaned_data)
    except DomainError as error:
        form.add_error("name", error.message)
        return _list(request, form, status=422)
    messages.success(request, _("Thank you. Who keeps the list looks at “%(name)s”.") % {"name": proposal.name})
    return redirect("topics:topics")


def edit(request, slug):
    """Change a topic: its owner what is said about it, who keeps the list all of it."""
    topic = found_or_404(queries.topic_to_change, request.user, slug)
    if not queries.may_change(request.user, topic):
        raise PermissionDenied
    form = TopicForm(request.POST or None, initial=_as_typed(topic), limited=not queries.may_curate(request.user))
    if form.is_valid():
        try:
            topic = commands.change_topic(actor=request.user, topic=topic, text=_text(topic, form.cleaned_data))
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The topic has been changed."))
            return redirect("topics:topics")
    context = {"form": form, "topic": topic, "may_curate": queries.may_curate(request.user)}
    return render(request, "topics/edit.html", context, status=422 if form.is_bound else 200)


def _list(request, form, *, status=200):
    if request.user.is_guest:
        raise Http404
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    context = {
        "topics": queries.topics_for(request.user, text=text), "text": text, "form": form,
        "may_curate": queries.may_curate(request.user),
    }  # fmt: skip
    response = page_or_fragment(request, "topics/topics.html", context, fragment="results")
    response.status_code = status
    return response


def _as_typed(topic):
    owner = topic.owner.username if topic.owner else ""
    synonyms = "\n".join(topic.synonyms)
    return {"name": topic.name, "description": topic.description, "synonyms": synonyms, "owner": owner}


def _text(topic, told):
    return commands.TopicText(**({"name": topic.name, "owner": topic.owner} | told))
