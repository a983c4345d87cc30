"""A group's home: its stream for who may read it, else what it is and how to come in; how much a member hears of it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, page_or_fragment
from omarm.groups import queries as groups
from omarm.groups.forms import RequestForm
from omarm.home import queries as composed
from omarm.home.forms import HearingForm
from omarm.stream import cards, commands, queries


@require_GET
def show(request, slug):
    """The group's stream, with that of its parts unless one chose otherwise."""
    person, after = request.user, request.GET.get("after", "")
    group = found_or_404(groups.listed_group, person, slug)
    context = groups.heading_for(person, group)
    if not context["may_read"]:
        context |= {
            "form": RequestForm(),
            "owners": groups.owners_of(person, group),
            "carers": groups.whom_to_ask(person),
        }
        return render(request, "home/group_closed.html", context)

    context |= composed.parts_shown(context["parts"], choice=request.GET.get("parts", ""))
    page = queries.group_feed(person, group, parts=context["shown_ids"], after=after)
    context |= {"page": page, "place": f"group-{group.pk}"} | cards.with_pinned(person, page)
    context["is_followed"] = context["membership"] is None and composed.is_followed(person, group=group)
    context |= composed.arrival_at(context, page, just_joined="joined" in request.GET)
    if context["membership"] and not after:
        _mark_seen(person, group, page)
    return page_or_fragment(request, "home/group.html", context, fragment="cards")


def hearing(request, slug):
    """How much a member wants to hear of the group."""
    person = request.user
    group = found_or_404(composed.group_of, person, slug)
    context = groups.heading_for(person, group)
    form = HearingForm(request.POST or None, initial={"hearing": queries.hearing_of(person, context["membership"])})
    if form.is_valid():
        commands.choose_hearing(actor=person, group=group, **form.cleaned_data)
        messages.success(request, _("Your choice has been saved."))
        return redirect(group)
    context |= {"form": form, "proposed": queries.proposed_hearing(group, context["member_count"])}
    return render(request, "home/group_hearing.html", context, status=422 if form.is_bound else 200)


def _mark_seen(person, group, page):
    if page.rows and page.rows[0].is_new is not False:
        newest = page.rows[0]
        commands.mark_seen(actor=person, post_id=newest.post_id, published_at=newest.published_at, group=group)
