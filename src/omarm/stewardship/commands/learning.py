"""What a learner does: handing in, taking back, choosing who sees the certificate, stopping."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.care.models import ActionDone
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stewardship.lessons import OWN, lesson_of
from omarm.stewardship.models import Certificate, HandIn, Learner, LevelRequest
from omarm.stewardship.queries.finding import done_by, post_shown_by
from omarm.stewardship.queries.seeing import own_groups
from omarm.stewardship.queries.words import lessons_given
from omarm.stream.models import Post

MOST_OWN_WORK = 40


@dataclass(frozen=True, kw_only=True)
class NewHandIn:
    """What is handed in: for which lesson (or "own"), in which group, in which words, and what shows it."""

    lesson: str
    group: Group
    words: str
    post: Post | None = None
    done: ActionDone | None = None


@transaction.atomic
def hand_in(*, actor, new):
    """Hand in an assignment, or own work, to the mentor. Returns the HandIn. What was handed in before is replaced.

    For who owns or manages the group. Raises DomainError without a mentor who agreed, for a lesson that is good already
    or is not given, without something that shows it, and for what does not stand in the group or is not the actor's to show.
    """
    if actor.is_guest or not own_groups(actor).contains(new.group):
        raise PermissionDenied
    _lock(actor)
    learner = Learner.objects.filter(person=actor, mentor_agreed=True, mentor__is_active=True).first()
    if learner is None:
        raise DomainError(_("Choose a mentor first: somebody has to read it."), code="no_mentor")
    former = _former(actor, new)
    _check_shown(actor, new)

    told = {
        "group": new.group, "words": new.words, "post": new.post, "done": new.done, "mentor_id": learner.mentor_id,
        "state": HandIn.State.WAITING, "handed_in_on": timezone.localdate(), "answer": "", "answered_on": None,
    }  # fmt: skip
    handed, _is_new = HandIn.objects.update_or_create(
        pk=former and former.pk, defaults=told, create_defaults=told | {"person": actor, "lesson": new.lesson}
    )

    log.record("course.handed_in", actor=actor, subject=handed)
    return handed


@transaction.atomic
def withdraw_hand_in(*, actor, hand_in):
    """Delete something that one handed in, whatever was said of it. Returns nothing. A certificate stays."""
    _lock(actor)
    if not HandIn.objects.filter(pk=hand_in.pk, person=actor).exists():
        raise PermissionDenied
    log.record("course.withdrawn", actor=actor, subject=hand_in, mentor=hand_in.mentor_id)
    HandIn.objects.filter(pk=hand_in.pk).delete()


@transaction.atomic
def choose_where_shown(*, actor, on_profile, on_groups):
    """Choose whether colleagues see the certificate on the profile, and on the groups that one owns. Returns the Learner.

    Raises DomainError for who never had one.
    """
    if not Certificate.objects.filter(person=actor).exists():
        raise DomainError(_("You have no certificate to show yet."), code="no_certificate")
    learner, _is_new = Learner.objects.update_or_create(
        person=actor, defaults={"on_profile": on_profile, "on_groups": on_groups}
    )
    return learner


@transaction.atomic
def decline_course(*, actor):
    """Want no invitation to the course any more. Returns nothing."""
    Learner.objects.update_or_create(person=actor, defaults={"is_declined": True})
    log.record("course.declined", actor=actor, subject=actor)


@transaction.atomic
def stop_course(*, actor):
    """Stop with the course: all that was handed in and said of it is deleted. Returns nothing. A certificate stays."""
    _lock(actor)
    handed = HandIn.objects.filter(person=actor)
    mentors = sorted(set(handed.exclude(mentor=None).values_list("mentor", flat=True)))
    handed.delete()
    LevelRequest.objects.filter(person=actor).delete()
    Learner.objects.filter(person=actor).update(mentor=None, mentor_agreed=False, is_declined=True)
    log.record("course.stopped", actor=actor, subject=actor, mentors=mentors)


def _former(actor, new):
    """Return the HandIn that this one replaces, or None. Raises DomainError when it is good, or there are too many."""
    if new.lesson == OWN:
        if HandIn.objects.filter(person=actor, lesson=OWN).count() >= MOST_OWN_WORK:
            raise DomainError(_("You handed in a lot. Delete what you no longer need first."), code="too_many")
        return None
    if new.lesson not in lessons_given():
        raise DomainError(_("This lesson is not given any more."), code="no_lesson")
    former = HandIn.objects.filter(person=actor, lesson=new.lesson).first()
    if former and former.state == HandIn.State.GOOD:
        raise DomainError(_("Your mentor found this assignment good already."), code="good_already")
    return former


def _check_shown(actor, new):
    if not (new.post or new.done or new.lesson == OWN or lesson_of(new.lesson).group_shows):
        words = _("Choose what shows it, or paste the address of a post: your mentor looks at that.")
        raise DomainError(words, code="nothing_shown")
    try:
        stands = post_shown_by(actor, [new.group.pk], new.post.pk) if new.post else True
        marked = done_by(actor, [new.group.pk], new.done.pk) if new.done else True
    except (Post.DoesNotExist, ActionDone.DoesNotExist):
        stands = marked = None
    if not (stands and marked):
        raise DomainError(_("This does not stand in the group that you chose."), code="not_in_group")


def _lock(actor):
    Person.objects.select_for_update(no_key=True).get(pk=actor.pk)
