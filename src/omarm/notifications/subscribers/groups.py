"""Who is told of what happens to their place in a group, and of what waits for other hands.

A notice goes out of sight by itself when it is true no more (`STANDS` in models.py); here bells are told of it at once.
"""

from django.db.models import Q
from django.urls import reverse

from omarm.activity.log import on
from omarm.groups.models import Group, Membership
from omarm.groups.queries import closest_to, managers_of, owned_alone_by
from omarm.notifications.commands import notice, settle_past_notices
from omarm.people.models import HandOver, Person

Role = Membership.Role
SHUT = Q(access__in=(Group.Access.CLOSED, Group.Access.HIDDEN)) | Q(members_hidden=True)
RAISED = {Role.OWNER: "group.owner", Role.MANAGER: "group.manager"}


@on("join_request.made")
def tell_of_a_request(fact):
    """Tell who look after the group that somebody asks to join; of several at once they are told together."""
    for group in _groups(fact.data["group"]):
        _tell(fact, managers_of(group), "group.requests", group, url=reverse("groups:members", args=[group.slug]))


@on("membership.started")
def tell_who_was_let_in(fact):
    """Tell who was let in by somebody else; who came in by themself knows."""
    for group in _groups(fact.data["group"]):
        if fact.actor_id:
            _tell(fact, [fact.data["person"]], "group.admitted", group)
    settle_past_notices(group_id=fact.data["group"])


@on("join_request.declined")
def tell_who_was_not_let_in(fact):
    """Tell the asker that the answer is no."""
    for group in _groups(fact.data["group"]):
        _tell(fact, [fact.data["person"]], "group.declined", group)
    settle_past_notices(group_id=fact.data["group"])


@on("invitation.sent")
def tell_who_is_invited(fact):
    """Tell who was asked in."""
    for group in _groups(fact.data["group"]):
        _tell(fact, [fact.data["person"]], "group.invited", group)


@on("membership.role_changed")
def tell_who_looks_after_it_now(fact):
    """Tell who became owner or manager."""
    for membership in Membership.objects.filter(pk=fact.subject_id).select_related("group"):
        if fact.data["role"] in RAISED and fact.data.get("former") != Role.OWNER:
            _tell(fact, [membership.person_id], RAISED[fact.data["role"]], membership.group)
        settle_past_notices(group_id=membership.group_id)


@on("group.handed_over")
def tell_of_another_owner(fact):
    """Tell the new owner, and who look after the group beside them; also who gave it away without doing so themself."""
    for group in _groups(fact.subject_id):
        _tell(fact, [fact.data["to"]], "group.owner", group)
        others = {*managers_of(group), fact.data.get("former")} - {fact.data["to"], None}
        _tell(fact, others, "group.new_owner", group)
    settle_past_notices(group_id=fact.subject_id)


@on("membership.ended")
@on("group.archived")
@on("group.changed")
def quiet_what_is_past(fact):
    """Have what is no longer true of a group ring no bell."""
    settle_past_notices(group_id=fact.subject_id)


@on("hand_over.opened")
def tell_of_a_hand_over(fact):
    """Tell who moved, and who care for all groups: they have one notice for however many wait.

    Of a group without an owner into which nobody is let from outside its own members are told: one of them takes it on.
    """
    for hand_over in HandOver.objects.filter(pk=fact.subject_id, closed_at=None):
        at = fact.recorded_at
        mine = [hand_over.person_id] if hand_over.why == HandOver.Why.MOVED else []
        notice(people=mine, what="hand_over.mine", url=reverse("people:my-hand-over"), at=at)
        desk = Person.objects.caring_for_all()
        others = list(desk.exclude(pk=hand_over.person_id).values_list("pk", flat=True))
        notice(people=others, what="hand_over.waiting", url=reverse("people:hand-overs"), at=at)
        if hand_over.why == HandOver.Why.LEFT:
            for group in owned_alone_by(hand_over.person).filter(SHUT):
                _tell(fact, closest_to(group), "group.ownerless", group)


@on("hand_over.closed")
def quiet_a_hand_over(_fact):
    """Have what was handed over, or is kept, ring no bell."""
    settle_past_notices()


def _groups(group_id):
    return Group.objects.filter(pk=group_id)


def _tell(fact, people, what, group, *, url=""):
    """Tell these people, but not who did it, of what happened to a group."""
    others = [person for person in people if person != fact.actor_id]
    notice(people=others, what=what, url=url or group.get_absolute_url(), at=fact.recorded_at, group=group.pk)
