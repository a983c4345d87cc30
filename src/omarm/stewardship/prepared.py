"""What of the course waits for somebody: groups without a trained owner, requests for a level, hours that nobody leads."""

from datetime import UTC, datetime, time

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.core.prepared import Source, Told, Waiting, register, still
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stewardship.models import LevelRequest, Session
from omarm.stewardship.queries.guiding import untrained_groups
from omarm.stewardship.queries.seeing import signs_for_levels


def untrained(now, most):
    """Return as one thing that groups have no trained owner and were not asked lately, since when the first one waits.

    Group by group they stand on a page of the course, by what its reader may know of. Hidden ones are not counted here.
    """
    groups = untrained_groups().filter(asked=False).exclude(access=Group.Access.HIDDEN)
    told = groups.aggregate(number=Count("pk"), since=Min("created_at"))
    if not told["number"]:
        return []
    return [Waiting(key="groups", values={"number": told["number"]}, since=told["since"])][:most]


def untrained_words(values):
    """Return how the desk tells of the groups without a trained owner."""
    number = values["number"]
    title = ngettext("%(n)d group has no trained owner", "%(n)d groups have no trained owner", number)
    return Told(
        title=title % {"n": number},
        why=_("Nobody who owns them has a certificate of the course. Asking once is enough; it is theirs to take."),
        url=reverse("stewardship:untrained"),
        act=_("Propose the course"),
    )


def requests(now, most):
    """Return the requests for a level that wait, the oldest first: for the mentor where the mentor signs."""
    waiting = LevelRequest.objects.filter(state=LevelRequest.State.WAITING, person__in=Person.objects.active())
    return [
        Waiting(
            key=f"request:{one.pk}", values={"request": one.pk, "of": one.person_id}, person=one.assessor_id,
            since=datetime.combine(one.asked_on, time(12), UTC),
        )
        for one in waiting.order_by("asked_on", "pk")[:most]
    ]  # fmt: skip


def request_words(values):
    """Return how the desk tells of a request; it names nobody, the page does."""
    return Told(
        title=_("Somebody asks for a level of the course"),
        why=_("They did what is asked, and wait for a signature."),
        url=reverse("stewardship:request", args=[values["request"]]),
        act=_("Read and sign"),
    )


def leaderless(now, most):
    """Return the trainings and question hours ahead that nobody leads any more, the soonest first."""
    nobody = Q(leader=None) | Q(leader__is_active=False)
    return [
        Waiting(key=f"session:{one.pk}", values={"session": one.pk, "title": one.title}, until=one.starts_at)
        for one in Session.objects.filter(nobody, starts_at__gt=now).order_by("starts_at", "pk")[:most]
    ]


def leaderless_words(values):
    """Return how the desk tells of a training or a question hour that nobody leads."""
    return Told(
        title=_("Nobody leads “%(title)s”") % values,
        why=_("Who did, left. It stands on the calendar, and who comes counts on it."),
        url=reverse("stewardship:change-session", args=[values["session"]]),
        act=_("Choose somebody"),
    )


def for_who_signs(person, waiting):
    """Return those that the person may sign: nobody signs for themselves."""
    others = [one for one in still(requests)(person, waiting) if one.values["of"] != person.pk]
    return [one for one in others if one.person == person.pk or (one.person is None and signs_for_levels(person))]


register(
    Source(
        code="stewardship.requests", category="teach", label=gettext_lazy("Levels of the course"), find=requests,
        words=request_words, seen_by=for_who_signs, waits_for_word=True, order=30,
    )
)  # fmt: skip
register(
    Source(
        code="stewardship.untrained", category="teach", label=gettext_lazy("Groups without a trained owner"), find=untrained,
        words=untrained_words, order=70,
    )
)  # fmt: skip
register(
    Source(
        code="stewardship.leaderless", category="teach", label=gettext_lazy("Trainings that nobody leads"), find=leaderless,
        words=leaderless_words, seen_by=still(leaderless), order=28,
    )
)  # fmt: skip
