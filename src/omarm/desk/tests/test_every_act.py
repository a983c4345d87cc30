from django.urls import resolve
from django.utils import timezone, translation

from omarm.ambassadors import commands as ambassadors
from omarm.ambassadors.commands import NewCall, NewMeeting, OwnTerms, ask_person, join_team, open_call, plan_meeting
from omarm.ambassadors.models import Ambassador, Asking, Meeting
from omarm.care.commands import ask_for_help
from omarm.care.models import OverdueQuestion
from omarm.care.tests.caring import answered, posted
from omarm.consent.commands import Agreement, record_consent
from omarm.core.prepared import all_sources, source_of
from omarm.core.testing.cast import make_person
from omarm.culture.models import Scan
from omarm.culture.queries import CULTURE
from omarm.desk import commands
from omarm.desk.models import Item
from omarm.desk.tasklist import TASKS
from omarm.desk.tests.desking import DAY
from omarm.desk.tests.sourcing import SourceTestCase
from omarm.groups.models import Group, Membership
from omarm.moderation.commands import Reported, report
from omarm.moderation.models import Appeal, Case
from omarm.people.models import Person
from omarm.pilots.models import Pilot
from omarm.planboard.commands import NewCommitment, finish_action, name_sponsor, promise, require_places
from omarm.planboard.models import Action, Sponsor
from omarm.programme.models import Campaign, Goal
from omarm.staging.commands import When, switch_function
from omarm.stewardship.models import LevelRequest, Session
from omarm.stream.commands import Place
from omarm.stream.models import Post
from omarm.stream.tests.writing import write

ABOVE = ("omarm.launch",)  # its own tests have its sources wait


class EveryActTests(SourceTestCase):
    def test_every_source_has_words_an_address_that_opens_and_one_of_the_seven_tasks(self):
        """A world in which each source below the desk finds something: who adds one there adds to this world."""
        self.have_everything_wait()
        commands.lay_out_desk()
        below = {source.code for source in all_sources() if not source.find.__module__.startswith(ABOVE)}
        self.assertEqual(below - set(Item.objects.values_list("source", flat=True)), set())
        for row in Item.objects.all():
            source, person = source_of(row.source), row.person or self.coco
            self.assertIn(source.category, TASKS)
            for one in source.seen_by(person, [row.waiting]):
                address = self.said_in_both(source, one)
                with self.subTest(source=row.source, opens=address):
                    resolve(address.partition("?")[0])
                    self.assertEqual(self.as_person(person).get(address, follow=True).status_code, 200)

    def said_in_both(self, source, one):
        """Have the words be whole in both languages. Returns the address of the act."""
        for language in ("nl", "en"):
            with self.subTest(source=source.code, language=language), translation.override(language):
                told = source.words(one.values)
                self.assertTrue(told.title and told.why and told.act)
                self.assertNotIn("%(", f"{told.title}{told.why}{told.act}")
        return told.url.partition("#")[0]

    def test_no_row_holds_the_name_of_a_hidden_group_nor_what_was_written(self):
        self.have_everything_wait()
        self.have_hidden_things_wait()
        commands.lay_out_desk()
        kept = str(list(Item.objects.values_list("key", "values")))
        for word in (self.hidden.name, self.hidden.slug, "Fluistering", "fluistering"):
            self.assertNotIn(word, kept)
        there = {one.values.get("post") for one in self.found("questions.unanswered", 30)}
        self.assertIn(self.whispered.pk, there)

    def have_hidden_things_wait(self):
        """Have all that can wait in a group wait in the hidden one too."""
        Group.objects.filter(pk=self.hidden.pk).update(name="Fluistering", slug="fluistering")
        self.whispered = self.asked(2, group=self.hidden)
        Post.objects.filter(pk=self.whispered.pk).update(title="Een Fluistering")
        late = posted(self.bo, self.hidden, days_ago=9)
        OverdueQuestion.objects.create(group=self.hidden, post=late)
        ask_for_help(actor=self.ada, group=self.hidden, words="Fluistering")
        first = write(make_person("nora"), body="Fluistering", place=Place())
        Post.objects.filter(pk=first.pk).update(title="Fluistering")

    def have_everything_wait(self):
        self.have_groups_wait()
        self.have_people_wait()
        self.have_the_programme_wait()
        self.have_the_ambassadors_wait()
        self.have_a_scan_wait()
        self.have_pilots_wait()

    def have_groups_wait(self):
        self.asked(2)
        self.asked(5, due_at=timezone.now() - DAY)
        OverdueQuestion.objects.create(group=self.open, post=posted(self.bo, self.open, days_ago=9))
        ask_for_help(actor=self.ada, group=self.open, words="Help")
        Membership.objects.filter(group=self.request, role="owner").delete()
        Group.objects.update(created_at=timezone.now() - 900 * DAY)
        function = When(opens_on=self.today + 3 * DAY)
        switch_function(actor=self.coco, function="compliments", when=function)

    def have_people_wait(self):
        post = write(make_person("nia"), place=Place())
        answered(posted(self.ada, self.open, days_ago=20), make_person("noor"))
        case = report(actor=self.cy, thing=post, told=Reported(reason="hurts")).case
        Case.objects.filter(pk=report(actor=self.bo, thing=self.cy, told=Reported(reason="hurts")).case.pk).update(
            decided_at=timezone.now(), decided_by=self.mo, decision="spoken", passed_on_at=timezone.now()
        )
        decided = Case.objects.exclude(pk=case.pk).get()
        Appeal.objects.create(case=decided, person=self.cy, words="Nee")
        LevelRequest.objects.create(person=self.ada, level="junior", asked_on=self.today)
        Session.objects.create(title="Vragen stellen", starts_at=timezone.now() + 9 * DAY, place="Kantine")

    def have_the_programme_wait(self):
        late, done = self.action(owner=self.bo), self.action(owner=self.cy, is_milestone=True)
        self.action()
        Action.objects.filter(pk=late.pk).update(due_on=self.today - DAY)
        finish_action(actor=self.coco, action=done)
        sponsor = name_sponsor(actor=self.coco, person=self.lea, goal=self.goal)
        new = NewCommitment(kind="post", what="Vertellen wat we besloten", due_on=self.today + 2 * DAY)
        promise(actor=self.coco, sponsor=sponsor, new=new)
        gone = name_sponsor(actor=self.coco, person=make_person("ex"), goal=self.goal)
        Person.objects.filter(username="ex").update(is_active=False)
        Sponsor.objects.filter(pk=gone.pk).update(ended_on=self.today, has_left=True)
        require_places(actor=self.coco, places=[(None, "field")])
        self.planned(starts_on=self.today + 3 * DAY)  # without an example
        Goal.objects.create(kind="expertise", name="Wie antwoordt hiervoor?", set_on=self.today)
        asks = {"writing": "celebration", "starts_on": self.today - DAY, "ends_on": self.today + DAY}
        running = self.draft(prompt="Wat vier je?", **asks)
        Campaign.objects.filter(pk=running.pk).update(planned_at=timezone.now(), started_at=timezone.now())
        switch_function(actor=self.coco, function="celebrations", when=When())

    def have_the_ambassadors_wait(self):
        open_call(actor=self.coco, new=NewCall(text="Wie helpt?", hours=2, until_on=self.today + 14 * DAY))
        join_team(actor=self.bo, terms=OwnTerms(hours=2, layer="operational", department=self.bo.department))
        ask_person(actor=self.coco, person=self.cy)
        Asking.objects.update(asked_on=self.today - 8 * DAY)
        met = plan_meeting(
            actor=self.coco, new=NewMeeting(starts_at=timezone.now() + DAY, title="Aftrap", place="Kantine")
        )
        Meeting.objects.filter(pk=met.pk).update(starts_at=timezone.now() - 5 * DAY)
        self.assertTrue(Ambassador.objects.exists())
        ambassadors.require_places(actor=self.coco, places=[(None, "field")])
        ambassadors.set_go_live(actor=self.coco, day=self.today + 7 * DAY)

    def have_a_scan_wait(self):
        agreement = Agreement(given_by="OR", given_on=self.today, scope="Zoals besproken.", document="OR-1")
        record_consent(actor=self.otto, measurement=CULTURE, agreement=agreement)
        Scan.objects.create(owner=self.coco, opens_on=self.today - 20 * DAY, closes_on=self.today + 9 * DAY)

    def have_pilots_wait(self):
        told = {
            "use_case": "Vragen",
            "success": "Antwoord",
            "audience_name": "Groep",
            "starts_on": self.today - 30 * DAY,
        }
        for number, more in enumerate((
            {"state": "stopped", "ended_on": self.today}, {"state": "dissolved", "ended_on": self.today},
            {"state": "running", "started_on": self.today - 30 * DAY, "group": self.open}, {"state": "waiting"},
        )):  # fmt: skip
            Pilot.objects.create(name=f"Proef {number}", **told | more)
