from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.adoption.rules.teams import Layer
from omarm.ambassadors import prepared  # noqa: F401 (it registers)
from omarm.ambassadors.commands import (
    Ending,
    NewMeeting,
    Written,
    add_story,
    ask_person,
    change_meeting,
    close_call,
    drop_meeting,
    end_team,
    fill_sheet,
    forget_old_teams,
    give_first_sight,
    leave_team,
    may_be_asked,
    remove_sheet,
    remove_story,
    require_places,
    set_go_live,
    take_first_sight,
    write_notes,
)
from omarm.ambassadors.models import Ambassador, Asking, Call, Meeting, RequiredPlace, Sheet, Story, Team
from omarm.ambassadors.queries import go_live, standing_now
from omarm.ambassadors.queries.covering import coverage_now
from omarm.ambassadors.tests.calling import DAY, AmbassadorTestCase
from omarm.audit.models import AuditEvent
from omarm.core.charts.coverage import MEMBER, MISSING
from omarm.core.errors import DomainError
from omarm.core.functions import off_for
from omarm.core.prepared import source_of
from omarm.core.testing.cast import make_person
from omarm.groups.models import Group
from omarm.praise.models import Praise, PraisedPerson, Value
from omarm.staging.commands import switch_off
from omarm.staging.models import Stage
from omarm.stream.commands import Draft
from omarm.stream.models import Post
from omarm.updates.commands import publish_update


class MeetingTests(AmbassadorTestCase):
    def test_the_team_is_told_when_it_meets_and_of_another_time(self):
        self.gathered(self.bo)
        with self.records("ambassadors.meeting_planned"):
            meeting = self.meeting()
        self.assertEqual(self.notices(self.bo), ["ambassadors.meeting"])
        self.assertEqual(self.notices(self.cy), [])
        new = {"starts_at": meeting.starts_at, "title": "Anders", "place": "Kantine"}
        with self.records():
            change_meeting(actor=self.coco, meeting=meeting, new=NewMeeting(**new))
        with self.records("ambassadors.meeting_moved"):
            change_meeting(actor=self.coco, meeting=meeting, new=NewMeeting(**new | {"place": "Tuin"}))
        self.assertEqual(self.notices(self.bo), ["ambassadors.meeting", "ambassadors.meeting_moved"])
        drop_meeting(actor=self.coco, meeting=meeting)
        self.assertEqual((self.notices(self.bo), Meeting.objects.count()), ([], 0))

    def test_only_who_guides_plans(self):
        self.gathered(self.bo)
        meeting = self.meeting()
        new = NewMeeting(starts_at=meeting.starts_at, title="Anders", place="Tuin")
        for person in (self.bo, self.cy, self.gus, self.wim):
            with self.assertRaises(PermissionDenied):
                change_meeting(actor=person, meeting=meeting, new=new)
            self.assertRaises(PermissionDenied, drop_meeting, actor=person, meeting=meeting)

    def test_what_cannot_be_is_refused(self):
        with self.assertRaises(DomainError):
            self.meeting()  # there is no team
        self.gathered()
        for told in ({"title": " "}, {"place": " "}, {"days": 900}):
            with self.assertRaises(DomainError):
                self.meeting(**told)

    def test_notes_are_of_the_team_and_do_not_overwrite_each_other(self):
        self.gathered(self.bo, self.ada)
        meeting = self.meeting(days=-1)
        write_notes(actor=self.bo, meeting=meeting, notes="Van Bo", before="")
        with self.assertRaises(DomainError):
            write_notes(actor=self.ada, meeting=meeting, notes="Van Ada", before="")
        write_notes(actor=self.coco, meeting=meeting, notes="Samen", before="Van Bo")
        self.assertEqual(Meeting.objects.get().notes, "Samen")
        for person in (self.cy, self.gus, self.wim):
            with self.assertRaises(PermissionDenied):
                write_notes(actor=person, meeting=meeting, notes="Mijn", before="Samen")
        with self.assertRaises(DomainError):
            drop_meeting(actor=self.coco, meeting=meeting)

    def test_sheets_are_of_ambassadors_each_their_own(self):
        self.gathered(self.bo)
        meeting = self.meeting()
        fill_sheet(actor=self.bo, meeting=meeting, told=Written(works="Zoeken"))
        fill_sheet(actor=self.bo, meeting=meeting, told=Written(does_not="Foto’s"))
        sheet = Sheet.objects.get()
        self.assertEqual((sheet.works, sheet.does_not), ("", "Foto’s"))
        with self.assertRaises(DomainError):
            fill_sheet(actor=self.bo, meeting=meeting, told=Written(works=" "))
        for person in (self.cy, self.coco, self.gus):
            with self.assertRaises(PermissionDenied):
                fill_sheet(actor=person, meeting=meeting, told=Written(works="x"))
        self.assertFalse(remove_sheet(actor=self.coco, meeting=meeting))
        self.assertTrue(remove_sheet(actor=self.bo, meeting=meeting))
        fill_sheet(actor=self.bo, meeting=meeting, told=Written(works="Weer"))
        leave_team(actor=self.bo)
        self.assertFalse(Sheet.objects.exists())


class StandingTests(AmbassadorTestCase):
    def test_three_meetings_from_going_live_on_and_the_reasons_until_then(self):
        self.assertEqual(standing_now().reasons, ["no_team", "no_places", "no_go_live"])
        self.gathered(self.bo)
        require_places(actor=self.coco, places=[(self.department.pk, "operational")])
        self.assertEqual(standing_now().reasons, ["no_go_live", "not_soon"])
        set_go_live(actor=self.coco, day=self.today + 20 * DAY)
        self.assertEqual(AuditEvent.objects.filter(act="go_live.set").count(), 1)
        self.meeting(days=10)
        self.meeting(days=21)
        self.meeting(days=60)
        self.assertEqual((standing_now().after, standing_now().reasons), (2, ["few_after"]))
        self.meeting(days=100)
        standing = standing_now()
        self.assertEqual((standing.reasons, standing.has_enough_after, standing.is_early), ([], True, True))

    def test_a_meeting_that_was_and_of_which_nothing_was_written(self):
        self.gathered(self.bo)
        held = self.meeting(days=-4)
        self.assertIn("unwritten", standing_now().reasons)
        write_notes(actor=self.bo, meeting=held, notes="Goed.", before="")
        self.assertNotIn("unwritten", standing_now().reasons)

    def test_coverage_is_red_until_somebody_is_there_and_again_when_they_leave(self):
        self.gathered(self.bo)
        require_places(actor=self.coco, places=[(self.department.pk, "operational"), (None, "executive")])
        self.assertEqual([layer for _place, layer in coverage_now().missing], [str(Layer.EXECUTIVE.label)])
        states = {square.state for square in coverage_now().squares}
        self.assertLessEqual({MEMBER, MISSING}, states)
        leave_team(actor=self.bo)
        self.assertEqual((len(coverage_now().missing), coverage_now().filled), (2, 0))

    def test_only_who_guides_says_where_and_when(self):
        for person in (self.ada, self.gus, self.wim):
            with self.assertRaises(PermissionDenied):
                require_places(actor=person, places=[])
            with self.assertRaises(PermissionDenied):
                set_go_live(actor=person, day=self.today)
        with self.assertRaises(DomainError):
            require_places(actor=self.coco, places=[(10**9, "operational")])
        set_go_live(actor=self.coco, day=self.today)
        set_go_live(actor=self.coco, day=None)
        self.assertEqual((go_live(), RequiredPlace.objects.count()), (None, 0))

    def waits(self, code, days=0):
        source = source_of(f"ambassadors.{code}")
        found = source.find(timezone.now() + timedelta(days=days), 5)
        return [source.words(one.values) for one in found]

    def test_what_waits_on_the_desk_and_where_it_leads(self):
        for code in ("asked", "meeting", "notes", "after", "gaps"):
            self.assertEqual(self.waits(code), [], code)
        self.gathered(self.bo)
        ask_person(actor=self.coco, person=self.cy)
        held = self.meeting(days=-4)
        require_places(actor=self.coco, places=[(None, "executive")])
        set_go_live(actor=self.coco, day=self.today + 50 * DAY)
        self.assertEqual((self.waits("asked"), self.waits("after")), ([], []))
        found = {code: self.waits(code, days=9)[0] for code in ("asked", "meeting", "notes", "after", "gaps")}
        self.assertEqual(found["asked"].url, "/people/cy/")
        self.assertEqual(found["meeting"].url, "/adoption/ambassadors/team/meetings/new/")
        self.assertEqual(found["notes"].url, f"/ambassadors/meetings/{held.pk}/#notes")
        self.assertEqual(found["gaps"].url, "/adoption/ambassadors/team/ask/")
        close_call(actor=self.coco, call=Call.objects.get())
        self.assertEqual(self.waits("gaps")[0].url, "/adoption/ambassadors/team/")
        for days in (50, 60, 70):
            self.meeting(days=days)
        self.assertEqual(self.waits("after", days=9), [])


class StoryTests(AmbassadorTestCase):
    def test_ones_own_posts_alone_and_as_far_as_the_reader_may(self):
        self.gathered(self.bo, self.ada)
        mine = publish_update(actor=self.bo, draft=Draft(body="Zo doen wij het."))
        story = add_story(actor=self.bo, post=mine)
        self.assertEqual(add_story(actor=self.bo, post=mine), story)
        for person in (self.ada, self.cy, self.coco):
            with self.assertRaises(PermissionDenied):
                add_story(actor=person, post=mine)
        for person in (self.ada, self.cy, self.gus):
            self.assertRaises(PermissionDenied, remove_story, actor=person, story=story)
        remove_story(actor=self.coco, story=story)
        self.assertEqual((Story.objects.count(), Post.objects.filter(pk=mine.pk).count()), (0, 1))


class FirstSightTests(AmbassadorTestCase):
    def test_the_group_has_it_before_the_others_and_then_no_more(self):
        self.gathered(self.bo)
        with self.assertRaises(DomainError):
            give_first_sight(actor=self.coco, function="compliments")
        switch_off(actor=self.coco, function="compliments")
        with self.assertRaises(PermissionDenied):
            give_first_sight(actor=self.bo, function="compliments")
        give_first_sight(actor=self.coco, function="compliments")
        self.assertNotIn("compliments", off_for(self.bo))
        self.assertIn("compliments", off_for(self.cy))
        take_first_sight(actor=self.coco, function="compliments")
        self.assertEqual(Stage.objects.standing().count(), 1)


class EndingTests(AmbassadorTestCase):
    def test_everybody_is_thanked_at_once_in_posts_of_ten_and_nothing_of_them_is_left(self):
        crowd = [make_person(f"collega{number}") for number in range(11)]
        team = self.gathered(self.coco, *crowd)
        meeting = self.meeting(days=-1)
        write_notes(actor=self.coco, meeting=meeting, notes="Goed.", before="")
        self.meeting(days=9)
        fill_sheet(actor=crowd[0], meeting=meeting, told=Written(works="Zoeken"))
        ask_person(actor=self.coco, person=self.bo)
        may_be_asked(actor=self.cy, may=False)
        ending = Ending(words="Dank je wel.", value=Value.objects.in_use()[0], archives_group=True)
        posts = end_team(actor=self.coco, ending=ending)
        self.assertEqual((len(posts), Praise.objects.count()), (2, 2))
        self.assertEqual({row.person for row in PraisedPerson.objects.all()}, set(crowd))
        self.assertEqual(
            (Ambassador.objects.count(), Sheet.objects.count(), list(Meeting.objects.all())), (0, 0, [meeting])
        )
        self.assertEqual([row.person for row in Asking.objects.all()], [self.cy])
        self.assertIsNotNone(Group.objects.get(pk=team.group_id).archived_at)
        self.assertFalse(Call.objects.filter(closed_on=None).exists())

    def test_without_a_compliment_and_with_the_group_open_the_next_team_meets_there(self):
        team = self.gathered(self.bo)
        self.assertEqual(end_team(actor=self.coco, ending=Ending()), [])
        self.assertIsNone(Group.objects.get(pk=team.group_id).archived_at)
        following = self.called(as_post=False).team
        self.assertEqual((following.group_id, following.pk == team.pk), (team.group_id, False))
        archived = end_team(actor=self.coco, ending=Ending(archives_group=True))
        self.assertEqual(archived, [])
        self.assertNotEqual(self.called(as_post=False).team.group_id, team.group_id)

    def test_only_who_guides_and_never_with_an_empty_compliment(self):
        self.gathered(self.bo)
        for person in (self.bo, self.gus, self.wim):
            with self.assertRaises(PermissionDenied):
                end_team(actor=person, ending=Ending())
        with self.assertRaises(DomainError):
            end_team(actor=self.coco, ending=Ending(words=" ", value=Value.objects.in_use()[0]))
        self.assertTrue(Ambassador.objects.exists())

    def test_a_year_later_it_is_forgotten(self):
        self.gathered(self.bo)
        end_team(actor=self.coco, ending=Ending())
        self.assertEqual(forget_old_teams(), 0)
        Team.objects.update(ended_on=self.today - 366 * DAY)
        self.assertEqual((forget_old_teams(), Team.objects.count()), (1, 0))
        self.assertRaises(PermissionDenied, forget_old_teams, actor=self.mo)
