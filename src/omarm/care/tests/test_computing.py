"""From posts and answers to lights, in the background: what is counted, when anew, and what is never kept."""

import json
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.care.commands.computing import compute_health
from omarm.care.models import GroupHealth, GroupPeriod
from omarm.care.queries.counting import BETWEEN
from omarm.care.queries.windows import EARLIER, closed_until, yesterday
from omarm.care.tests.community import CommunityTestCase, days_ago, practice
from omarm.core.testing.cast import make_person
from omarm.groups.commands import join_group
from omarm.groups.models import Group, Membership
from omarm.people.queries import work_time
from omarm.stream.commands import delete_comment, delete_post
from omarm.stream.models import Post


class ComputingTestCase(CommunityTestCase):
    def lights(self, group=None):
        """Compute, and return {code: light as it was stored}."""
        compute_health()
        return {light["code"]: light for light in GroupHealth.objects.get(group=group or self.group).lights}

    def told(self, code, *names):
        light = self.lights()[code]
        return tuple(light["told"].get(name, light.get(name)) for name in names)


class WhatIsCountedTests(ComputingTestCase):
    def test_voices_are_members_who_wrote_in_the_last_28_days(self):
        self.write(self.ada, days=28)
        self.write(self.bo, days=29)  # a day too old
        self.write(
            self.crowd[0], days=3, answers=[(self.cy, 2), (self.crowd[1], 3)]
        )  # Cy reads an open group, from outside
        self.assertEqual(self.told("voices", "part", "whole", "light"), (3, 11, "green"))

    def test_what_happened_today_counts_tomorrow(self):
        self.write(self.ada, days=0)
        self.assertEqual(self.told("voices", "part", "light"), (0, "red"))

    def test_a_colleague_who_left_the_organisation_is_no_member_any_more(self):
        self.crowd[0].is_active = False
        self.crowd[0].save(update_fields=["is_active"])
        self.assertEqual(self.told("voices", "whole"), (10,))

    def test_a_question_counts_when_its_promise_ends(self):
        for hours in (1, 47, 49):
            self.write(self.bo, "Wie weet dit?", days=10, answers=[(self.ada, hours)])
        self.write(self.bo, "Wie weet dit?", days=10)
        self.write(self.bo, "Wie weet dit?", days=1, answers=[(self.ada, 1)])  # due tomorrow
        self.write(self.bo, "Wie weet dit?", days=29, answers=[(self.ada, 1)])  # due in the window, asked before it
        self.write(self.bo, "Wie weet dit?", days=31, answers=[(self.ada, 1)])  # due before it
        self.assertEqual(self.told("answered", "part", "whole", "value"), (3, 5, 60))

    def test_what_is_no_question_and_what_is_no_answer(self):
        self.write(self.bo, "De loods is open. Wie komt? Tot morgen.", days=10)
        post = self.write(self.bo, "Wie weet dit? ", days=10, answers=[(self.bo, 1)])  # by the author
        gone = self.answer(self.ada, post, at=days_ago(9))
        delete_comment(actor=self.ada, comment=gone)
        delete_post(actor=self.bo, post=self.write(self.bo, "Of dit?", days=10))
        poll = self.write(self.bo, "Wie komt er?", days=10)  # answered by voting: the mark on the post tells
        Post.objects.filter(pk=poll.pk).update(attached=["poll"])
        self.assertEqual(self.told("answered", "part", "whole", "why"), (0, 1, "answered_some"))

    def test_time_to_the_first_answer(self):
        for hours in (2, 5, 90):
            self.write(self.bo, "Wie weet dit?", days=20, answers=[(self.ada, hours), (self.crowd[0], hours + 1)])
        self.assertEqual(self.told("speed", "value", "unit", "n", "light"), (5, "hours", 3, "green"))

    def test_what_its_owner_or_manager_asks_to_have_others_talk_is_no_promise(self):
        for person in (self.ada, self.bo, self.crowd[0]):
            self.write(person, "Wie weet dit?", days=10)
        self.assertEqual(self.told("answered", "part", "whole"), (0, 2))
        Membership.objects.filter(group=self.group, person=self.bo).update(role="manager")
        GroupHealth.objects.all().delete()
        self.assertEqual(self.told("answered", "part", "whole"), (0, 1))

    def test_newcomers_are_judged_by_their_first_post(self):
        new = [make_person(f"nieuw{number}", department=self.department) for number in range(4)]
        for person in new:
            join_group(actor=person, group=self.group)
        Membership.objects.filter(person__in=new).update(joined_at=days_ago(20))
        self.write(new[0], days=15, answers=[(self.bo, 3)])
        self.write(new[0], days=10)  # no first one
        self.write(new[1], days=15, answers=[(self.bo, 70)])
        self.write(new[2], days=15, answers=[(new[2], 3)])
        self.write(self.crowd[0], days=15)  # a year in the group
        self.assertEqual(self.told("newcomers", "part", "whole"), (1, 3))

    def test_the_trend_looks_at_the_groups_own_past(self):
        for back in range(1, 5):
            for person in self.people:
                self.write(person, days=28 * back + 14)
        self.write(self.ada, days=5)
        light = self.lights()["trend"]
        self.assertEqual((light["light"], light["value"], light["told"]["still"]), ("red", 9, 9))
        self.assertEqual(self.group.health.light, "red")

    def test_a_post_that_stands_in_two_groups_counts_in_both(self):
        other = practice(self.ada, name="Vakgroep water")
        self.write(self.ada, days=3)
        self.write(self.ada, days=3, group=other)
        compute_health()
        self.assertEqual(GroupHealth.objects.filter(group__in=[self.group, other], messages=1).count(), 2)


class BetweenPeopleTests(ComputingTestCase):
    def busy(self):
        """Everybody answers Ada's post; she answers the first four back, two of the crowd work elsewhere."""
        for person in self.crowd[:2]:
            person.department = self.department
            person.save(update_fields=["department"])
        post = self.write(self.ada, days=10)
        comments = [self.answer(person, post, at=days_ago(9)) for person in self.crowd]
        for comment in comments[:4]:
            self.answer(self.ada, post, at=days_ago(8), parent=comment)

    def test_they_wait_for_the_works_council(self):
        self.busy()
        lights = self.lights()
        self.assertEqual({lights[code]["why"] for code in ("ties", "bridges", "spread")}, {"gate"})
        self.assertNotIn("gate", {lights[code]["why"] for code in ("voices", "answered", "trend")})

    def test_ties_bridges_and_spread(self):
        self.agree(BETWEEN)
        self.busy()
        posts = [self.write(person, days=10) for person in self.crowd]
        for one, other in zip(posts, [*posts[1:], posts[0]], strict=True):
            self.answer(one.author, other, at=days_ago(9))
            self.answer(other.author, one, at=days_ago(8))
        for post in posts[:4]:
            self.answer(self.bo, post, at=days_ago(7))
        lights = self.lights()
        self.assertEqual(lights["ties"]["told"], {"part": 13, "whole": 22})  # nine of a ring, four of them with Ada
        self.assertEqual((lights["spread"]["light"], lights["spread"]["n"]), ("green", 11))

    def test_a_share_of_few_is_a_light_without_a_number(self):
        self.agree(BETWEEN)
        self.busy()
        lights = self.lights()
        for code in ("ties", "bridges"):  # four of nine pairs, and of thirteen answers
            light = lights[code]
            self.assertEqual(
                (light["light"], light["why"], light["value"], light["told"]), ("green", f"{code}_few", None, {})
            )

    def test_of_few_writers_nothing_is_said_and_of_a_tenth_of_few_no_number(self):
        self.agree(BETWEEN)
        for person in self.people[:7]:
            self.write(person, days=5)
        self.assertEqual({self.lights()[code]["why"] for code in ("ties", "bridges", "spread")}, {"few_writers"})
        for _ in range(40):
            self.write(self.ada, days=4)
        for person in self.people[7:]:
            self.write(person, days=5)
        GroupHealth.objects.all().delete()
        light = self.lights()["spread"]
        self.assertEqual((light["light"], light["value"], light["told"], light["n"]), ("red", None, {}, 11))

    def test_consent_that_comes_or_ends_has_it_computed_anew(self):
        self.busy()
        compute_health(day=yesterday() - timedelta(days=1))
        record = self.agree(BETWEEN)
        self.assertNotEqual(self.lights()["ties"]["why"], "gate")
        self.withdraw(record)
        compute_health(day=yesterday() + timedelta(days=1))
        stored = GroupHealth.objects.get(group=self.group)
        self.assertEqual({row["why"] for row in stored.lights if row["code"] == "ties"}, {"gate"})

    def test_no_row_that_is_kept_names_a_person(self):
        self.agree(BETWEEN)
        self.busy()
        self.lights()
        kept = json.dumps([list(GroupHealth.objects.values_list("lights", flat=True))])
        self.assertNotIn("person", kept)
        columns = {field.name for model in (GroupHealth, GroupPeriod) for field in model._meta.fields}
        self.assertEqual(columns & {"person", "author", "member"}, set())


class WhenNothingIsSaidTests(ComputingTestCase):
    def test_below_the_floor(self):
        small = practice(self.ada, name="Klein groepje")
        for person in self.crowd[:6]:
            join_group(actor=person, group=small)
        self.write(self.ada, days=3, group=small)
        lights = self.lights(small)
        self.assertEqual(
            {(light["light"], light["why"], light["value"]) for light in lights.values()}, {("grey", "few", None)}
        )
        join_group(actor=self.crowd[6], group=small)
        compute_health(day=yesterday() + timedelta(days=1))
        self.assertNotIn("few", {light["why"] for light in GroupHealth.objects.get(group=small).lights})

    def test_a_young_group(self):
        young = practice(self.ada, name="Net begonnen", days=20)
        for person in self.crowd:
            join_group(actor=person, group=young)
        self.assertEqual({light["why"] for light in self.lights(young).values()}, {"young"})

    def test_a_group_of_recipes_is_not_judged_on_answers(self):
        recipes = practice(self.ada, name="Recepten", kind=Group.Kind.INTEREST)
        for person in self.crowd:
            join_group(actor=person, group=recipes)
        self.write(self.ada, "Wie heeft er rabarber?", days=10, group=recipes)
        self.assertEqual(list(self.lights(recipes)), ["voices", "newcomers", "trend"])

    def test_a_group_that_promises_nothing_is_not_held_to_a_promise(self):
        Group.objects.filter(pk=self.group.pk).update(promise_days=None)
        self.write(self.ada, "Wie weet dit?", days=10)
        self.assertEqual(self.told("answered", "why", "light"), ("no_promise", "grey"))


class WhenItIsComputedTests(ComputingTestCase):
    def test_a_second_time_it_does_nothing(self):
        self.write(self.ada, days=3)
        self.assertEqual(compute_health(), Group.objects.count())
        self.assertEqual(compute_health(), 0)

    def test_the_next_night_only_what_moved(self):
        self.write(self.ada, days=3)
        quiet = practice(self.ada, name="Stille groep")
        first = a_day_without_closing()
        compute_health(day=first)
        self.assertEqual(compute_health(day=first + timedelta(days=1)), 1)
        self.assertEqual(GroupHealth.objects.get(group=quiet).ended_on, first + timedelta(days=1))

    def test_a_quiet_group_is_looked_at_when_it_promises_something_else_or_is_no_longer_young(self):
        quiet = practice(self.ada, name="Stille groep")
        first = a_day_without_closing()
        young = practice(self.ada, name="Net begonnen", days=(yesterday() - first).days + 28)
        compute_health(day=first)
        Group.objects.filter(pk=quiet.pk).update(promise_days=None, promise_hours=2)
        self.assertEqual(compute_health(day=first + timedelta(days=1)), 2)
        self.assertEqual(GroupHealth.objects.get(group=young).is_quiet, True)
        self.assertEqual(compute_health(day=first + timedelta(days=2)), 0)

    def test_a_comment_on_an_old_post_wakes_a_quiet_group(self):
        first = a_day_without_closing()
        post = self.write(self.ada, days=200)
        compute_health(day=first)
        self.answer(self.bo, post, at=days_ago((yesterday() - first).days))
        compute_health(day=first + timedelta(days=1))
        self.assertEqual(GroupHealth.objects.get(group=self.group).messages, 1)

    def test_a_closed_period_is_counted_once(self):
        ended = closed_until(yesterday())[-2]
        post = self.write(self.ada, days=(yesterday() - ended).days + 3)
        compute_health()
        period = GroupPeriod.objects.get(group=self.group, ended_on=ended)
        self.assertEqual((period.contributors, period.messages), (1, 1))
        delete_post(actor=self.ada, post=post)
        GroupHealth.objects.all().delete()
        compute_health()
        period.refresh_from_db()
        self.assertEqual(period.messages, 1)
        self.assertEqual(GroupPeriod.objects.filter(group=self.group).count(), EARLIER)

    def test_old_periods_and_the_health_of_archived_groups_go(self):
        GroupPeriod.objects.create(group=self.group, ended_on=days_ago(500).date(), contributors=1, messages=1)
        compute_health()
        self.assertFalse(GroupPeriod.objects.filter(ended_on__lt=days_ago(402).date()).exists())
        Group.objects.filter(pk=self.group.pk).update(archived_at=days_ago(1))
        compute_health(day=yesterday() + timedelta(days=1))
        self.assertFalse(GroupHealth.objects.filter(group=self.group).exists())

    def test_many_groups_cost_as_many_questions_as_few(self):
        few = self.questions()
        for number in range(12):
            self.write(self.ada, "Wie weet dit?", days=9, group=practice(self.ada, name=f"Vakgroep {number}"))
        GroupHealth.objects.all().delete()
        GroupPeriod.objects.all().delete()
        self.assertEqual(self.questions(), few)

    def questions(self):
        work_time()  # remembered for some seconds, no part of the cost
        with CaptureQueriesContext(connection) as asked:
            compute_health()
        return len(asked)


def a_day_without_closing():
    """Return a day of this week on which no period ended, nor on the next."""
    day = yesterday() - timedelta(days=2)
    return day - timedelta(days=2) if {day, day + timedelta(days=1)} & set(closed_until(yesterday())) else day
