from datetime import timedelta

from omarm.adoption.commands import trace_curve
from omarm.adoption.commands.forgetting import forget_contributions
from omarm.adoption.models import CurveBlock, CurvePoint, Scope
from omarm.adoption.queries.contributing import last_sunday
from omarm.adoption.queries.curve import curve_scopes, series_of, shares_now
from omarm.adoption.queries.scopes import department_key, place_key
from omarm.adoption.rules.blocks import level_of
from omarm.adoption.tests.adopting import AdoptionTestCase, noon
from omarm.core.floor import FLOOR
from omarm.people.commands import add_department


class CurveTestCase(AdoptionTestCase):
    """North has sixty people at the yard, south fifty-five in the hall; week 0 is the last that is over."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.yard = cls.crowd(cls.north, 60, place="De werf")
        cls.hall = cls.crowd(cls.south, 55, place="De hal")

    def begin(self, people, weeks_ago):
        """Have people post for the first time, so many weeks ago."""
        at = noon(last_sunday() - timedelta(weeks=weeks_ago, days=2))
        for person in people:
            self.post(person, at)

    def shown(self, department=None, *, place=""):
        key = place_key(place) if place else department_key(department.pk) if department else "organisation"
        return [count for _at, count in series_of(Scope.objects.get(key=key)).steps]


class TracingTests(CurveTestCase):
    def test_it_shows_whole_numbers_of_the_floor(self):
        self.begin(self.yard[:3], 5)
        self.begin(self.yard[3:9], 4)
        self.begin(self.yard[9:12], 3)
        self.begin(self.yard[12:20], 2)
        trace_curve()
        self.assertEqual(self.shown(self.north), [None, 8, 8, 16, 16, 16])

    def test_the_whole_is_the_sum_of_its_blocks_so_nothing_can_be_subtracted(self):
        self.begin(self.yard[:9], 2)
        self.begin(self.hall[:5], 1)
        trace_curve()
        self.assertEqual(self.shown(), [8, 8, 8])
        self.assertEqual(self.shown(self.south), [None, None, None])

    def test_it_stands_still_when_few_are_left(self):
        self.begin(self.yard[:50], 2)
        self.begin(self.yard[50:58], 1)
        trace_curve()
        self.assertEqual(self.shown(self.north), [48, 48, 48])

    def test_a_second_time_nothing_happens_and_a_week_later_one_is_added(self):
        self.begin(self.yard[:9], 3)
        self.assertEqual(trace_curve(today=last_sunday()), 3)
        self.assertEqual(trace_curve(today=last_sunday()), 0)
        self.begin(self.yard[9:18], 0)
        self.assertEqual(trace_curve(), 1)
        self.assertEqual(self.shown(self.north), [8, 8, 8, 16])

    def test_week_by_week_gives_the_same_as_all_at_once(self):
        for weeks_ago, (first, last) in enumerate(((28, 40), (20, 28), (17, 20), (9, 17), (0, 9))):
            self.begin(self.yard[first:last], weeks_ago)
            self.begin(self.hall[first // 2 : last // 2], weeks_ago)
        for weeks_ago in range(4, -1, -1):
            trace_curve(today=last_sunday() - timedelta(weeks=weeks_ago) + timedelta(days=1))
        by_week = [self.shown(), self.shown(self.north), self.shown(self.south)]
        CurveBlock.objects.all().delete()
        trace_curve()
        self.assertEqual([self.shown(), self.shown(self.north), self.shown(self.south)], by_week)

    def test_a_week_that_is_over_does_not_change(self):
        self.begin(self.yard[:9], 2)
        trace_curve()
        for post in self.yard[0].posts.all():
            post.placements.update(live=False)
        trace_curve()
        self.assertEqual(self.shown(self.north), [8, 8, 8])

    def test_three_words_under_a_post_are_a_beginning_and_two_are_not(self):
        post = self.post(self.ada, noon(last_sunday() - timedelta(days=20)))
        for number, person in enumerate(self.yard[:18]):
            words = "Dat is goed." if number < 9 else "Heel goed."
            self.comment(person, post, noon(last_sunday() - timedelta(days=2)), body=words)
        trace_curve()
        self.assertEqual(self.shown(self.north)[-1], 8)

    def test_who_leaves_is_no_longer_among_the_people_and_stays_in_the_past(self):
        self.begin(self.yard[:20], 2)
        trace_curve(today=last_sunday())
        type(self.ada).objects.filter(pk__in=[person.pk for person in self.yard[:5]]).update(is_active=False)
        trace_curve()
        self.assertEqual(self.shown(self.north)[-1], 16)
        self.assertEqual(series_of(Scope.objects.get(key=department_key(self.north.pk))).people, 55)

    def test_places_have_a_curve_where_their_blocks_hold_nearly_all_who_work_there(self):
        self.crowd(self.department, 40, place="De hal")
        self.begin(self.yard[:9], 1)
        trace_curve()
        self.assertEqual([scope.name for scope in curve_scopes()], ["Noord", "Zuid", "De werf"])
        self.assertEqual(self.shown(place="de werf"), [8, 8])
        self.assertEqual(shares_now()[Scope.objects.get(key="organisation").pk], round(800 / 161))

    def test_a_department_that_becomes_large_has_it_begin_anew(self):
        self.begin(self.yard[:9], 3)
        trace_curve()
        before = CurveBlock.objects.count()
        self.crowd(self.department, 60)
        self.assertEqual(trace_curve(), 4)
        self.assertEqual(CurveBlock.objects.count(), before + 1)

    def test_one_person_less_does_not(self):
        self.begin(self.yard[:9], 3)
        trace_curve()
        type(self.ada).objects.filter(pk__in=[person.pk for person in self.hall[:8]]).update(is_active=False)
        self.assertEqual(trace_curve(), 0)

    def test_before_anybody_wrote_there_is_nothing(self):
        self.assertEqual(trace_curve(), 0)
        self.assertFalse(CurvePoint.objects.exists())


class SmallTests(AdoptionTestCase):
    def test_an_organisation_below_the_floor_shows_nothing(self):
        for person in (self.ada, self.bo, self.cy, self.mo, self.coco, self.otto, self.lea):
            self.post(person, self.day(back=1))
        trace_curve()
        self.assertEqual({*CurvePoint.objects.values_list("reached", flat=True)}, {None})

    def test_all_on_one_day_is_one_step(self):
        people = self.crowd(self.north, 40)
        for person in people[:25]:
            self.post(person, self.day(back=1))
        trace_curve()
        self.assertEqual({*CurvePoint.objects.values_list("reached", flat=True)}, {24})


class AttackTests(CurveTestCase):
    """Whoever reads the database reads blocks: each week they moved by the floor or not, and left as many to come."""

    def test_no_difference_between_weeks_or_scopes_is_about_few(self):
        chances = iter([5, 1, 3, 8, 2, 2, 9, 1, 1, 12, 4, 4])
        for people in (self.yard, self.hall):
            first = 0
            for weeks_ago in range(6, 0, -1):
                last = first + next(chances)
                self.begin(people[first:last], weeks_ago)
                first = last
        trace_curve()
        for block in CurveBlock.objects.all():
            rows = list(block.points.order_by("ended_on"))
            counts = [row.reached or 0 for row in rows]
            moves = {later - earlier for earlier, later in zip([0, *counts], counts, strict=False)} - {0}
            self.assertTrue(all(move >= FLOOR and move % FLOOR == 0 for move in moves), moves)
            self.assertTrue(all(row.reached is None or row.people - row.reached >= FLOOR for row in rows))
        self.assertNotEqual(self.shown()[-1], None)

    def test_a_curve_of_before_beside_one_in_other_blocks_pins_down_nobody(self):
        """Two departments of 44 and 40 are one block. Ten come to the first, and it gets a curve of its own."""
        small, large = (add_department(actor=None, name=name) for name in ("Oost", "West"))
        there = {small: self.crowd(small, 40), large: self.crowd(large, 44)}
        self.begin(there[large][:9], 1)
        self.begin(there[small][:7], 1)
        trace_curve()
        [rest] = self.shown_of_rest()
        self.crowd(large, 10)
        trace_curve()
        [own], [left] = {self.shown(large)[0]}, self.shown_of_rest()
        possible = {
            of_small
            for of_large in range(45)
            for of_small in range(41)
            if (level_of(of_large + of_small, 84 + 7), level_of(of_large, 54), level_of(of_small, 47))
            == (rest, own, left)
        }
        self.assertEqual((rest, own, left), (16, 8, None))
        self.assertEqual(possible, set(range(1, FLOOR)))

    def shown_of_rest(self):
        """Return the first level of the block of who are in no block of their own."""
        points = CurvePoint.objects.filter(block__department=None, block__place=None).order_by("ended_on")
        return list(points.values_list("reached", flat=True)[:1])

    def test_switched_off_nothing_of_it_is_left(self):
        self.begin(self.yard[:9], 2)
        trace_curve()
        self.assertGreater(forget_contributions(), 0)
        self.assertFalse(CurvePoint.objects.exists())

    def test_no_row_names_a_person(self):
        columns = {field.name for model in (CurveBlock, CurvePoint) for field in model._meta.fields}
        self.assertEqual(columns, {"id", "department", "place", "block", "ended_on", "reached", "people"})
