"""Where questions stand, and to which groups a question leans: by its neighbours, their words, and the kind of work."""

from collections import Counter
from dataclasses import dataclass

from omarm.groups.models import Group
from omarm.questions.queries.words import Among, reader, work_alike, work_in
from omarm.stream.models import Placement

NEIGHBOURS, STEEP = 40, 3  # of the most like questions, each by its score to this power
BY_NEIGHBOURS, BY_WORDS, BY_WORK = 1.0, 0.8, 1.5
NEAR = 0.3  # the likeness of the best from which on neighbours count in full
MOST_OF_ABOUT = 600  # letters
OF_A_GROUP = ("pk", "name", "purpose", "about")  # that a leaning is worked out from


@dataclass(frozen=True, slots=True)
class Leaning:
    """How much a question leans to a group, of 1 over all groups, and what that comes from.

    `neighbours` are the posts like it in the group, `held` the units of the question that the group's own words have.
    """

    group: object
    share: float
    neighbours: tuple[int, ...] = ()
    held: tuple[int, ...] = ()


def groups_of(person, post_ids):
    """Return {post id: the first group through which the person reads it}, without those that stand in none."""
    found = group_ids_of(person, post_ids)
    groups = Group.objects.only(*OF_A_GROUP).in_bulk(set(found.values()))
    return {post: groups[group] for post, group in found.items() if group in groups}


def group_ids_of(person, post_ids):
    """Return the same as {post id: id of the group}; one query."""
    found = {}
    rows = Placement.objects.in_reach_of(person).filter(post__in=post_ids, group__isnull=False)
    for post, group in rows.order_by("placed_by", "pk").values_list("post_id", "group_id"):
        found.setdefault(post, group)
    return found


def leanings(text, read, asked, groups, where):
    """Return a Leaning for each of the groups, in their order: Groups, or whatever has the fields OF_A_GROUP.

    `asked` are the Asked with the most like first, `where` {post id: Group}.
    """
    neighbours, near = Counter(), {}
    for one in asked[:NEIGHBOURS]:
        if group := where.get(one.post_id):
            neighbours[group.pk] += max(one.score, 0) ** STEEP
            near.setdefault(group.pk, []).append(one.post_id)
    now, written = reader(), [_written(group) for group in groups]
    words = Among([now.read(one) for one in written], one_sided=True).compared_to(read)
    work = work_in(text) if "f" in now.lists else {}
    nearness = min(asked[0].score / NEAR, 1) if asked else 0
    parts = (
        (BY_NEIGHBOURS * nearness, _shares([neighbours[group.pk] for group in groups])),
        (BY_WORDS, _shares([one.score for one in words])),
        (BY_WORK, _shares([work_alike(work, work_in(one)) ** 2 for one in written])),
    )
    whole = BY_NEIGHBOURS + BY_WORDS + BY_WORK
    return [
        Leaning(group, sum(weight * part[at] for weight, part in parts) / whole, tuple(near.get(group.pk, ())), words[at].held)
        for at, group in enumerate(groups)
    ]  # fmt: skip


def _written(group):
    """Return what a group says of itself; its name counts twice."""
    return f"{group.name}. {group.name}. {group.purpose} {group.about[:MOST_OF_ABOUT]}"


def _shares(values):
    whole = sum(values)
    return [value / whole if whole else 0 for value in values]
