"""Starting the process that reads a file, and making out what came of it."""

import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from omarm.media.reading.outcome import Outcome

SECONDS = 20  # by the clock; of the processor it has fewer
STOPPED = {
    -signal.SIGKILL,
    -signal.SIGXCPU,
}  # by us, by the system for want of memory, or by its limit of processor time
COMMAND = (sys.executable, "-I", "-B", "-m", "omarm.media.reading")


@dataclass(frozen=True)
class Reading:
    """What came of reading a file: how it ended, and the words until then."""

    outcome: Outcome
    text: str


def read_apart(file, ending="", *, seconds=SECONDS):
    """Read the words in an open file (with a `fileno`, at its beginning) in a process of its own. Returns a Reading.

    It gets nothing of our surroundings, so no password of the database, and no more than this file.
    """
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(  # noqa: S603 (our own Python; the ending is an argument, not a word of a shell)
            [*COMMAND, ending],
            stdin=file,
            stdout=out,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            start_new_session=True,
        )
        try:
            ended = child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            ended = child.wait()
        out.seek(0)
        words = out.read().decode("utf-8", "ignore").replace("\x00", "").strip()
    return Reading(_outcome(ended), words)


def _outcome(ended):
    if ended in STOPPED:
        return Outcome.CUT
    return Outcome(ended) if ended in set(Outcome) else Outcome.BROKEN
