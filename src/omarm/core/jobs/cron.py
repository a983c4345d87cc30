"""Timed tasks."""

from procrastinate.contrib.django import app

from omarm.core.jobs.runner import run_by_the_clock


def every(cron: str):
    """Return a decorator that has a task without arguments run at these times (cron's five fields, in UTC).

    Stands above `@task`. However many workers there are, each time comes round once.
    """

    def register(task):
        path = task.module_path
        app.periodic(cron=cron, periodic_id=path, queueing_lock=path, task_kwargs={"path": path})(run_by_the_clock)
        return task

    return register
