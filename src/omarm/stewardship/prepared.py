"""What of the course waits for somebody: groups without a trained owner, and requests for a level."""

from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, Waiting, register
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stewardship.models import LevelRequest
from omarm.stewardship.queries.guiding import untrained_groups
from omarm.stewardship.queries.seeing import signs_for_levels


def untrained(now, most):
    """Return the groups that waited longest for a trained owner and whose owners were not asked lately."""
    groups = untrained_groups().filter(asked=False).order_by("created_at", "pk").only("name", "created_at")[:most]
    return [
        Waiting(key=f"group:{group.pk}", values={"group": group.pk, "name": group.name}, since=group.created_at)
        for group in groups
    ]


def untrained_words(values):
    """Return how the desk tells of a group without a trained owner."""
    return Told(
        title=_("%(group)s has no trained owner") % {"group": values["name"]},
        why=_(
            "Nobody who owns this group has a certificate of the course. Asking once is enough; it is theirs to take."
        ),
        url=reverse("stewardship:untrained"),
        act=_("Propose the course"),
    )


def known_to(person, waiting):
    """Return those about groups that the person may know of."""
    known = set(
        Group.objects.listed_for(person)
        .filter(pk__in=[one.values["group"] for one in waiting])
        .values_list("pk", flat=True)
    )
    return [one for one in waiting if one.values["group"] in known]


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


def for_who_signs(person, waiting):
    """Return those that the person may sign: nobody signs for themselves."""
    others = [one for one in waiting if one.values["of"] != person.pk]
    return [one for one in others if one.person == person.pk or (one.person is None and signs_for_levels(person))]


register(
    Source(
        code="stewardship.requests", category="teach", label=gettext_lazy("Levels of the course"), find=requests,
        words=request_words, seen_by=for_who_signs, order=30,
    )
)  # fmt: skip
register(
    Source(
        code="stewardship.untrained", category="teach", label=gettext_lazy("Groups without a trained owner"), find=untrained,
        words=untrained_words, seen_by=known_to, order=70,
    )
)  # fmt: skip
