"""Questions as a place: for me, mine, overdue, answered, and those of a group."""

from uuid import uuid4

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from omarm.core.http import found_or_404, only_for, page_or_fragment
from omarm.core.pagination import number
from omarm.groups import queries as groups
from omarm.questions import commands, queries
from omarm.questions.queries import lists
from omarm.topics.queries import topic_by_slug

LONGEST_SEARCH = 100


@require_GET
def index(request):
    """What waits for me, and what I may be able to answer; asking stands on top."""
    person, after = request.user, request.GET.get("after", "")
    context = {"page": lists.for_me(person, after=after), "submission": uuid4()}
    if not after:
        context |= {"with_me": lists.with_me(person)} | _just_moved(request)
    return page_or_fragment(request, "questions/questions.html", context, fragment="rows")


@require_GET
def mine(request):
    """What I asked, with what is new there."""
    context = {"page": lists.asked_by(request.user, after=request.GET.get("after", "")), "submission": uuid4()}
    return page_or_fragment(request, "questions/mine.html", context, fragment="rows")


@require_GET
@only_for(lists.looks_after_questions)
def overdue(request):
    """What waits longer than was promised, by group: for who looks after one, or after the whole."""
    context = {"page": lists.overdue_in_groups(request.user, after=request.GET.get("after", ""))}
    return page_or_fragment(request, "questions/overdue.html", context, fragment="rows")


@require_GET
def answered(request, slug=""):
    """What was answered, perhaps about one topic, and the topics under which something was."""
    person, after = request.user, request.GET.get("after", "")
    topic = _topic(person, slug) if slug else None
    if topic and topic.slug != slug:
        return redirect("questions:answered-on", topic.slug)
    text = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
    context = {"topic": topic, "text": text, "page": lists.answered_for(person, topic=topic, after=after)}
    if not (topic or after):
        context["topics"] = lists.topics_answered(person, text=text)
    return page_or_fragment(request, "questions/answered.html", context, fragment="rows" if after else "topics")


@require_GET
def of_group(request, slug):
    """The questions of a group, for who may read it: what waits for an answer first."""
    person, group = request.user, found_or_404(groups.readable_group, request.user, slug)
    context = groups.heading_for(person, group) | lists.promise_here(group)
    context["page"] = lists.questions_in_group(person, group, after=request.GET.get("after", ""))
    return page_or_fragment(request, "questions/group.html", context, fragment="rows")


@require_POST
def take_on(request, pk):
    """I see to it, said in a list."""
    return _moved(request, pk, commands.take_on, "taken")


@require_POST
def pass_on(request, pk):
    """Let the next be asked, said in a list."""
    return _moved(request, pk, commands.pass_on, "passed")


def _moved(request, pk, command, what):
    """Do it, and say so where the question stood with the way to undo it; without htmx above the list."""
    question = found_or_404(queries.question_for, request.user, pk)
    command(actor=request.user, question=question)
    if request.htmx:
        return render(request, "questions/_moved.html", {"question": question, "what": what})
    return redirect(f"{reverse('questions:questions')}?{what}={pk}")


def _just_moved(request):
    """Return what was taken or passed on a moment ago, as a context for the way to undo it."""
    for what in ("taken", "passed"):
        if pk := number(request.GET.get(what, "")):
            return {"question": found_or_404(queries.question_for, request.user, pk), "what": what}
    return {}


def _topic(person, slug):
    """Return the topic at an address. Guests have no topics."""
    if person.is_guest:
        raise Http404
    return found_or_404(topic_by_slug, slug)
