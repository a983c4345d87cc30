"""What a learner sees: the lessons with what they handed in, their mentor, where they stand. For their own eyes."""

from dataclasses import dataclass

from omarm.groups.models import Group, MembershipRule
from omarm.stewardship.lessons import OWN
from omarm.stewardship.models import HandIn, Learner
from omarm.stewardship.queries import levels
from omarm.stewardship.queries.seeing import own_groups
from omarm.stewardship.queries.words import Said, lessons_given


@dataclass(frozen=True)
class Taken:
    """A lesson with what the learner handed in for it, or None."""

    lesson: Said
    hand_in: HandIn | None


@dataclass(frozen=True)
class Course:
    """All that the page of the course shows one person."""

    learner: Learner
    groups: list
    lessons: list
    own_work: list
    certificate: object
    steps: list
    waiting: object
    answered: object
    community: Group | None

    @property
    def may_take(self):
        """Whether there is something to do: who looks after no group, and never did the course, reads along."""
        return bool(self.groups or self.certificate or self.is_taken)

    @property
    def is_taken(self):
        """Whether somebody began: with a mentor, or with something handed in."""
        return bool(self.learner.mentor_id or self.own_work or any(one.hand_in for one in self.lessons))

    @property
    def good(self):
        """How many assignments are good."""
        return sum(one.hand_in is not None and one.hand_in.state == HandIn.State.GOOD for one in self.lessons)


def learner_of(person):
    """Return the Learner of a person; not stored yet when they never began and were not invited."""
    return Learner.objects.select_related("mentor__department").filter(person=person).first() or Learner(person=person)


def course_of(person):
    """Return the Course as this person takes it."""
    mine = _handed_in_by(person)
    by_lesson = {one.lesson: one for one in mine if one.lesson != OWN}
    return Course(
        learner=learner_of(person), groups=list(own_groups(person)), community=community_of(person),
        lessons=[Taken(said, by_lesson.get(code)) for code, said in lessons_given().items()],
        own_work=[one for one in mine if one.lesson == OWN], certificate=levels.certificate_of(person),
        steps=levels.steps_for(person), waiting=levels.waiting_request(person), answered=levels.last_answer(person),
    )  # fmt: skip


def hand_in_for(person, code):
    """Return what the person handed in for a lesson, or None."""
    return _handed_in_by(person).filter(lesson=code).first()


def own_hand_in(person, pk):
    """Return something that the person handed in. Raises HandIn.DoesNotExist."""
    return _handed_in_by(person).get(pk=pk)


def community_of(person):
    """Return the group of all who own a group if there is one and the person may know of it, or None."""
    rules = MembershipRule.objects.filter(whom=MembershipRule.Whom.OWNERS)
    return Group.objects.listed_for(person).filter(pk__in=rules.values("group"), archived_at=None).first()


def link_for(person):
    """Return whether the course stands among somebody's settings: who looks after a group, or was invited."""
    is_learner = not person.is_guest and (
        Learner.objects.filter(person=person, is_declined=False).exists() or own_groups(person).exists()
    )
    return {"has_course": is_learner}


def _handed_in_by(person):
    return HandIn.objects.filter(person=person).select_related("group", "post", "done__action", "mentor")
