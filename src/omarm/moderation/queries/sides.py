"""What was decided, for the two sides: who it is about, and who reported it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from omarm.groups.models import Group
from omarm.moderation.models import Appeal, Case, Report
from omarm.moderation.queries.handling import deciders_of
from omarm.people.models import Person

DECIDED = ("post", "comment__post", "colleague", "group")


@dataclass(frozen=True)
class Side:
    """A case as one of its sides sees it: `report` is the person's own, None for who it is about.

    `may_appeal` says whether an appeal of theirs would be taken now, `own_appeal` is theirs: that the other side appealed
    is not theirs to know. `answers` are answered appeals, the newest first, for what was said. `group_name` is that of the
    group that decided, empty when the reader may not know of it. `has_decider` says whether anybody can decide,
    `shown_again` is the later Case by which what was hidden came back.
    """

    case: Case
    report: Report | None
    may_appeal: bool
    own_appeal: Appeal | None
    answers: list
    group_name: str = ""
    has_decider: bool = True
    shown_again: Case | None = None


def decision_for(person, case_id):
    """Return the Side of a person in a case. Raises Case.DoesNotExist when they are none, or are not told of it.

    Who it is about learns nothing of a report before something was decided against them.
    """
    cases = Case.objects.select_related(*DECIDED)
    case = cases.get(Q(about=person) | Q(pk__in=Report.objects.filter(reporter=person).values("case")), pk=case_id)
    if case.about_id == person.pk and not was_told(case):
        raise Case.DoesNotExist
    appeals = list(case.appeals.order_by("-pk"))
    return Side(
        case, case.reports.filter(reporter=person).first(), may_appeal(person, case),
        own_appeal=next((appeal for appeal in appeals if appeal.person_id == person.pk), None),
        answers=[appeal for appeal in appeals if appeal.answered_at],
        group_name=group_names(person, [case]).get(case.group_id, ""),
        has_decider=not case.is_waiting or deciders_of(case).exists(), shown_again=_shown_again(case),
    )  # fmt: skip


def _shown_again(case):
    """Return the later Case that says that what this one hid is shown again, or None."""
    if case.outcome != Case.Decision.HIDDEN:
        return None
    later = Case.objects.decided().filter(post=case.post, comment=case.comment, decision=Case.Decision.RESTORED)
    return later.filter(decided_at__gt=case.decided_at).order_by("decided_at").first()


def group_names(person, cases):
    """Return {id: name} of the groups of these cases of which the person may know who is in them: a case is about one of them."""
    return dict(Group.objects.with_people_for(person).filter(cases__in=cases).values_list("pk", "name"))


def was_told(case):
    """Return whether who it is about was told of a decision: one against them, one turned round, or that it is shown again."""
    told = {*Case.AGAINST, Case.Decision.RESTORED}
    return bool(case.decided_at and (case.decision in told or case.turned_to))


def may_appeal(person, case):
    """Return whether an appeal of the person would be taken now: against what was decided against their side.

    Each person once. After the first appeal only who it is about, when that turned it against them (decision 20).
    """
    if case.is_waiting or (case.outcome == Case.Decision.HIDDEN and not case.is_out_of_sight):
        return False
    appeals = list(case.appeals.all())
    if not appeals:
        is_ours = case.about_id == person.pk or case.reports.filter(reporter=person).exists()
        is_against = (case.outcome in Case.AGAINST) == (case.about_id == person.pk)
        return is_ours and is_against and timezone.now() < case.appeal_until
    last = appeals[-1]
    if not last.answered_at or case.turned_to not in Case.AGAINST:
        return False
    asked = any(appeal.person_id == person.pk for appeal in appeals)
    return case.about_id == person.pk and not asked and timezone.now() < last.answered_at + Case.APPEAL_WITHIN


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
    case = next((case for case in own.order_by("-decided_at") if was_told(case)), None)
    return case.decision_url if case else ""


def told_sides(case):
    """Return (ids of who it is about, ids of who reported it and works here)."""
    reporters = Person.objects.active().filter(reports_made__case=case).order_by("pk")
    return [case.about_id], list(reporters.values_list("pk", flat=True))
