"""Going back on what one asked without one's name. For others, and for what one asked with it, the pages do not exist."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404
from omarm.questions import commands, queries
from omarm.questions.forms.nameless import NamelessWordsForm
from omarm.questions.views.acts import Act, show_act
from omarm.stream.composer import version_opened


def change(request, pk):
    """Change the words; when they were changed in the meantime, both are shown."""
    question = found_or_404(queries.own_nameless, request.user, pk)
    post = question.post
    if post.deleted_at:
        return redirect("questions:take-back", pk)
    form = NamelessWordsForm(request.POST or None, words=post.body, initial={"title": post.title})
    context = {"form": form, "post": post, "version": post.version}
    if form.is_valid():
        told = {"title": form.cleaned_data["title"], "body": form.told_body, "version": version_opened(request.POST)}
        try:
            return redirect(commands.change_nameless(actor=request.user, question=question, **told))
        except DomainError as error:
            theirs = getattr(error, "post", None)
            context |= {"theirs": theirs, "version": theirs.version if theirs else told["version"]}
            form.add_error(None, error.message)
    return render(request, "questions/change_nameless.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def take_back(request, pk):
    """What taking it back means, doing it, and the way back from there."""
    question = found_or_404(queries.own_nameless, request.user, pk)
    if request.method == "POST":
        commands.take_back_nameless(actor=request.user, question=question)
        return redirect("questions:take-back", pk)
    return show_act(request, question.post, (_way_back if question.post.deleted_at else _way_out)(question.post))


@require_POST
def bring_back(request, pk):
    """Have it stand again as it did."""
    question = found_or_404(queries.own_nameless, request.user, pk)
    post = commands.bring_back_nameless(actor=request.user, question=question)
    messages.success(request, _("Your question stands again."))
    return redirect(post)


def _way_out(post):
    means = _(
        "Then nobody reads it any more, nor what was said to it. Nobody is told that it was you. For thirty days you can bring it back."
    )
    return Act(_("Take your question back"), _("Take it back"), post.get_absolute_url(), means)


def _way_back(post):
    means = _(
        "Nobody reads it any more, nor what was said to it. In thirty days it is gone for good. Keep the address of this page if you may want it back: no list shows it."
    )
    title, url = _("You took your question back"), reverse("questions:bring-back", args=[post.pk])
    return Act(title, _("Bring it back"), reverse("questions:mine"), means, url, leave=_("To my questions"))
