"""Letters in tests: a mail server that keeps whole messages, and what is due is sent in one line."""

import email
import email.policy
from datetime import timedelta

from django.test import override_settings

from omarm.config import env
from omarm.core.testing.mail import MailServer
from omarm.notifications.commands import send_due_mail
from omarm.notifications.models import Notification
from omarm.notifications.queries.letters import last_daily_moment
from omarm.notifications.tests.telling import TellingTestCase
from omarm.people.models import Person

ORIGIN = "https://intranet.proefstad.example"


class KeepingMailServer(MailServer):
    """Keeps whole messages, since headers and the HTML twin count here."""

    refusal = "550 no such mailbox"

    def __init__(self):
        self.messages, self.refused, self.answers = [], set(), {}
        super().__init__()

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        """Refuse the addresses that a test names."""
        if address in self.refused:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        """Keep the message, or refuse it as a test says of its address."""
        if answer := self.answers.get(envelope.rcpt_tos[0]):
            return answer
        self.messages.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return await super().handle_DATA(server, session, envelope)


class LetterTestCase(TellingTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = KeepingMailServer()
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        super().setUp()
        self.server.received.clear()
        self.server.messages.clear()
        self.server.refused.clear()
        self.server.answers.clear()
        self.server.refusal = KeepingMailServer.refusal
        mailer = env.mail_server(f"smtp://127.0.0.1:{self.server.port}")
        self.enterContext(override_settings(MAILERS={"default": mailer}, CSRF_TRUSTED_ORIGINS=[ORIGIN]))
        Person.objects.update(language="en")

    def wait_for_the_morning(self):
        """Have everything that was told be from before the last daily moment."""
        self.deliver()
        Notification.objects.update(moved_at=last_daily_moment() - timedelta(minutes=5))

    def send(self):
        """Send what is due. Returns the messages by the name in their address."""
        self.server.messages.clear()
        send_due_mail()
        return {message["To"].partition("@")[0]: message for message in self.server.messages}

    def text(self, message):
        return message.get_body(("plain",)).get_content()
