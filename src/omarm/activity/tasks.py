"""What is done with facts by the clock."""

from django.tasks import task

from omarm.activity import deliverer
from omarm.core.jobs import every


@every("27 3 * * *")
@task()
def forget_delivered_facts():
    """Delete the facts that were told long enough ago."""
    deliverer.prune()
