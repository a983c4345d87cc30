"""What the composer asks while somebody writes: its form, who will read it, a preview, a poll with it, colleagues to name."""

from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, page_or_fragment
from omarm.core.pagination import number
from omarm.houserules.queries import rules_for
from omarm.stream import cards, queries
from omarm.stream.attachments import attachment_of
from omarm.stream.composer import PostForm
from omarm.stream.composer.along import taken_along
from omarm.stream.kinds import all_writings, named_or_everyday
from omarm.topics.queries import matching

OFFERED = 8


@dataclass(frozen=True)
class Around:
    """What stands around the fields of a composer: who will read it, the rules of house and group, a draft to go on with."""

    audience: object
    house_rules: list
    group_rules: list
    coaches: bool
    offer: object = None
    held: int = 0


@require_GET
def audience(request):
    """Who can read what is posted in the chosen place, and the rules of its group."""
    place = PostForm(person=request.user, place=request.GET.get("place", "")).audience
    context = {"audience": place and queries.audience_of(place), "group_rules": _rules_of(place)}
    return render(request, "stream/audience.html", context)


@require_GET
def attachment(request, code):
    """The fields of something that the post is to carry."""
    found = found_or_404(attachment_of, code)
    form = found.form(None, person=request.user, prefix=code)
    return render(request, "stream/_attachment.html", {"attachment": found, "form": form})


@require_POST
def preview(request):
    """The card as it would look. It is made for real and taken back: nothing is stored, nobody is told."""
    form = typed(request.POST, person=request.user)
    form.at_once()
    if form.is_valid():
        try:
            return _made_and_taken_back(request, form)
        except DomainError as error:
            form.add_error(None, error.message)
    return page_or_fragment(request, "stream/preview.html", {"form": form}, fragment="shown")


@require_GET
def pick_people(request):
    """Colleagues whose name, function or department has what is typed in it; who reads along comes first."""
    asked, me = request.GET, request.user
    post = number(asked.get("post", ""))
    places = queries.place_named(me, asked.get("place", "")) if post is None else queries.places_of(me, post)
    people = queries.people_to_name(me, text=asked.get("q", "")[:60], places=places, limit=OFFERED)
    return render(request, "stream/pick_people.html", {"people": people})


@require_GET
def pick_topics(request):
    """Topics of which a word begins with what is typed."""
    topics = [] if request.user.is_guest else matching(request.GET.get("q", "")[:60], limit=OFFERED)
    return render(request, "stream/pick_topics.html", {"topics": topics})


def typed(values, files=None, *, writing=None, **told):
    """Return the bound form of the writing that these values name. Raises Http404 for an unknown writing or attachment."""
    try:
        return named_or_everyday(writing or (values or {}).get("writing")).form(values, files, **told)
    except KeyError as error:
        raise Http404 from error


def typed_otherwise(values, *, writing, person):
    """Return what was typed, as the way to write that is chosen now takes it; as it is where one of them is unknown."""
    known = {one.code: one for one in all_writings()}
    former, chosen = known.get(values.get("writing", "")), known.get(writing)
    if former is None or chosen is None or former is chosen:
        return values
    return taken_along(values, former=former, chosen=chosen, person=person)


def compose(request, form, *, begins=False, status=200):
    """Return the composer with this form: the page, or its fragment for htmx when there is nothing to mend.

    Where somebody begins to write, it says what waits for them with their drafts.
    """
    place = form.audience
    around = Around(
        audience=place and queries.audience_of(place),
        house_rules=rules_for(form.writing_code),
        group_rules=_rules_of(place),
        coaches=not (place and place.group) or place.group.coaches_writers,
        offer=queries.latest_draft(request.user) if begins else None,
        held=queries.held_count(request.user) if begins else 0,
    )
    context = {"form": form, "around": around}
    if status == 200:  # noqa: PLR2004
        return page_or_fragment(request, "stream/new.html", context, fragment="composer")
    return render(request, "stream/new.html", context, status=status)


def _rules_of(place):
    """Return the own rules of the group of a place, a line each."""
    lines = place.group.rules.splitlines() if place and place.group else []
    return [line.strip() for line in lines if line.strip()]


def _made_and_taken_back(request, form):
    with transaction.atomic():
        post = form.publish(actor=request.user)
        row = queries.row_for(request.user, post.pk)
        context = {"cards": cards.cards_for(request.user, [row], whole=True)}
        answer = page_or_fragment(request, "stream/preview.html", context, fragment="shown")
        transaction.set_rollback(True)
    return answer
