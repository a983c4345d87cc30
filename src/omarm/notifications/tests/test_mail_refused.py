"""Letters that the mail server does not take."""

from django.test import override_settings

from omarm.config import env
from omarm.notifications.commands import send_due_mail
from omarm.notifications.tests.letters import LetterTestCase
from omarm.people.models import Person
from omarm.stream.tests.writing import write


class FailingTests(LetterTestCase):
    def test_what_could_not_be_sent_waits(self):
        write(self.ada, "@bo")
        self.wait_for_the_morning()
        nowhere = env.mail_server("smtp://127.0.0.1:9")
        with override_settings(MAILERS={"default": nowhere}), self.assertLogs("omarm.notifications", "ERROR"):
            self.assertEqual(send_due_mail(), 0)
        self.assertEqual(set(self.send()), {"bo"})

    def test_a_refused_address_holds_up_nobody_and_is_not_tried_for_ever(self):
        write(self.ada, "@bo @cy")
        self.wait_for_the_morning()
        self.server.refused.add(self.bo.email)
        with self.assertLogs("omarm.notifications", "WARNING"):
            self.assertEqual(set(self.send()), {"cy"})
        self.server.refused.clear()
        self.assertEqual(self.send(), {})

    def test_a_letter_that_is_refused_holds_up_nobody_and_waits_if_it_is_for_now(self):
        write(self.ada, "@bo @cy @mo")
        self.wait_for_the_morning()
        self.server.answers |= {self.bo.email: "554 no such words here", self.cy.email: "451 try again later"}
        with self.assertLogs("omarm.notifications", "WARNING"):
            self.assertEqual(set(self.send()), {"mo"})
        self.server.answers.clear()
        self.assertEqual(set(self.send()), {"cy"})

    def test_an_address_that_is_not_taken_for_now_is_tried_again(self):
        write(self.ada, "@bo @cy")
        self.wait_for_the_morning()
        self.server.refused.add(self.bo.email)
        self.server.refusal = "450 greylisted"
        with self.assertLogs("omarm.notifications", "WARNING"):
            self.assertEqual(set(self.send()), {"cy"})
        self.server.refused.clear()
        self.assertEqual(set(self.send()), {"bo"})

    def test_a_letter_that_cannot_be_made_holds_up_nobody(self):
        Person.objects.filter(pk=self.bo.pk).update(email="bo@proefstad.example\nBcc: x@x.example")
        write(self.ada, "@bo @cy")
        self.wait_for_the_morning()
        with self.assertLogs("omarm.notifications", "ERROR"):
            self.assertEqual(set(self.send()), {"cy"})

    def test_a_server_that_closes_gets_no_more_and_what_waited_goes_later(self):
        write(self.ada, "@bo @cy")
        self.wait_for_the_morning()
        self.server.answers[self.bo.email] = "421 closing"
        with self.assertLogs("omarm.notifications", "WARNING"):
            self.assertEqual(self.send(), {})
        self.server.answers.clear()
        self.assertEqual(set(self.send()), {"bo", "cy"})
