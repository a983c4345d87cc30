"""The process that reads one file: limits first, then the readers, then the file."""

import sys

from omarm.media.reading.holding_back import hold_back
from omarm.media.reading.outcome import Ended, Outcome


def main(ending):
    """Read standard input to standard output. Returns the Outcome; what a reader raises besides ends the process with 1."""
    hold_back()
    from omarm.media.reading import kinds  # noqa: PLC0415 (under the limits, as all that is read)
    from omarm.media.reading.pages import Pages  # noqa: PLC0415 (the same)

    out = sys.stdout.buffer
    try:
        kinds.read(sys.stdin.buffer, ending, Pages(out))
    except Ended as error:
        return error.outcome
    except MemoryError:
        return Outcome.CUT
    finally:
        out.flush()
    return Outcome.WHOLE


if __name__ == "__main__":
    sys.exit(int(main(sys.argv[1] if len(sys.argv) > 1 else "")))
