"""Groups that existed elsewhere: who belonged to them, and who answers for them here."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups import commands as groups
from omarm.groups.models import Group, Membership
from omarm.importers.commands.known import Known
from omarm.importers.commands.outcome import named
from omarm.importers.readers.text import key_of


class Rooms:
    """The groups of one archive. `left_out` tells of a group why nothing more may come into it."""

    def __init__(self, archive, outcome, *, staff, owner):
        self._archive, self._outcome, self._staff, self._owner = archive, outcome, staff, owner
        self._known, self._joined = Known(archive.source, Group), Known(archive.source, Membership)
        self._here = {}
        self.left_out = {}

    def __getitem__(self, key):
        return self._here[key]

    def bring_in(self):
        """Find or make every group, let in who is new in it, and see to it that somebody can answer for it."""
        began = {}
        for post in self._archive.posts:
            began[post.group_key] = min(began.get(post.group_key, post.published_at), post.published_at)
        before = Group.objects.in_bulk(self._known.ids)
        for source in self._archive.groups:
            if source.key in self._known:
                self._find(source, before.get(self._known.get(source.key)))
            else:
                self._make(source, min(began.get(source.key, timezone.now()), timezone.now()))
        self._find_owners()

    def _find(self, source, group):
        """Take up a group that came in before. What is private elsewhere never comes into a group that all can read."""
        if group is None:
            self.left_out[source.key] = "deleted_here"
        elif source.access == "closed" and group.is_open:
            self.left_out[source.key] = "open_here"
            words = _("“%(name)s” is private in the file and open to everyone here: nothing new came into it.")
            self._outcome.findings.append(words % {"name": group.name})
        else:
            self._here[source.key] = group
            self._let_in(source, group, timezone.now())

    def _make(self, source, born):
        people = [self._staff[key] for key in source.member_keys]
        able = [person for person in (self._staff.get(source.owner_key), self._owner, *people) if _can_own(person)]
        owner = next(iter(able), None) or self._staff.get(source.owner_key) or next(iter(people), None)
        if owner is None:
            raise DomainError(
                _("The group “%(name)s” would have no owner. Name one with --owner.") % {"name": source.name},
                code="no_owner",
            )
        access = Group.Access.OPEN if source.access == "open" else Group.Access.CLOSED
        name = source.name[:120].strip() or source.key[:120]
        new = groups.NewGroup(name=name, purpose=source.purpose[:200].strip(), access=access)
        group = groups.bring_in_group(new=new, owner=owner, created_at=born, archived=source.archived)
        self._here[source.key] = group
        self._known.remember([(source.key, group.pk)])
        self._let_in(source, group, born)
        self._outcome.counts["groups"] += 1

    def _let_in(self, source, group, joined_at):
        """Let in who was not let in by an earlier import: who left since, or was taken out, is not put back."""
        new = {}
        for person_key in source.member_keys:
            key = key_of(source.key, person_key)
            if key not in self._joined:
                new[key] = self._staff[person_key]
        memberships = groups.bring_in_members(group=group, people=list(new.values()), joined_at=joined_at)
        place = {membership.person_id: membership.pk for membership in memberships}
        self._joined.remember((key, place[person.pk]) for key, person in new.items() if person.pk in place)

    def _find_owners(self):
        """Give every group without an owner who can sign in the one that was named, or else say so."""
        mine = Group.objects.filter(pk__in=[group.pk for group in self._here.values()])
        owners = Membership.objects.filter(group=OuterRef("pk"), role=Membership.Role.OWNER, person__is_active=True)
        waiting = mine.exclude(Exists(owners)).order_by("name", "pk")
        for group in waiting if self._owner else ():
            groups.bring_in_owner(group=group, owner=self._owner)
        if not self._owner and (names := list(waiting.values_list("name", flat=True))):
            words = _(
                "Nobody who owns %(groups)s can sign in, so nobody can manage that. Repeat the import with --owner, "
                "or activate the owner."
            )
            self._outcome.findings.append(words % {"groups": named(names)})


def _can_own(person):
    return person is not None and person.is_active and not person.is_guest
