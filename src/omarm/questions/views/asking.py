"""Asking: one field, what was asked before, and where to ask."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.questions import commands, queries
from omarm.questions.forms.asking import DraftKeyForm, form_for, taken_over
from omarm.stream.commands import throw_draft_away
from omarm.stream.kinds import named_or_everyday
from omarm.stream.prompts import prompt_for
from omarm.stream.queries import draft_values

MOST_WORDS_TOLD = 500  # letters that an address may bring along


@require_http_methods(["GET", "POST"])
def ask(request):
    """The page: empty, begun by an address or a draft, or with what was typed and what was found for it."""
    asked, values = request.GET, request.POST or _draft(request) or _begun(request)
    told = {"words": asked.get("words", "")[:MOST_WORDS_TOLD], "place": asked.get("place", "")}
    values = taken_over(values) if values else None
    form = form_for(values)(values, request.FILES or None, person=request.user, refilled=bool(values), **told)
    if form.is_nameless:
        _end_draft(request)
        if not request.htmx:  # by the button, not by typing on
            form.accept_first()
    if request.POST and not (request.htmx or form.asked_text or "switch" in request.POST):
        form.add_error("title", form.fields["title"].error_messages["required"])
    return _page(request, form)


@require_POST
def send(request):
    """Ask it; what cannot be asked comes back with all that was typed."""
    form = form_for(request.POST)(request.POST, request.FILES, person=request.user)
    if form.is_nameless:
        _end_draft(request)  # in a transaction of its own: even what is deleted can be told apart by its number
    if form.is_valid():
        try:
            post = form.publish(actor=request.user)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _asked_words(form, post), extra_tags="ask")
            return redirect(post)
    return _page(request, form)


@require_POST
def answered(request):
    """What was asked before answers it: nothing is asked, nothing is counted, and the draft goes."""
    _end_draft(request)
    messages.success(request, _("Good that it was asked before. Nothing was asked now."), extra_tags="ask")
    return redirect("/")


@require_POST
def same(request, pk):
    """Somebody asked it already and waits for an answer: one says to have the same question, and the draft goes."""
    question = found_or_404(queries.question_for, request.user, pk)
    commands.same_question(actor=request.user, question=question)
    _end_draft(request)
    messages.success(request, _("You hear of the answer too. Nothing was asked now."), extra_tags="ask")
    return redirect(question.post)


def _asked_words(form, post):
    if form.is_nameless:
        return _("Your question is asked without your name. Look here for answers: nobody can tell you of them.")
    return _("Your question is asked.") if post.is_live else _("Your question waits for its time.")


def _end_draft(request):
    form = DraftKeyForm(request.POST)
    if form.is_valid():
        throw_draft_away(actor=request.user, key=form.cleaned_data["submission"])


def _page(request, form):
    context = {"form": form, "looked": _looked(request, form), "swapped": bool(request.htmx)}
    context |= {"allows_nameless": queries.allows_nameless(), "everyday": named_or_everyday("").code}
    context["asked"] = prompt_for(request.user) if request.method == "GET" else None
    response = page_or_fragment(request, "questions/ask.html", context, fragment="looked")
    response.status_code = 422 if form.errors else 200
    return response


def _looked(request, form):
    """Return what was found for the words so far: from the third word on while somebody types, of any when they ask for it."""
    text = form.asked_text
    if form.is_nameless and form.asked:
        return None
    if len(text.split()) < (queries.FEWEST_WORDS if request.htmx else 1):
        return None
    told = {"chosen": form.chosen, "topics": form.chosen_topics, "experts": form.chosen_experts}
    told["nameless"] = form.is_nameless
    return queries.look_further(request.user, text, **told)


def _begun(request):
    """Return the fields of a question that the address begins: about a topic, for an expert."""
    asked = request.GET
    return queries.begun_question(request.user, about=asked.get("about", ""), to=asked.get("to", ""))


def _draft(request):
    """Return what stands in the draft that the address names, or None when it names none."""
    key = request.GET.get("draft")
    try:
        return found_or_404(draft_values, request.user, key) if key else None
    except ValueError as error:
        raise Http404 from error
