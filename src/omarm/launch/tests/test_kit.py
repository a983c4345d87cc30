from django.core.exceptions import PermissionDenied

from omarm.ambassadors.queries import go_live
from omarm.core.errors import DomainError
from omarm.launch.commands import kit as commands
from omarm.launch.models import Opening, PhotoSource, Said
from omarm.launch.queries.kit import STEPS, kit_for
from omarm.launch.queries.opening import openings_now
from omarm.launch.queries.photos import share_for
from omarm.launch.tests.launching import DAY, KIT, LaunchTestCase
from omarm.media.models import Image
from omarm.people.commands import change_roles

HTMX = {"HX-Request": "true"}


class KitTests(LaunchTestCase):
    def state(self, code):
        return {one.step.code: one.state for one in kit_for(self.coco).steps}[code]

    def test_a_step_is_done_when_the_thing_is_there(self):
        self.assertEqual(self.state("why"), "open")
        self.published()
        self.assertEqual(self.state("why"), "done")
        contest = self.contest()
        self.assertEqual(self.state("name"), "begun")
        self.suggested(contest)
        self.line()
        self.assertEqual(self.state("case"), "begun")

    def test_every_step_has_an_address_that_is_there(self):
        self.assertEqual([one.step.code for one in kit_for(self.coco).steps if not one.url], [])

    def test_what_is_not_needed_is_said_and_taken_back(self):
        commands.say_of_step(actor=self.coco, code="culture", verdict="not_needed", words="Dat weten we.")
        self.assertEqual(self.state("culture"), "not_needed")
        commands.take_word_back(actor=self.coco, code="culture")
        self.assertEqual(self.state("culture"), "open")
        for told in ({"verdict": "done", "words": "x"}, {"verdict": "done", "words": "x", "address": "//elders.nl"},
                     {"verdict": "not_needed", "words": " "}):  # fmt: skip
            with self.assertRaises(DomainError):
                commands.say_of_step(actor=self.coco, code="culture", **told)
        with self.assertRaises(PermissionDenied):
            commands.say_of_step(actor=self.otto, code="culture", verdict="not_needed", words="x")

    def test_without_a_community_manager_it_warns(self):
        change_roles(actor=None, person=self.coco, codes=["administrator"])
        kit = kit_for(self.coco)
        self.assertEqual(kit.next.step.code, "capacity")

    def test_who_reads_it_and_who_has_its_buttons(self):
        for person, status in ((self.otto, 200), (self.lea, 200), (self.mo, 200), (self.cy, 404), (self.gus, 404)):
            for address in (KIT, f"{KIT}tips/"):
                self.assertEqual(self.as_person(person).get(address).status_code, status)
        self.assertNotContains(self.as_person(self.lea).get(KIT), "/steps/culture/")
        self.assertContains(self.as_person(self.coco).get(KIT), "/steps/culture/")
        self.assertEqual(self.as_person(self.lea).get(f"{KIT}steps/culture/").status_code, 403)
        self.assertEqual(self.as_person(self.coco).get(f"{KIT}steps/nothing/").status_code, 404)

    def test_a_step_is_put_aside_from_the_page(self):
        coco, address = self.as_person(self.coco), f"{KIT}steps/tip-central/"
        told = {"verdict": "done", "words": "Poll over kleuren"}
        self.assertContains(coco.post(address, told), "Poll over kleuren", status_code=422)
        self.assertRedirects(coco.post(address, told | {"address": "/posts/1/"}), f"{KIT}tips/")
        self.assertRedirects(coco.post(f"{address}delete/"), f"{KIT}tips/")
        self.assertFalse(Said.objects.exists())


class OpeningTests(LaunchTestCase):
    def test_for_everybody_it_is_the_day_of_going_live_and_what_was_missing_is_kept(self):
        with self.records("launch.opened"):
            opening = commands.open_intranet(actor=self.coco, audience="everybody", day=self.today + DAY)
        self.assertEqual(go_live(), self.today + DAY)
        self.assertIn("why", opening.missing)
        self.assertLess(len(opening.missing), len(STEPS))
        commands.take_opening_back(actor=self.coco, opening=opening)
        self.assertEqual((go_live(), openings_now()), (None, {}))

    def test_a_pilot_has_a_group_that_one_may_know_of(self):
        for group in (None, self.hidden):
            with self.assertRaises(DomainError):
                commands.open_intranet(actor=self.coco, audience="pilot", day=self.today, group=group)
        opening = commands.open_intranet(actor=self.coco, audience="pilot", day=self.today, group=self.open)
        self.assertEqual((opening.group, go_live()), (self.open, None))

    def test_the_page_opens_it_and_others_cannot(self):
        address = f"{KIT}opening/"
        told = {"audience": "pilot", "day": self.today.isoformat()}
        self.assertEqual(self.as_person(self.coco).post(address, told).status_code, 422)
        self.assertRedirects(self.as_person(self.coco).post(address, told | {"group": self.open.pk}), KIT)
        self.assertRedirects(self.as_person(self.coco).post(f"{address}pilot/delete/"), address)
        self.assertEqual(Opening.objects.get().taken_back_on, self.today)
        self.assertEqual(self.as_person(self.coco).post(f"{address}pilot/delete/").status_code, 404)
        self.assertEqual(self.as_person(self.lea).get(address).status_code, 403)
        self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)


class PhotoTests(LaunchTestCase):
    def covered(self, group):
        group.cover = Image.objects.create(folder=f"covers/{group.pk}", width=8, height=8)
        group.save(update_fields=["cover"])
        return group

    def test_a_source_is_declared_and_counted_and_a_hidden_group_is_not_there(self):
        for group in (self.open, self.closed, self.hidden):
            self.covered(group)
        self.assertEqual((share_for(self.coco).unknown, share_for(self.coco).declared), (2, 0))
        coco = self.as_person(self.coco)
        self.assertEqual(coco.post(f"{KIT}photos/{self.open.pk}/own/", headers=HTMX).status_code, 200)
        self.assertRedirects(coco.post(f"{KIT}photos/{self.closed.pk}/stock/"), f"{KIT}photos/")
        self.assertEqual(share_for(self.coco).percent, 50)
        self.assertEqual(coco.post(f"{KIT}photos/{self.hidden.pk}/own/").status_code, 404)
        self.assertEqual(coco.post(f"{KIT}photos/{self.open.pk}/found/").status_code, 404)
        self.assertEqual(self.as_person(self.lea).post(f"{KIT}photos/{self.open.pk}/own/").status_code, 403)
        self.assertEqual(PhotoSource.objects.count(), 2)
        self.assertEqual(coco.get(f"{KIT}photos/").status_code, 200)
