from django.utils.translation import gettext

from omarm.adoption.commands import close_months, declare
from omarm.adoption.models import Declaration, Scope
from omarm.adoption.queries.beachhead import GROUPS, ranked_for
from omarm.adoption.rules.weighing import ENOUGH, USUAL
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.care.models import GroupHealth
from omarm.consent.commands import choose_mode
from omarm.consent.measurements import Mode
from omarm.groups.models import Group

SAID = {"without_desk": 80, "other_tools": 2, "has_sponsor": None, "note": ""}


class BeachheadTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.began(cls.department)
        for department, number in ((cls.north, 20), (cls.south, 10), (cls.department, 30)):
            people = cls.crowd(department, 60)
            for person in people[:number]:
                cls.post(person, cls.day())
        close_months(today=cls.today)
        cls.scopes = {scope.name: scope for scope in Scope.objects.filter(kind="department")}

    def ranked(self, weights=USUAL, **told):
        """Return {name: {part: value}} in the order in which they are ranked."""
        rows = ranked_for(self.coco, weights, **told).rows
        return {row.candidate.name: {part.code: part.value for part in row.parts} for row in rows}

    def say(self, name, **told):
        declare(actor=self.coco, scope=self.scopes[name], told=SAID | told)


class RankingTests(BeachheadTestCase):
    def test_of_one_known_thing_nothing_is_ranked(self):
        ranked = ranked_for(self.coco, USUAL)
        self.assertEqual((ranked.rows, ranked.unknown), ([], 3))

    def test_parts_come_from_figures_and_from_what_they_say(self):
        self.say("Noord")
        self.assertEqual(
            self.ranked()["Noord"], {"questions": None, "field": 0.8, "tools": 1, "sponsor": None, "enthusiasts": 1}
        )

    def test_weights_change_the_order(self):
        self.say("Noord", without_desk=20)
        self.say("Zuid", without_desk=90)
        self.assertEqual(list(self.ranked()), ["Zuid", "Noord"])
        self.assertEqual(list(self.ranked(USUAL | {"field": 0, "tools": 0})), ["Noord", "Zuid"])

    def test_switched_off_a_part_is_not_known(self):
        self.say("Noord")
        choose_mode(actor=self.mo, measurement="adoption.contribution", mode=Mode.NONE, reason="Eerst overleg.")
        self.assertIsNone(self.ranked()["Noord"]["enthusiasts"])

    def test_pages_of_twenty(self):
        for number in range(22):
            group = Group.objects.create(name=f"Groep {number:02}", slug=f"g{number}", created_at=self.day())
            declare(actor=self.coco, group=group, told=SAID)
        first = ranked_for(self.coco, USUAL, kind=GROUPS)
        self.assertEqual((len(first.rows), first.first, first.following), (20, 1, 20))
        self.assertEqual(len(ranked_for(self.coco, USUAL, kind=GROUPS, start=20).rows), 2)


class GroupTests(BeachheadTestCase):
    def setUp(self):
        light = {
            "code": "voices",
            "light": "green",
            "why": "voices",
            "value": 40,
            "unit": "%",
            "n": 10,
            "told": {"part": 4, "whole": 10},
        }
        asked = light | {"code": "answered", "told": {"part": 6, "whole": 8}, "value": 75}
        for group in self.groups.values():
            GroupHealth.objects.create(
                group=group, lights=[light, asked], light="green", ended_on=self.month.last, computed_at=self.day()
            )
            declare(actor=self.coco, group=group, told=SAID)

    def test_numbers_only_where_the_person_may_read_and_hidden_groups_not_at_all(self):
        ranked = self.ranked(kind=GROUPS)
        self.assertEqual(ranked[self.open.name]["questions"], 0.25)
        self.assertEqual((ranked[self.closed.name]["questions"], ranked[self.closed.name]["enthusiasts"]), (None, None))
        self.assertNotIn(self.hidden.name, ranked)

    def test_the_works_council_sees_departments_alone(self):
        self.say("Noord")
        rows = ranked_for(self.otto, USUAL, kind=GROUPS).rows
        self.assertEqual([row.candidate.name for row in rows], ["Noord"])


class PageTests(BeachheadTestCase):
    def test_the_address_holds_the_weights_and_can_be_shared(self):
        page = self.as_person(self.coco).get("/adoption/beachhead/?kind=groups&questions=5&sponsor=0")
        self.assertEqual({code: weight for code, _name, weight in page.context["weights"]}["questions"], 5)
        self.assertContains(page, 'value="groups" checked')

    def test_it_says_how_the_order_is_made(self):
        page = self.as_person(self.coco).get("/adoption/beachhead/")
        self.assertContains(page, gettext("How the order is made"))
        self.assertContains(page, f"{ENOUGH}%")

    def test_declaring_for_a_department(self):
        address = f"/adoption/beachhead/departments/{self.scopes['Noord'].pk}/"
        form = {"without_desk": "30", "other_tools": "0", "has_sponsor": "False", "note": ""}
        self.assertRedirects(self.as_person(self.coco).post(address, form), "/adoption/beachhead/")
        told = Declaration.objects.get()
        self.assertEqual((told.without_desk, told.other_tools, told.has_sponsor), (30, 0, False))
        self.as_person(self.coco).post(address, {"note": "Nog niet gevraagd."})
        told.refresh_from_db()
        self.assertEqual((told.without_desk, told.other_tools, told.has_sponsor), (None, None, None))

    def test_too_much_gives_422_with_what_was_typed(self):
        address = f"/adoption/beachhead/departments/{self.scopes['Noord'].pk}/"
        answer = self.as_person(self.coco).post(address, {"without_desk": "130"})
        self.assertContains(answer, 'value="130"', status_code=422)

    def test_who_may_declare(self):
        address = f"/adoption/beachhead/groups/{self.open.slug}/"
        for person, status in ((self.cy, 403), (self.otto, 403), (self.lea, 403), (self.coco, 200)):
            with self.subTest(person.username):
                self.assertEqual(self.as_person(person).get(address).status_code, status)
        for missing in (f"groups/{self.hidden.slug}", "groups/nergens", "departments/999999"):
            with self.subTest(missing):
                self.assertEqual(self.as_person(self.coco).get(f"/adoption/beachhead/{missing}/").status_code, 404)
