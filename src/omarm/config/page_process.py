"""The body of a further page process: `python -m omarm.config.page_process SOCKET PIPE`. Started by the first one."""

import os
import socket
import sys


def main():
    """Serve on the inherited socket."""
    listener, parent = (int(handle) for handle in sys.argv[1:3])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omarm.config.settings")
    import django

    django.setup()
    from omarm.config.server import run_one_of_several

    run_one_of_several(socket.socket(fileno=listener), parent)


if __name__ == "__main__":
    main()
