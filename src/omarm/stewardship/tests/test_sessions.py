from datetime import datetime, time, timedelta
from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.prepared import source_of
from omarm.core.testing.cast import make_person
from omarm.groups.commands import NewGroup, ensure_owners_community, start_group
from omarm.people.commands import deactivate_person
from omarm.stewardship import commands
from omarm.stewardship.commands import NewSession
from omarm.stewardship.models import Coming, Session
from omarm.stewardship.queries.learning import community_of
from omarm.stewardship.queries.sessions import calendar_for
from omarm.stewardship.tests.coursing import DAY, PageTestCase

NEW, COURSE = "/adoption/course/sessions/new/", "/course/"


class SessionTestCase(PageTestCase):
    def new(self, **told):
        at = timezone.make_aware(datetime.combine(self.today + 14 * DAY, time(9, 30)))
        told = {
            "kind": "training",
            "title": "Vragen stellen",
            "starts_at": at,
            "leader": self.sen,
            "place": "Kantine",
        } | told
        return NewSession(**told)

    def planned(self, **told):
        return commands.plan_session(actor=self.coco, new=self.new(**told))

    def on(self, day, hour=8):
        """Return a context in which it is this day, at an hour."""
        return patch("django.utils.timezone.now", return_value=timezone.make_aware(datetime.combine(day, time(hour))))


class SessionTests(SessionTestCase):
    def test_it_stands_on_the_calendar_with_its_lessons(self):
        with self.records("course.session_planned"):
            session = self.planned(lessons=("asking", "thanking"))
        self.assertEqual(
            (session.lessons, session.ends_at - session.starts_at), ("asking thanking", timedelta(hours=1))
        )
        for person, number in ((self.cy, 1), (self.coco, 1), (self.gus, 0)):
            self.assertEqual(len(calendar_for(person).sessions), number)

    def test_only_who_guides_the_course_plans(self):
        session = self.planned()
        for act in (
            lambda: commands.plan_session(actor=self.ada, new=self.new()),
            lambda: commands.change_session(actor=self.sen, session=session, new=self.new()),
            lambda: commands.call_off_session(actor=self.sen, session=session),
            lambda: commands.come_to_session(actor=self.gus, session=session),
        ):
            with self.assertRaises(PermissionDenied):
                act()

    def test_what_cannot_be_planned(self):
        for told, code in (
            ({"title": " "}, "session_title"), ({"place": " "}, "session_where"), ({"lessons": ("x",)}, "session_lesson"),
            ({"starts_at": timezone.now() - DAY}, "session_day"), ({"starts_at": timezone.now() + 400 * DAY}, "session_day"),
        ):  # fmt: skip
            with self.assertRaises(DomainError) as refused:
                self.planned(**told)
            self.assertEqual(refused.exception.code, code)

    def test_who_comes_is_reminded_the_day_before_and_once(self):
        session = self.planned()
        commands.come_to_session(actor=self.bo, session=session)
        commands.come_to_session(actor=self.bo, session=session)
        commands.come_to_session(actor=self.cy, session=session)
        commands.stay_away(actor=self.cy, session=session)
        self.assertEqual(Coming.objects.count(), 1)
        day = timezone.localdate(session.starts_at)
        for when, number in ((day - 2 * DAY, 0), (day - DAY, 1), (day - DAY, 0), (day, 0)):
            with self.on(when):
                self.assertEqual(commands.remind_of_sessions(), number)
                told = self.notices(self.bo)
        self.assertEqual((told, self.notices(self.cy)), (["course.session_tomorrow"], []))

    def test_another_time_is_told_to_who_comes_and_they_are_reminded_anew(self):
        session = self.planned()
        commands.come_to_session(actor=self.bo, session=session)
        Coming.objects.update(is_reminded=True)
        with self.records():
            commands.change_session(actor=self.coco, session=session, new=self.new(title="Goede vragen stellen"))
        self.assertTrue(Coming.objects.get().is_reminded)
        commands.change_session(actor=self.coco, session=session, new=self.new(place="Zaal 2"))
        self.assertFalse(Coming.objects.get().is_reminded)
        self.assertEqual((self.notices(self.bo), self.notices(self.cy)), (["course.session_moved"], []))

    def test_a_link_is_put_right_while_it_is_on_and_what_was_is_not_moved(self):
        session = self.planned()
        day = timezone.localdate(session.starts_at)
        with self.on(day, 10):
            commands.change_session(actor=self.coco, session=session, new=self.new(link="https://meet.example/2"))
            with self.assertRaises(DomainError):
                commands.change_session(
                    actor=self.coco, session=session, new=self.new(starts_at=session.starts_at + 3 * DAY)
                )
        self.assertEqual(Session.objects.get().link, "https://meet.example/2")

    def test_two_who_change_one_do_not_lose_what_the_other_said(self):
        session = self.planned()
        before = session.stamp
        commands.change_session(actor=self.coco, session=session, new=self.new(place="Zaal 2"), before=before)
        with self.assertRaises(DomainError):
            commands.change_session(actor=self.coco, session=session, new=self.new(title="Anders"), before=before)
        self.assertEqual(Session.objects.get().place, "Zaal 2")

    def test_a_form_that_comes_twice_plans_one_and_signs_that_nobody_sees_are_nothing(self):
        self.assertEqual(self.planned().pk, self.planned().pk)
        self.assertEqual(self.planned(title="\u202eZaal\u200b vol", place="Hier\u200c").title, "Zaal vol")
        for told in ({"title": "\u200b\u200c"}, {"place": "\u200b"}):
            with self.assertRaises(DomainError):
                self.planned(**told)

    def test_many_that_are_over_today_hide_none_that_is_ahead(self):
        at = timezone.make_aware(datetime.combine(self.today + 14 * DAY, time(9)))
        for number in range(7):
            self.planned(title=f"Ochtend {number}", starts_at=at)
        ahead = self.planned(starts_at=at + timedelta(hours=9))
        with self.on(self.today + 14 * DAY, 17):
            self.assertEqual(calendar_for(self.bo, most=5).sessions, [ahead])

    def test_who_comes_hears_that_it_is_off(self):
        session = self.planned()
        commands.come_to_session(actor=self.bo, session=session)
        commands.call_off_session(actor=self.coco, session=session)
        self.assertEqual((self.notices(self.bo), Session.objects.count()), (["course.session_off"], 0))
        with self.assertRaises(DomainError):
            commands.come_to_session(actor=self.cy, session=session)

    def test_what_has_been_takes_nobody_and_is_forgotten(self):
        session = self.planned()
        commands.come_to_session(actor=self.bo, session=session)
        day = timezone.localdate(session.starts_at)
        with self.on(day, 23):
            self.assertEqual(calendar_for(self.bo).sessions, [])
            with self.assertRaises(DomainError):
                commands.come_to_session(actor=self.cy, session=session)
            commands.forget_sessions()
            self.assertTrue(Coming.objects.exists())
        with self.on(day + DAY):
            commands.forget_sessions()
        self.assertEqual((Coming.objects.count(), Session.objects.count()), (0, 1))
        with self.on(day + 367 * DAY):
            commands.forget_sessions()
        self.assertFalse(Session.objects.exists())

    def test_who_left_comes_no_more_and_leads_no_more(self):
        session = self.planned(leader=self.bo)
        commands.come_to_session(actor=self.bo, session=session)
        commands.forget_person(person_id=self.bo.pk)
        session.refresh_from_db()
        self.assertEqual((session.leader, Coming.objects.count()), (None, 0))

    def test_the_desk_tells_of_what_nobody_leads_until_somebody_does(self):
        source = source_of("stewardship.leaderless")
        self.planned(title="Deze gaat door")
        session = self.planned(leader=self.bo)
        self.assertEqual(source.find(timezone.now(), 10), [])
        deactivate_person(actor=self.mo, person=self.bo)
        (found,) = source.find(timezone.now(), 10)
        self.assertEqual(found.until, session.starts_at)
        page = self.as_person(self.coco).get(source.words(found.values).url)
        self.assertEqual(page.context["form"].initial["leader"], [])  # who left is not chosen again
        self.assertEqual(source.find(session.starts_at + DAY, 10), [])
        commands.forget_person(person_id=self.bo.pk)
        self.assertEqual(source.find(timezone.now(), 10), [found])
        commands.change_session(actor=self.coco, session=session, new=self.new())
        self.assertEqual(source.find(timezone.now(), 10), [])

    def test_who_left_is_not_named_as_who_leads_it(self):
        session = self.planned(leader=self.bo)
        self.assertContains(self.as_person(self.cy).get(session.get_absolute_url()), self.bo.name)
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertNotContains(self.as_person(self.cy).get(session.get_absolute_url()), self.bo.name)


class SessionPageTests(SessionTestCase):
    def typed(self, **told):
        day = (self.today + 14 * DAY).isoformat()
        return {
            "kind": "questions", "title": "Kom langs", "day": day, "time": "12:00", "minutes": "30", "place": "Kantine",
            "leader": "sen", "lessons": ["asking"],
        } | told  # fmt: skip

    def test_planning_keeps_what_was_typed_and_says_what_is_lacking(self):
        browser = self.as_person(self.coco)
        self.assertEqual(browser.get(f"{NEW}?kind=questions").context["form"]["kind"].value(), "questions")
        for wrong in ({"place": ""}, {"day": "2020-01-01"}, {"leader": "gus"}, {"leader": ""}, {"minutes": "0"}):
            answer = browser.post(NEW, self.typed(title="Kom eens langs", **wrong))
            self.assertContains(answer, "Kom eens langs", status_code=422)
        answer = browser.post(NEW, self.typed())
        session = Session.objects.get()
        self.assertRedirects(answer, session.get_absolute_url())
        self.assertEqual((session.kind, session.leader, session.minutes), ("questions", self.sen, 30))
        change = f"/adoption/course/sessions/{session.pk}/change/"
        self.assertContains(browser.get(change), "Kom langs")
        browser.post(change, self.typed(place="Zaal 2"))
        self.assertEqual(Session.objects.get().place, "Zaal 2")
        self.assertRedirects(browser.post(f"/adoption/course/sessions/{session.pk}/call-off/"), COURSE)
        for address in (NEW, change):
            self.assertEqual(self.as_person(self.ada).get(address).status_code, 403)

    def test_who_plans_it_is_chosen_to_lead_it_and_can_send_the_form_so(self):
        browser = self.as_person(self.coco)
        leader = browser.get(NEW).context["form"]["leader"].value()
        self.assertEqual(leader, [self.coco.pk])
        browser.post(NEW, self.typed(leader=leader[0]))
        session = Session.objects.get()
        self.assertEqual(session.leader, self.coco)
        page = browser.get(f"/adoption/course/sessions/{session.pk}/change/")
        self.assertEqual(page.context["form"]["leader"].value(), [self.coco.pk])
        self.assertNotContains(page, f'value="{self.coco.name}"')

    def test_the_form_gives_back_what_was_typed_when_another_changed_it(self):
        session, browser = self.planned(), self.as_person(self.coco)
        change = f"/adoption/course/sessions/{session.pk}/change/"
        typed = self.typed(before=session.stamp, title="Mijn titel")
        commands.change_session(actor=self.coco, session=session, new=self.new(place="Zaal 2"))
        page = browser.post(change, typed)
        self.assertContains(page, "Mijn titel", status_code=422)
        self.assertRedirects(
            browser.post(change, typed | {"before": page.context["before"]}), session.get_absolute_url()
        )

    def test_who_says_that_they_come_when_it_was_just_called_off_is_on_the_course_again(self):
        session = self.planned()
        address = f"{session.get_absolute_url()}come/"
        commands.call_off_session(actor=self.coco, session=Session.objects.get())
        with patch("omarm.stewardship.queries.sessions.session_at", return_value=session):
            self.assertRedirects(self.as_person(self.bo).post(address), COURSE)

    def test_coming_and_who_sees_that(self):
        session = self.planned()
        url = session.get_absolute_url()
        browser = self.as_person(self.bo)
        self.assertContains(browser.get(COURSE), url)
        self.assertRedirects(browser.post(f"{url}come/"), url)
        self.assertContains(browser.get(url), f"{url}stay-away/")
        for person, sees in ((self.sen, True), (self.coco, True), (self.cy, False), (self.bo, False)):
            page = self.as_person(person).get(url)
            self.assertEqual(page.context["coming"], [self.bo] if sees else None)
        self.assertRedirects(browser.post(f"{url}stay-away/"), url)
        self.assertFalse(Coming.objects.exists())
        for address in (url, f"{url}come/"):
            self.assertEqual(self.as_person(self.gus).post(address).status_code, 405 if address == url else 404)
        self.assertEqual(self.status(self.gus, url), 404)

    def test_it_stands_in_the_community_of_group_owners_and_at_the_desk(self):
        session = self.planned()
        for number in range(3):
            self.owner(number)
        ensure_owners_community(actor=None)
        community = community_of(self.ada)
        url = session.get_absolute_url()
        self.assertContains(self.as_person(self.ada).get(f"/groups/{community.slug}/about/"), url)
        self.assertNotContains(self.as_person(self.ada).get(f"/groups/{self.open.slug}/about/"), url)
        self.assertContains(self.as_person(self.coco).get("/adoption/desk/teach/"), url)

    def owner(self, number):
        start_group(actor=make_person(f"own{number}"), new=NewGroup(name=f"Eigen {number}"))

    def test_the_course_costs_the_same_for_two_sessions_as_for_seventeen(self):
        for _number in range(2):
            self.planned()
        two = self.queries(self.ada, COURSE)
        for _number in range(15):
            self.planned(leader=make_person(f"led{_number}"))
        self.assertEqual(self.queries(self.ada, COURSE), two)
