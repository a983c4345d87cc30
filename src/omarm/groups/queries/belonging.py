"""Who belongs to a group, who asks to and who was asked."""

from itertools import groupby

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from omarm.core import pagination
from omarm.groups.kinds import kind_of
from omarm.groups.models import Group, Invitation, JoinRequest, Membership
from omarm.people.models import Person, Role
from omarm.people.queries.finding import best_named, narrowed

MEMBERS = 50
ASKED_MOST = 3
ROLE_ORDER = Case(
    When(role=Membership.Role.OWNER, then=Value(0)),
    When(role=Membership.Role.MANAGER, then=Value(1)),
    When(role=Membership.Role.MEMBER, then=Value(2)),
    default=Value(3),
    output_field=IntegerField(),
)


def members_page(person, group, *, text="", after="", limit=MEMBERS):
    """Return a Page of the active members of a group, by role and then surname, each with `.rank` of their role.

    Only for who may read the group: ask that first.
    """
    members = Membership.objects.filter(group=group, person__is_active=True).annotate(rank=ROLE_ORDER)
    if text.strip():
        known = Person.objects.visible_to(person).active().filter(memberships__group=group)
        members = members.filter(person__in=narrowed(known, text, reader=person))
    if cursor := pagination.parse_text(after):
        members = _behind(members, *cursor)
    found = members.select_related("person__department").order_by("rank", "person__sort_key", "person_id")
    return pagination.cut(list(found[: limit + 1]), size=limit, cursor_of=_place)


def by_role(memberships):
    """Return [(role, its memberships)] of members in order of role."""
    return [(Membership.Role(role), list(rows)) for role, rows in groupby(memberships, lambda row: row.role)]


def _place(row):
    return pagination.as_text(f"{row.rank}{row.person.sort_key}", row.person_id)


def _behind(members, key, pk):
    """Return those who stand behind a place in the list; all for a place that is none."""
    rank = pagination.number(key[:1])
    if rank is None:
        return members
    same = Q(rank=rank) & (Q(person__sort_key__gt=key[1:]) | Q(person__sort_key=key[1:], person_id__gt=pk))
    return members.filter(Q(rank__gt=rank) | same)


def member_count(group):
    """Return how many active people belong to the group."""
    return Membership.objects.filter(group=group, person__is_active=True).count()


def is_last_in(person, group):
    """Return whether a living group would close when the person leaves: no other colleague is in it, nor in a part.

    Who leaves a group that is not open leaves its parts too.
    """
    here = Q(group=group) | Q(group__parent=group, group__archived_at=None)
    colleagues = Membership.objects.of_colleagues().filter(here)
    goes = Q(person=person, group=group) if group.is_open else Q(person=person)
    is_in = group.memberships.filter(person=person).exists()
    return group.archived_at is None and is_in and not colleagues.exclude(goes).exists()


def owners_of(person, group):
    """Return who own or manage the group, owners first: those whom the person may know. None where only members see them."""
    known = Person.objects.visible_to(person).active()
    managing = Membership.objects.filter(
        group__in=Group.objects.with_people_for(person).filter(pk=group.pk), role__in=Membership.MANAGING,
        person__in=known,
    )  # fmt: skip
    return managing.select_related("person").order_by(ROLE_ORDER, "person__sort_key")


def whom_to_ask(person):
    """Return up to three colleagues who look after all groups, community managers first: the same whoever is in a group."""
    manages = Exists(Role.objects.filter(person=OuterRef("pk"), code=Role.Code.COMMUNITY_MANAGER))
    found = Person.objects.visible_to(person).caring_for_all().annotate(manages=manages)
    return found.order_by("-manages", "sort_key", "pk")[:ASKED_MOST]


def board_of(person, group):
    """Return the memberships with a seat on the board of a group, those without a number last: those whom the person may know.

    None of a kind of group without a board, nor where only members see who is in it.
    """
    if not kind_of(group).has_board:
        return Membership.objects.none()
    known = Person.objects.visible_to(person).active()
    told = Group.objects.with_people_for(person).filter(pk=group.pk)
    seats = Membership.objects.filter(group__in=told, person__in=known).exclude(seat="")
    in_order = seats.annotate(is_unplaced=Q(seat_rank=0)).order_by("is_unplaced", "seat_rank", "person__sort_key")
    return in_order.select_related("person")


def membership_in(person, slug, membership_id):
    """Return a membership of a group that the person may read. Raises Membership.DoesNotExist."""
    readable = Group.objects.readable_by(person).filter(slug=slug)
    return Membership.objects.select_related("person", "group").get(pk=membership_id, group__in=readable)


def requests_for(manager, group):
    """Return the open requests to join a group, oldest first; none for who does not manage it."""
    managed = JoinRequest.objects.filter(group=group, group__in=Group.objects.managed_by(manager))
    return managed.select_related("person__department", "group").order_by("asked_at")


def request_in(person, slug, request_id):
    """Return a request to join a group that the person manages. Raises JoinRequest.DoesNotExist."""
    managed = Group.objects.managed_by(person).filter(slug=slug)
    return JoinRequest.objects.select_related("person", "group").get(pk=request_id, group__in=managed)


def my_invitations(person):
    """Return the invitations that wait for the person, newest first; not those into a group that was closed since."""
    waiting = Invitation.objects.filter(person=person, group__archived_at=None)
    return waiting.select_related("group", "invited_by").order_by("-invited_at")


def invitation_to(person, slug):
    """Return the person's own invitation to a group. Raises Invitation.DoesNotExist."""
    return Invitation.objects.select_related("group").get(person=person, group__slug=slug)


def who_to_invite(person, group, *, text, limit=8):
    """Return colleagues by name who are not in the group yet; none without text."""
    if not text.strip():
        return []
    others = Person.objects.visible_to(person).active().exclude(memberships__group=group)
    return best_named(others, text, reader=person, limit=limit)
