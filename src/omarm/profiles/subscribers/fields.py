"""What follows when the list of fields changes."""

from itertools import batched

from omarm.activity.log import on
from omarm.people.commands import renew_found
from omarm.profiles.models import Field
from omarm.profiles.queries.fields import holders_of

AT_ONCE = 2_000  # people


@on("profile_field.changed")
def find_people_anew(fact):
    """Have everybody whose profile tells something in the field be found by what all may see of it now."""
    field = Field.objects.filter(pk=fact.subject_id).first()
    if field is not None:
        for people in batched(holders_of(field).iterator(), AT_ONCE, strict=False):
            renew_found(people=people)
