"""The fields by which a form asks for colleagues and for departments."""

from django.utils.translation import gettext_lazy as _

from omarm.core.chips import ChipsField, OneMixin
from omarm.people.models import Department, Person


class PeopleField(ChipsField):
    """Colleagues whom the person may see."""

    picks, most = "people", 20
    too_many = _("Name at most {most} people.")
    unknown = _("We do not know “{word}”. Use the username of a colleague.")

    def by_ids(self, ids):
        return Person.objects.visible_to(self.person).active().filter(pk__in=ids).by_surname()

    def by_word(self, word):
        people = Person.objects.visible_to(self.person).active()
        return people.filter(username=word.lstrip("@").lower()).first()


class OneColleagueField(OneMixin, PeopleField):
    """One colleague, as a Person; None when it may stay empty."""

    too_many = _("Choose one colleague.")


class DepartmentsField(ChipsField):
    """Departments, each meant with all that is below it."""

    picks, most = "departments", 12
    too_many = _("Choose at most {most} departments.")
    unknown = _("We know no department “{word}”. Type the beginning of its name and choose one.")

    def by_ids(self, ids):
        return Department.objects.none() if self.person.is_guest else Department.objects.filter(pk__in=ids)

    def by_word(self, word):
        rows = Department.objects.none() if self.person.is_guest else Department.objects.called(word)
        found = list(rows[:2])
        return found[0] if len(found) == 1 else None


class OneDepartmentField(DepartmentsField):
    """One department, as a list."""

    most = 1
    too_many = _("Choose one department.")
