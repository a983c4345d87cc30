"""For what people were thanked: how many colleagues, and for the two of them who."""

from dataclasses import dataclass, field

from django.db.models import Count

from omarm.people.models import Person
from omarm.profiles.models import Thanks
from omarm.topics.models import Topic


@dataclass(frozen=True)
class Thanked:
    """Thanks to one person for help with a topic: how many colleagues gave them, and whether the viewer did.

    `givers` is filled for the receiver alone.
    """

    topic: Topic
    number: int
    is_mine: bool = False
    is_hidden: bool = False
    givers: list = field(default_factory=list)


def thanks_to(viewer, receiver):
    """Return the Thanked of somebody, by topic: their own view has who gave them and what is hidden.

    A colleague sees what is not hidden, and what they gave themself. Guests see nothing. At most two queries.
    """
    if viewer.is_guest or receiver.is_guest:
        return []
    rows = list(Thanks.objects.filter(receiver=receiver.pk).select_related("topic").order_by("topic__sort_key", "pk"))
    is_own = viewer.pk == receiver.pk
    givers = Person.objects.visible_to(viewer).in_bulk({row.giver_id for row in rows}) if is_own and rows else {}
    told = [_thanked(viewer, topic_rows, givers) for topic_rows in _by_topic(rows)]
    return [one for one in told if is_own or one.number]


def thanked_for(viewer, receiver, topic):
    """Return the Thanked of somebody for one topic as the viewer sees it, or None. Two queries."""
    return next((one for one in thanks_to(viewer, receiver) if one.topic.pk == topic.pk), None)


def thanks_numbers(people, topic):
    """Return {person id: how many colleagues thanked them for help with a topic}, hidden ones left out. One query."""
    rows = Thanks.objects.filter(receiver__in=people, topic=topic, is_hidden=False)
    return dict(rows.values_list("receiver").annotate(number=Count("pk")))


def _by_topic(rows):
    grouped = {}
    for row in rows:
        grouped.setdefault(row.topic_id, []).append(row)
    return grouped.values()


def _thanked(viewer, rows, givers):
    """Return the Thanked of one topic: of hidden thanks a colleague knows their own alone."""
    mine = [row for row in rows if row.giver_id == viewer.pk]
    is_hidden = any(row.is_hidden for row in rows)
    is_own = rows[0].receiver_id == viewer.pk
    counted = rows if is_own or not is_hidden else mine
    named = [givers[row.giver_id] for row in rows if row.giver_id in givers]
    return Thanked(rows[0].topic, len(counted), bool(mine), is_hidden, named)
