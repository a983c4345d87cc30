"""The words that are a signal."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.core.http import found_or_404, only_for, respond
from omarm.moderation import commands, queries
from omarm.moderation.forms import WordForm
from omarm.moderation.models import has_the_task
from omarm.moderation.queries.words import MOST_TRIED


@only_for(has_the_task)
def index(request):
    """The list; a word that is sent is added, or only tried on what was written lately."""
    form = WordForm(request.POST or None)
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    word = form.cleaned_data["word"]
    if "try" in request.POST:
        return _page(request, form, tried=word, number=queries.would_signal(word))
    try:
        commands.add_word(actor=request.user, word=word)
    except DomainError as error:
        form.add_error("word", error.message)
        return _page(request, form, status=422)
    messages.success(request, _("From now on this word brings what is written to the queue."))
    return redirect("moderation:words")


@require_POST
@only_for(has_the_task)
def destroy(request, pk):
    """Take a word off the list."""
    word = commands.remove_word(actor=request.user, word=found_or_404(queries.signal_word, pk))
    if not request.htmx:
        messages.success(request, _("“%(word)s” is no signal any more. Below it you can put it back.") % {"word": word})
    return _list(request, taken=word)


@require_POST
@only_for(has_the_task)
def restore(request, pk):
    """Put a word on the list again."""
    commands.bring_word_back(actor=request.user, word=found_or_404(queries.signal_word, pk))
    return _list(request)


def _list(request, **context):
    words, gone = queries.signal_words()
    context |= {"words": words, "gone": gone}
    return respond(request, "moderation/_words.html", context, fallback="moderation:words")


def _page(request, form, *, status=200, **tried):
    words, gone = queries.signal_words()
    context = {"form": form, "words": words, "gone": gone, "floor": FLOOR, "newest": MOST_TRIED} | tried
    return render(request, "moderation/words.html", context, status=status)
