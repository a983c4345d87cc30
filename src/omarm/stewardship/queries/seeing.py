"""Who takes the course, who guides it, who signs: the rules of this app, said once."""

from omarm.care.queries.tips import may_word_tips
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.people.models import Role


def may_read_lessons(person):
    """Return whether the lessons are for this person: every colleague may start a group."""
    return person.is_authenticated and not person.is_guest


def guides_course(person):
    """Return whether the person sees who has which level: community managers and administrators. Nobody's progress."""
    return person.is_authenticated and person.cares_for_all


def may_word_lessons(person):
    """Return whether the person looks after the words of the lessons: who looks after those of tips."""
    return person.is_authenticated and may_word_tips(person)


def signs_for_levels(person):
    """Return whether the person may sign where a community manager does. An administrator reads nobody's work."""
    return person.is_active and person.has_role(Role.Code.COMMUNITY_MANAGER)


def own_groups(person):
    """Return the living groups that the person owns or manages, by name."""
    return Group.objects.managed_by(person).filter(archived_at=None).order_by("name", "pk")


def owning():
    """Return the memberships of colleagues who can sign in and own a living group; the community of owners is none.

    Nor is a group that keeps its members to itself: an owner is one of them.
    """
    community = MembershipRule.objects.filter(whom=MembershipRule.Whom.OWNERS)
    return (
        Membership.objects.of_colleagues()
        .filter(role=Membership.Role.OWNER, group__archived_at=None, group__members_hidden=False)
        .exclude(group__in=community.values("group"))
    )


def is_community(group):
    """Return whether a group is the community of all who own a group."""
    return MembershipRule.objects.filter(whom=MembershipRule.Whom.OWNERS, group=group).exists()
