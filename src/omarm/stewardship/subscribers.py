"""Who is told what of the course, each once, and when it need not be told any more.

No fact of a group invites anybody: who just got a group hears that, and of the course when the clock comes by.
"""

from django.urls import reverse

from omarm.activity.log import on
from omarm.groups.models import Group
from omarm.notifications.commands import notice, settle_notices
from omarm.people.models import Person, Role
from omarm.stewardship import commands
from omarm.stewardship.models import Certificate, HandIn, LevelRequest, Session

COURSE = "stewardship:course"


@on("course.invited")
def tell_the_invited(fact):
    """Tell them that there is a course; it is theirs to take."""
    _tell(fact, fact.data["people"], "course.invited", reverse(COURSE))


@on("course.proposed")
def tell_the_owners(fact):
    """Tell the owners of a group that the desk proposes the course."""
    for group in Group.objects.filter(pk=fact.subject_id, archived_at=None):
        _tell(fact, fact.data["people"], "course.proposed", reverse(COURSE), group=group.pk)


@on("course.declined")
@on("course.stopped")
def invite_no_more(fact):
    """Have the invitation ring no more for who does not want it."""
    settle_notices(url=reverse(COURSE), person=fact.subject_id)
    for pk in fact.data.get("mentors", ()):
        _settle_the_mentor(pk)


@on("course.mentor_asked")
def tell_the_mentor(fact):
    """Tell a colleague that they are asked as mentor; who was asked before is asked no more."""
    _tell(fact, [fact.data["mentor"]], "course.mentor_asked", reverse("stewardship:mentoring"))
    if fact.data["former"]:
        _settle_the_mentor(fact.data["former"])


@on("course.mentor_agreed")
@on("course.mentor_ended")
def tell_the_other_side(fact):
    """Tell who did not do it that there is a mentor now, or none any more."""
    learner, mentor = fact.subject_id, fact.data["mentor"]
    if fact.actor_id == learner:
        _tell(fact, [mentor], "course.mentor_ended", reverse("stewardship:mentoring"))
    else:
        what = "course.mentor_agreed" if fact.verb == "course.mentor_agreed" else "course.mentor_ended"
        _tell(fact, [learner], what, reverse("stewardship:mentor"))
    _settle_the_mentor(mentor)


@on("course.handed_in")
def tell_what_was_handed_in(fact):
    """Tell the mentor that something waits."""
    for hand_in in HandIn.objects.filter(pk=fact.subject_id, state=HandIn.State.WAITING).exclude(mentor=None):
        _tell(fact, [hand_in.mentor_id], "course.handed_in", reverse("stewardship:mentoring"))


@on("course.answered")
def tell_what_the_mentor_said(fact):
    """Tell the learner that the mentor read it."""
    for hand_in in HandIn.objects.filter(pk=fact.subject_id):
        _tell(fact, [hand_in.person_id], "course.answered", reverse(COURSE))
        _settle_the_mentor(fact.actor_id)


@on("course.level_asked")
def tell_who_signs(fact):
    """Tell the mentor, or every community manager, that somebody asks for a level."""
    for request in LevelRequest.objects.filter(pk=fact.subject_id, state=LevelRequest.State.WAITING):
        people = [request.assessor_id] if request.assessor_id else _who_sign(but=request.person_id)
        _tell(fact, people, "course.level_asked", reverse("stewardship:request", args=[request.pk]))


@on("course.level_withdrawn")
@on("course.level_answered")
def sign_no_more(fact):
    """Have it ring no more for who could sign; tell who asked what was said."""
    settle_notices(url=reverse("stewardship:request", args=[fact.subject_id]))
    if fact.verb == "course.level_answered":
        _tell(fact, [fact.data["person"]], "course.level_answered", reverse(COURSE))


@on("course.ends_soon")
@on("course.taken_back")
def tell_the_holder(fact):
    """Tell somebody that their certificate ends soon, or was taken back."""
    for certificate in Certificate.objects.filter(pk=fact.subject_id):
        _tell(fact, [certificate.person_id], fact.verb, reverse(COURSE))


@on("course.session_moved")
@on("course.session_tomorrow")
def tell_who_comes(fact):
    """Tell who said that they come that it is tomorrow, or at another time or place."""
    for session in Session.objects.filter(pk=fact.subject_id, starts_at__gt=fact.recorded_at):
        coming = session.comings.values_list("person", flat=True)
        _tell(fact, [pk for pk in coming if pk != fact.actor_id], fact.verb, session.get_absolute_url())


@on("course.session_off")
def tell_that_it_is_off(fact):
    """Tell who would come that it is called off, and have the rest of it ring no more."""
    settle_notices(url=reverse("stewardship:session", args=[fact.subject_id]))
    _tell(fact, [pk for pk in fact.data["people"] if pk != fact.actor_id], fact.verb, reverse(COURSE))


@on("person.deactivated")
def forget_who_left(fact):
    """Forget the course of who left."""
    commands.forget_person(person_id=fact.subject_id)


def _who_sign(*, but):
    signing = Person.objects.active().filter(roles__code=Role.Code.COMMUNITY_MANAGER).exclude(pk=but)
    return list(signing.values_list("pk", flat=True))


def _settle_the_mentor(pk):
    """Have the bell of a mentor ring no more when nothing waits for them."""
    waits = HandIn.objects.filter(mentor=pk, state=HandIn.State.WAITING).exists()
    asked = Person.objects.filter(learner__mentor=pk, learner__mentor_agreed=False).exists()
    if not waits and not asked:
        settle_notices(url=reverse("stewardship:mentoring"), person=pk)


def _tell(fact, people, what, url, group=None):
    notice(people=people, what=what, url=url, at=fact.recorded_at, group=group)
