"""What the clock does for the register."""

from django.tasks import task

from omarm.consent import commands
from omarm.core.jobs import every


@every("43 2 * * *")
@task()
def forget_what_is_not_measured():
    """Delete what was kept of measurements that are switched off, or whose consent ended."""
    commands.forget_what_is_not_measured()


@every("3 7 * * *")
@task()
def tell_of_terms():
    """Tell of consent that ends soon, or ended yesterday."""
    commands.tell_of_terms()
