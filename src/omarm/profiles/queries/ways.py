"""The ways to narrow the directory by what every colleague may see of a profile, and by who works today."""

from collections import Counter

from django.core.cache import caches
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from omarm.core.pagination import number
from omarm.people.models import Department, Person
from omarm.people.queries import department_choices
from omarm.profiles.facets import Chosen, Facet, Option
from omarm.profiles.models import Choice, Expertise, Value
from omarm.profiles.queries.narrowing import current_fields, told_to_colleagues
from omarm.profiles.queries.week import working_today_ids
from omarm.topics.models import Topic

MOST = 60  # to choose from in a list of what people wrote themselves
FEWEST = 3  # people who have the same, where it is offered without having looked for it
REMEMBERED = 60  # seconds: the lists of what there is to choose from, of the whole organisation


def _departments(viewer, among):
    rows = department_choices(viewer)
    if among is None:
        return [Option(str(row.pk), row.name, depth=row.depth - 1) for row in rows]
    found = Counter(_told("department", among).filter(department__isnull=False).values_list("department", flat=True))
    counts = Counter()
    for row in rows:
        for above in row.path:
            counts[above] += found[row.pk]
    return [Option(str(row.pk), row.name, counts[row.pk], row.depth - 1) for row in rows if counts[row.pk]]


def _department(viewer, value):
    row = Department.objects.filter(pk=number(value)).first() if number(value) else None
    return row and Chosen(value, row.name, Q(department__in=Department.objects.within(row)))


def _column(code):
    """Return options and choice of a column that people or the staff administration fill with text."""

    def options(_viewer, among):
        told = Person.objects.active().filter(told_to_colleagues(code)).exclude(**{code: ""})
        if among is None:
            return _remembered(f"facet-{code}", lambda: _texts(told, code, fewest=FEWEST))
        return _texts(told.filter(pk__in=among), code, fewest=1)

    def choose(_viewer, value):
        text = value.replace("\x00", "").strip()[:160]
        return Chosen(text, text, Q(**{code: text}) & told_to_colleagues(code)) if text else None

    return {"options": options, "choose": choose}


def _texts(people, code, *, fewest):
    """Return what stands in the column, by name, of the sixty that most people have."""
    rows = people.order_by().values_list(code).annotate(number=Count("pk")).order_by("-number", code)
    kept = [(text, number) for text, number in rows[:MOST] if number >= fewest]
    return [Option(text, text, number) for text, number in sorted(kept)]


def _topics(_viewer, among):
    rows = Expertise.objects.filter(person__in=_told("expertise", among), topic__merged_into=None)
    counted = rows.values_list("topic__slug", "topic__name", "topic__sort_key").annotate(number=Count("person"))
    return [Option(slug, name, of(among, number)) for slug, name, _key, number in counted.order_by("topic__sort_key")]


def _topic(_viewer, value):
    topic = Topic.objects.current().filter(slug=value.replace("\x00", "")).first()
    rows = Expertise.objects.filter(topic=topic)
    return topic and Chosen(value, topic.name, Q(pk__in=rows.values("person")) & told_to_colleagues("expertise"))


def _languages(_viewer, among):
    rows = Value.objects.filter(field__code="languages", person__in=_told("languages", among), choice__isnull=False)
    counts = Counter(rows.values_list("choice", flat=True))
    return [Option(str(row.pk), row.label, of(among, counts[row.pk])) for row in _choices() if counts[row.pk]]


def _language(_viewer, value):
    choice = _choices().filter(pk=number(value)).first() if number(value) else None
    rows = Value.objects.filter(field__code="languages", choice=choice)
    return choice and Chosen(value, choice.label, Q(pk__in=rows.values("person")) & told_to_colleagues("languages"))


def _choices():
    return Choice.objects.filter(field__code="languages", removed_at=None)


def _today(viewer, among):
    there = (
        None if among is None else Person.objects.filter(pk__in=working_today_ids(viewer)).filter(pk__in=among).count()
    )
    return [Option("1", _("Works today"), there)] if there or _tells_days() else []


def _tells_days():
    """Return whether the organisation has people tell their days: without them this is nothing to choose."""
    return bool(current_fields(["working_days"]))


def _works_today(viewer, value):
    return Chosen("1", _("Works today"), Q(pk__in=working_today_ids(viewer))) if value == "1" else None


def of(among, number):
    """Return a number of some people, and None where it would be of the whole organisation."""
    return None if among is None else number


def _told(code, among):
    """Return the active people, of `among` if given, whose field every colleague may see."""
    people = Person.objects.active().filter(told_to_colleagues(code))
    return people if among is None else people.filter(pk__in=among)


def _remembered(key, ask):
    """Return what was asked less than a minute ago: counting a column of everybody takes longer than all the rest."""
    return [Option(option.value, option.label) for option in caches["kept"].get_or_set(key, ask, REMEMBERED)]


FACETS = (
    Facet("department", _("Department"), _departments, _department, 10, field="department"),
    Facet("function", _("Function"), order=20, field="function", **_column("function")),
    Facet("expertise", _("Expertise"), _topics, _topic, 30, field="expertise"),
    Facet("place", _("Place"), order=40, field="place", **_column("place")),
    Facet("language", _("Language"), _languages, _language, 50, field="languages"),
    Facet("today", _("Today"), _today, _works_today, 60, switch=True, note=_("By fixed working days")),
)
