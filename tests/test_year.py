"""A year of the programme in the whole house: two campaigns, the second made from the first, and a lapse between them.

Only real commands, forms and what the clock does; days go by, and of each it is asked what the product says: on the public
page, at home, on the page of who guides, on the desk, in the bell.
"""

from datetime import datetime, time
from unittest.mock import patch

from django.utils import timezone
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app as clock

from omarm.core.testing.cast import make_person
from omarm.core.testing.settling import settle
from omarm.desk.commands import lay_out_desk
from omarm.desk.models import Item
from omarm.groups.commands import join_group
from omarm.notifications.models import Notice
from omarm.pilots.commands import mark_seen, save_pilot, start_pilot
from omarm.pilots.models import Pilot
from omarm.programme import commands
from omarm.programme.models import Campaign, Lapse, Level
from omarm.programme.queries.frame import forget_links
from omarm.programme.queries.prompting import forget_running
from omarm.programme.tests.campaigning import DAY, SEEN, ProgrammeTestCase

PUBLIC, GUIDED, DESK = "/programme/", "/adoption/programme/", "/adoption/desk/"
FIRST, LAST = 7, 91  # days of the first campaign; nothing is planned after it
PLANNED, NEXT, OVER = 200, 230, 314  # the day that the second was planned on, and its days
WEEKLY = range(0, 365, 7)


class Year(ProgrammeTestCase):
    """A house in which days go by, with all that the clock does at night."""

    def on(self, number):
        """Return a context in which it is nine in the morning, so many days from the first."""
        for forget in (forget_running, forget_links):
            forget()
        morning = timezone.make_aware(datetime.combine(self.today + number * DAY, time(9)))
        return patch("django.utils.timezone.now", return_value=morning)

    def night(self):
        """Have everything done that the clock does by itself, and what follows from it."""
        for _name, periodic_id in list(clock.periodic_registry.periodic_tasks):
            import_string(periodic_id).call()
        settle()
        forget_running()

    def nights(self, since, until):
        """Have a night pass in every week between two days."""
        for number in WEEKLY:
            if since < number < until:
                with self.on(number):
                    self.night()

    def page(self, address, person=None):
        return self.as_person(person or self.coco).get(address)


class YearTests(Year):
    def says(self, campaign, state):
        """Check where the product says that a campaign stands: to who guides, to colleagues, and at home."""
        forget_running()
        programme = self.page(GUIDED).context["programme"]
        there = {"planned": "planned", "running": "running", "ended": "waiting", "closed": "closed"}[state]
        self.assertIn(campaign, getattr(programme, there))
        runs = state == "running"
        public, home = self.page(PUBLIC, self.bo), self.page("/", self.bo)
        self.assertEqual(campaign.prompt in public.content.decode(), runs)
        self.assertEqual(f'href="/programme/{campaign.pk}/"' in home.content.decode(), runs)
        self.assertEqual(self.page(f"{PUBLIC}{campaign.pk}/", self.bo).status_code, 200)

    def lapsed(self, *, is_lapsed):
        """Check what is said everywhere of the programme lying still: page, desk and the bell of who answers for the goal."""
        self.assertEqual(self.page(GUIDED).context["is_lapsed"], is_lapsed)
        self.assertEqual("lapse" in self.waits(), is_lapsed)
        rung = Notice.objects.filter(what="programme.lapsed", is_unread=True)
        self.assertEqual(set(rung.values_list("person", flat=True)), {self.coco.pk} if is_lapsed else set())

    def waits(self):
        """Return what waits of the programme on the desk of today, once the quarter of an hour is over."""
        lay_out_desk()
        self.assertEqual(self.page(DESK).status_code, 200)
        return set(Item.objects.filter(source="programme").values_list("key", flat=True))

    def act(self, campaign, step, status=302, **told):
        answer = self.as_person(self.coco).post(f"{GUIDED}{campaign.pk}/{step}/", told)
        self.assertEqual(answer.status_code, status, step)
        return Campaign.objects.get(pk=campaign.pk)

    def test_a_year(self):
        first = self.first_campaign()
        self.the_programme_lies_still(first)
        second = self.second_campaign(first)
        self.the_year_is_over(first, second)

    def first_campaign(self):
        first = self.draft(
            starts_on=self.today + FIRST * DAY, ends_on=self.today + LAST * DAY, indicators=("questions-in-time",)
        )
        self.night()
        self.assertNotIn("lapse", self.waits())  # a goal of today is no programme that came to a halt
        first = self.act(first, "plan")
        self.assertEqual(self.waits(), {f"story-{first.pk}"})
        self.says(first, "planned")
        with self.on(FIRST - 1):
            self.show(first)
            self.night()
            self.says(first, "planned")
        with self.on(FIRST):
            self.night()
            self.says(first, "running")
            self.lapsed(is_lapsed=False)
            self.assertEqual(self.waits(), set())
            self.nobody_else_takes_the_days(first)
        with self.on(LAST):
            self.night()
            self.says(first, "running")
        return first

    def nobody_else_takes_the_days(self, first):
        told = {"starts_on": self.today + (LAST - 7) * DAY, "ends_on": self.today + (LAST + 30) * DAY}
        other = self.draft(name="Ook in die dagen", audience="department", departments=(self.team,), **told)
        self.assertEqual([row.pk for row in self.page(other.get_absolute_url()).context["others"]], [first.pk])
        self.assertEqual(self.act(other, "plan").state, "draft")
        self.as_person(self.coco).post(f"{GUIDED}{other.pk}/delete/")
        self.assertFalse(Campaign.objects.filter(pk=other.pk).exists())

    def the_programme_lies_still(self, first):
        with self.on(LAST + 1):
            self.night()
            self.says(first, "ended")
            self.lapsed(is_lapsed=True)
            self.assertEqual(self.waits(), {"lapse", f"evaluation-{first.pk}"})
            answer = self.as_person(self.coco).post(
                f"{GUIDED}{first.pk}/close/", {"outcome": "growing", "evaluation": "Ja"}
            )
            self.assertContains(answer, "Ja</textarea>", status_code=422)
            self.assertEqual(self.act(first, "close", outcome="growing", evaluation=SEEN).state, "closed")
            self.says(first, "closed")
            self.assertEqual(self.waits(), {"lapse"})
        with self.on(LAST + 2):
            self.act(first, "copy")
            self.night()
            self.lapsed(is_lapsed=True)  # a draft is no plan
        self.nights(LAST + 2, PLANNED)
        lapse = Lapse.objects.get()
        self.assertIsNone(lapse.over_on)
        last_told = (timezone.localdate(lapse.told_at) - self.today).days
        self.assertGreater(last_told, PLANNED - 30 - 7)  # it is told again once a month

    def second_campaign(self, first):
        second = Campaign.objects.get(copied_from=first)
        self.assertEqual((second.sentence, second.state, second.outcome), (first.sentence, "draft", ""))
        with self.on(PLANNED):
            days = {"starts_on": self.today + NEXT * DAY, "ends_on": self.today + OVER * DAY, "name": "Nog een keer"}
            new = self.new(indicators=("questions-in-time",), **days)
            second = commands.change_campaign(actor=self.coco, campaign=second, new=new)
            second = self.act(second, "plan")
            self.lapsed(is_lapsed=False)  # at once, without a night between
            self.assertEqual(Lapse.objects.get().over_on, self.today + PLANNED * DAY)
        with self.on(NEXT - 1):
            self.assertEqual(self.waits(), {f"story-{second.pk}"})
        with self.on(NEXT):
            self.night()
            self.says(second, "planned")  # it has no example
            self.assertEqual(list(self.page(second.get_absolute_url()).context["stories"]), [])
            self.show(second)
            self.night()
            self.says(second, "running")
        return second

    def the_year_is_over(self, first, second):
        self.nights(NEXT, OVER)
        with self.on(OVER - 20):
            self.lapsed(is_lapsed=False)
            third = commands.copy_campaign(actor=self.coco, campaign=Campaign.objects.get(pk=second.pk))
            self.assertEqual(self.act(third, "plan").state, "planned")
        with self.on(OVER + 1):
            self.night()
            self.says(second, "ended")
            self.lapsed(is_lapsed=False)  # the next one begins within sixty days
            self.act(second, "close", outcome="normal", evaluation=SEEN)
            self.says(second, "closed")
        self.assertEqual(Lapse.objects.count(), 1)
        kept = Level.objects.values_list("indicator__campaign", "moment")
        self.assertEqual(
            sorted(kept), sorted((one.pk, moment) for one in (first, second) for moment in ("start", "end"))
        )
        with self.on(OVER + 2):
            closed = self.page(PUBLIC, self.bo).context["programme"].closed
            self.assertEqual([one.pk for one in closed], [second.pk, first.pk])


class PilotTests(Year):
    """Two groups go first: one becomes what was agreed, and of the other the term ends before it does."""

    def pilot(self, group, *, exit_days, stop_days):
        conditions = [("exit", "days", exit_days), ("exit", "members", 5), ("stop", "days", stop_days)]
        pilot = save_pilot(
            actor=self.coco, name=f"Vragen in {group.name}", group=group, department=None, use_case="vragen in de groep",
            success="antwoord op een dag", owner=self.kim, starts_on=self.today + 7 * DAY, conditions=conditions,
        )  # fmt: skip
        return start_pilot(actor=self.coco, pilot=pilot)

    def stands(self, pilot, state):
        """Check where the product says that a pilot stands: on its page, in the list, on the desk and to who answers for it."""
        lay_out_desk()
        now, ended = Pilot.objects.get(pk=pilot.pk), {"met": "pilots.met", "stopped": "pilots.stopped"}
        self.assertEqual(now.state, state)
        for address in (now.get_absolute_url(), "/adoption/pilots/"):
            self.assertContains(self.page(address), now.get_state_display())
        waits = Item.objects.filter(source="pilots.changed", values__pk=pilot.pk)
        self.assertEqual(waits.exists(), state in ended)
        told = Notice.objects.filter(person=self.kim, url=now.get_absolute_url()).values_list("what", flat=True)
        self.assertEqual(set(told) & set(ended.values()), {ended[state]} if state in ended else set())

    def test_one_meets_its_rule_and_one_does_not(self):
        self.kim = make_person("kim")
        grows = self.pilot(self.open, exit_days=42, stop_days=120)
        stays = self.pilot(self.request, exit_days=42, stop_days=84)
        self.night()
        for pilot in (grows, stays):
            self.stands(pilot, "waiting")
        with self.on(7):
            self.night()
            for pilot in (grows, stays):
                self.stands(pilot, "running")
        with self.on(50):
            self.night()
            for pilot in (grows, stays):  # the days are there, and the people are not
                self.stands(pilot, "running")
            for person in (self.cy, self.mo, self.kim):
                join_group(actor=person, group=self.open)
            self.night()
            self.stands(grows, "met")
            self.stands(stays, "running")
        with self.on(7 + 84):
            self.night()
            self.stands(grows, "met")
            self.stands(stays, "stopped")
            for pilot in (grows, stays):
                mark_seen(actor=self.coco, pilot=pilot)
            lay_out_desk()
            self.assertFalse(Item.objects.filter(source="pilots.changed").exists())
        found = Pilot.objects.get(pk=stays.pk).verdicts.filter(rule="exit").first()
        self.assertEqual(found.outcome, "not_yet")
