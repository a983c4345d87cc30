"""The other side of the generator: starts it, tells it what to ask, and takes what it saw."""

import json
import subprocess
import sys
from contextlib import contextmanager

from omarm.demo.bench import generator
from omarm.demo.bench.errors import BenchError


@contextmanager
def load_generator():
    """Have the generator run inside the block. Yields a function that does one step and returns what was seen.

    That function raises BenchError when an answer was not as it should be.
    """
    with subprocess.Popen(  # noqa: S603
        [sys.executable, generator.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(running, scenario, *, clients, seconds, offset=0, most=0):
            told = {
                "host": running.place.name, "port": running.place.port, "requests": scenario.requests,
                "good": scenario.good, "clients": clients, "seconds": seconds, "offset": offset, "most": most,
            }  # fmt: skip
            worked = running.processor_seconds()
            process.stdin.write(json.dumps(told) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
            if not line:
                raise BenchError("The load generator stopped.")
            seen = json.loads(line)
            if seen["trouble"]:
                raise BenchError(f"“{scenario.name}” went wrong: {seen['trouble']}")
            return seen | {"worked": None if worked is None else running.processor_seconds() - worked}

        try:
            yield ask
        finally:
            process.stdin.close()
