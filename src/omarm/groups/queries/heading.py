"""What the head of every page of a group shows one person, asked in one question together with the group."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from omarm.groups.models import Group, Invitation, JoinRequest, Membership

MINE = ("id", "role", "joined_at", "in_home", "by_rule")


def with_heading(groups, person):
    """Return the groups with all that `heading_for` tells of them to this person."""
    outer = OuterRef("pk")
    listed, readable = Group.objects.listed_for(person), Group.objects.readable_by(person)
    members = Membership.objects.filter(group=outer, person__is_active=True).order_by().values("group")
    parts = listed.filter(parent=outer, archived_at=None).order_by("name", "pk")
    told = JSONObject(id="pk", name="name", slug="slug", is_read=Exists(readable.filter(pk=outer)))
    whole = listed.filter(pk=OuterRef("parent_id")).values(told=JSONObject(name="name", slug="slug"))
    return (
        groups.select_related("cover")
        .alias(mine=FilteredRelation("memberships", condition=Q(memberships__person=person)))
        .annotate(
            head_for=Value(person.pk),
            head_members=Coalesce(Subquery(members.annotate(n=Count("pk")).values("n")), 0),
            head_read=Exists(readable.filter(pk=outer)),
            head_asked=Exists(JoinRequest.objects.filter(group=outer, person=person)),
            head_invited=Exists(Invitation.objects.filter(group=outer, person=person)),
            head_owned=Exists(
                Membership.objects.filter(group=outer, role=Membership.Role.OWNER, person__is_active=True)
            ),
            head_whole=Subquery(whole),
            head_parts=ArraySubquery(parts.values(told=told)),
            **{f"mine_{field}": F(f"mine__{field}") for field in MINE},
        )
    )


def heading_for(person, group):
    """Return what the head of every page of a group shows this person, as a context.

    Of a group that `listed_group` or `readable_group` found for the same person it asks nothing more. `whole` and
    `parts` hold {"name", "slug"} of what the person may know of, a part also its `id` and whether they read it.
    """
    if vars(group).get("head_for") != person.pk:
        group = with_heading(Group.objects.all(), person).get(pk=group.pk)
    membership = _membership(person, group)
    manages, owns = _place(membership)
    cares = person.cares_for_all
    return {
        "group": group,
        "membership": membership,
        "may_read": group.head_read,
        "manages": manages,
        "owns": owns,
        "may_archive": owns or cares,
        "may_take": (manages or cares) and not group.head_owned,
        "may_invite": membership is not None and membership.may_invite and not group.archived_at,
        "asked": membership is None and group.head_asked,
        "invitation": membership is None and group.head_invited,
        "member_count": group.head_members,
        "whole": group.head_whole,
        "parts": group.head_parts,
    }


def _place(membership):
    """Return whether a member (or None) manages the group, and whether they own it."""
    if membership is None:
        return False, False
    return membership.is_managing, membership.role == Membership.Role.OWNER


def _membership(person, group):
    if group.mine_id is None:
        return None
    return Membership(group=group, person=person, **{field: getattr(group, f"mine_{field}") for field in MINE})
