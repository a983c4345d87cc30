"""What pages ask about groups. Rows that reach a person start at `listed_for` or `readable_by`."""

from omarm.groups.queries.belonging import (
    board_of,
    by_role,
    invitation_to,
    is_last_in,
    member_count,
    members_page,
    membership_in,
    my_invitations,
    owners_of,
    request_in,
    requests_for,
    who_to_invite,
    whom_to_ask,
)
from omarm.groups.queries.covers import cover_of
from omarm.groups.queries.finding import (
    Wish,
    groups_of,
    groups_to_discover,
    my_groups,
    suggested_groups,
    topic_choices,
    wish_of,
)
from omarm.groups.queries.guests import (
    guest_invitation_by,
    guest_invitation_in,
    guest_invitations_of,
    guest_invitations_taken_back,
)
from omarm.groups.queries.handing import closest_to, held_groups, managers_of, owned_alone_by
from omarm.groups.queries.heading import heading_for
from omarm.groups.queries.living import (
    deserted_group,
    deserted_groups,
    groups_to_ask,
    ownerless_groups,
    unanswered_groups,
    wholes_for,
)
from omarm.groups.queries.one import (
    cared_group,
    group_of_form,
    group_to_give,
    listed_group,
    managed_group,
    may_manage,
    may_read,
    readable_group,
    told_digest,
    wholes_to_choose,
)
from omarm.groups.queries.owning import colleagues_by_name, guest_in, who_to_own
from omarm.groups.queries.rules import Preview, department_names, fixed_rules, is_bound_to, preview_of, rules_of
from omarm.groups.queries.similar import similar_groups

__all__ = [
    "Preview", "Wish", "board_of", "by_role", "cared_group", "closest_to", "colleagues_by_name", "cover_of", "department_names",
    "deserted_group", "deserted_groups", "fixed_rules", "group_of_form", "group_to_give", "groups_of", "groups_to_ask",
    "groups_to_discover", "guest_in", "guest_invitation_by", "guest_invitation_in", "guest_invitations_of",
    "guest_invitations_taken_back", "heading_for", "held_groups", "invitation_to", "is_bound_to", "is_last_in",
    "listed_group", "managed_group", "managers_of", "may_manage", "may_read", "member_count", "members_page",
    "membership_in", "my_groups", "my_invitations", "owned_alone_by", "ownerless_groups", "owners_of", "preview_of",
    "readable_group", "request_in", "requests_for", "rules_of", "similar_groups", "suggested_groups", "told_digest",
    "topic_choices", "unanswered_groups", "who_to_invite", "who_to_own", "wholes_for", "wholes_to_choose", "whom_to_ask",
    "wish_of",
]  # fmt: skip
