from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from omarm.core.errors import DomainError
from omarm.launch.commands import why as commands
from omarm.launch.models import Edition
from omarm.launch.tests.launching import KIT, WHY, WORDS, LaunchTestCase

WRITE, PUBLISH = f"{KIT}why/", f"{KIT}why/publish/"


class CommandTests(LaunchTestCase):
    def test_it_is_kept_half_done_and_published_when_it_is_whole(self):
        half = dict.fromkeys(WORDS, "") | {"wish": "Minder zoeken."}
        commands.keep_draft(actor=self.coco, told=half)
        with self.assertRaises(DomainError):
            commands.publish_why(actor=self.coco)
        commands.keep_draft(actor=self.coco, told=WORDS)
        with self.records("why.published"):
            commands.publish_why(actor=self.coco)
        self.assertEqual(Edition.objects.get().published_by, self.coco)

    def test_what_was_published_stays_and_a_change_says_why(self):
        self.published()
        commands.keep_draft(actor=self.coco, told=WORDS | {"goal": "Anders."})
        with self.assertRaises(DomainError):
            commands.publish_why(actor=self.coco)
        commands.publish_why(actor=self.coco, note="Duidelijker.")
        self.assertEqual(list(Edition.objects.values_list("number", "goal")), [(2, "Anders."), (1, WORDS["goal"])])
        with self.assertRaises(IntegrityError), transaction.atomic():
            Edition.objects.filter(pk=1).update(goal="")

    def test_others_do_not_write_it(self):
        for person in (self.cy, self.gus, self.otto, self.lea):
            for act in (
                lambda who: commands.keep_draft(actor=who, told=WORDS),
                lambda who: commands.publish_why(actor=who),
                lambda who: commands.throw_draft_away(actor=who),
            ):
                with self.assertRaises(PermissionDenied):
                    act(person)


class PageTests(LaunchTestCase):
    def test_everybody_employed_reads_it_and_every_page_links_to_it(self):
        self.assertNotContains(self.as_person(self.cy).get("/"), f'class="why-foot__link" href="{WHY}"')
        self.assertEqual(self.as_person(self.cy).get(WHY).status_code, 200)
        self.published()
        self.assertContains(self.as_person(self.cy).get(WHY), WORDS["not_scope"])
        self.assertNotContains(self.as_person(self.cy).get(WHY), WORDS["wish"])
        self.assertContains(self.as_person(self.cy).get("/"), f'class="why-foot__link" href="{WHY}"')
        self.assertEqual(self.as_person(self.gus).get(WHY).status_code, 404)
        self.assertNotContains(self.as_person(self.gus).get("/"), f'class="why-foot__link" href="{WHY}"')

    def test_an_edition_of_before_can_be_read_and_one_that_is_not_there_cannot(self):
        self.published()
        self.published("Duidelijker.", goal="Anders.")
        self.assertContains(self.as_person(self.cy).get(f"{WHY}1/"), WORDS["goal"])
        self.assertEqual(self.as_person(self.cy).get(f"{WHY}9/").status_code, 404)

    def test_it_is_written_looked_at_and_published(self):
        coco = self.as_person(self.coco)
        self.assertRedirects(coco.post(WRITE, WORDS), KIT)
        self.assertRedirects(coco.post(WRITE, WORDS | {"look": "1"}), PUBLISH)
        self.assertRedirects(coco.post(PUBLISH), WHY)
        coco.post(WRITE, WORDS)
        self.assertEqual(coco.post(PUBLISH, {"note": ""}).status_code, 422)

    def test_what_is_too_long_comes_back_with_all_that_was_typed(self):
        page = self.as_person(self.coco).post(WRITE, WORDS | {"goal": "x" * 2001})
        self.assertContains(page, WORDS["not_scope"], status_code=422)

    def test_who_does_not_write_it_is_refused(self):
        for person in (self.cy, self.otto, self.lea, self.gus):
            self.assertEqual(self.as_person(person).get(WRITE).status_code, 403)
