"""What an organisation chooses for its desk."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.activity import log
from omarm.desk.models import Capacity, TaskWords
from omarm.desk.queries.seeing import sees_desk


@transaction.atomic
def change_task(*, actor, code, words):
    """Say one of the seven tasks in own words; what is empty is said as it came. Returns the TaskWords."""
    if not sees_desk(actor):
        raise PermissionDenied
    return TaskWords.objects.update_or_create(code=code, defaults=words)[0]


@transaction.atomic
def set_capacity(*, actor, hours, people_an_hour, groups_an_hour):
    """Say how many hours a week there are for the community, and what an hour is enough for. Returns the Capacity."""
    if not sees_desk(actor):
        raise PermissionDenied
    told = {"hours": hours, "people_an_hour": people_an_hour, "groups_an_hour": groups_an_hour}
    row, _is_new = Capacity.objects.update_or_create(pk=1, defaults=told)
    log.record("capacity.set", actor=actor, subject=row, hours=hours)
    return row
