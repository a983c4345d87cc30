"""What is done with groups by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.groups import commands
from omarm.search.commands import index_group


@every("11 2 * * *")
@task()
def follow_all_rules():
    """Have every group be of whom its rules reach."""
    commands.apply_all_rules()


@every("23 3 * * *")
@task()
def forget_old_guest_invitations():
    """Delete invitations from outside whose link works no more."""
    commands.forget_old_guest_invitations()


@task()
def renew_what_is_found_in(group_id):
    """Have what stands in a group be found by who may read it now: its doors opened or closed."""
    index_group(group_id=group_id)
