"""What this person is asked to read, and what they asked themselves."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Subquery

from omarm.groups.models import Group
from omarm.mustread.models import Confirmation, MustRead
from omarm.people.models import Role
from omarm.stream.models import Post

ASK_OF_ALL = {Role.Code.EDITOR, Role.Code.COMMUNITY_MANAGER, Role.Code.LEADER, Role.Code.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class ReadState:
    """A must-read as it stands for one person; `confirmed_on` is the day on which they confirmed."""

    must_read: MustRead
    is_asked: bool
    is_mine: bool
    confirmed_on: date | None

    @property
    def is_waiting(self):
        """Whether something is asked of me that I have not done."""
        return self.is_asked and self.confirmed_on is None


def asks_of_all(person):
    """Return whether the person has a task for which they may ask everyone, or a department, to read something."""
    return bool(person.role_codes & ASK_OF_ALL)


def may_ask_must(person):
    """Return whether there is a place where the person may ask that something must be read."""
    return asks_of_all(person) or Group.objects.managed_by(person).filter(archived_at=None).exists()


def may_ask_must_at(person, post):
    """Return whether the person may ask that their post must be read in each place where they put it."""
    managed = Group.objects.managed_by(person)
    places = post.placements.filter(placed_by=None).select_related("group")
    return all(managed.contains(place.group) if place.group else asks_of_all(person) for place in places)


def is_asked(post):
    """Return whether a post is asked to be read, and that was not withdrawn."""
    return MustRead.objects.standing().filter(post=post).exists()


def may_be_taken_off(must_read):
    """Return whether nobody can have confirmed it: it is no “must”, or its post is not up yet. Only for its owner."""
    return not (must_read.is_must and must_read.post.is_live)


def must_read_for(person, post_id):
    """Return what stands to be read under a post that the person may read. Raises MustRead.DoesNotExist."""
    readable = Post.objects.visible_to(person).filter(pk=post_id)
    return MustRead.objects.standing().select_related("post").get(post__in=readable.values("pk"))


def own_must_read(person, post_id):
    """Return what the person asks with this post, also when it was withdrawn. Raises MustRead.DoesNotExist."""
    return MustRead.objects.owned_by(person).select_related("post").get(pk=post_id)


def open_for(person):
    """Return what the person must read and has not confirmed, with posts and authors: nearest deadline first."""
    return _open(person).select_related("post__author").order_by(F("due_on").asc(nulls_last=True), "-asked_on", "-pk")


def open_count_for(person):
    """Return how many things the person must still read."""
    return _open(person).count()


def states_on(person, post_ids):
    """Return {post_id: ReadState} of what stands to be read, as it is for this person. Only for posts they may read."""
    asked = MustRead.objects.asked_of(person).filter(pk=OuterRef("pk"))
    confirmed = Confirmation.objects.filter(must_read=OuterRef("pk"), person=person)
    found = (
        MustRead.objects.standing().filter(pk__in=post_ids).select_related("post")
        .annotate(asked_of_me=Exists(asked), confirmed_on=Subquery(confirmed.values("confirmed_on")))
    )  # fmt: skip
    return {
        must_read.pk: ReadState(
            must_read, is_asked=must_read.is_must and must_read.asked_of_me,
            is_mine=must_read.post.author_id == person.pk, confirmed_on=must_read.confirmed_on,
        )
        for must_read in found
    }  # fmt: skip


def _open(person):
    confirmed = Confirmation.objects.filter(person=person)
    asked = MustRead.objects.standing().filter(level=MustRead.Level.MUST).asked_of(person)
    live = Post.objects.visible_to(person).filter(pk__in=Post.objects.live().values("pk"))
    return asked.filter(post__in=live.values("pk")).exclude(pk__in=confirmed.values("must_read"))
