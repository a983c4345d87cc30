"""Subscribers of which a test sees what they were told."""

from contextlib import contextmanager

from django.db import IntegrityError, connection

from omarm.activity import log
from omarm.people.models import Organisation


class Listener:
    """Remembers the facts that it was told; fails as often as it is asked to."""

    def __init__(self, number):
        self.told, self.failures = [], 0
        self.writes = self.breaks_the_transaction = False
        self.__module__, self.__qualname__ = "tests", f"listener{number}"

    def __call__(self, fact):
        if self.writes:
            log.record("probe.heard", actor=None, subject=Organisation(pk=1))
        if self.breaks_the_transaction:
            with connection.cursor() as cursor:
                cursor.execute("select 1 / 0")
        if self.failures:
            self.failures -= 1
            raise IntegrityError("not today")
        self.told.append(fact)


@contextmanager
def heard(verb, amount=1):
    """Have new listeners told of a verb inside the block, which gets them as a list."""
    listeners = [log.on(verb)(Listener(number)) for number in range(amount)]
    try:
        yield listeners
    finally:
        for listener in listeners:
            log._subscribers[verb].remove(listener)
