"""One colleague, as who asks may see them."""

from omarm.people.models import FormerUsername, Person
from omarm.people.models.person import NAMELESS


def profile_for(person, username):
    """Return the colleague with this username as the person may see them. Raises Person.DoesNotExist."""
    visible = Person.objects.visible_to(person).select_related("department", "manager", "position", "photo")
    return visible.get(username=username.lower())


def colleague_for(person, username):
    """Return the active colleague with this username whom the person may see. Raises Person.DoesNotExist."""
    return Person.objects.visible_to(person).active().get(username=username.lower())


def is_nameless(username):
    """Return whether this is the username of the account that is nobody: what is asked without a name stands under it."""
    return Person.objects.filter(username=username.lower(), source_key=NAMELESS).exists()


def moved_to(person, username):
    """Return the present username of someone who was renamed, if the person may see them, else None."""
    former = FormerUsername.objects.filter(username=username.lower(), person__in=Person.objects.visible_to(person))
    return former.values_list("person__username", flat=True).first()
