"""Mentors: whom somebody can ask, and what a mentor sees of whom."""

from dataclasses import dataclass

from omarm.groups.models import Group
from omarm.people.models import Person, Role
from omarm.stewardship.lessons import OWN, lesson_of
from omarm.stewardship.models import HandIn, Learner, Level
from omarm.stewardship.queries.levels import certificate_of, certificates_of
from omarm.stream.models import Post

MAY_MENTOR = (Level.SENIOR, Level.CHIEF)


@dataclass(frozen=True)
class Shown:
    """Something handed in as somebody else may see it: no group and no post that they may not read themselves."""

    hand_in: HandIn
    group: Group | None
    post: Post | None

    @property
    def group_shows(self):
        """Whether the pages of the group show it themselves."""
        return self.hand_in.lesson != OWN and lesson_of(self.hand_in.lesson).group_shows

    @property
    def shows_nothing(self):
        return not (self.hand_in.post_id or self.hand_in.done_id)


def mentors_for(person):
    """Return the people whom somebody can ask as mentor, by surname: who offers it and has the level, and community managers."""
    colleagues = Person.objects.visible_to(person).active().filter(is_guest=False).exclude(pk=person.pk)
    offering = Learner.objects.filter(offers_to_mentor=True).values("person")
    able = [pk for pk, one in certificates_of(offering).items() if one.level in MAY_MENTOR]
    guides = colleagues.filter(roles__code=Role.Code.COMMUNITY_MANAGER)
    return (colleagues.filter(pk__in=able) | colleagues.filter(pk__in=guides.values("pk"))).by_surname()


def may_offer(person):
    """Return whether somebody may offer to be a mentor: with a certificate that is senior or above."""
    certificate = certificate_of(person)
    return certificate is not None and certificate.level in MAY_MENTOR


def mentored_by(person):
    """Return the Learners who asked this person as mentor, who waits for an answer first."""
    mine = Learner.objects.filter(mentor=person, person__is_active=True).select_related("person__department")
    return mine.order_by("mentor_agreed", "person__sort_key", "person")


def learner_with(mentor, username):
    """Return the Learner with this username who asked this mentor. Raises Learner.DoesNotExist."""
    return mentored_by(mentor).get(person__username=username)


def handed_in_to(person):
    """Return the HandIns that wait for this mentor, oldest first."""
    return _to(person).filter(state=HandIn.State.WAITING)


def hand_in_with(person, pk):
    """Return something that was handed in to this mentor by who is in their care now, or None."""
    return _to(person).exclude(state=HandIn.State.KEPT).filter(pk=pk).first()


def shown_to(person, hand_ins):
    """Return a list of Shown, in two queries for all of them. A group that keeps its members to itself is named to those alone."""
    hand_ins = list(hand_ins)
    groups = Group.objects.with_people_for(person).filter(pk__in=[one.group_id for one in hand_ins])
    known = set(groups.values_list("pk", flat=True))
    posts = [one.post_id for one in hand_ins if one.post_id]
    read = set(Post.objects.visible_to(person).filter(pk__in=posts).values_list("pk", flat=True)) if posts else set()
    return [
        Shown(one, one.group if one.group_id in known else None, one.post if one.post_id in read else None)
        for one in hand_ins
    ]


def _to(person):
    mine = Learner.objects.filter(mentor=person, mentor_agreed=True, person__is_active=True)
    handed = HandIn.objects.filter(mentor=person, person__in=mine.values("person"))
    return handed.select_related("person__department", "group", "post", "done__action")
