"""The two jobs that procrastinate knows: one runs a Django task, the other does so by the clock."""

from django.utils.module_loading import import_string
from procrastinate.contrib.django import app
from procrastinate.retry import RetryStrategy

# After 4, 16, 64, 256 and 1024 seconds: about a quarter of an hour of trouble elsewhere is survived.
RETRIES = RetryStrategy(max_attempts=5, exponential_wait=4)


@app.task(name="omarm.run", retry=RETRIES)
def run_task(*, path, args, kwargs):
    """Call the Django task at `path`; what it raises has it tried again later."""
    import_string(path).call(*args, **kwargs)


@app.task(name="omarm.run_by_the_clock", retry=False)
def run_by_the_clock(*, path, timestamp):
    """Call a timed task; when it fails, its next turn is the second try."""
    import_string(path).call()
