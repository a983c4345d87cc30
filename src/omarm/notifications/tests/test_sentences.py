"""The sentence of a notification names who did what it says, and counts the others apart."""

from django.utils.translation import override

from omarm.notifications.commands import mark_read, tell
from omarm.notifications.models import Notification, Reason
from omarm.notifications.queries import notifications_for
from omarm.notifications.tests.telling import TellingTestCase
from omarm.stream.commands import add_comment, delete_comment
from omarm.stream.tests.writing import write


class SentenceTests(TellingTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.bo)

    def say(self, *said):
        """Have people answer in turn: (person, words). Returns the comments."""
        made = [add_comment(actor=person, post=self.post, body=words) for person, words in said]
        self.deliver()
        return made

    def sentence(self):
        with override("en"):
            return notifications_for(self.bo).rows[0].sentence

    def row(self):
        return Notification.objects.get(person=self.bo)

    def test_only_who_named_somebody_is_said_to_have(self):
        self.say((self.ada, "Kijk, @bo"), (self.cy, "Ja."), (self.mo, "Nee."))
        self.assertEqual(self.sentence(), f"{self.ada.name} mentioned you, and 2 others wrote too")
        self.assertEqual(self.row().actors, [self.ada.pk, self.mo.pk, self.cy.pk])

    def test_a_stronger_reason_afterwards_leads(self):
        self.say((self.cy, "Ja."), (self.mo, "Nee."))
        self.assertEqual(self.sentence(), f"{self.mo.name} and {self.cy.name} answered your post")
        self.say((self.ada, "Kijk, @bo"))
        self.assertEqual(self.sentence(), f"{self.ada.name} mentioned you, and 2 others wrote too")
        self.say((self.cy, "@bo, ook van mij"))
        self.assertEqual(self.sentence(), f"{self.cy.name} and {self.ada.name} mentioned you, and 1 other wrote too")
        self.say((self.mo, "@bo!"))
        self.assertEqual(self.sentence(), f"{self.mo.name} and 2 others mentioned you")

    def test_who_named_somebody_and_then_answers_counts_once(self):
        self.say((self.ada, "Kijk, @bo"), (self.cy, "Ja."), (self.ada, "En verder niets."), (self.cy, "Nee."))
        self.assertEqual(self.sentence(), f"{self.ada.name} mentioned you, and 1 other wrote too")
        self.assertEqual(self.row().actors, [self.ada.pk, self.cy.pk])

    def test_the_same_once_more_changes_nothing(self):
        self.say((self.cy, "@bo, ook van mij"), (self.ada, "Kijk, @bo"), (self.cy, "@bo, nog eens"))
        self.assertEqual(self.sentence(), f"{self.cy.name} and {self.ada.name} mentioned you")
        self.assertEqual((self.row().actors, self.row().in_front), ([self.cy.pk, self.ada.pk], 2))

    def test_after_looking_it_begins_anew(self):
        self.say((self.ada, "Kijk, @bo"), (self.cy, "Ja."))
        mark_read(actor=self.bo, post_id=self.post.pk)
        self.say((self.mo, "Nee."))
        self.assertEqual(self.sentence(), f"{self.mo.name} answered your post")

    def test_when_a_comment_goes_its_author_is_named_no_more(self):
        *_others, last = self.say((self.ada, "Kijk, @bo"), (self.cy, "Ja."), (self.mo, "@bo"))
        delete_comment(actor=self.mo, comment=last)
        self.deliver()
        self.assertEqual(self.sentence(), f"{self.ada.name} mentioned you, and 1 other wrote too")
        *_others, last = self.say((self.mo, "Nee."))
        delete_comment(actor=self.mo, comment=last)
        self.deliver()
        self.assertEqual(self.sentence(), f"{self.ada.name} mentioned you, and 1 other wrote too")

    def test_a_reminder_of_the_house_names_nobody(self):
        self.say((self.ada, "Kijk, @bo"))
        tell(actor=None, post_id=self.post.pk, people=[self.bo.pk], reason=Reason.MUST_READ)
        self.assertEqual(self.sentence(), "This still waits for you to read it")
        self.assertEqual((self.row().actors, self.row().in_front), ([self.ada.pk], 0))

    def test_fifty_at_most_are_kept_those_who_lead_first(self):
        self.say((self.ada, "Kijk, @bo"))
        most = Notification.MOST_ACTORS
        Notification.objects.update(actors=[self.ada.pk, *range(-most, -1)], in_front=1)
        self.say((self.cy, "Ja."))
        self.assertEqual((self.row().actors[:2], len(self.row().actors)), ([self.ada.pk, self.cy.pk], most))
        Notification.objects.update(in_front=most)
        self.say((self.mo, "@bo"))
        self.assertEqual((self.row().actors[0], self.row().in_front), (self.mo.pk, most))
