"""The desk for groups, each kind of trouble a page with its one act; and the words of tips."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.care import commands
from omarm.care.forms import TipForm
from omarm.care.queries import desk, tips
from omarm.care.queries.health import lights_at_desk
from omarm.care.queries.messages import all_messages_for
from omarm.care.queries.planning import panels_for
from omarm.care.queries.posted import POSTED_BY_OTHERS, posted_by_others
from omarm.care.questions import open_questions
from omarm.care.rules import in_words
from omarm.consent.queries import is_measured
from omarm.core.http import found_or_404, only_for
from omarm.core.pagination import numbered
from omarm.groups.commands import archive_group, transfer_ownership
from omarm.groups.queries import closing_question, colleagues_by_name
from omarm.people.queries import profile_for

MOST_FOUND = 8

LISTS = {
    "ownerless": desk.ownerless_for, "unanswered": desk.unanswered_for, "quiet": desk.quiet_for,
    "red": desk.red_for, "alike": desk.pairs_for,
}  # fmt: skip
FIGURES, MESSAGES, HELP = "posted", "messages", "help"

at_the_desk_only = only_for(lambda person: person.cares_for_all)
wording_only = only_for(tips.may_word_tips)


@require_GET
@at_the_desk_only
def index(request):
    """One page of one kind of trouble; the figures and the messages to all stand beside them."""
    show, after = request.GET.get("show", "ownerless"), request.GET.get("after", "")
    if show not in {*LISTS, FIGURES, MESSAGES, HELP}:
        raise Http404
    context = {"show": show, "tabs": _tabs(show), "hand_overs": desk.open_hand_overs()}
    if show in LISTS:
        context["listed"] = LISTS[show](request.user, after=after)
    elif show == HELP:
        context["asked"] = desk.help_for(request.user, after=after)
    elif show == MESSAGES:
        context["sent"] = numbered(all_messages_for(request.user), before=after)
    else:
        context["posted"] = posted_by_others() if is_measured(POSTED_BY_OTHERS) else []
    return render(request, "care/desk.html", context)


@require_GET
@at_the_desk_only
def show(request, slug):
    """How one group fares, what is planned and what was written to all of it: to look at, what to do is its owners'."""
    group = found_or_404(desk.group_on_desk, request.user, slug)
    told = [replace(light, act="", url="") for light in in_words(lights_at_desk(request.user, group), group)]
    panels = panels_for(request.user, group, manages=False, questions=open_questions(group))
    context = {"group": group, "lights": told} | panels
    return render(request, "care/desk_group.html", context)


@require_POST
@at_the_desk_only
def adopt(request, slug):
    """Own a group that nobody owns."""
    group = found_or_404(desk.group_on_desk, request.user, slug)
    transfer_ownership(actor=request.user, group=group, to=request.user)
    messages.success(request, _("You own %(group)s now.") % {"group": group.name})
    return redirect("care:desk")


@at_the_desk_only
def give(request, slug):
    """Find a colleague and give them a group that nobody owns."""
    group = found_or_404(desk.group_on_desk, request.user, slug)
    if request.method == "POST":
        colleague = found_or_404(profile_for, request.user, request.POST.get("username", ""))
        transfer_ownership(actor=request.user, group=group, to=colleague)
        words = {"group": group.name, "name": colleague.name}
        messages.success(request, _("%(name)s owns %(group)s now.") % words)
        return redirect("care:desk")
    text = request.GET.get("q", "").strip()[:100]
    found = colleagues_by_name(request.user, text)[:MOST_FOUND] if text else desk.likely_owners(request.user, group)
    context = {"group": group, "text": text, "found": found}
    return render(request, "care/desk_give.html", context)


@require_POST
@at_the_desk_only
def archive(request, slug):
    """Close a group of which nobody says that it goes on."""
    group = found_or_404(desk.group_on_desk, request.user, slug)
    if "sure" not in request.POST and (question := closing_question(group)):
        return render(request, "groups/question.html", question | {"back_url": reverse("care:desk")}, status=422)
    archive_group(actor=request.user, group=group)
    messages.success(request, _("%(group)s has been closed. It can still be read and found.") % {"group": group.name})
    return redirect("care:desk")


@require_POST
@at_the_desk_only
def ask(request, slug):
    """Ask the owners of a quiet group whether it goes on."""
    group = found_or_404(desk.group_on_desk, request.user, slug)
    if commands.ask_now(actor=request.user, group=group):
        messages.success(request, _("The owners of %(group)s have been asked.") % {"group": group.name})
    else:
        messages.info(request, _("Its owners were asked before, or said that it goes on."))
    return redirect(desk.address_of("quiet"))


@require_GET
@wording_only
def all_tips(request):
    """All tips, as they are said now."""
    return render(request, "care/desk_tips.html", {"tips": tips.said_now().values()})


@wording_only
def tip(request, code):
    """Change how a tip is said, or switch it off."""
    ours, words = found_or_404(tips.tip_words, code)
    form = TipForm(request.POST or None, initial=vars(words))
    if form.is_valid():
        commands.change_tip(actor=request.user, code=code, words=form.cleaned_data)
        messages.success(request, _("Everybody sees it from now on."))
        return redirect("care:tips")
    context = {"form": form, "tip": ours}
    return render(request, "care/desk_tip.html", context, status=422 if form.is_bound else 200)


def _tabs(shown):
    labels = {
        "ownerless": _("Nobody owns it"), "unanswered": _("No answer"), "quiet": _("Quiet"), "red": _("Red light"),
        "alike": _("Nearly the same name"), HELP: _("Asks for help"), MESSAGES: _("Messages to all"), FIGURES: _("Who posts"),
    }  # fmt: skip
    return [{"url": desk.address_of(code), "label": label, "current": code == shown} for code, label in labels.items()]
