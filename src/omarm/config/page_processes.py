"""The further processes that serve pages: one Python process uses one core."""

import logging
import os
import socket
import subprocess
import sys
import time

logger = logging.getLogger(__name__)
PATIENCE_SECONDS = 8
# A process that dies sooner than this is not started again at once.
SHORTEST_LIFE_SECONDS = 5


class PageProcesses:
    """Starts them, replaces one that dies, and ends them; they end by themselves when we are gone."""

    def __init__(self, count: int, listener: socket.socket):
        self._listener, self._children, self._count = listener, {}, count
        self._their_end, self._our_end = os.pipe()
        self._stopping = False

    def __enter__(self):
        for place in range(self._count):
            self._start(place)
        return self

    def __exit__(self, *exception):
        self.tell_to_stop()
        deadline = time.monotonic() + PATIENCE_SECONDS
        for child, _ in self._children.values():
            try:
                child.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        os.close(self._our_end)
        os.close(self._their_end)

    def tend(self) -> None:
        """Replace those that have ended."""
        for place, (child, started_at) in list(self._children.items()):
            if (
                child.poll() is not None
                and not self._stopping
                and time.monotonic() - started_at > SHORTEST_LIFE_SECONDS
            ):
                logger.error("A page process ended (code %s); starting another", child.returncode)
                self._start(place)

    def tell_to_stop(self) -> None:
        """Ask all of them to finish what they are at and end."""
        self._stopping = True
        for child, _ in self._children.values():
            if child.poll() is None:
                child.terminate()

    def _start(self, place: int) -> None:
        handles = (self._listener.fileno(), self._their_end)
        command = [sys.executable, "-m", "omarm.config.page_process", *map(str, handles)]
        # A group of its own: Ctrl-C in the terminal reaches us alone, and we end them in order.
        child = subprocess.Popen(command, pass_fds=handles, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
        self._children[place] = child, time.monotonic()
