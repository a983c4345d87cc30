"""The backend for Django's tasks API that keeps the jobs in our own database."""

from django.db import connection
from django.tasks.backends.base import BaseTaskBackend
from django.tasks.base import TaskResult, TaskResultStatus
from django.tasks.signals import task_enqueued
from django.utils import timezone
from django.utils.json import normalize_json

from omarm.core.jobs.runner import run_task


class ProcrastinateBackend(BaseTaskBackend):
    """Stores a task as a procrastinate job, in the transaction of the caller; a rollback takes the job along."""

    supports_defer = True
    supports_priority = True

    def __init__(self, alias, params):
        super().__init__(alias, params)
        # Any queue name is fine: our worker takes all queues.
        self.queues = set(params.get("QUEUES", []))

    def enqueue(self, task, args, kwargs):
        """Store the job and return Django's TaskResult for it, whose id is the job's number."""
        self.validate_task(task)
        job = run_task.configure(queue=task.queue_name, priority=task.priority, schedule_at=task.run_after)
        number = job.defer(path=task.module_path, args=normalize_json(list(args)), kwargs=normalize_json(kwargs))
        result = TaskResult(
            task=task, id=str(number), status=TaskResultStatus.READY, enqueued_at=timezone.now(), started_at=None,
            finished_at=None, last_attempted_at=None, args=list(args), kwargs=dict(kwargs), backend=self.alias, errors=[],
            worker_ids=[],
        )  # fmt: skip
        task_enqueued.send(type(self), task_result=result)
        return result


def waiting_jobs() -> dict[str, int]:
    """Return how many jobs there are in each state, for `omarm doctor`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY status")
        return dict(cursor.fetchall())
