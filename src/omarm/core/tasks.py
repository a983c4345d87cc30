"""Housekeeping of the jobs themselves, and of the cache."""

from asgiref.sync import async_to_sync
from django.db import connection
from django.tasks import task
from procrastinate.contrib.django import app

from omarm.core.jobs import every

STALLED_SECONDS = 60
FAILED_KEPT_HOURS = 24 * 30


@every("* * * * *")
@task()
def rescue_stalled_jobs():
    """Give back the jobs of a worker that was killed: without this they would stand as running for ever."""
    async_to_sync(_rescue)()


@every("17 3 * * *")
@task()
def forget_old_failures():
    """Delete jobs that failed more than a month ago; those that succeeded went at once."""
    async_to_sync(app.job_manager.delete_old_jobs)(
        nb_hours=FAILED_KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


@every("*/10 * * * *")
@task()
def empty_the_cache_of_what_expired():
    """Delete what is past its time: the counts of tries at the door hold addresses and moments."""
    with connection.cursor() as cursor:
        cursor.execute("delete from core_cache where expires < now()")


async def _rescue():
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await app.job_manager.retry_job(job)
