import json
from unittest import mock

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import override_settings

from omarm.activity.deliverer import deliver_batch
from omarm.people.commands import nameless_account, reactivate_person
from omarm.people.queries import accounts_for
from omarm.questions import sealing
from omarm.questions.models import Question, SealedAsker
from omarm.questions.queries import is_asker, my_questions
from omarm.questions.tests.nameless import FAR, NamelessTestCase


class SealTests(NamelessTestCase):
    def test_two_seals_of_one_person_have_nothing_in_common_and_one_length(self):
        seals = [sealing.seal(question, person) for question, person in ((1, FAR), (1, FAR), (10**15, 2))]
        self.assertEqual(len(set(seals)), 3)
        self.assertEqual(len({len(one) for one in seals}), 1)
        self.assertEqual(sealing.opened(seals[0]), (1, FAR))

    def test_a_seal_tells_no_moment(self):
        with mock.patch("cryptography.fernet.time.time", return_value=1_800_000_000):
            made = sealing.seal(1, FAR)
        self.assertEqual(sealing.opened(made), (1, FAR))
        self.assertTrue(made.startswith(b"gAAAAAAAAAAA"))

    def test_put_with_another_question_it_tells_nobody(self):
        first, second = self.ask(), self.ask(self.bo, title="Iets anders?")
        SealedAsker.objects.filter(pk=second.pk).update(sealed=SealedAsker.objects.get(pk=first.pk).sealed)
        self.assertFalse(is_asker(self.zita, Question.objects.get(pk=second.pk)))

    def test_with_another_key_nothing_opens_and_with_a_former_one_it_does(self):
        post = self.ask()
        former = settings.SECRET_KEY
        with override_settings(SECRET_KEY="anders" * 10, SECRET_KEY_FALLBACKS=[]):
            self.assertEqual(list(my_questions(self.zita)), [])
        with override_settings(SECRET_KEY="anders" * 10, SECRET_KEY_FALLBACKS=[former]):
            self.assertEqual([one.pk for one in my_questions(self.zita)], [post.pk])


class NobodyTests(NamelessTestCase):
    """The account that is nobody stands in no list, and cannot be opened."""

    def setUp(self):
        super().setUp()
        self.post = self.ask()
        self.nobody = self.post.author

    def test_it_is_one(self):
        self.assertEqual(nameless_account(), self.nobody)

    def test_it_has_a_page_that_says_so(self):
        for person in (self.bo, self.gus):
            page = self.as_person(person).get(self.nobody.get_absolute_url())
            self.assertTemplateUsed(page, "home/nameless.html")

    def test_it_has_no_letters_for_a_face_as_somebody_would(self):
        self.assertFalse(any(letter.isalnum() for letter in nameless_account().initials))
        self.assertTrue(self.bo.initials.isalnum())

    def test_it_stands_in_no_list(self):
        self.assertFalse([row for row in accounts_for(self.mo, limit=100).rows if row.is_nameless])
        self.assertEqual(self.as_person(self.mo).get(f"/admin/people/{self.nobody.username}/").status_code, 404)
        browser = self.as_person(self.bo)
        for address in ("/people/", f"/people/?q={self.nobody.name}", f"/search/?what=people&q={self.nobody.name}"):
            self.assertNotContains(browser.get(address), f"/people/{self.nobody.username}/", msg_prefix=address)

    def test_it_is_not_opened(self):
        with self.assertRaises(PermissionDenied):
            reactivate_person(actor=self.mo, person=self.nobody)

    def test_it_is_found_by_its_words_as_any_question(self):
        deliver_batch()
        page = self.as_person(self.bo).get("/search/?q=zwaveldrakendooier")
        self.assertContains(page, "zwaveldrakendooier")
        self.assertNotContains(page, "Zwaluwstaart")

    def test_its_history_and_page_name_nobody(self):
        browser = self.as_person(self.bo)
        for address in (
            self.post.get_absolute_url(),
            f"{self.post.get_absolute_url()}history/",
            f"/groups/{self.open.slug}/",
        ):
            answer = browser.get(address)
            self.assertNotIn("Zwaluwstaart", answer.content.decode())
            self.assertNotIn("zita", json.dumps(answer.content.decode()))
