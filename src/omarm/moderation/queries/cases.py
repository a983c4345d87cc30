"""The queue and one case, for who decides. Rows start at `handled_by` or `answered_by_second`."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.media.models import Image
from omarm.moderation.models import Appeal, Case, Report
from omarm.moderation.queries.sides import group_names, was_told
from omarm.moderation.queries.things import said_in
from omarm.people.models import Person
from omarm.stream.models import Post

DECIDED_SHOWN = timedelta(days=30)
MOST_SHOWN = 100
THINGS = (
    "post", "comment__post", "colleague", "group", "about", "decided_by",
)  # fmt: skip


@dataclass(frozen=True)
class Queue:
    """What lies with a person: open cases and appeals, the oldest first, and what was decided these thirty days.

    Each case has `.reasons`, pairs of a reason in words and how many gave it, and `.number` of reports; an open one of the
    organisation has `.place`, the name of its group for who may know that, and empty when it has none.
    """

    cases: list
    appeals: list
    decided: list


@dataclass(frozen=True)
class CasePage:
    """One case as who decides sees it.

    `now` is how it reads now, empty when that is how it was reported; `place_url` leads to where it stands, empty when the
    reader cannot go there; `before` are earlier cases of the same thing, and of nothing else; `appeals` are those that the
    reader may answer or answered, the oldest first.
    """

    case: Case
    reports: list
    said: str
    now: str
    photos: list
    place_url: str
    before: list
    may_decide: bool
    may_show_again: bool
    appeals: list


def queue_for(person, *, group=None):
    """Return the Queue of a person: of one group, or without a group of the whole organisation."""
    place = Q(group=group, passed_on_at=None) if group else Q(passed_on_at__isnull=False)
    cases = Case.objects.handled_by(person).filter(place).select_related(*THINGS)
    appeals = Appeal.objects.waiting().answered_by_second(person)
    appeals = appeals.filter(case__group=group, case__passed_on_at=None) if group else appeals
    since = timezone.now() - DECIDED_SHOWN
    waiting = _with_reasons(cases.waiting().order_by("opened_at", "pk")[:MOST_SHOWN])
    return Queue(
        cases=waiting if group else _with_places(person, waiting),
        appeals=list(appeals.select_related(*(f"case__{name}" for name in THINGS)).order_by("made_at")[:MOST_SHOWN]),
        decided=_with_reasons(cases.decided().filter(decided_at__gte=since).order_by("-decided_at")[:MOST_SHOWN]),
    )


def waits_in(person, group):
    """Return how many cases of a group wait for the person: to be decided, or to be looked at again."""
    cases = Case.objects.handled_by(person).waiting().filter(group=group, passed_on_at=None).order_by()
    asked = Appeal.objects.waiting().answered_by_second(person).order_by()
    asked = asked.filter(case__group=group, case__passed_on_at=None)
    return cases.values("pk").union(asked.values("case")).count()


def case_for(person, case_id):
    """Return a case that lies with the person, or of which they may answer an appeal. Raises Case.DoesNotExist.

    It has `.is_reported`: whether somebody who works here is told what is decided, as who reported it.
    """
    found = Q(pk__in=Case.objects.handled_by(person).values("pk"))
    found |= Q(pk__in=Appeal.objects.answered_by_second(person).values("case"))
    reported = Report.objects.filter(case=OuterRef("pk"), reporter__in=Person.objects.active())
    cases = Case.objects.filter(found).annotate(is_reported=Exists(reported))
    return cases.select_related(*THINGS).get(pk=case_id)


def appeal_for(person, case_id):
    """Return the last Appeal of a case that the person may answer, answered or not. Raises Appeal.DoesNotExist."""
    mine = Appeal.objects.answered_by_second(person).select_related(*(f"case__{name}" for name in THINGS))
    return mine.filter(case=case_id).latest("pk")


def case_page(person, case):
    """Return the CasePage of a case that `case_for` gave."""
    said, now = case.said, said_in(case.thing)
    same = Case.objects.filter(post=case.post, comment=case.comment, colleague=case.colleague).exclude(pk=case.pk)
    may_decide = Case.objects.handled_by(person).contains(case)
    is_hidden = bool(case.decided_at and case.is_out_of_sight)
    return CasePage(
        case=case,
        reports=list(case.reports.select_related("reporter")),
        said=said or now,
        now=now if said and said != now else "",
        photos=list(_photos_of(case)),
        place_url=_place_url(person, case),
        before=list(same.decided().order_by("-decided_at")[:20]),
        may_decide=may_decide,
        may_show_again=may_decide and is_hidden and _is_free(case, person),
        appeals=list(Appeal.objects.answered_by_second(person).filter(case=case).order_by("pk")),
    )


def _is_free(case, person):
    """Return whether no second opinion is waited for, and no second person hid what this one let stand."""
    return not case.appeals.waiting().exists() and not (case.turned_to and case.decided_by_id == person.pk)


def told_of_decision(person, case_id):
    """Return (whether who it is about was told, whether who reported it was) of a case that the person decided."""
    case = case_for(person, case_id)
    return was_told(case), case.is_reported


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


def _with_places(person, cases):
    names = group_names(person, cases)
    for case in cases:
        case.place = names.get(case.group_id, _("a closed group")) if case.group_id else ""
    return cases


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
