"""What is done with the index by the clock, and when it has to be made anew."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.search.commands.invain import settle_in_vain
from omarm.search.commands.renewing import is_small, renew_index


@every("37 1 * * *")
@task()
def renew_at_night():
    """Bring the index up to date: what a crash left out, and what is made with other words of the organisation than now."""
    renew_index()


@task()
def renew_soon():
    """Bring the index up to date now, where that takes a minute; a large one waits for the night."""
    if is_small():
        renew_index()


@task()
def renew_now():
    """Bring the index up to date, however large it is: much was brought in past the commands."""
    renew_index()


@every("3 * * * *")
@task()
def close_the_days():
    """Throw away what could tell who searched in vain on a day that is over."""
    settle_in_vain()
