"""The search page, what is offered while somebody types, and naming what to narrow to."""

from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET
from django_htmx.http import replace_url

from omarm.core.http import page_or_fragment
from omarm.core.pagination import number
from omarm.search import queries
from omarm.search.commands.invain import note_in_vain
from omarm.search.forms import SOURCES, AskForm
from omarm.search.queries import page


@require_GET
def index(request):
    """What is found; without a question what helps to ask one. Who finds nothing by pressing Enter may be counted."""
    person, after = request.user, request.GET.get("after", "")
    form = AskForm(request.GET, person=person)
    question = form.read()
    answer = page.answer_to(person, question, after=after)
    if answer.is_in_vain and not (request.htmx or form.errors):
        note_in_vain(actor=person, text=question.text)
    context = {"form": form, "question": question, "answer": answer}
    context |= page.around(person, question, removed=number(request.GET.get("removed", "")))
    response = page_or_fragment(request, "search/search.html", context, fragment="hits" if after else "results")
    if form.errors:
        response.status_code = 422
    return response if after else replace_url(response, _address(question))


@require_GET
def suggest(request):
    """At most eight things that begin like what is typed, as options of the box above every page."""
    text = request.GET.get("q", "").strip()
    found = queries.suggest(request.user, text) if text else ()
    return render(request, "search/suggestions.html", {"results": found, "text": text})


@require_GET
def pick(request, name):
    """What somebody may want to narrow to, as options: groups, colleagues or topics that are called so."""
    if name not in SOURCES:
        raise Http404
    text = request.GET.get("q", "").strip()[:60]
    choices = page.choices_named(request.user, SOURCES[name], text) if text else []
    return render(request, "search/pick.html", {"choices": choices, "name": name})


def question_in(person, asked):
    """Return the Inquiry that an address holds behind its question mark, as this page would ask it."""
    return AskForm(QueryDict(asked), person=person).read()


def _address(question):
    asked = question.asked
    return reverse("search:search") + (f"?{asked}" if asked else "")
