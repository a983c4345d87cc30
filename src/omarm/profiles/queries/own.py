"""What the forms of a profile are made of."""

from dataclasses import dataclass, field

from omarm.profiles.models import Field, Narrowing
from omarm.profiles.queries.fields import fields_kept_by
from omarm.profiles.queries.values import has_values, values_of

JOB = ("function", "department", "position", "manager", "mail")  # kept elsewhere: at the account, or by the list itself
OF_COLLEAGUES = ("expertise", "projects", "working_days", "absence")  # on pages that guests do not have


@dataclass(frozen=True)
class Answers:
    """Some fields with what one person told in them ({field id: values}). `narrowed` is {field id: audience}, of one's own."""

    person: object
    fields: list[Field]
    is_own: bool = True
    values: dict = field(default_factory=dict)
    narrowed: dict = field(default_factory=dict)


def own_answers(person):
    """Return the Answers that somebody keeps themselves."""
    fields = [one for one in fields_kept_by(Field.Source.PERSON) if not (person.is_guest and one.code in OF_COLLEAGUES)]
    return Answers(person, fields, values=_values(person, fields), narrowed=_narrowed_by(person))


def read_only_answers(person):
    """Return the Answers that the staff administration keeps of oneself, of which one only chooses who sees them."""
    return Answers(person, fields_kept_by(Field.Source.HR), narrowed=_narrowed_by(person))


def kept_answers(person):
    """Return the Answers that the staff administration keeps of somebody, besides their job."""
    fields = [one for one in fields_kept_by(Field.Source.HR) if one.code not in JOB]
    return Answers(person, fields, is_own=False, values=_values(person, fields))


def own_field(code):
    """Return a field in use that people keep themselves. Raises Field.DoesNotExist."""
    return Field.objects.current().get(code=code, source=Field.Source.PERSON)


def _narrowed_by(person):
    return dict(Narrowing.objects.filter(person=person).values_list("field", "audience"))


def _values(person, fields):
    return values_of(person, [one for one in fields if has_values(one)])
