"""Having everything done that follows from what happened, as the deliverer and the worker do it."""

from django.db import connection
from django.utils.module_loading import import_string
from procrastinate.contrib.django.models import ProcrastinateJob

from omarm.activity.deliverer import deliver_batch
from omarm.core.jobs.runner import run_task


def settle():
    """Deliver all facts, do all jobs that were asked for, and what follows from those, until nothing is left."""
    while _deliver() + _work():
        pass


def _deliver():
    return sum(iter(deliver_batch, 0))


def _work():
    jobs = list(ProcrastinateJob.objects.filter(task_name=run_task.name, status="todo").order_by("pk"))
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where id = any (%s)", [[job.pk for job in jobs]])
    for job in jobs:
        import_string(job.args["path"]).call(*job.args["args"], **job.args["kwargs"])
    return len(jobs)
