"""People from elsewhere: matched by mail address or by an earlier import, else made, without a way to sign in."""

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.importers.commands.known import Known
from omarm.people import commands as people
from omarm.people.models import Department, Person
from omarm.people.naming import Name, free_username, username_from


class Staff:
    """The people of one archive, and who they are here. As colleagues (a staff list) they come in as active."""

    def __init__(self, archive, outcome, *, as_colleagues):
        self._archive, self._outcome, self._as_colleagues = archive, outcome, as_colleagues
        self._known = Known(archive.source, Person)
        self._here = {}
        self._made = set()
        self._departments = {fold(name): pk for name, pk in Department.objects.values_list("name", "pk")}

    def __getitem__(self, key):
        return self._here[key]

    def bring_in(self, told):
        """Find or make everybody, then say who manages whom."""
        for done, source in enumerate(self._archive.people, start=1):
            self._here[source.key] = self._find(source) or self._make(source)
            told("people", done, len(self._archive.people))
        if self._as_colleagues:
            for source in self._archive.people:
                self._bring_up_to_date(source)

    def _find(self, source):
        if source.mapped_to:
            return _named(source.mapped_to)
        if source.key in self._known:
            return Person.objects.get(pk=self._known[source.key])
        person = Person.objects.filter(email__iexact=source.email).first() if source.email else None
        if person is not None:
            self._known.remember([(source.key, person.pk)])
        return person

    def _make(self, source):
        wanted = username_from(source.username or source.name)[:56]
        person = people.create_person(
            actor=None,
            new=people.NewPerson(
                name=Name(source.given_name, source.particle, source.surname),
                username=free_username(wanted, lambda name: Person.objects.filter(username=name).exists()),
                email=source.email,
                function=source.function,
                department=self._department(source.department),
                phone=source.phone,
                place=source.place,
                employed_since=source.employed_since,
                is_active=source.active and self._as_colleagues,
            ),
        )
        self._known.remember([(source.key, person.pk)])
        self._made.add(source.key)
        self._outcome.counts["people"] += 1
        return person

    def _department(self, name):
        """Return the department of this name, made at the top of the tree when nobody had it yet."""
        if not name:
            return None
        if fold(name) not in self._departments:
            made = people.add_department(actor=None, name=name[:200], rank=len(self._departments))
            self._departments[fold(name)] = made.pk
            self._outcome.counts["departments"] += 1
        return Department.objects.get(pk=self._departments[fold(name)])

    def _bring_up_to_date(self, source):
        manager = self._here.get(source.manager_key)
        changed = people.follow_staff_list(
            actor=None,
            person=self._here[source.key],
            listed=people.Listed(
                function=source.function, department=self._department(source.department), manager=manager,
                phone=source.phone, place=source.place,
            ),
        )  # fmt: skip
        self._outcome.counts["updated"] += changed and source.key not in self._made


def _named(username_or_mail):
    field = "email__iexact" if "@" in username_or_mail else "username"
    try:
        return Person.objects.get(**{field: username_or_mail})
    except Person.DoesNotExist as error:
        raise DomainError(
            _("Nobody here is called %(name)s.") % {"name": username_or_mail}, code="unknown_mapping"
        ) from error
