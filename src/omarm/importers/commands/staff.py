"""People from elsewhere: matched by mail address or by an earlier import, else made, without a way to sign in."""

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.importers.commands.known import Known
from omarm.importers.commands.places import DepartmentsByName
from omarm.people import commands as people
from omarm.people.models import FormerUsername, Person
from omarm.people.naming import Name, free_username, username_from

STEP = 20


class Staff:
    """The people of one archive, and who they are here. As colleagues (a staff list) they come in as active."""

    def __init__(self, archive, outcome, *, as_colleagues):
        self._archive, self._outcome, self._as_colleagues = archive, outcome, as_colleagues
        self._known = Known(archive.source, Person)
        self._by_id = Person.objects.in_bulk(self._known.ids)
        self._by_mail = _people_by_mail([source.email.lower() for source in archive.people if source.email])
        self._taken = set()
        self._here = {}
        self.departments = DepartmentsByName(outcome)
        # Keys of who came in from here before, of who was made now, and of who was recognised by mail address just now.
        self.again, self.made, self.met = set(), set(), set()

    def __getitem__(self, key):
        return self._here[key]

    @property
    def came_in(self):
        """The ids of everybody who came in by an earlier list and is still here."""
        return self._known.ids - {self._here[key].pk for key in self.made}

    @property
    def ids_known(self):
        """The ids of everybody in the archive who was here before."""
        return {person.pk for key, person in self._here.items() if key not in self.made}

    def get(self, key):
        """Return the person of a key, or None for no key and for one whose row was kept out."""
        return self._here.get(key)

    def whom(self, source):
        """Return who this is here already, or None."""
        return self._by_id.get(self._known.get(source.key)) or self._by_mail.get((source.email or "").lower())

    def bring_in(self, told, *, kept_out=frozenset()):
        """Find or make everybody. Whose row (by key) is kept out is found at most."""
        self._taken.update(Person.objects.values_list("username", flat=True))
        self._taken.update(FormerUsername.objects.values_list("username", flat=True))
        for done, source in enumerate(self._archive.people, start=1):
            if source.key not in kept_out:
                self._here[source.key] = self._find(source) or self._make(source)
            elif person := self.whom(source):
                self._here[source.key] = person
            if done % STEP == 0 or done == len(self._archive.people):
                told("people", done, len(self._archive.people))

    def _find(self, source):
        person = self._recognise(source)
        if person is not None:
            self._outcome.recognised.append(f"{person.name} ({person.username})")
        return person

    def _recognise(self, source):
        if source.mapped_to:
            return _called(source.mapped_to)
        if person := self._by_id.get(self._known.get(source.key)):
            self.again.add(source.key)
            return person
        person = self._by_mail.get(source.email.lower()) if source.email else None
        if person is not None:
            self._known.remember([(source.key, person.pk)])
            self.met.add(source.key)
        return person

    def _make(self, source):
        username = free_username(
            username_from(source.username or source.name)[:56].strip("."), self._taken.__contains__
        )
        person = people.create_person(
            actor=None,
            new=people.NewPerson(
                name=Name(source.given_name[:80].strip(), source.particle[:30].strip(), source.surname[:120].strip()),
                username=username,
                email=source.email,
                function=source.function,
                department=self.departments.get(source.department),
                phone=source.phone,
                place=source.place,
                employed_since=source.employed_since,
                is_active=source.active and self._as_colleagues,
            ),
        )
        self._taken.add(username)
        if source.email:
            self._by_mail[source.email.lower()] = person
        self._known.remember([(source.key, person.pk)])
        self.made.add(source.key)
        self._outcome.counts["people"] += 1
        self._outcome.newcomers.append(person.name)
        return person


def _people_by_mail(addresses):
    found = Person.objects.annotate(address=Lower("email")).filter(address__in=addresses)
    return {person.email.lower(): person for person in found}


def _called(username_or_mail):
    field = "email__iexact" if "@" in username_or_mail else "username__iexact"
    try:
        return Person.objects.get(**{field: username_or_mail})
    except Person.DoesNotExist as error:
        raise DomainError(
            _("Nobody here is called %(name)s.") % {"name": username_or_mail}, code="unknown_mapping"
        ) from error
