"""What the process that reads may use at most, asked of the system before it touches the file."""

import contextlib
import os
import resource

MOST = {
    resource.RLIMIT_AS: 512 * 1024 * 1024,  # memory, in bytes; macOS does not hold this one
    resource.RLIMIT_CPU: 10,  # seconds of processor
    resource.RLIMIT_NOFILE: 32,
    resource.RLIMIT_FSIZE: 4 * 1024 * 1024,  # what it writes, in bytes: MOST_LETTERS of the longest letters fit
    resource.RLIMIT_NPROC: 0,  # it starts nothing
    resource.RLIMIT_CORE: 0,
}
LATER = 10  # who looks at a page goes first


def hold_back():
    """Lower the limits of this process, for good."""
    os.nice(LATER)
    for limit, most in MOST.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
