"""What is done with notifications by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.notifications import commands


@every("*/15 * * * *")
@task()
def send_due_mail():
    """Send the letters that are due: at once every quarter of an hour, daily ones after half past seven."""
    commands.send_due_mail()


@every("47 3 * * *")
@task()
def forget_read_notifications():
    """Delete what was read and is not of these days, and what nobody looked at for long."""
    commands.forget_read()
