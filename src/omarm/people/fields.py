"""The field by which a form asks for colleagues."""

from django.utils.translation import gettext_lazy as _

from omarm.core.chips import ChipsField
from omarm.people.models import Person


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
