"""The kinds of what is no conversation: what each says, why one hears it, and by which choice one hears it no more."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from omarm.notifications.models import Reason

_DECIDED = _("Something was decided that is about you")
_IN_THE_REGISTER = _("You decide about what is measured: for the works council, or as an administrator.")
_LOOKED_AFTER = _("You look after this group.")
_ABOUT_PILOTS = _("You answer for this pilot, or guide the adoption programme.")
_IN_THE_TEAM = _("You are in the project team of the intranet, or look after it.")


@dataclass(frozen=True)
class Kind:
    """One kind of Notice. `sentence` stands where its group may not be named, `named` has room for %(group)s.

    `counted` is `named` for more than one thing. `reason` is the choice by which one hears it no more; without one it
    always holds. `letter` is what a mail says, where that is less than the sentence.
    """

    sentence: Promise
    why: Promise
    reason: Reason | None = None
    named: Promise | None = None
    counted: Promise | None = None
    icon: str = "users-round"
    by_mail: bool = False
    letter: Promise | None = None

    def in_words(self, group, number=0):
        """Return the sentence, with the name of a group where there is one to tell, and how many things it is about."""
        if self.counted and group and number > 1:
            return self.counted % {"group": group.name, "number": number}
        return self.named % {"group": group.name} if self.named and group else str(self.sentence)


def _of_reports(sentence, why, *, by_mail=False):
    return Kind(sentence, why, icon="shield", by_mail=by_mail, letter=_DECIDED if by_mail else None)


KINDS = {
    "care.asked": Kind(
        _("It is quiet in a group of yours. Does it go on?"), _LOOKED_AFTER, Reason.GROUP_WAITS,
        named=_("It is quiet in %(group)s. Does it go on?"), icon="sprout",
    ),
    "care.actions_due": Kind(
        _("Something that you planned for a group of yours is due this week"), _LOOKED_AFTER, Reason.GROUP_WAITS,
        named=_("Something that you planned for %(group)s is due this week"), icon="sprout",
    ),
    "care.questions_wait": Kind(
        _("Questions in a group of yours wait longer than promised"), _LOOKED_AFTER, Reason.QUESTION_WAITS,
        named=_("A question in %(group)s waits longer than promised"),
        counted=_("%(number)d questions in %(group)s wait longer than promised"), icon="message-circle-question-mark",
    ),
    "question.unseen": Kind(
        _("A question waits in a group, and nobody there can see to it"), _("You care for the groups of the organisation."),
        Reason.QUESTION_WAITS, named=_("A question waits in %(group)s, and nobody there can see to it"),
        icon="message-circle-question-mark", by_mail=True,
    ),
    "care.help_asked": Kind(
        _("A group asks the desk for help"), _("You care for the groups of the organisation."), Reason.GROUP_WAITS,
        icon="hand-helping",
    ),
    "care.help_answered": Kind(
        _("There is an answer to your request for help"), _("You asked the desk for help."), Reason.GROUP_WAITS,
        named=_("There is an answer to your request for help with %(group)s"), icon="hand-helping", by_mail=True,
    ),
    "course.invited": Kind(
        _("There is a short course for who looks after a group. You choose whether you take it."), _("You own a group."),
        Reason.GROUP_WAITS, icon="award",
    ),
    "course.proposed": Kind(
        _("The community manager proposes the course for group managers to you"), _("You own a group."), Reason.GROUP_WAITS,
        named=_("The community manager proposes the course for group managers to you, for %(group)s"), icon="award",
    ),
    "course.session_tomorrow": Kind(
        _("Tomorrow is the training or question hour to which you come"), _("You said that you come."), Reason.PROGRAMME,
        icon="calendar-clock", by_mail=True,
    ),
    "course.session_moved": Kind(
        _("A training or question hour has another time or place"), _("You said that you come."), Reason.PROGRAMME,
        icon="calendar-clock", by_mail=True,
    ),
    "course.session_off": Kind(
        _("A training or question hour was called off"), _("You said that you come."), Reason.PROGRAMME,
        icon="calendar-clock", by_mail=True,
    ),
    "course.mentor_asked": Kind(
        _("A colleague asks you to be their mentor in the course"), _("You can be asked as a mentor."), Reason.PROGRAMME,
        icon="award", by_mail=True,
    ),
    "course.mentor_agreed": Kind(
        _("You have a mentor in the course now"), _("You asked a colleague."), Reason.PROGRAMME, icon="award", by_mail=True,
    ),
    "course.mentor_ended": Kind(
        _("Going along in the course has ended"), _("You were learner or mentor."), Reason.PROGRAMME, icon="award",
    ),
    "course.handed_in": Kind(
        _("Something was handed in to you"), _("You are a mentor in the course."), Reason.PROGRAMME, icon="award",
    ),
    "course.answered": Kind(
        _("Your mentor read what you handed in"), _("You handed it in."), Reason.PROGRAMME, icon="award",
    ),
    "course.level_asked": Kind(
        _("A colleague asks for a level of the course, and you can sign for it"), _("You sign for levels of the course."),
        Reason.PROGRAMME, icon="badge-check", by_mail=True,
    ),
    "course.level_answered": Kind(
        _("There is an answer to your request for a level of the course"), _("You asked for it."), Reason.PROGRAMME,
        icon="badge-check", by_mail=True,
    ),
    "course.ends_soon": Kind(
        _("Your certificate ends soon. You can renew it."), _("You have a certificate of the course."), Reason.PROGRAMME,
        icon="badge-check", by_mail=True,
    ),
    "course.taken_back": Kind(
        _("Your certificate of the course was taken back"), _("You had a certificate of the course."), Reason.PROGRAMME,
        icon="badge-check", by_mail=True,
    ),
    "group.requests": Kind(
        _("Somebody asks to join a group of yours"), _LOOKED_AFTER, Reason.GROUP_WAITS,
        named=_("Somebody asks to join %(group)s"), by_mail=True,
    ),
    "group.ownerless": Kind(
        _("A group of yours has no owner any more. Who takes it on?"), _("You are in this group, and can take it on."),
        Reason.GROUP_WAITS, named=_("%(group)s has no owner any more. Who takes it on?"),
    ),
    "group.new_owner": Kind(
        _("A group of yours has another owner"), _("You look after this group, or did until now."), Reason.GROUP_WAITS,
        named=_("%(group)s has another owner"),
    ),
    "group.invited": Kind(
        _("You are invited to a group"), _("A colleague asks you in."), Reason.MY_PLACE,
        named=_("You are invited to %(group)s"), by_mail=True,
    ),
    "group.admitted": Kind(
        _("You are a member of a group now"), _("You asked to join it."), Reason.MY_PLACE,
        named=_("You are a member of %(group)s now"), by_mail=True,
    ),
    "group.declined": Kind(
        _("Your request to join a group was not granted"), _("You asked to join it."), Reason.MY_PLACE,
        named=_("Your request to join %(group)s was not granted"), by_mail=True,
    ),
    "group.owner": Kind(
        _("You own a group from now on"), _("It was given to you."), Reason.MY_PLACE,
        named=_("You own %(group)s from now on"), by_mail=True,
    ),
    "group.manager": Kind(
        _("You help to look after a group from now on"), _("Who looks after it chose you."), Reason.MY_PLACE,
        named=_("You help to look after %(group)s from now on"), by_mail=True,
    ),
    "bestbet.owner": Kind(
        _("You look after a page that stands on top in the search"), _("A colleague handed it over to you."),
        Reason.HAND_OVER, icon="star", by_mail=True,
    ),
    "hand_over.mine": Kind(
        _("You have other work now. What do you hand over?"), _("Nobody else looks after it."), Reason.HAND_OVER,
        icon="hand-helping", by_mail=True,
    ),
    "hand_over.waiting": Kind(
        _("Something waits for other hands"), _("You care for the groups of the organisation."), Reason.HAND_OVER,
        icon="hand-helping",
    ),
    "question.proposed": Kind(
        _("There is a proposal for you about what you answer. Only you see it."), _("You answer questions."),
        Reason.PROPOSAL, icon="sprout",
    ),
    "profile.thanked": Kind(
        _("A colleague thanked you for your help"), _("You helped. Only you see who it was."), Reason.PRAISE,
        icon="hand-heart",
    ),
    "profile.stand_in": Kind(
        _("You stand in for a colleague who is away"), _("Your colleague named you."), Reason.MENTION,
        icon="hand-helping", by_mail=True,
    ),
    "planboard.action": Kind(
        _("An action on the plan board is yours from now on"), _("Who makes the plan board chose you."), Reason.PROGRAMME,
        icon="clipboard-check",
    ),
    "planboard.week": Kind(
        _("What moved on the plan board last week"), _IN_THE_TEAM, Reason.PROGRAMME, icon="clipboard-check",
    ),
    "planboard.still": Kind(
        _("Nothing moved on the plan board last week, and something waits"), _IN_THE_TEAM, Reason.PROGRAMME,
        icon="clipboard-check",
    ),
    "planboard.helped": Kind(
        _("A colleague wrote down what you helped with"), _("You helped. You can take your name off."), Reason.PROGRAMME,
        icon="hand-heart",
    ),
    "planboard.thanked": Kind(
        _("A colleague thanked you for what you helped with"), _("You helped."), Reason.PRAISE, icon="hand-heart",
    ),
    "planboard.promise_due": Kind(
        _("Something that you promised as a sponsor is due soon"), _("You are the sponsor of a goal."), Reason.PROGRAMME,
        icon="calendar-clock", by_mail=True,
    ),
    "planboard.sponsor_left": Kind(
        _("A goal lost its sponsor: they work here no more"), _IN_THE_TEAM, Reason.PROGRAMME, icon="flag",
    ),
    "consent.ends_soon": Kind(
        _("A consent of the works council ends soon"), _IN_THE_REGISTER, icon="list-checks", by_mail=True,
    ),
    "consent.ended": Kind(
        _("A consent of the works council has ended, and what hung on it is switched off"), _IN_THE_REGISTER,
        icon="list-checks", by_mail=True,
    ),
    "consent.changed": Kind(
        _("Something changed in what is measured about people"), _IN_THE_REGISTER, icon="list-checks",
    ),
    "programme.lapsed": Kind(
        _("No campaign runs, and none is planned in the next sixty days"), _("You guide the adoption programme."),
        Reason.PROGRAMME, icon="flag", by_mail=True,
    ),
    "campaign.given": Kind(
        _("You lead a campaign from now on"), _("A colleague gave it to you."), Reason.PROGRAMME, icon="flag", by_mail=True,
    ),
    "goal.given": Kind(
        _("You answer for a goal of the programme from now on"), _("A colleague gave it to you."), Reason.PROGRAMME, icon="flag",
        by_mail=True,
    ),
    "desk.prompt": Kind(
        _("The community manager asks you something. Only the two of you read it."),
        _("You were asked in person. You can say that you want no more of it."), Reason.PROGRAMME,
        icon="sprout",
    ),
    "ambassadors.asked": Kind(
        _("You are asked to be an ambassador"), _("A colleague who guides the ambassadors asks you. You can say no for good."),
        Reason.PROGRAMME, icon="hand-helping", by_mail=True,
    ),
    "ambassadors.joined": Kind(
        _("Somebody joined the ambassadors"), _("You called the team together."), Reason.PROGRAMME, icon="user-plus",
    ),
    "ambassadors.meeting": Kind(
        _("The ambassadors meet"), _("You are an ambassador."), Reason.PROGRAMME, icon="calendar-clock", by_mail=True,
    ),
    "ambassadors.meeting_moved": Kind(
        _("A meeting of the ambassadors has another time or place"), _("You are an ambassador."), Reason.PROGRAMME,
        icon="calendar-clock", by_mail=True,
    ),
    "pilots.begun": Kind(_("A pilot has begun"), _ABOUT_PILOTS, Reason.PROGRAMME, icon="flag"),
    "pilots.met": Kind(_("A pilot has succeeded by its rule"), _ABOUT_PILOTS, Reason.PROGRAMME, icon="flag", by_mail=True),
    "pilots.stopped": Kind(_("A pilot was stopped"), _ABOUT_PILOTS, Reason.PROGRAMME, icon="flag", by_mail=True),
    "pilots.dissolved": Kind(
        _("The group or department of a pilot was closed or is gone"), _ABOUT_PILOTS, Reason.PROGRAMME, icon="flag", by_mail=True,
    ),
    "pilots.invited": Kind(
        _("You go first: your colleagues try something before others do"), _("You are in the group or department that tries it."),
        Reason.PROGRAMME, named=_("You go first: %(group)s tries something before others do"), icon="flag",
    ),
    "moderation.waiting": _of_reports(_("Something was reported and waits for you"), _("You decide about reports.")),
    "moderation.waiting_in_group": _of_reports(
        _("Something was reported in a group that you care for"), _LOOKED_AFTER
    ),
    "moderation.outcome": _of_reports(_("What you reported was decided"), _("You reported it."), by_mail=True),
    "moderation.hidden": _of_reports(_("Something that you wrote was hidden"), _("You wrote it."), by_mail=True),
    "moderation.restored": _of_reports(_("What you wrote can be read again"), _("You wrote it."), by_mail=True),
    "moderation.spoken": _of_reports(
        _("Something about what you did needs your attention"), _("It is about you."), by_mail=True
    ),
    "moderation.appeal": _of_reports(
        _("Somebody asks for a second opinion, and it waits for you"), _("You decide about reports.")
    ),
    "moderation.appeal_answered": _of_reports(
        _("There is a second opinion about a decision"), _("The decision is about you, or about what you reported."),
        by_mail=True,
    ),
}  # fmt: skip
# What an app does not use any more, or does not name here, is told in general words.
OTHERWISE = Kind(_("There is something for you to read"), _("It is about you."), icon="bell")
HAND_OVERS = ngettext_lazy(
    "%(number)d hand-over waits for other hands", "%(number)d hand-overs wait for other hands", "number"
)


def kind_of(what):
    """Return the Kind of a Notice by its code."""
    return KINDS.get(what, OTHERWISE)
