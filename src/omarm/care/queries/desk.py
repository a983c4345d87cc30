"""The desk for groups: which wait for a hand. Of groups that a role may not know of it tells how many there are, no more."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest, TruncMonth
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.care.models import GroupHealth
from omarm.consent.measurements import Measurement, declare
from omarm.consent.queries import measures
from omarm.core import pagination
from omarm.core.floor import FLOOR
from omarm.core.folding import fold
from omarm.groups.kinds import KINDS
from omarm.groups.models import Group
from omarm.groups.queries.living import ownerless_groups, unanswered_groups
from omarm.people.models import HandOver, Person, Role
from omarm.stream.models import Placement, Post

AT_THE_DESK = (Role.Code.ADMINISTRATOR, Role.Code.COMMUNITY_MANAGER)
EDITING = (Role.Code.EDITOR, Role.Code.ADMINISTRATOR, Role.Code.COMMUNITY_MANAGER)
PAGE = 50
MONTHS, DAYS = 12, 28

ALIKE = 0.6  # of all trigrams of both names: our own choice
SMALL_WORDS = frozenset({"de", "het", "een", "van", "voor", "en", "in", "op", "groep", "team", "the", "a", "of", "for", "and", "on", "group"})  # fmt: skip

POSTED_BY_OTHERS = "care.posted_by_others"
declare(
    Measurement(
        code=POSTED_BY_OTHERS,
        title=_("Which share of posts comes from people without a task for the intranet"),
        purpose=_("To see whether the intranet is of everybody, or of its editors."),
        source=("stream_post", "people_role"),
        audience=_("Administrators and community managers."),
        retention_days=0,  # it is counted when it is asked for, and not kept
        needs_works_council=False,
    )
)


@dataclass(frozen=True)
class Listed:
    """One page of groups that the person may know of, and how many others there are."""

    page: pagination.Page
    hidden: int = 0


@dataclass(frozen=True)
class Pair:
    """Two groups with names that are nearly the same."""

    first: Group
    second: Group


@dataclass(frozen=True)
class PostedBy:
    """Of `n` posts since `month` (or in 28 days) this share, in per cent, came from others than editors; None below the floor."""

    month: object
    n: int | None
    share: int | None


def sees_desk(person):
    """Return whether the person works at the desk: administrators and community managers."""
    return any(person.has_role(code) for code in AT_THE_DESK)


def group_on_desk(person, slug):
    """Return a group that somebody at the desk may know of. Raises Group.DoesNotExist."""
    if not sees_desk(person):
        raise Group.DoesNotExist
    return Group.objects.listed_for(person).get(slug=slug)


def quiet_groups(groups):
    """Return those of these groups in which nothing was posted for as long as their kind allows, each with `.moved_at`.

    A group in which nothing was ever posted moved when it was started.
    """
    posted = Placement.objects.filter(group=OuterRef("pk"), live=True).order_by("-published_at")
    allowed = Case(*(When(kind=kind.code, then=Value(timedelta(days=kind.quiet_days))) for kind in KINDS.values()))
    moved = groups.annotate(moved_at=Greatest(Subquery(posted.values("published_at")[:1]), F("created_at")))
    until = ExpressionWrapper(F("moved_at") + allowed, output_field=DateTimeField())
    return moved.annotate(quiet_from=until).filter(quiet_from__lt=timezone.now())


def ownerless_for(person, *, after=""):
    """Return the groups that nobody owns as Listed."""
    return _listed(person, ownerless_groups(), after)


def unanswered_for(person, *, after=""):
    """Return the groups whose owners were asked thirty days ago and gave no answer as Listed."""
    return _listed(person, unanswered_groups(), after)


def quiet_for(person, *, after=""):
    """Return the quiet groups that were not asked yet as Listed; each has `.moved_at`."""
    return _listed(person, quiet_groups(Group.objects.filter(archived_at=None, asked_on=None)), after)


def red_for(person, *, after=""):
    """Return the groups whose health shows a red light as Listed. Health says nothing about fewer people than the floor."""
    return _listed(person, Group.objects.filter(archived_at=None, health__light=GroupHealth.Light.RED), after)


def pairs_for(person, *, after=""):
    """Return Pairs of living groups with nearly the same name as Listed, by name."""
    groups = {group.pk: group for group in Group.objects.filter(archived_at=None).only("pk", "name", "slug", "access")}
    found = alike({pk: group.name for pk, group in groups.items()})
    known = set(Group.objects.listed_for(person).values_list("pk", flat=True))
    shown = [pair for pair in found if known.issuperset(pair)]
    shown.sort(key=lambda pair: (groups[pair[0]].name, groups[pair[1]].name, pair))
    start = pagination.number(after) or 0
    rows = [Pair(groups[one], groups[other]) for one, other in shown[start : start + PAGE]]
    page = pagination.Page(rows, after=str(start + PAGE) if len(shown) > start + PAGE else "")
    return Listed(page=page, hidden=len(found) - len(shown))


def who_could_own(person, group, *, text):
    """Return colleagues by name who can be given the group: at most eight, none without text."""
    words = fold(text).split()
    if not words:
        return Person.objects.none()
    return Person.objects.visible_to(person).active().filter(is_guest=False).matching(words).by_surname()[:8]


def open_hand_overs():
    """Return how many hand-overs wait."""
    return HandOver.objects.filter(closed_at=None).count()


def alike(names):
    """Return pairs of keys of which the names are nearly the same, the smaller key first. `names` is {key: name}.

    Names are compared by the trigrams of their words (Jaccard: shared over all), without case, accents and words such
    as “group” and “of”. Two that are alike share one of their rarest trigrams (prefix filtering: Bayardo, Ma and Srikant,
    “Scaling up all pairs similarity search”, 2007), so that not everything is held against everything.
    """
    grams = {key: _trigrams(_telling(name)) for key, name in names.items()}
    often = Counter(gram for mine in grams.values() for gram in mine)
    found, with_gram = set(), defaultdict(list)
    for one in sorted(grams, key=lambda key: len(grams[key])):
        mine = grams[one]
        rarest = sorted(mine, key=lambda gram: (often[gram], gram))[: len(mine) - ceil(ALIKE * len(mine)) + 1]
        near = {other for gram in rarest for other in with_gram[gram] if len(grams[other]) >= ALIKE * len(mine)}
        found |= {(min(one, other), max(one, other)) for other in near if _are_alike(mine, grams[other])}
        for gram in rarest:
            with_gram[gram].append(one)
    return found


@measures(POSTED_BY_OTHERS)
def posted_by_others(*, gate):
    """Return PostedBy of the last 28 days, then of each of the last twelve months, newest first.

    Roles are as they are now; what somebody was when they posted is not kept. Nothing is told where fewer people posted,
    or fewer of them without a task, than the floor.
    """
    now = timezone.now()
    first = (now.replace(day=1, hour=0, minute=0, second=0, microsecond=0) - timedelta(days=31 * (MONTHS - 1))).replace(
        day=1
    )
    role = Role.objects.filter(person=OuterRef("author"), code__in=EDITING)
    posts = Post.objects.live().filter(published_at__gte=first).annotate(is_by_task=Exists(role))
    others = Q(is_by_task=False)
    counted = {
        "n": Count("pk"), "by_others": Count("pk", filter=others), "people": Count("author", filter=others, distinct=True),
    }  # fmt: skip
    lately = posts.filter(published_at__gte=now - timedelta(days=DAYS)).aggregate(**counted)
    months = posts.annotate(month=TruncMonth("published_at")).values("month").annotate(**counted).order_by("-month")
    return [_posted(lately | {"month": None}, gate.floor), *(_posted(row, gate.floor) for row in months[:MONTHS])]


def _posted(row, floor=FLOOR):
    if row["people"] < floor:
        return PostedBy(row["month"], None, None)
    return PostedBy(row["month"], row["n"], round(100 * row["by_others"] / row["n"]))


def _listed(person, groups, after):
    """Return the groups that the person may know of by name, fifty at a time, and how many they may not."""
    known = groups.filter(pk__in=Group.objects.listed_for(person).values("pk"))
    hidden = groups.exclude(pk__in=Group.objects.listed_for(person).values("pk")).count()
    if cursor := pagination.parse_text(after):
        known = known.filter(Q(name__gt=cursor[0]) | Q(name=cursor[0], pk__gt=cursor[1]))
    rows = list(known.order_by("name", "pk")[: PAGE + 1])
    page = pagination.cut(rows, size=PAGE, cursor_of=lambda last: pagination.as_text(last.name, last.pk))
    return Listed(page=page, hidden=hidden)


def _telling(name):
    """Return the words of a name that tell something, folded; all of them when none does."""
    words = fold(name).split()
    return " ".join([word for word in words if word not in SMALL_WORDS] or words)


def _are_alike(one, other):
    shared = len(one & other)
    return shared >= ALIKE * (len(one) + len(other) - shared)


def _trigrams(text):
    return {padded[at : at + 3] for word in text.split() for padded in [f"  {word} "] for at in range(len(padded) - 2)}
