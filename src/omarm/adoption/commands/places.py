"""Where somebody is wanted: of which department and layer, said once for all who keep such a list."""

from django.utils.translation import gettext as _

from omarm.adoption.queries.teams import place_names
from omarm.adoption.rules.teams import Layer
from omarm.core.errors import DomainError
from omarm.people.commands import hold_departments
from omarm.people.models import Department, Organisation


def want_at(model, places):
    """Have the rows of a model be these places [(department id or None, layer)], and no others. Returns how many.

    Raises DomainError for a place that is not on the list, also when its department was dissolved meanwhile.
    """
    list(Organisation.objects.select_for_update(no_key=True))  # two at once would both store them
    known, wanted = place_names(), set(places)
    if any(pk not in known or layer not in Layer.values for pk, layer in wanted):
        raise DomainError(_("Choose from the list."), code="no_such_place")
    hold_departments(*(Department(pk=pk, name=known[pk]) for pk, _layer in wanted if pk))

    model.objects.all().delete()
    model.objects.bulk_create(model(department_id=pk, layer=layer) for pk, layer in wanted)
    return len(wanted)
