"""Two who do something at the same moment, over two connections: what a nervous finger on a slow line does."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from django.db import connection, transaction
from django.test import TransactionTestCase

LONGEST_WAIT = 20


class MeetingTestCase(TransactionTestCase):
    """Its tests begin with empty tables, also of what the migrations put there."""

    def meet(self, first, second):
        """Let `second` begin while the transaction of `first` is still open. Return what both returned."""
        begun, backends = Event(), []

        def run_first():
            try:
                with transaction.atomic():
                    made = first()
                    begun.set()
                    self.wait_for_a_blocked_backend(backends)
                return made
            finally:
                begun.set()
                connection.close()

        def run_second():
            begun.wait(LONGEST_WAIT)
            try:
                with connection.cursor() as cursor:
                    cursor.execute("select pg_backend_pid()")
                    backends.append(cursor.fetchone()[0])
                return second()
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(run_first), pool.submit(run_second)]
            return [done.result(timeout=2 * LONGEST_WAIT) for done in both]

    def wait_for_a_blocked_backend(self, backends):
        """Return once the other connection waits for a lock of this one."""
        for _look in range(2000):
            with connection.cursor() as cursor:
                cursor.execute("select count(*) from pg_locks where not granted and pid = any(%s)", [list(backends)])
                if cursor.fetchone()[0]:
                    return
                cursor.execute("select pg_sleep(0.01)")
        self.fail("The two did not meet.")
