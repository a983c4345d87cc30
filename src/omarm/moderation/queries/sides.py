"""What was decided, for the two sides: who it is about, and who reported it."""

from dataclasses import dataclass

from django.db.models import Q

from omarm.moderation.models import Case, Report
from omarm.moderation.queries.handling import deciders_of
from omarm.people.models import Person

DECIDED = ("post", "comment__post", "colleague", "group", "appeal")


@dataclass(frozen=True)
class Side:
    """A case as one of its sides sees it: `report` is the person's own, None for who it is about.

    `may_appeal` says whether an appeal of theirs would be taken now, `has_decider` whether anybody can decide, `shown_again`
    is the later Case by which what was hidden came back.
    """

    case: Case
    report: Report | None
    may_appeal: bool
    has_decider: bool = True
    shown_again: Case | None = None

    @property
    def own_appeal(self):
        """The person's own Appeal, or None: that the other side appealed is not theirs to know."""
        appeal = self.case.answered
        is_own = appeal and (appeal.person_id == self.case.about_id) == (self.report is None)
        return appeal if is_own else None


def decision_for(person, case_id):
    """Return the Side of a person in a case. Raises Case.DoesNotExist when they are none, or are not told of it.

    Who it is about learns nothing of a report before something was decided against them.
    """
    cases = Case.objects.select_related(*DECIDED)
    case = cases.get(Q(about=person) | Q(pk__in=Report.objects.filter(reporter=person).values("case")), pk=case_id)
    report = case.reports.filter(reporter=person).first()
    if case.about_id == person.pk and not was_told(case):
        raise Case.DoesNotExist
    return Side(
        case, report, may_appeal(person, case),
        has_decider=not case.is_waiting or deciders_of(case).exists(), shown_again=_shown_again(case),
    )  # fmt: skip


def _shown_again(case):
    """Return the later Case that says that what this one hid is shown again, or None."""
    if case.outcome != Case.Decision.HIDDEN:
        return None
    later = Case.objects.decided().filter(post=case.post, comment=case.comment, decision=Case.Decision.RESTORED)
    return later.filter(decided_at__gt=case.decided_at).order_by("decided_at").first()


def was_told(case):
    """Return whether who it is about was told of a decision: one against them, or that it is shown again."""
    told = {*Case.AGAINST, Case.Decision.RESTORED}
    return bool(case.decided_at and ({case.decision, case.outcome} & told))


def may_appeal(person, case):
    """Return whether an appeal of the person would be taken now: against what was decided against their side."""
    if not case.can_be_appealed:
        return False
    if case.decision in Case.AGAINST:
        return case.about_id == person.pk
    return case.reports.filter(reporter=person).exists()


def reported_by(person):
    """Return the person's own reports, newest first, with their cases. They go when the outcome cannot be appealed any more."""
    cases = (f"case__{name}" for name in DECIDED)
    return list(Report.objects.filter(reporter=person).select_related("case", *cases).order_by("-made_at")[:100])


def strikes_on(person):
    """Return the decisions against the person that stand, newest first: for nobody but the person itself."""
    return list(Case.objects.strikes_of(person).select_related(*DECIDED).order_by("-decided_at"))


def hidden_case_of(person, post_id):
    """Return the address that tells the author of a hidden post why it is hidden, "" for others and when it is not known."""
    own = Case.objects.decided().filter(post=post_id, about=person, post__hidden_at__isnull=False)
    case = next((case for case in own.select_related("appeal").order_by("-decided_at") if was_told(case)), None)
    return case.decision_url if case else ""


def told_sides(case):
    """Return (ids of who it is about, ids of who reported it and works here)."""
    reporters = Person.objects.active().filter(reports_made__case=case).order_by("pk")
    return [case.about_id], list(reporters.values_list("pk", flat=True))
