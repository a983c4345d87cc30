"""The lists of groups: one's own, those that may be found, those that are suggested."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import ngettext

from omarm.core import pagination
from omarm.core.floor import FLOOR
from omarm.groups.models import Group, Membership
from omarm.groups.suggesting import groups_about, news_for, suggestions_for, topics_for
from omarm.people.models import Department
from omarm.topics.models import Topic
from omarm.topics.queries import topic_by_slug


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What somebody looks for among groups: words, a kind, a Topic that occurs there, a Department whose people are in it,
    the living or the closed.
    """

    text: str = ""
    kind: str = ""
    topic: Topic | None = None
    department: Department | None = None
    archived: bool = False

    def __bool__(self):
        return bool(self.text or self.kind or self.topic or self.department or self.archived)


def my_groups(person):
    """Return the groups that the person belongs to, by name."""
    return Group.objects.filter(memberships__person=person, archived_at=None).order_by("name", "pk")


def groups_of(person, wish=None):
    """Return the person's groups, each with `.member_count` and `.news` (new posts, 10 at most): what moved first, by name."""
    mine = Group.objects.filter(memberships__person=person)
    groups = _counted(list(_narrowed(mine, person, wish or Wish()).order_by("name", "pk")))
    news = news_for(person) if groups else {}
    for group in groups:
        group.news = news.get(group.pk, 0)
    return sorted(groups, key=lambda group: not group.news)


def groups_to_discover(person, wish=None, *, after="", limit=30):
    """Return a Page of listed groups that the person is not in, by name.

    Each has `.member_count`, None where the person may not read inside.
    """
    mine = Membership.objects.filter(person=person).values("group")
    found = _narrowed(Group.objects.listed_for(person).exclude(pk__in=mine), person, wish or Wish())
    if cursor := pagination.parse_text(after):
        found = found.filter(Q(name__gt=cursor[0]) | Q(name=cursor[0], pk__gt=cursor[1]))
    rows = list(found.order_by("name", "pk")[: limit + 1])
    page = pagination.cut(rows, size=limit, cursor_of=lambda last: pagination.as_text(last.name, last.pk))
    _counted([row for row in page if row.is_open])
    return page


def topic_choices(person, wished=None):
    """Return [(slug, name)] of the topics to choose among groups, with the wished Topic; none for guests."""
    if person.is_guest:
        return []
    found = topics_for(person)
    return found if wished is None or (wished.slug, wished.name) in found else [(wished.slug, wished.name), *found]


def wish_of(person, *, text, kind, topic, department, archived):
    """Return the Wish that a person typed: `topic` by its address, `department` by its number; nonsense is not wished."""
    return Wish(
        text=text, kind=kind if kind in Group.Kind.values else "", topic=_topic(person, topic),
        department=Department.objects.filter(pk=department).first() if department else None, archived=archived,
    )  # fmt: skip


def _topic(person, slug):
    """Return the topic in use at an address, or None; guests do not know the list of topics."""
    try:
        return None if person.is_guest or not slug else topic_by_slug(slug)
    except Topic.DoesNotExist:
        return None


def suggested_groups(person, *, limit=5):
    """Return open groups for the person, each with its `.reason` and `.member_count`; not one's own.

    Groups with colleagues of their department first, then of their function, then what apps above suggest. Who is in a
    group that is not open is nobody's business outside it, so those are not suggested.
    """
    if person.is_guest:
        return []
    reasons = {}
    for pk, reason in [*_with_colleagues(person, limit), *suggestions_for(person)]:
        reasons.setdefault(pk, reason)
    mine = Membership.objects.filter(person=person).values("group")
    open_ones = Group.objects.filter(access=Group.Access.OPEN, archived_at=None).exclude(pk__in=mine).in_bulk(reasons)
    groups = [open_ones[pk] for pk in reasons if pk in open_ones][:limit]
    for group in groups:
        group.reason = reasons[group.pk]
    return _counted(groups)


def _with_colleagues(person, limit):
    """Return [(group id, reason)] of open groups with people of one's department or function in it."""
    near, same = Q(person__department=person.department_id), Q(person__function__iexact=person.function)
    alike = (near if person.department_id else Q(pk=None)) | (same if person.function else Q(pk=None))
    inside = Membership.objects.filter(
        alike, person__is_active=True, group__access=Group.Access.OPEN, group__archived_at=None
    )
    counted = (
        inside.exclude(person=person).exclude(group__memberships__person=person).values("group")
        .annotate(near=Count("pk", filter=near), same=Count("pk", filter=same))
        .order_by("-near", "-same", "group")[:limit]
    )  # fmt: skip
    return [(row["group"], _reason(person, row)) for row in counted]


def _reason(person, row):
    if person.department_id and row["near"]:
        words = ngettext(
            "%(n)d colleague of your department is in it", "%(n)d colleagues of your department are in it", row["near"]
        )
        return words % {"n": row["near"]}
    words = ngettext(
        "%(n)d colleague with your function is in it", "%(n)d colleagues with your function are in it", row["same"]
    )
    return words % {"n": row["same"]}


def _narrowed(groups, person, wish):
    groups = groups.filter(archived_at__isnull=not wish.archived)
    if wish.kind in Group.Kind.values:
        groups = groups.filter(kind=wish.kind)
    for word in wish.text.split():
        groups = groups.filter(Q(name__icontains=word) | Q(purpose__icontains=word))
    if wish.topic:
        groups = groups.filter(pk__in=groups_about(person, wish.topic))
    if wish.department:
        groups = groups.filter(pk__in=_where_many_are(person, wish.department))
    return groups


def _where_many_are(person, department):
    """Return the ids of groups that the person reads with so many people of a department in it that it tells of none."""
    near = Membership.objects.filter(
        person__is_active=True,
        person__department__in=Department.objects.within(department),
        group__in=Group.objects.readable_by(person),
    )
    return near.order_by().values("group").annotate(n=Count("pk")).filter(n__gte=FLOOR).values("group")


def _counted(groups):
    """Give each group the number of its active members."""
    members = Membership.objects.filter(group__in=groups, person__is_active=True)
    counts = dict(members.values_list("group").annotate(Count("pk")))
    for group in groups:
        group.member_count = counts.get(group.pk, 0)
    return groups
