import asyncio
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.contrib.django.utils import connector_params
from procrastinate.periodic import PeriodicRegistry
from procrastinate.psycopg_connector import PsycopgConnector

from omarm.core.jobs.backend import waiting_jobs
from omarm.core.jobs.runner import RETRIES, run_task
from omarm.core.tasks import forget_old_failures, rescue_stalled_jobs

done = []


@task()
def remember(what, *, loudly=False):
    done.append((what, loudly))


@task()
def fail():
    raise RuntimeError("the other side is down")


@pytest.fixture(autouse=True)
def nothing_done():
    done.clear()


def work():
    """Do the jobs that are due, as the worker does."""

    async def once():
        worker = app.with_connector(PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=2))
        worker.periodic_registry = PeriodicRegistry()
        async with worker.open_async():
            await worker.run_worker_async(wait=False, install_signal_handlers=False, delete_jobs="successful")

    asyncio.run(once())


def our_jobs():
    return ProcrastinateJob.objects.filter(task_name=run_task.name)


@pytest.mark.django_db(transaction=True)
def test_a_job_is_done_with_what_it_was_given_and_then_gone():
    result = remember.enqueue("a letter", loudly=True)
    assert result.id

    work()

    assert done == [("a letter", True)]
    assert not our_jobs().exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_vanishes_with_the_transaction_that_asked_for_it():
    with transaction.atomic():
        remember.enqueue("never")
        transaction.set_rollback(True)

    work()

    assert done == []


@pytest.mark.django_db(transaction=True)
def test_a_job_for_later_waits():
    remember.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("later")

    work()

    assert done == []
    assert waiting_jobs() == {"todo": 1}


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_is_tried_again_later():
    fail.enqueue()

    work()

    job = our_jobs().get()
    assert (job.status, job.attempts) == ("todo", 1)
    assert job.scheduled_at > timezone.now()


@pytest.mark.django_db(transaction=True)
def test_a_job_that_keeps_failing_is_given_up_and_later_forgotten():
    fail.enqueue()
    for _ in range(RETRIES.max_attempts + 1):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = %s", [run_task.name])
        work()
    assert our_jobs().get().status == "failed"

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '60 days'")
    forget_old_failures.call()
    assert not our_jobs().exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_killed_worker_is_done_after_all():
    remember.enqueue("a letter")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
        )
        dead = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [dead])
    work()
    assert done == []

    rescue_stalled_jobs.call()
    work()

    assert done == [("a letter", False)]


def test_timed_tasks_are_on_the_clock():
    timed = {number for _, number in app.periodic_registry.periodic_tasks}
    assert {"omarm.core.tasks.rescue_stalled_jobs", "omarm.core.tasks.forget_old_failures"} <= timed
