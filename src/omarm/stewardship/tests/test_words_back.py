"""What somebody typed in the course comes back when what it was for is there no more."""

from omarm.groups.commands import archive_group
from omarm.stewardship import commands
from omarm.stewardship.models import HandIn
from omarm.stewardship.queries.seeing import own_groups
from omarm.stewardship.tests.coursing import PageTestCase

COURSE, LESSON = "/course/", "/course/lessons/asking/"
WORDS, LINK = "Ik vroeg wie weet welke heg hier wil groeien.", "https://intranet.example/posts/12/"


class WordsBackTests(PageTestCase):
    def setUp(self):
        super().setUp()
        self.with_mentor()
        self.told = {"group": self.open.pk, "words": WORDS, "link": LINK}

    def given_back(self, answer, status, *texts):
        self.assertTemplateUsed(answer, "words_back.html")
        for text in texts:
            self.assertContains(answer, text, status_code=status)

    def test_of_a_lesson_that_was_switched_off_meanwhile(self):
        commands.change_lesson(actor=self.coco, code="asking", words={"is_off": True})
        browser = self.as_person(self.ada)
        answer = browser.post(LESSON, self.told)
        self.given_back(answer, 404, WORDS, LINK)
        self.assertFalse(HandIn.objects.exists())
        self.assertEqual(browser.get(LESSON).status_code, 404)
        self.assertEqual(browser.post(LESSON, {"group": self.open.pk, "words": "  "}).status_code, 404)
        self.assertTemplateNotUsed(self.as_person(self.gus).post(LESSON, self.told), "words_back.html")

    def test_of_an_assignment_that_was_found_good_meanwhile(self):
        handed = self.hand_in()
        commands.answer_hand_in(actor=self.sen, hand_in=handed, is_good=True, answer="")
        browser = self.as_person(self.ada)
        self.given_back(browser.post(LESSON, self.told), 422, WORDS, LINK)
        self.assertEqual(HandIn.objects.get().words, handed.words)
        self.assertContains(browser.get(LESSON), handed.words)

    def test_of_who_looks_after_no_group_any_more(self):
        for group in own_groups(self.ada):
            archive_group(actor=self.ada, group=group)
        browser = self.as_person(self.ada)
        for address in (LESSON, f"{COURSE}own-work/"):
            self.assertEqual(browser.get(address).status_code, 200)
            self.given_back(browser.post(address, self.told), 403, WORDS, LINK)
        self.assertFalse(HandIn.objects.exists())

    def test_of_a_group_that_is_not_theirs_any_more_the_form_keeps_it(self):
        archive_group(actor=self.ada, group=self.open)
        answer = self.as_person(self.ada).post(LESSON, self.told)
        self.assertContains(answer, WORDS, status_code=422)
        self.assertContains(answer, LINK, status_code=422)

    def test_of_a_mentor_who_answers_what_does_not_wait_any_more(self):
        handed, mentor = self.hand_in(), self.as_person(self.sen)
        address, told = f"{COURSE}mentoring/hand-ins/{handed.pk}/", {"is_good": "yes", "answer": "Mooi gevraagd."}
        commands.answer_hand_in(actor=self.sen, hand_in=handed, is_good=False, answer="Wie antwoordde?")
        self.given_back(mentor.post(address, told), 422, "Mooi gevraagd.")
        commands.withdraw_hand_in(actor=self.ada, hand_in=handed)
        self.given_back(mentor.post(address, told), 404, "Mooi gevraagd.")
        self.assertEqual(mentor.get(address).status_code, 404)
