"""Who has a desk, and who may be asked something there."""

from omarm.people.models import Person


def sees_desk(person):
    """Return whether the person has the desk: who look after the whole."""
    return person.is_authenticated and person.cares_for_all


def askable(person):
    """Return the colleagues whom the person could send a prompt: who work here, and not themselves."""
    here = Person.objects.visible_to(person).active().named()
    return here.filter(is_guest=False).exclude(pk=person.pk)
