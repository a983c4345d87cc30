"""What pages ask about groups. Rows that reach a person start at `listed_for` or `readable_by`."""

from django.db.models import Case, Count, IntegerField, Q, Value, When

from omarm.core import pagination
from omarm.core.folding import fold
from omarm.groups.models import Group, Invitation, JoinRequest, Membership
from omarm.people.models import Person

ROLE_ORDER = Case(
    When(role=Membership.Role.OWNER, then=Value(0)),
    When(role=Membership.Role.MANAGER, then=Value(1)),
    When(role=Membership.Role.MEMBER, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


def listed_group(person, slug):
    """Return the group with this address if the person may know of it. Raises Group.DoesNotExist."""
    return Group.objects.listed_for(person).get(slug=slug)


def readable_group(person, slug):
    """Return the group with this address if the person may read inside it. Raises Group.DoesNotExist."""
    return Group.objects.readable_by(person).get(slug=slug)


def may_read(person, group):
    """Return whether what is inside the group is for this person."""
    return Group.objects.readable_by(person).contains(group)


def membership_of(person, group):
    """Return the person's Membership of the group, or None."""
    return group.memberships.filter(person=person).first()


def my_groups(person):
    """Return the groups that the person belongs to, by name."""
    return Group.objects.filter(memberships__person=person, archived_at=None).order_by("name", "pk")


def groups_of(person, *, text="", kind=""):
    """Return the person's groups by name, each with `.member_count`; `text` must stand in name or purpose."""
    mine = Group.objects.filter(memberships__person=person, archived_at=None)
    return _counted(list(_narrowed(mine, text, kind).order_by("name", "pk")))


def groups_to_discover(person, *, text="", kind="", after="", limit=30):
    """Return a Page of listed groups that the person is not in, by name.

    Each has `.member_count`, None where the person may not read inside.
    """
    mine = Membership.objects.filter(person=person).values("group")
    found = Group.objects.listed_for(person).filter(archived_at=None).exclude(pk__in=mine)
    found = _narrowed(found, text, kind)
    if cursor := pagination.parse_text(after):
        found = found.filter(Q(name__gt=cursor[0]) | Q(name=cursor[0], pk__gt=cursor[1]))
    rows = list(found.order_by("name", "pk")[: limit + 1])
    page = pagination.cut(rows, size=limit, cursor_of=lambda last: pagination.as_text(last.name, last.pk))
    _counted([row for row in page if row.is_open])
    return page


def _narrowed(groups, text, kind):
    if kind in Group.Kind.values:
        groups = groups.filter(kind=kind)
    for word in text.split():
        groups = groups.filter(Q(name__icontains=word) | Q(purpose__icontains=word))
    return groups


def _counted(groups):
    """Give each group the number of its active members."""
    members = Membership.objects.filter(group__in=groups, person__is_active=True)
    counts = dict(members.values_list("group").annotate(Count("pk")))
    for group in groups:
        group.member_count = counts.get(group.pk, 0)
    return groups


def members_of(group, *, text="", limit=200):
    """Return the members of a group by role and then surname. Only for who may read the group: ask that first."""
    members = Membership.objects.filter(group=group, person__is_active=True)
    for word in fold(text).split():
        members = members.filter(person__search_text__contains=word)
    return members.select_related("person__department").order_by(ROLE_ORDER, "person__sort_key")[:limit]


def member_count(group):
    """Return how many active people belong to the group."""
    return Membership.objects.filter(group=group, person__is_active=True).count()


def owners_of(person, group):
    """Return who own or manage the group, owners first: those whom the person may know."""
    known = Person.objects.visible_to(person).active()
    managing = Membership.objects.filter(group=group, role__in=Membership.MANAGING, person__in=known)
    return managing.select_related("person").order_by(ROLE_ORDER, "person__sort_key")


def requests_for(manager, group):
    """Return the open requests to join a group, oldest first; none for who does not manage it."""
    managed = JoinRequest.objects.filter(group=group, group__in=Group.objects.managed_by(manager))
    return managed.select_related("person__department", "group").order_by("asked_at")


def my_request(person, group):
    """Return the person's open request to join the group, or None."""
    return JoinRequest.objects.filter(person=person, group=group).first()


def my_invitations(person):
    """Return the invitations that wait for the person, newest first."""
    return Invitation.objects.filter(person=person).select_related("group", "invited_by").order_by("-invited_at")


def my_invitation(person, group):
    """Return the person's invitation to the group, or None."""
    return Invitation.objects.filter(person=person, group=group).select_related("invited_by", "group").first()


def who_to_invite(person, group, *, text, limit=8):
    """Return colleagues by name who are not in the group yet; none without text."""
    words = fold(text).split()
    if not words:
        return Person.objects.none()
    others = Person.objects.visible_to(person).active().exclude(memberships__group=group)
    return others.matching(words).by_surname()[:limit]


def suggested_groups(person, *, limit=5):
    """Return open groups that most colleagues of the person's department are in, with `.near` of them; not one's own."""
    if person.is_guest or not person.department_id:
        return []
    mine = Membership.objects.filter(person=person).values("group")
    nearby = Membership.objects.filter(
        person__department=person.department_id,
        person__is_active=True,
        group__access=Group.Access.OPEN,
        group__archived_at=None,
    ).exclude(group__in=mine)
    counted = nearby.values("group").annotate(near=Count("pk")).order_by("-near", "group")[:limit]
    near = {row["group"]: row["near"] for row in counted}
    groups = Group.objects.in_bulk(near)
    return [_with_near(groups[pk], count) for pk, count in near.items()]


def _with_near(group, count):
    group.near = count
    return group


def may_manage(person, group):
    """Return whether the person owns or manages the group."""
    return Group.objects.managed_by(person).contains(group)


def membership_in(person, slug, membership_id):
    """Return a membership of a group that the person may read. Raises Membership.DoesNotExist."""
    readable = Group.objects.readable_by(person).filter(slug=slug)
    return Membership.objects.select_related("person", "group").get(pk=membership_id, group__in=readable)


def request_in(person, slug, request_id):
    """Return a request to join a group that the person manages. Raises JoinRequest.DoesNotExist."""
    managed = Group.objects.managed_by(person).filter(slug=slug)
    return JoinRequest.objects.select_related("person", "group").get(pk=request_id, group__in=managed)


def invitation_to(person, slug):
    """Return the person's own invitation to a group. Raises Invitation.DoesNotExist."""
    return Invitation.objects.select_related("group").get(person=person, group__slug=slug)


def heading_for(person, group):
    """Return what the head of every page of a group shows this person, as a context."""
    membership = membership_of(person, group)
    inside = membership is not None
    return {
        "group": group,
        "membership": membership,
        "may_read": may_read(person, group),
        "manages": inside and membership.is_managing,
        "may_invite": inside and membership.may_invite,
        "asked": None if inside else my_request(person, group),
        "invitation": None if inside else my_invitation(person, group),
        "member_count": member_count(group),
    }
