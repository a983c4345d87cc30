"""What pages ask about groups. Rows that reach a person start at `listed_for` or `readable_by`."""

from omarm.groups.queries.belonging import (
    by_role,
    invitation_to,
    member_count,
    members_page,
    membership_in,
    membership_of,
    my_invitation,
    my_invitations,
    my_request,
    owners_of,
    request_in,
    requests_for,
    who_to_invite,
)
from omarm.groups.queries.covers import cover_of
from omarm.groups.queries.finding import (
    Wish,
    groups_of,
    groups_to_discover,
    my_groups,
    suggested_groups,
)
from omarm.groups.queries.guests import guest_invitation_by, guest_invitation_in, guest_invitations_of
from omarm.groups.queries.handing import held_groups, owned_alone_by
from omarm.groups.queries.heading import heading_for
from omarm.groups.queries.living import (
    groups_to_ask,
    ownerless_groups,
    parts_for,
    unanswered_groups,
    whole_for,
    wholes_for,
)
from omarm.groups.queries.one import (
    cared_group,
    listed_group,
    managed_group,
    may_manage,
    may_read,
    readable_group,
    wholes_to_choose,
)
from omarm.groups.queries.owning import guest_in, who_to_own
from omarm.groups.queries.rules import Preview, department_names, is_bound_to, preview_of, rules_of
from omarm.groups.queries.similar import similar_groups

__all__ = [
    "Preview", "Wish", "by_role", "cared_group", "cover_of", "department_names", "groups_of", "groups_to_ask",
    "groups_to_discover", "guest_in", "guest_invitation_by", "guest_invitation_in", "guest_invitations_of",
    "heading_for", "held_groups", "invitation_to", "is_bound_to", "listed_group", "managed_group", "may_manage",
    "may_read", "member_count", "members_page", "membership_in", "membership_of", "my_groups", "my_invitation",
    "my_invitations", "my_request", "owned_alone_by", "ownerless_groups", "owners_of", "parts_for", "preview_of",
    "readable_group", "request_in", "requests_for", "rules_of", "similar_groups", "suggested_groups",
    "unanswered_groups", "who_to_invite", "who_to_own", "whole_for", "wholes_for", "wholes_to_choose",
]  # fmt: skip
