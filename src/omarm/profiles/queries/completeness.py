"""What else somebody's own profile could tell. Shown to themselves only, and counted nowhere."""

from dataclasses import dataclass

from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from omarm.people.models import Person
from omarm.profiles.models import Field, HintPutAway
from omarm.profiles.queries.fields import holders_of
from omarm.profiles.sections import all_sections

MOST = 3
# What helps others most to find or reach somebody, first; what the organisation asks for stands before these.
USEFUL = ("expertise", "about", "phone", "languages", "working_days", "place", "projects")


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a profile does not tell yet, and where one tells it."""

    code: str
    label: str
    url: str


def missing_of(person):
    """Return at most three Missing, the most useful first; none for who put the hint away."""
    if HintPutAway.objects.filter(person=person).exists():
        return []
    fields = {one.code: one for one in Field.objects.current().filter(source=Field.Source.PERSON)}
    asked = [code for code, one in fields.items() if one.is_required]
    useful = [*asked, *(code for code in USEFUL if code in fields and code not in asked)]
    pages = {section.field: section.edit_url_name for section in all_sections() if section.field}
    missing = [] if person.photo_id else [Missing("photo", _("A photo"), reverse("profiles:own"))]
    told = _told(person, [fields[code] for code in useful])
    missing += [Missing(code, fields[code].label, _page_of(code, pages)) for code in useful if code not in told]
    return missing[:MOST]


def _told(person, fields):
    """Return the codes of the fields in which the person tells something. One query."""
    answers = [Exists(_answers(person, field)) for field in fields]
    row = Person.objects.filter(pk=person.pk).values_list(*answers).get() if answers else ()
    return {field.code for field, is_told in zip(fields, row, strict=True) if is_told}


def _answers(person, field):
    holders = holders_of(field)
    return holders.filter(**{"pk" if holders.model is Person else "person": person.pk})


def _page_of(code, pages):
    return reverse(pages[code]) if pages.get(code) else f"{reverse('profiles:own')}#id_{code}"
