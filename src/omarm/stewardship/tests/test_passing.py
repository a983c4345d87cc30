from omarm.consent.commands import Agreement, record_consent
from omarm.core.testing.cast import make_person
from omarm.people.commands import change_roles
from omarm.stewardship.models import LevelRequest
from omarm.stewardship.queries.passing import PASSING, pass_rate
from omarm.stewardship.tests.coursing import DAY, PageTestCase

TEACH = "/adoption/desk/teach/"


class PassRateTests(PageTestCase):
    def answered(self, number, state, days_ago=10):
        for one in range(number):
            person = make_person(f"{state}{days_ago}x{one}")
            day = self.today - days_ago * DAY
            LevelRequest.objects.create(person=person, level="junior", state=state, asked_on=day, answered_on=day)

    def agree(self):
        council = make_person("raad")
        change_roles(actor=None, person=council, codes=["works_council"])
        agreement = Agreement(given_by="OR", given_on=self.today, scope="Samen geteld.", document="OR-2")
        record_consent(actor=council, measurement=PASSING, agreement=agreement)

    def test_it_is_counted_with_consent_and_from_the_floor_on_both_sides(self):
        self.answered(24, "given")
        self.answered(8, "not_yet")
        self.assertIsNone(pass_rate())
        self.assertNotContains(self.as_person(self.coco).get(TEACH), 'id="pass-rate"')
        self.agree()
        self.assertEqual(pass_rate(), 75)
        self.assertContains(self.as_person(self.coco).get(TEACH), 'id="pass-rate"')

    def test_few_on_one_side_tell_nothing(self):
        self.agree()
        self.answered(7, "given")
        self.assertIsNone(pass_rate())
        self.answered(9, "given", days_ago=20)
        self.answered(7, "not_yet")
        self.assertIsNone(pass_rate())
        self.answered(1, "not_yet", days_ago=20)
        self.assertEqual(pass_rate(), 67)

    def test_who_got_it_later_passed_and_a_year_ago_is_over(self):
        self.agree()
        self.answered(16, "given")
        self.answered(8, "not_yet")
        self.answered(8, "not_yet", days_ago=400)
        again = LevelRequest.objects.filter(state="given").first()
        LevelRequest.objects.create(
            person=again.person, level="junior", state="not_yet", asked_on=self.today, answered_on=self.today
        )
        self.assertEqual(pass_rate(), 67)
