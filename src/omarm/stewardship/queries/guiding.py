"""What who guides the course sees: who has which level, and which groups have no trained owner. Nobody's progress."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from omarm.core import pagination
from omarm.groups.models import Group, MembershipRule
from omarm.people.models import Person
from omarm.stewardship.models import Certificate, CourseSetting, Level, OwnersAsked
from omarm.stewardship.queries.levels import certificates_of
from omarm.stewardship.queries.seeing import owning

SETTLES_IN = timedelta(days=14)  # a group that began this week has other things to do
ASKED_AGAIN_AFTER = timedelta(days=84)


@dataclass(frozen=True)
class Certified:
    """Somebody with a certificate that counts, and the names of the groups that they own as far as the reader knows them."""

    certificate: Certificate
    groups: list

    @property
    def person(self):
        return self.certificate.person


@dataclass(frozen=True)
class Overview:
    """How the course stands: groups with a trained owner, of how many; how many certificates of each level count."""

    groups: int
    trained: int
    levels: list
    community: Group | None
    makes_community: bool


def overview_for(person):
    """Return the Overview, of the groups that the person may know of: beside their list it would tell how many are hidden."""
    owned = _owned_groups().filter(pk__in=Group.objects.listed_for(person).values("pk"))
    rules = MembershipRule.objects.filter(whom=MembershipRule.Whom.OWNERS)
    best = list(certificates_of(Person.objects.active()).values())
    return Overview(
        groups=owned.count(), trained=owned.filter(_trained()).count(),
        levels=[(level, sum(one.level == level for one in best)) for level in Level],
        community=Group.objects.listed_for(person).filter(pk__in=rules.values("group"), archived_at=None).first(),
        makes_community=course_setting().makes_community,
    )  # fmt: skip


def certified(person, *, after=""):
    """Return a Page of Certified, the newest first: for `person`, who guides the course."""
    best = Certificate.objects.valid().filter(~Exists(_better())).select_related("person__department", "given_by")
    page = pagination.numbered(best.order_by("-pk"), before=after, size=pagination.PAGE)
    return pagination.Page(rows=_with_groups(person, page.rows), after=page.after)


def all_certified(person):
    """Return all Certified by surname, for a table that is exported."""
    best = Certificate.objects.valid().filter(~Exists(_better())).select_related("person__department", "given_by")
    return _with_groups(person, list(best.order_by("person__sort_key", "person")))


def certificate_now(pk):
    """Return a Certificate that counts today. Raises Certificate.DoesNotExist."""
    return Certificate.objects.valid().select_related("person").get(pk=pk)


def untrained_groups():
    """Return the groups that were there for two weeks and have an owner, but none with a certificate; largest ids last.

    Each carries `.asked`: whether its owners were asked in the last twelve weeks. For a page narrow it with `listed_for`.
    """
    today = timezone.localdate()
    lately = OwnersAsked.objects.filter(group=OuterRef("pk"), asked_on__gt=today - ASKED_AGAIN_AFTER)
    settled = _owned_groups().filter(created_at__lt=timezone.now() - SETTLES_IN)
    return settled.filter(~_trained()).annotate(asked=Exists(lately)).order_by("pk")


def untrained_for(person, *, after=""):
    """Return a Page of groups without a trained owner that the person may know of, by name."""
    place = pagination.parse_text(after)
    groups = untrained_groups().filter(pk__in=Group.objects.listed_for(person).values("pk"))
    if place:
        name, pk = place
        groups = groups.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
    rows = list(groups.order_by("name", "pk")[: pagination.PAGE + 1])
    return pagination.cut(rows, cursor_of=lambda row: pagination.as_text(row.name, row.pk))


def untrained_group(person, slug):
    """Return one of those groups. Raises Group.DoesNotExist."""
    return untrained_groups().filter(pk__in=Group.objects.listed_for(person).values("pk")).get(slug=slug)


def owners_to_ask(group):
    """Return the ids of the owners of a group without a certificate who did not say that they want no invitation."""
    owners = owning().filter(group=group).exclude(person__learner__is_declined=True)
    ids = set(owners.values_list("person", flat=True))
    return sorted(ids - set(certificates_of(ids)))


def owners_to_ask_of(groups):
    """Return {group id: ids of its owners to ask}, each person at the first of their groups; as owners_to_ask, in two queries."""
    owners = owning().filter(group__in=groups).exclude(person__learner__is_declined=True)
    rows = list(owners.order_by("group", "person").values_list("group", "person"))
    told, found = set(certificates_of({person for _group, person in rows})), {pk: [] for pk in groups}
    for group, person in rows:
        if person not in told:
            told.add(person)
            found[group].append(person)
    return found


def number_to_ask(person):
    """Return of how many groups without a trained owner, that the person may know of, the owners were not asked lately."""
    return untrained_groups().filter(asked=False, pk__in=Group.objects.listed_for(person).values("pk")).count()


def owners_not_invited():
    """Return the ids of who owns a living group and was never invited."""
    owners = owning().filter(person__is_guest=False).filter(
        Q(person__learner=None) | Q(person__learner__invited_on=None, person__learner__is_declined=False)
    )  # fmt: skip
    return sorted(set(owners.values_list("person", flat=True)))


def course_setting():
    """Return the CourseSetting; not stored as long as nobody changed it."""
    return CourseSetting.objects.first() or CourseSetting()


def certificates_on(group):
    """Return the Certificates that count of the owners of a group who chose to show them on it, highest first."""
    shown = owning().filter(group=group, person__learner__on_groups=True).values("person")
    return sorted(certificates_of(shown).values(), key=lambda one: -Level(one.level).rank)


def _owned_groups():
    return Group.objects.filter(Exists(owning().filter(group=OuterRef("pk"))), archived_at=None)


def _trained():
    held = Certificate.objects.valid().filter(person=OuterRef("person"))
    return Exists(owning().filter(Exists(held), group=OuterRef("pk")))


def _better():
    """Certificates that count of the same person and are of a later date: the last that was given is the one that tells."""
    return Certificate.objects.valid().filter(person=OuterRef("person"), pk__gt=OuterRef("pk"))


def _with_groups(person, certificates):
    people = [one.person_id for one in certificates]
    known = Group.objects.with_people_for(person).values("pk")
    owned = owning().filter(person__in=people, group__in=known).select_related("group").order_by("group__name")
    names = {}
    for row in owned:
        names.setdefault(row.person_id, []).append(row.group.name)
    return [Certified(one, names.get(one.person_id, [])) for one in certificates]
