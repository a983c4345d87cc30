"""What the clock does for the course."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.groups.commands import ensure_owners_community
from omarm.stewardship import commands
from omarm.stewardship.queries.guiding import course_setting


@every("3 2 * * *")
@task()
def make_the_community():
    """Make the community of who own groups once there are some, unless the organisation chose to make it itself."""
    if course_setting().makes_community:
        ensure_owners_community(actor=None)


@every("19 5,13 * * *")
@task()
def invite_who_owns_a_group():
    """Invite who became owner since: twice a day, so that it is within one also when a machine slept."""
    commands.invite_owners()


@every("27 5 * * *")
@task()
def look_after_the_course():
    """Warn of certificates that end, forget what is old."""
    commands.warn_of_ends()
    commands.forget_old_course()
    commands.forget_sessions()


@every("41 7 * * *")
@task()
def remind_of_sessions():
    """Tell who comes to a training or a question hour of tomorrow."""
    commands.remind_of_sessions()


@every("33 4 * * *")
@task()
def count_the_quarter():
    """Count how soon questions of the last quarter were answered, when that was not done yet."""
    commands.count_answer_times()
