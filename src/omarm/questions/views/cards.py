"""Knowledge cards: the list, one card, keeping, changing, taking away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.questions import commands, queries
from omarm.questions.forms.cards import CardForm, ChangeCardForm, CheckForm
from omarm.stream.composer import version_opened


@require_GET
def index(request):
    """All cards that the person may read: of a topic, to be looked at, withdrawn."""
    listed = found_or_404(queries.listed_cards, request.user, request.GET)
    return page_or_fragment(request, "questions/cards.html", {"listed": listed}, fragment="rows")


@require_GET
def show(request, pk):
    """One card."""
    card = found_or_404(queries.card_for, request.user, pk)
    return render(
        request, "questions/kept.html", {"shown": queries.shown_card(request.user, card), "form": CheckForm()}
    )


@require_GET
def history(request, pk):
    """How a card read before, for whoever may read it."""
    card = found_or_404(queries.card_for, request.user, pk)
    return render(request, "questions/card_history.html", {"card": card, "changes": queries.changes_of_card(card)})


def keep(request, pk):
    """Keep what solved a question; the form has the question and the answer in it already."""
    question = found_or_404(queries.question_for, request.user, pk)
    if queries.card_on(question):
        return redirect("questions:card", pk)
    if not queries.may_keep_card(request.user, question):
        raise PermissionDenied
    begun = queries.begun_card(request.user, question)
    form = CardForm(
        request.POST or None, person=request.user, words=begun.body, answerers=begun.others, initial=begun.values
    )
    if form.is_valid():
        try:
            card = commands.keep(actor=request.user, question=question, told=form.told())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(
                request, _("It is kept. Who asks this again finds the card first."), extra_tags=f"keep-{pk}"
            )
            return redirect(card)
    context = {"form": form, "post": question.post, "solver": begun.solver}
    return render(request, "questions/keep.html", context, status=422 if form.is_bound else 200)


def edit(request, pk):
    """Change a card; when it was changed in the meantime, both texts are shown."""
    card = found_or_404(queries.card_for, request.user, pk)
    if not queries.may_change_card(request.user, card):
        raise PermissionDenied
    form = ChangeCardForm(request.POST or None, person=request.user, words=card.body, initial=queries.card_values(card))
    context = {"form": form, "card": card, "version": card.version}
    if form.is_valid():
        version = version_opened(request.POST)
        try:
            return redirect(commands.change_card(actor=request.user, card=card, told=form.told(), version=version))
        except commands.CardConflict as conflict:
            context |= {"theirs": conflict.card, "version": conflict.card.version}
            form.add_error(None, conflict.message)
        except DomainError as error:
            form.refuse(error)
    return render(request, "questions/change_card.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request, pk):
    """Take a card away; it can be brought back on its page."""
    card = found_or_404(queries.card_for, request.user, pk)
    return redirect(commands.withdraw_card(actor=request.user, card=card))


@require_POST
def restore(request, pk):
    """Bring back a card that was withdrawn."""
    card = commands.restore_card(actor=request.user, card=found_or_404(queries.card_for, request.user, pk))
    messages.success(request, _("The card is back."))
    return redirect(card)


@require_POST
def check(request, pk):
    """It still holds."""
    card = found_or_404(queries.card_for, request.user, pk)
    told = commands.check_card(actor=request.user, card=card, holds=True)
    messages.success(request, _("Thank you.") if told else _("It is confirmed. In a year you are asked again."))
    return redirect(f"{reverse('questions:card', args=[pk])}#check")


@require_POST
def doubt(request, pk):
    """It holds no more, and this is what."""
    card = found_or_404(queries.card_for, request.user, pk)
    form = CheckForm(request.POST)
    if form.is_valid():
        commands.check_card(actor=request.user, card=card, holds=False, note=form.cleaned_data["note"])
        messages.success(request, _("Who looks after the card hears of it."))
        return redirect(f"{reverse('questions:card', args=[pk])}#check")
    context = {"shown": queries.shown_card(request.user, card), "form": form}
    return render(request, "questions/kept.html", context, status=422)


@require_POST
def unsay(request, pk):
    """Say nothing of it any more."""
    commands.take_back_check(actor=request.user, card=found_or_404(queries.card_for, request.user, pk))
    return redirect(f"{reverse('questions:card', args=[pk])}#check")
