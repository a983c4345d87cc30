"""A mail server that keeps what it gets, so that mail in tests goes over the wire as it does elsewhere."""

import email
import email.policy
import socket

from aiosmtpd.controller import Controller


class MailServer:
    """Runs in a thread from the start until `stop`. `received` holds pairs of (addresses, text)."""

    def __init__(self):
        self.received = []
        self.port = _free_port()
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 (the name that the server calls)
        """Keep a mail that came in."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        self.received.append((envelope.rcpt_tos, message.get_body(("plain",)).get_content()))
        return "250 OK"

    def stop(self):
        """End the thread and free the port."""
        self._controller.stop()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
