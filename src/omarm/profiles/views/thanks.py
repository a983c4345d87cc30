"""Thanking a colleague for help, taking it back, keeping thanks to oneself."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, respond
from omarm.people.queries import profile_for
from omarm.profiles import commands
from omarm.profiles.forms.experts import ThanksForm
from omarm.profiles.queries.thanks import thanked_for
from omarm.profiles.views.chart import is_colleague
from omarm.topics.queries import topic_to_change


@require_POST
@found_only_for(is_colleague)
def create(request, username):
    """Thank a colleague for help with a topic that was typed."""
    receiver = found_or_404(profile_for, request.user, username)
    form = ThanksForm(request.POST, person=request.user)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["topic"]))
        return redirect(receiver)
    try:
        commands.thank(actor=request.user, receiver=receiver, topic=form.cleaned_data["topic"])
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Your thanks have been passed on."))
    return redirect(receiver)


@require_POST
@found_only_for(is_colleague)
def give(request, username, slug):
    """Thank a colleague for help with one of the topics that stand on their profile: one tap."""
    return _done(request, username, slug, commands.thank)


@require_POST
@found_only_for(is_colleague)
def take_back(request, username, slug):
    """Take back one's thanks."""
    return _done(request, username, slug, commands.take_back_thanks)


@require_POST
@found_only_for(is_colleague)
def show(request, slug):
    """Have colleagues see the thanks for a topic."""
    return _keep(request, slug, shown=True)


@require_POST
@found_only_for(is_colleague)
def hide(request, slug):
    """Keep the thanks for a topic to oneself."""
    return _keep(request, slug, shown=False)


def _done(request, username, slug, command):
    receiver = found_or_404(profile_for, request.user, username)
    topic = found_or_404(topic_to_change, request.user, slug)
    command(actor=request.user, receiver=receiver, topic=topic)
    thanked = thanked_for(request.user, receiver, topic)
    context = {"person": receiver, "topic": topic, "thanked": thanked, "viewer": request.user}
    return respond(request, "profiles/_thanked.html", context, fallback=receiver)


def _keep(request, slug, *, shown):
    topic = found_or_404(topic_to_change, request.user, slug)
    commands.show_thanks(actor=request.user, topic=topic, shown=shown)
    return redirect(request.user)
