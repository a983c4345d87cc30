"""`omarm worker`: the background work without pages."""

import asyncio
import signal

from omarm.config.background import Background
from omarm.core.notices import Notices


def run_worker() -> None:
    """Do the background work until Ctrl-C or SIGTERM."""
    asyncio.new_event_loop().run_until_complete(_work())


async def _work() -> None:
    told_to_stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, told_to_stop.set)
    notices, background = Notices(), Background()
    await background.start(notices)
    await notices.start()
    await told_to_stop.wait()
    await notices.stop()
    await background.stop()
