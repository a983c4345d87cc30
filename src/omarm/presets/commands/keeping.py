"""Storing the value of one choice, where it is kept."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.core.choices import forget_choices
from omarm.people.models import Organisation
from omarm.presets.models import Kept
from omarm.presets.queries import may_apply


def check_and_lock(actor):
    """Raise PermissionDenied for who may not change settings together; have another who does so wait until this is done."""
    if not may_apply(actor):
        raise PermissionDenied
    Organisation.objects.select_for_update(no_key=True).get()


def keep(choice, value, *, actor, department=None):
    """Give a choice a value for everybody or a Department; "" leaves it nothing of its own. What stands so is not written."""
    if choice.write:
        if choice.read() != value:
            choice.write(actor, value)
    elif value:
        Kept.objects.update_or_create(code=choice.code, department=department, defaults={"value": value})
    else:
        Kept.objects.filter(code=choice.code, department=department).delete()


def forget():
    """Have every page read anew what was chosen: at once in this process, and when the change is there for all."""
    forget_choices()
    transaction.on_commit(forget_choices)
