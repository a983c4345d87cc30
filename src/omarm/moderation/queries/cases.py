"""The queue and one case, for who decides. Rows start at `handled_by` or `answered_by_second`."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from omarm.media.models import Image
from omarm.moderation.models import Appeal, Case, Report
from omarm.moderation.queries.things import said_in
from omarm.stream.models import Post

DECIDED_SHOWN = timedelta(days=30)
MOST_SHOWN = 100
THINGS = (
    "post", "comment__post", "colleague", "group", "about", "decided_by", "appeal",
)  # fmt: skip


@dataclass(frozen=True)
class Queue:
    """What lies with a person: open cases and appeals, the oldest first, and what was decided these thirty days.

    Each case has `.reasons`, pairs of a reason in words and how many gave it, and `.number` of reports.
    """

    cases: list
    appeals: list
    decided: list


@dataclass(frozen=True)
class CasePage:
    """One case as who decides sees it.

    `now` is how it reads now, empty when that is how it was reported; `place_url` leads to where it stands, empty when the
    reader cannot go there; `before` are earlier cases of the same thing, and of nothing else.
    """

    case: Case
    reports: list
    said: str
    now: str
    photos: list
    place_url: str
    before: list
    may_decide: bool
    appeal: Appeal | None


def queue_for(person, *, group=None):
    """Return the Queue of a person: of one group, or without a group of the whole organisation."""
    place = Q(group=group, passed_on_at=None) if group else Q(passed_on_at__isnull=False)
    cases = Case.objects.handled_by(person).filter(place).select_related(*THINGS)
    appeals = Appeal.objects.waiting().answered_by_second(person)
    appeals = appeals.filter(case__group=group, case__passed_on_at=None) if group else appeals
    since = timezone.now() - DECIDED_SHOWN
    return Queue(
        cases=_with_reasons(cases.waiting().order_by("opened_at", "pk")[:MOST_SHOWN]),
        appeals=list(appeals.select_related(*(f"case__{name}" for name in THINGS)).order_by("made_at")[:MOST_SHOWN]),
        decided=_with_reasons(cases.decided().filter(decided_at__gte=since).order_by("-decided_at")[:MOST_SHOWN]),
    )


def waits_in(person, group):
    """Return whether something that was reported in a group waits for the person."""
    return (
        Case.objects.handled_by(person).waiting().filter(group=group, passed_on_at=None).exists()
        or Appeal.objects.waiting().answered_by_second(person).filter(case__group=group).exists()
    )


def case_for(person, case_id):
    """Return a case that lies with the person, or of which they may answer the appeal. Raises Case.DoesNotExist."""
    found = Q(pk__in=Case.objects.handled_by(person).values("pk"))
    found |= Q(pk__in=Appeal.objects.answered_by_second(person).values("case"))
    return Case.objects.filter(found).select_related(*THINGS, "appeal__person").get(pk=case_id)


def appeal_for(person, case_id):
    """Return the Appeal of a case that the person may answer, answered or not. Raises Appeal.DoesNotExist."""
    return (
        Appeal.objects.answered_by_second(person)
        .select_related(*(f"case__{name}" for name in THINGS))
        .get(case=case_id)
    )


def case_page(person, case):
    """Return the CasePage of a case that `case_for` gave."""
    said, now = case.said, said_in(case.thing)
    same = Case.objects.filter(post=case.post, comment=case.comment, colleague=case.colleague).exclude(pk=case.pk)
    may_decide = Case.objects.handled_by(person).contains(case)
    return CasePage(
        case=case,
        reports=list(case.reports.select_related("reporter")),
        said=said or now,
        now=now if said and said != now else "",
        photos=list(_photos_of(case)),
        place_url=_place_url(person, case),
        before=list(same.decided().select_related("appeal").order_by("-decided_at")[:20]),
        may_decide=may_decide,
        appeal=Appeal.objects.answered_by_second(person).filter(case=case).first(),
    )


def photo_of_case(person, case_id, image_id):
    """Return the Image of a photo in what a case is about, for who may decide: also when it is hidden.

    Raises Case.DoesNotExist or Image.DoesNotExist.
    """
    return _photos_of(case_for(person, case_id)).get(pk=image_id)


def _photos_of(case):
    if case.colleague_id:
        return Image.objects.none()
    where = Q(photo__post=case.post) if case.post_id else Q(comment_photo__comment=case.comment)
    return Image.objects.filter(where, state="ready").order_by("photo__rank", "comment_photo__rank", "pk")


def _place_url(person, case):
    if case.colleague_id:
        return case.colleague.get_absolute_url()
    post = case.post_id or case.comment.post_id
    if not Post.objects.visible_to(person).filter(pk=post).exists():
        return ""
    stands = case.post_id or not (case.comment.hidden_at or case.comment.deleted_at)
    return (case.thing if stands else case.comment.post).get_absolute_url()


def _with_reasons(cases):
    cases = list(cases)
    counted = Report.objects.filter(case__in=cases).values_list("case", "reason").annotate(Count("pk"))
    found = {}
    for case_id, reason, number in counted.order_by("reason"):
        found.setdefault(case_id, []).append((Report.Reason(reason).label, number))
    for case in cases:
        case.reasons = found.get(case.pk, [])
        case.number = sum(number for _reason, number in case.reasons)
        case.excerpt = case.said or said_in(case.thing)
    return cases
