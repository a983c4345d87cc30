"""A server process that really lives: a pid in a file proves nothing after a crash."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

import psutil


@dataclass(frozen=True)
class LiveServer:
    """The process that serves one cluster."""

    process: psutil.Process

    @classmethod
    def of(cls, cluster: Path) -> "LiveServer | None":
        """Return the process named in the cluster's pid file, or None where that one is gone or something else."""
        try:
            process = psutil.Process(int((cluster / "postmaster.pid").read_text(encoding="ascii").split()[0]))
            # The server stands in its cluster; whoever got the number after it does not.
            if process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()).samefile(cluster):
                return cls(process)
        except (OSError, ValueError, IndexError, psutil.NoSuchProcess):
            pass
        return None

    def end(self, number: int, *, seconds: float) -> bool:
        """Send the signal and wait; say whether it is gone. A zombie of somebody else's is gone too."""
        deadline = time.monotonic() + seconds
        try:
            os.kill(self.process.pid, number)
            while time.monotonic() < deadline:
                if self.process.status() == psutil.STATUS_ZOMBIE:
                    return True
                time.sleep(0.01)
        except (ProcessLookupError, psutil.NoSuchProcess):
            return True
        return False
