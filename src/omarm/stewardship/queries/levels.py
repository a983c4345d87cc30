"""Levels: what is asked for them, what somebody has of it, and which certificates count now."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from omarm.people.models import Person
from omarm.stewardship.lessons import OWN
from omarm.stewardship.models import Certificate, HandIn, Level, LevelRequest, LevelRule
from omarm.stewardship.queries.seeing import own_groups, signs_for_levels
from omarm.stewardship.queries.words import lessons_given

A_MONTH = 365.2425 / 12
RENEWED_BEFORE, RENEWED_AFTER = timedelta(days=90), timedelta(days=365)  # our own choice: a season, and a year late

_ASSESSOR = LevelRule.Assessor
# Three levels with rising requirements are reported of Bosch; these numbers are our own choice.
PROPOSED = {
    Level.JUNIOR: (6, 0, 0, 0, _ASSESSOR.MENTOR, 24, 1),
    Level.SENIOR: (8, 3, 6, 0, _ASSESSOR.MANAGER, 24, 2),
    Level.CHIEF: (8, 5, 12, 2, _ASSESSOR.MANAGER, 24, 2),
}
ASKED = ("assignments", "pieces", "months", "mentored", "assessor", "valid_months", "renewal_pieces")


@dataclass(frozen=True)
class Requirement:
    """One thing that is asked: how much of it (`needed`), and how much the person has."""

    code: str
    needed: int
    have: int

    @property
    def is_met(self):
        return self.have >= self.needed


@dataclass(frozen=True)
class Step:
    """A level that somebody can go for now, or renew."""

    level: Level
    is_renewal: bool
    rule: LevelRule
    requirements: list

    @property
    def is_met(self):
        return all(one.is_met for one in self.requirements)

    @property
    def label(self):
        return self.level.label


def level_rules():
    """Return {Level: LevelRule} as they are asked now. One query; rules that nobody changed are not stored."""
    stored = LevelRule.objects.in_bulk()
    return {level: stored.get(level.value) or _proposed(level) for level in Level}


def level_rule(code):
    """Return the LevelRule of one level, by its code. Raises KeyError."""
    if code not in Level.values:
        raise KeyError(code)
    return level_rules()[Level(code)]


def certificate_of(person):
    """Return the highest Certificate that counts today of a person, the one that lasts longest, or None."""
    valid = Certificate.objects.valid().filter(person=person)
    return max(valid, key=lambda one: (Level(one.level).rank, one.valid_until), default=None)


def certificate_shown_by(person):
    """Return the highest Certificate that counts of a person who shows it on the profile, or None. One query."""
    shown = Certificate.objects.valid().filter(person=person, person__learner__on_profile=True)
    return max(shown, key=lambda one: (Level(one.level).rank, one.valid_until), default=None)


def certificates_of(people):
    """Return {person id: Certificate} of the highest that counts today, for many people in one query."""
    best = {}
    for one in Certificate.objects.valid().filter(person__in=people).select_related("person"):
        rank = (Level(one.level).rank, one.valid_until)
        if one.person_id not in best or rank > best[one.person_id][0]:
            best[one.person_id] = rank, one
    return {pk: one for pk, (_rank, one) in best.items()}


def steps_for(person):
    """Return the Steps that are open to a person: the next level, and the renewal of one that ends or ended lately.

    All that is asked is the person's own, and shown to them alone; who signs is shown it with the request.
    """
    today = timezone.localdate()
    had = list(Certificate.objects.filter(person=person, ended_on=None).order_by("given_on", "pk"))
    valid = [one for one in had if one.valid_until >= today]
    top = max(valid, key=lambda one: (Level(one.level).rank, one.valid_until), default=None)
    facts, rules = _facts(person), level_rules()
    steps = []
    next_level = Level(top.level).above if top else Level.JUNIOR
    if next_level:
        began = min((one.given_on for one in had if top and one.level == top.level), default=None)
        steps.append(_up(next_level, rules[next_level], facts, began, today))
    ending = _to_renew(had, top, today)
    if ending:
        steps.append(_again(ending, rules[Level(ending.level)], facts))
    return steps


def step_to(person, level):
    """Return the Step to a level that is open to a person. Raises KeyError when it is not."""
    return {step.level.value: step for step in reversed(steps_for(person))}[level]


def waiting_request(person):
    """Return the LevelRequest of a person that waits, or None."""
    return LevelRequest.objects.filter(person=person, state=LevelRequest.State.WAITING).first()


def last_answer(person):
    """Return the last LevelRequest of a person that was answered, or None."""
    answered = LevelRequest.objects.filter(person=person).exclude(state=LevelRequest.State.WAITING)
    return answered.order_by("-answered_on", "-pk").first()


def requests_to(person):
    """Return the LevelRequests that wait for this person to sign, oldest first, never their own."""
    waiting = LevelRequest.objects.filter(state=LevelRequest.State.WAITING, person__in=Person.objects.active())
    waiting = waiting.exclude(person=person).select_related("person__department").order_by("asked_on", "pk")
    mine = waiting.filter(assessor=person)
    return mine | waiting.filter(assessor=None) if signs_for_levels(person) else mine


def request_to(person, pk):
    """Return one LevelRequest that waits for this person. Raises LevelRequest.DoesNotExist."""
    return requests_to(person).get(pk=pk)


def work_shown_with(request):
    """Return the HandIns that are good of who asks for a level: while it waits they are for who signs."""
    good = HandIn.objects.filter(person=request.person_id, state=HandIn.State.GOOD)
    return good.select_related("group", "post", "done__action")


def months_after(day, months):
    """Return the day so many months later, the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in range(day.day, 0, -1):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


@dataclass(frozen=True)
class _Facts:
    owns: int
    lessons: set
    given: set
    own_work: list
    mentored: int


def _facts(person):
    good = HandIn.objects.filter(person=person, state=HandIn.State.GOOD).values_list("lesson", "handed_in_on")
    good = list(good)
    mentored = Certificate.objects.filter(mentor=person, ended_on=None).values("person").distinct().count()
    return _Facts(
        owns=own_groups(person).count(), lessons={code for code, _on in good if code != OWN}, given=set(lessons_given()),
        own_work=[on for code, on in good if code == OWN], mentored=mentored,
    )  # fmt: skip


def _up(level, rule, facts, began, today):
    pieces = sum(on >= began for on in facts.own_work) if began else len(facts.own_work)
    months = int((today - began).days / A_MONTH) if began else 0
    asked = [
        Requirement("owns", 1, min(facts.owns, 1)),
        Requirement("assignments", min(rule.assignments, len(facts.given)), len(facts.lessons & facts.given)),
        Requirement("pieces", rule.pieces, pieces),
        Requirement("months", rule.months if began else 0, months),
        Requirement("mentored", rule.mentored, facts.mentored),
    ]
    return Step(level, is_renewal=False, rule=rule, requirements=[one for one in asked if one.needed])


def _again(certificate, rule, facts):
    pieces = sum(on >= certificate.given_on for on in facts.own_work)
    asked = [Requirement("owns", 1, min(facts.owns, 1)), Requirement("pieces_since", rule.renewal_pieces, pieces)]
    return Step(Level(certificate.level), is_renewal=True, rule=rule, requirements=[one for one in asked if one.needed])


def _to_renew(had, top, today):
    """Return the certificate that can be had anew: the one that counts, near its end; or the last, ended lately."""
    if top:
        return top if top.valid_until - today <= RENEWED_BEFORE else None
    last = max(had, key=lambda one: one.valid_until, default=None)
    return last if last and today - last.valid_until <= RENEWED_AFTER else None


def _proposed(level):
    return LevelRule(level=level, **dict(zip(ASKED, PROPOSED[level], strict=True)))
