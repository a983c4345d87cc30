"""Starting a group and changing what it is."""

import secrets
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.folding import slug
from omarm.core.functions import part_of
from omarm.core.legible import checked_name
from omarm.groups.commands.checks import check_alive, check_manages, lock
from omarm.groups.commands.discretion import check_keeping
from omarm.groups.commands.parts import check_parts, check_whole
from omarm.groups.kinds import KINDS, promised_by
from omarm.groups.models import Group, Membership
from omarm.groups.queries.one import form_key, group_of_form, told_digest
from omarm.people.models import Person

LONGEST_PROMISE = 60  # working days: who waits a quarter of a year waits for nothing
MOST_HOURS = 40  # of working time: what takes longer than a week is promised in days
RESERVED = {"new"}  # an address under /groups/ that is a page
AS_IT_IS = object()  # not told: at a start the kind proposes it, at a change it stays


class GroupChanged(DomainError):
    """Somebody changed the group since it was opened for editing. `group` is how it stands now."""

    def __init__(self, group):
        super().__init__(
            _("This group was changed after you opened it. Your words are still here: compare, then save again."),
            code="group_changed",
        )
        self.group = group


@dataclass(frozen=True, kw_only=True)
class NewGroup:
    """What is told when a group starts, and when it changes.

    `parent` is the group that it is part of (None: of none), `promise_days` the answer promise or `promise_hours` in its
    place (neither: nothing is promised), `tabs_on` the codes of the tabs that its managers turned on, `members_hidden`
    whether who is in it is seen by its members only.
    """

    name: str
    purpose: str = ""
    about: str = ""
    access: str = Group.Access.OPEN
    members_hidden: bool | object = AS_IT_IS
    goals: str | object = AS_IT_IS
    kind: str = Group.Kind.TEAM
    coaches_writers: bool = True
    rules: str | object = AS_IT_IS
    welcome: str | object = AS_IT_IS
    promise_days: int | object | None = AS_IT_IS
    promise_hours: int | object | None = AS_IT_IS
    tabs_on: list | object = AS_IT_IS
    parent: Group | object | None = AS_IT_IS

    def told(self):
        """Return what was told, by the names of the model's fields. Hours take the place of days, and days that of hours."""
        told = {name: value for name, value in vars(self).items() if value is not AS_IT_IS}
        if told.get("promise_hours"):
            return told | {"promise_days": None}
        return {"promise_hours": None} | told if told.get("promise_days") else told

    def proposed(self, person=None):
        """Return what is told for a group that starts: what was left out is as its kind proposes to who starts it."""
        kind = KINDS[self.kind]
        return {"promise_days": promised_by(kind, person), "tabs_on": list(kind.tabs)} | self.told()


@part_of("starting-groups")
@transaction.atomic
def start_group(*, actor, new, created_at=None, submission=None):
    """Start a group with the actor as its owner: anyone but a guest may. Returns the Group.

    What is not told comes from its kind. A part is started by who manages the whole. A taken address is never reported,
    since a hidden group may have it: the new group just gets another. The same form sent twice (`submission`, a UUID) starts
    the same group once. Raises DomainError in words.
    """
    if actor.is_guest:
        raise PermissionDenied
    new = _named(new)
    _check_told(new)
    if submission and (same := _started_before(actor, submission, new)):
        return same
    whole = new.told().get("parent")
    if whole:
        whole = lock(whole)[whole.pk]
        check_whole(actor, whole=whole, access=new.access)
    check_keeping(actor, told=new.told(), whole=whole)

    started = created_at or timezone.now()
    group = create_with_free_slug(
        new, started, submission=submission and form_key(actor, submission, new.name), by=actor
    )
    Membership.objects.create(group=group, person=actor, role=Membership.Role.OWNER, joined_at=started)

    log.record("group.started", actor=actor, subject=group)
    return group


@transaction.atomic
def change_group(*, actor, group, new, opened=None):
    """Change what a group is, what it promises, or what it is part of. Returns the Group. Its address stays what it was.

    `opened` is the `told_digest` of the group as it was opened for editing: GroupChanged when somebody told something
    else since then, and what comes now is different. Raises DomainError in words where a part would be wider than the
    whole, and for an archived group.
    """
    check_manages(actor, group)
    new = _named(new)
    _check_told(new)
    group = _locked_for_change(actor, group, new)
    former, told = group.access, new.told()
    if opened not in {None, told_digest(group)} and any(getattr(group, name) != value for name, value in told.items()):
        raise GroupChanged(group)

    for field, value in told.items():
        setattr(group, field, value)
    group.version = F("version") + 1
    group.save(update_fields=[*told, "version"])
    if former == Group.Access.OPEN and not group.is_open:
        # What any member of an open group could promise is no longer theirs to give.
        managing = group.memberships.filter(role__in=Membership.MANAGING).values("person")
        group.invitations.exclude(invited_by__in=managing).delete()

    log.record("group.changed", actor=actor, subject=group, former_access=former)
    return group


def create_with_free_slug(new, created_at, *, submission=None, by=None):
    """Store a Group under the first free address that fits its name, started `by` somebody or brought in.

    Returns it. Raises DomainError without a free address.
    """
    wanted = slug(new.name, longest=70) or "group"
    wanted = f"{wanted}-group" if wanted in RESERVED else wanted
    if new.access == Group.Access.HIDDEN:
        wanted = f"{wanted}-{secrets.token_hex(3)}"  # a plain address that is taken would tell of the group
    for number in range(1, 1000):
        try:
            with transaction.atomic():
                address = wanted if number == 1 else f"{wanted}-{number}"
                return Group.objects.create(
                    slug=address, created_at=created_at, submission=submission, **new.proposed(by)
                )
        except IntegrityError:
            continue
    raise DomainError(_("Choose another name for the group."), code="group_name")


def _locked_for_change(actor, group, new):
    """Return the group as it is now, locked with what it is and becomes part of, after checking that it may change so."""
    told = new.told()
    whole = told.get("parent", group.parent)
    rows = lock(group, group.parent_id, whole)
    present = rows[group.pk]
    check_alive(present)
    if present.parent_id != group.parent_id:
        raise GroupChanged(present)
    if whole:
        check_whole(actor, whole=rows[whole.pk], access=new.access, part=present)
    else:
        check_parts(actor, whole=present, parts=list(present.parts.all()), access=new.access)
    check_keeping(actor, told=told, whole=rows[whole.pk] if whole else None, present=present)
    return present


def _started_before(actor, submission, new):
    """Return the group that this form started before, or None. Of two that come at once the second waits for the first."""
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
    return group_of_form(actor, submission, new.name)


def _named(new):
    """Return what is told with the name as people will see it. Raises DomainError when there is nothing to see."""
    return replace(new, name=checked_name(new.name, code="group_name"))


def _check_told(new):
    days, hours = new.told().get("promise_days"), new.told().get("promise_hours")
    if days is not None and not 1 <= days <= LONGEST_PROMISE:
        raise DomainError(
            _("Promise an answer within one to %(most)d working days, or promise nothing.") % {"most": LONGEST_PROMISE},
            code="group_promise",
        )
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        raise DomainError(
            _("Promise an answer within one to %(most)d hours, or choose a number of working days.")
            % {"most": MOST_HOURS},
            code="group_promise_hours",
        )
