"""Recording facts and reacting to them. `git grep '"post.published"'` shows who tells and who listens."""

from collections import defaultdict

from django.db import connection

from omarm.activity.models import Activity

CHANNEL = "omarm_activity"
_subscribers = defaultdict(list)


def on(verb):
    """Return a decorator that has the function told of every fact with this verb, after commit, at least once."""

    def register(subscriber):
        _subscribers[verb].append(subscriber)
        return subscriber

    return register


def subscribers_of(verb):
    """Return the functions that listen to the verb, in order of registration."""
    return tuple(_subscribers[verb])


def record(verb, *, actor, subject, **data):
    """Store the fact in the caller's transaction and wake the deliverer when it commits. Returns the Activity."""
    fact = Activity.objects.create(
        verb=verb, actor=actor, subject_type=subject._meta.label_lower, subject_id=subject.pk, data=data
    )
    with connection.cursor() as cursor:
        cursor.execute(f"notify {CHANNEL}")
    return fact
