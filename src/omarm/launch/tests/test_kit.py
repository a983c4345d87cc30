from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.ambassadors.models import GoLive, Meeting, Team
from omarm.ambassadors.queries import go_live
from omarm.ambassadors.queries.state import standing_now
from omarm.core.errors import DomainError
from omarm.launch.commands import kit as commands
from omarm.launch.models import Opening, PhotoSource, Picture, Said
from omarm.launch.queries.evidence import of_ambassadors
from omarm.launch.queries.kit import STEPS, kit_for
from omarm.launch.queries.opening import furthest_pilot, openings_now
from omarm.launch.queries.photos import share_for
from omarm.launch.tests.launching import DAY, KIT, WORDS, LaunchTestCase
from omarm.media.models import Image
from omarm.people.commands import change_roles
from omarm.pilots.models import Pilot

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

    def test_what_waits_for_others_is_not_what_comes_next(self):
        for code in [one.step.code for one in kit_for(self.coco).missing if one.step.code not in {"name", "photos"}]:
            commands.say_of_step(actor=self.coco, code=code, verdict="not_needed", words="Niet hier.")
        self.assertEqual(kit_for(self.coco).next.step.code, "name")
        self.contest()
        self.assertEqual(kit_for(self.coco).next.step.code, "photos")
        commands.add_picture(actor=self.coco, what="De balie", shown_at="Kantine", source="own")
        self.assertEqual((self.state("photos"), kit_for(self.coco).next.step.code), ("done", "name"))

    def test_it_begins_with_colleagues_and_leads_to_what_fits_the_answers(self):
        people = {one.step.code: one for one in kit_for(self.mo).steps}["people"]
        self.assertEqual(people.url, "/admin/people/")
        self.assertNotEqual({one.step.code: one for one in kit_for(self.coco).steps}["people"].url, "/admin/people/")
        self.published()
        goal = {one.step.code: one for one in kit_for(self.coco).steps}["goal"]
        self.assertEqual((goal.url, goal.state), (f"/adoption/presets/{WORDS['kind']}/", "open"))
        self.assertEqual(self.as_person(self.coco).get(goal.url).status_code, 200)

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

    def pilot(self, **told):
        told = {"name": "Vragen in Open", "group": self.open, "audience_name": "Open", "use_case": "Vragen.", "owner": self.coco,
                "success": "Een antwoord.", "starts_on": self.today} | told  # fmt: skip
        return Pilot.objects.create(**told)

    def test_for_a_pilot_it_opens_on_its_own_day_and_a_draft_is_let_go(self):
        over = self.pilot(state=Pilot.State.STOPPED)
        for pilot in (None, over):
            with self.assertRaises(DomainError):
                commands.open_intranet(actor=self.coco, audience="pilot", pilot=pilot)
        opening = commands.open_intranet(actor=self.coco, audience="pilot", pilot=self.pilot(), day=self.today + DAY)
        self.assertEqual((opening.group, opening.day, go_live()), (self.open, self.today, None))
        self.assertEqual(Pilot.objects.get(pk=opening.pilot_id).state, Pilot.State.RUNNING)
        self.assertEqual(furthest_pilot(), opening.pilot)

    def test_a_leader_reads_how_far_the_pilot_is_and_not_its_name(self):
        self.pilot(state=Pilot.State.RUNNING, started_on=self.today)
        self.assertContains(self.as_person(self.otto).get(KIT), "Vragen in Open")
        page = self.as_person(self.lea).get(KIT)
        self.assertNotContains(page, "Vragen in Open")
        self.assertContains(page, str(Pilot.State.RUNNING.label).lower())

    def test_an_opening_that_was_replaced_meanwhile_is_not_taken_back_once_more(self):
        former = commands.open_intranet(actor=self.coco, audience="everybody", day=self.today + DAY)
        commands.take_opening_back(actor=self.coco, opening=former)
        commands.open_intranet(actor=self.coco, audience="everybody", day=self.today + 2 * DAY)
        with self.assertRaises(DomainError):
            commands.take_opening_back(actor=self.coco, opening=former)
        self.assertEqual(go_live(), self.today + 2 * DAY)

    def test_the_page_opens_it_and_others_cannot(self):
        address = f"{KIT}opening/"
        told = {"audience": "pilot"}
        coco = self.as_person(self.coco)
        self.assertContains(coco.get(address), "/adoption/pilots/new/")
        for wrong in (told, {"audience": "everybody"}):
            self.assertEqual(coco.post(address, wrong).status_code, 422)
        self.assertRedirects(coco.post(address, told | {"pilot": self.pilot().pk}), KIT)
        self.assertContains(coco.get(address), "Vragen in Open")
        self.assertRedirects(coco.post(f"{address}pilot/delete/"), address)
        self.assertEqual(Opening.objects.get().taken_back_on, self.today)
        self.assertEqual(coco.post(f"{address}pilot/delete/").status_code, 404)
        self.assertEqual(self.as_person(self.lea).get(address).status_code, 403)
        self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)

    def test_who_looks_after_it_is_led_back_until_it_is_open(self):
        def led(person, page="/house-rules/"):
            return f'href="{KIT}"' in self.as_person(person).get(page).content.decode().partition("<main")[2]

        self.assertTrue(led(self.coco) and led(self.coco, "/"))
        self.assertFalse(led(self.cy) or led(self.lea) or led(self.cy, "/"))
        with self.captureOnCommitCallbacks(execute=True):
            commands.open_intranet(actor=self.coco, audience="everybody", day=self.today + DAY)
        self.assertTrue(led(self.coco))
        with self.captureOnCommitCallbacks(execute=True):
            commands.open_intranet(actor=self.coco, audience="everybody", day=self.today)
        self.assertFalse(led(self.coco))
        with self.captureOnCommitCallbacks(execute=True):
            commands.take_opening_back(actor=self.coco, opening=openings_now()["everybody"])
        self.assertTrue(led(self.coco))
        with self.captureOnCommitCallbacks(execute=True):
            commands.say_of_step(actor=self.coco, code="opening", verdict="not_needed", words="We zijn al jaren open.")
        self.assertFalse(led(self.coco))


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

    def test_a_photo_elsewhere_is_written_down_counted_and_taken_off(self):
        coco, address = self.as_person(self.coco), f"{KIT}photos/"
        told = {"what": "De balie", "shown_at": "Poster in de kantine"}
        self.assertContains(coco.post(address, told), "Poster in de kantine", status_code=422)
        self.assertRedirects(coco.post(address, told | {"source": "stock"}), address)
        self.assertEqual((share_for(self.coco).declared, share_for(self.coco).percent), (1, 0))
        picture = Picture.objects.get()
        for person, status in ((self.lea, 403), (self.cy, 404)):
            self.assertEqual(self.as_person(person).post(f"{address}other/{picture.pk}/delete/").status_code, status)
        with self.assertRaises(PermissionDenied):
            commands.add_picture(actor=self.otto, what="x", shown_at="y", source="own")
        self.assertRedirects(coco.post(f"{address}other/{picture.pk}/delete/"), address)
        self.assertEqual(coco.post(f"{address}other/{picture.pk}/delete/").status_code, 404)


class AmbassadorsTests(LaunchTestCase):
    def test_a_team_that_was_thanked_after_it_met_enough_stays_the_evidence(self):
        Team.objects.all().delete()
        GoLive.objects.update_or_create(defaults={"day": self.today - 60 * DAY})
        team = Team.objects.create(started_on=self.today - 90 * DAY, ended_on=self.today)
        self.assertEqual((of_ambassadors(self.coco).state, standing_now().last), ("begun", team))
        for number in range(3):
            at = timezone.now() - (30 + number) * DAY
            Meeting.objects.create(team=team, starts_at=at, title="Hoe het gaat", place="Kantine")
        self.assertEqual(of_ambassadors(self.coco).state, "done")
        page = self.as_person(self.coco).get("/adoption/ambassadors/team/")
        self.assertContains(page, "/ambassadors/meetings/")
        Team.objects.create(started_on=self.today)
        self.assertEqual((of_ambassadors(self.coco).state, standing_now().last), ("open", None))
