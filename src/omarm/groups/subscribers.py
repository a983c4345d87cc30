"""What follows in groups from what happens elsewhere: rules of membership follow the directory."""

from omarm.activity.log import on
from omarm.groups.commands import apply_rules, apply_rules_to
from omarm.groups.models import Group, MembershipRule
from omarm.groups.tasks import renew_what_is_found_in
from omarm.people.models import Person
from omarm.search.commands import index


@on("group.rules_changed")
@on("group.changed")
@on("group.revived")
def follow_the_rules_of_a_group(fact):
    """Bring in and let go by the rules as they are now."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None):
        apply_rules(group=group)


@on("group.rules_applied")
def follow_the_rules_of_its_parts(fact):
    """Have who came into a whole come into the parts to which a rule brings them."""
    for part in Group.objects.filter(
        parent=fact.subject_id, membership_rules__isnull=False, archived_at=None
    ).distinct():
        apply_rules(group=part)


@on("person.created")
@on("person.reactivated")
@on("profile.changed")
def follow_the_directory(fact):
    """Have somebody in the groups that go with their department, function and place."""
    _follow(fact.subject_id)


@on("department.moved")
def follow_a_moved_department(fact):
    """Apply the rules that name a department of which it is part now, or no more: who left must not read on till the night."""
    line = fact.data.get("line", ())
    for group in Group.objects.filter(membership_rules__department__in=line, archived_at=None).distinct():
        apply_rules(group=group)


@on("membership.started")
def bring_into_the_parts(fact):
    """Have who comes into a whole in those of its parts that a rule brings them to."""
    if MembershipRule.objects.filter(group__parent=fact.data["group"]).exists():
        _follow(fact.data["person"])


@on("group.started")
@on("group.changed")
@on("group.handed_over")
@on("group.archived")
@on("group.revived")
@on("membership.ended")
@on("membership.role_changed")
@on("person.deactivated")
def follow_who_owns_a_group(fact):
    """Have the community of owners be of who owns a group now."""
    for group in Group.objects.filter(membership_rules__whom=MembershipRule.Whom.OWNERS, archived_at=None).distinct():
        apply_rules(group=group)


@on("group.started")
@on("group.changed")
def find_by_what_it_is_called(fact):
    """Have a group be found by its name and purpose, and what stands in it by whom its doors let in now."""
    index(source="groups", ids=[fact.subject_id])
    former = fact.data.get("former_access")
    if former and Group.objects.filter(pk=fact.subject_id).exclude(access=former).exists():
        renew_what_is_found_in.enqueue(fact.subject_id)


def _follow(person_id):
    for person in Person.objects.filter(pk=person_id):
        apply_rules_to(person=person)
