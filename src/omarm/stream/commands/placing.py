"""Where a post may stand, and putting it there."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.groups.commands.checks import lock
from omarm.groups.models import Group
from omarm.people.commands import hold_departments
from omarm.people.models import Department
from omarm.stream.models import Placement, Post
from omarm.stream.queries.posts import is_archived, is_inside, removable_placements


@dataclass(frozen=True)
class Place:
    """Everyone (both empty), one group, or one department with what is below it."""

    group: Group | None = None
    department: Department | None = None

    @property
    def audience(self):
        if self.group:
            return Placement.Audience.GROUP
        return Placement.Audience.DEPARTMENT if self.department else Placement.Audience.EVERYONE


EVERYONE = Place()


@transaction.atomic
def place_post(*, actor, post, place):
    """Share a post to one more place; it keeps its one conversation. Returns the Placement.

    From a department, or a group that is not open, only the author may: who can read the new place then reads the conversation.
    """
    if not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied
    if not post.is_live:
        raise DomainError(_("This post is not published yet."), code="post_waiting")
    if post.author_id != actor.pk and is_inside(post):
        raise PermissionDenied
    # First the post, then groups: as everywhere.
    Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post.pk)
    check_may_place(actor, place)

    placement, created = put(post, place, by=actor)

    if created:
        log.record("post.placed", actor=actor, subject=post, placement=placement.pk)
    return placement


@transaction.atomic
def unplace_post(*, actor, placement):
    """Take a post away from one of its places; it stays in the others. Returns the post.

    For its author, who shared it there, and who looks after the group that it was shared to. Raises DomainError for the
    only place there is.
    """
    post = Post.objects.select_for_update(of=("self",), no_key=True).get(
        pk=placement.post_id
    )  # two at once would leave it nowhere
    if not removable_placements(actor, post).filter(pk=placement.pk).exists():
        raise PermissionDenied
    if not post.placements.exclude(pk=placement.pk).exists():
        raise DomainError(_("The post stands nowhere else. Delete it instead."), code="placement_only")

    number = placement.pk
    placement.delete()

    log.record("post.unplaced", actor=actor, subject=post, placement=number)
    return post


def reachable_places(person):
    """Return the places where the person may post: everyone, own department and what it is part of, own groups."""
    groups = [Place(group=group) for group in Group.objects.writable_by(person).order_by("name", "pk")]
    if person.is_guest:
        return groups
    above = Department.objects.filter(pk__in=Department.objects.above(person.department_id))
    departments = sorted(above, key=lambda department: -department.depth)
    return [EVERYONE, *groups, *(Place(department=department) for department in departments)]


def check_may_place(actor, place):
    """Raise PermissionDenied unless the person may post there, and DomainError when its department was dissolved.

    A group is locked, so that it is not closed at the same moment; a department is held, so that it is there until the end.
    """
    hold_departments(place.department)
    if place.group:
        writable = Group.objects.writable_by(actor).select_for_update(no_key=True).filter(pk=place.group.pk)
        allowed = bool(writable.order_by().values_list("pk", flat=True)[:1])
    elif place.department:
        allowed = (
            not actor.is_guest
            and Department.objects.filter(
                pk=place.department.pk, pk__in=Department.objects.above(actor.department_id)
            ).exists()
        )
    else:
        allowed = not actor.is_guest
    if not allowed:
        raise PermissionDenied


def lock_places(posts):
    """Lock the groups in which posts stand, in the order in which everybody locks groups."""
    lock(*Placement.objects.filter(post__in=posts).exclude(group=None).values_list("group", flat=True))


def check_is_living(post):
    """Raise DomainError when a post stands in archived groups alone: there one can read it, and no more."""
    if is_archived(post):
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")


def put(post, place, *, by=None):
    """Store a placement with the copies that the feed's indexes need. Returns (Placement, whether it is new).

    `by` is who shared it there: it then stands at the time of the sharing.
    """
    shared_at = max(post.published_at, timezone.now()) if by and post.published_at else post.published_at
    return Placement.objects.get_or_create(
        post=post, audience=place.audience, group=place.group, department=place.department,
        defaults={
            "author_id": post.author_id, "published_at": shared_at, "live": _is_up(post), "placed_by": by,
        },
    )  # fmt: skip


def refresh(post):
    """Bring the copies on a post's placements up to date after publishing, deleting, hiding or restoring."""
    up = _is_up(post)
    post.placements.filter(placed_by=None).update(author=post.author_id, published_at=post.published_at, live=up)
    post.placements.exclude(placed_by=None).update(author=post.author_id, live=up)
    post.post_topics.update(published_at=post.published_at, live=up)


def _is_up(post):
    """Published, now or at a set time: the feed looks at the time itself."""
    return bool(post.published_at and not post.deleted_at and not post.hidden_at)
