"""The field by which a form asks for one colleague."""

from omarm.people.fields import OneColleagueField
from omarm.people.models import Person


class ColleagueField(OneColleagueField):
    """One colleague who works here, as a Person; None when it may stay empty."""

    def by_ids(self, ids):
        return Person.objects.visible_to(self.person).active().named().filter(pk__in=ids, is_guest=False).by_surname()


def chosen(person):
    """Return how a colleague who is chosen already stands in the field; nobody when they work here no more."""
    return [person.pk] if person is not None and person.is_active else []
