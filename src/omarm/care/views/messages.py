"""Writing to all members of a group: first whom it reaches and how it reads, then it goes. And how often that may be."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.care import commands
from omarm.care.forms import MessageForm, MessageRoomForm
from omarm.care.queries import messages as queries
from omarm.care.queries.desk import address_of
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.groups.queries import managed_group


def new(request, slug):
    """Write, see whom it reaches, send. Without `send` the words are only shown."""
    person, group = request.user, found_or_404(managed_group, request.user, slug)
    form = MessageForm(request.POST or None, person=person)
    if form.is_valid() and "send" in request.POST and (sent := _send(person, group, form)):
        messages.success(request, _sent_in_words(sent.reach))
        return redirect(sent.post)
    context = {"form": form, "group": group, "reach": queries.reach_of(person, group)}
    context |= {"again_on": queries.again_on(person, group), "is_preview": form.is_written}
    return render(request, "care/message.html", context, status=_status(form))


@only_for(lambda person: person.is_administrator)
def room(request):
    """How often groups may be written to as a whole."""
    form = MessageRoomForm(request.POST or None, initial=vars(queries.message_room()))
    if form.is_valid():
        commands.change_message_room(actor=request.user, **form.cleaned_data)
        messages.success(request, _("Everybody sees it from now on."))
        return redirect(address_of("messages"))
    return render(request, "care/message_room.html", {"form": form}, status=_status(form))


def _send(person, group, form):
    """Return the GroupMessage, or None with the refusal in the form."""
    try:
        return commands.send_message(actor=person, group=group, new=commands.NewMessage(**form.cleaned_data))
    except DomainError as error:
        form.refuse(error)
    return None


def _status(form):
    return 422 if form.is_bound and form.errors else 200


def _sent_in_words(reach):
    words = ngettext("Your message is there. %(number)d person is told of it.",
                     "Your message is there. %(number)d people are told of it.", reach)  # fmt: skip
    return words % {"number": reach} if reach else _("Your message is there.")
