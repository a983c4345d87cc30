from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.ambassadors.commands import Written, ask_person, fill_sheet, may_be_asked, show_badge, write_notes
from omarm.ambassadors.models import Ambassador, Asking, Call, GoLive, Meeting, RequiredPlace, Story, Team
from omarm.ambassadors.tests.calling import DAY, AmbassadorTestCase
from omarm.core.testing.cast import make_person
from omarm.praise.models import Praise, Value
from omarm.stream.commands import Draft, Place
from omarm.stream.models import Post
from omarm.updates.commands import publish_update

PUBLIC, GUIDE = "/ambassadors/", "/adoption/ambassadors/team/"
TERMS = {"hours": 3, "department": "", "layer": "field", "until_on": ""}


class PublicTests(AmbassadorTestCase):
    def test_joining_and_leaving_are_one_tap_each(self):
        self.called(hours=4)
        browser = self.as_person(self.cy)
        page = browser.get(PUBLIC)
        self.assertContains(page, 'value="4"')
        self.assertContains(page, f'<option value="{self.department.pk}" selected>')
        self.assertRedirects(browser.post(PUBLIC, TERMS), PUBLIC)
        row = Ambassador.objects.get()
        self.assertEqual((row.person, row.hours, row.layer), (self.cy, 3, "field"))
        self.assertContains(browser.get(PUBLIC), f"{PUBLIC}mine/leave/")
        self.assertContains(self.as_person(self.bo).get(PUBLIC), self.cy.name)
        self.assertRedirects(browser.post(f"{PUBLIC}mine/leave/"), PUBLIC)
        self.assertFalse(Ambassador.objects.exists())

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        self.called()
        page = self.as_person(self.cy).post(PUBLIC, TERMS | {"hours": 99})
        self.assertContains(page, 'value="99"', status_code=422)
        Call.objects.update(until_on=self.today - DAY)
        self.assertEqual(self.as_person(self.cy).post(PUBLIC, TERMS).status_code, 422)

    def test_guests_find_nothing(self):
        team = self.gathered(self.bo)
        meeting = self.meeting()
        for path in (PUBLIC, f"{PUBLIC}mine/", f"{PUBLIC}meetings/", meeting.get_absolute_url(), f"{PUBLIC}asked/1/"):
            self.assertEqual(self.as_person(self.gus).get(path).status_code, 404, path)
        for path in ("mine/leave/", "mine/show/", "mine/hide/", "mine/group/", "ask-me/", "ask-me-not/", "stories/"):
            self.assertEqual(self.as_person(self.gus).post(f"{PUBLIC}{path}").status_code, 404, path)
        self.assertEqual(self.as_person(self.gus).post(PUBLIC, TERMS).status_code, 404)
        self.assertEqual(team.ambassadors.count(), 1)

    def test_terms_badge_and_group(self):
        self.gathered(self.cy)
        browser = self.as_person(self.cy)
        self.assertRedirects(self.as_person(self.bo).get(f"{PUBLIC}mine/"), PUBLIC)
        self.assertContains(browser.get(f"{PUBLIC}mine/"), 'value="2"')
        self.assertEqual(browser.post(f"{PUBLIC}mine/", TERMS | {"hours": ""}).status_code, 422)
        self.assertRedirects(browser.post(f"{PUBLIC}mine/", TERMS), PUBLIC)
        for path, shown in (("mine/hide/", False), ("mine/show/", True)):
            browser.post(f"{PUBLIC}{path}")
            self.assertEqual(Ambassador.objects.get().shows_badge, shown)
        self.assertRedirects(browser.post(f"{PUBLIC}mine/group/"), PUBLIC)

    def test_the_badge_on_the_profile_is_for_colleagues_and_can_be_hidden(self):
        self.gathered(self.cy)
        page = f"/people/{self.cy.username}/"
        self.assertContains(self.as_person(self.bo).get(page), f'href="{PUBLIC}"')
        show_badge(actor=self.cy, shown=False)
        self.assertNotContains(self.as_person(self.bo).get(page), f'href="{PUBLIC}"')
        self.assertContains(self.as_person(self.cy).get(page), f"{PUBLIC}mine/show/")
        show_badge(actor=self.cy, shown=True)
        self.assertNotContains(self.as_person(self.cy).get(f"{page}?as=guest"), f'href="{PUBLIC}"')

    def test_being_asked_and_the_three_answers(self):
        self.called()
        asking = ask_person(actor=self.coco, person=self.cy, words="Jij kent iedereen.")
        page = f"{PUBLIC}asked/{asking.pk}/"
        browser = self.as_person(self.cy)
        self.assertContains(browser.get(page), "Jij kent iedereen.")
        self.assertContains(browser.get(PUBLIC), page)
        self.assertEqual(self.as_person(self.bo).get(page).status_code, 404)
        for path in ("not-now/", "never/"):
            self.assertEqual(self.as_person(self.bo).post(f"{page}{path}").status_code, 404)
        self.assertRedirects(browser.post(f"{page}not-now/"), PUBLIC)
        self.assertRedirects(browser.post(f"{page}never/"), PUBLIC)
        self.assertEqual(Asking.objects.get().state, "never")
        self.assertContains(browser.get(PUBLIC), f"{PUBLIC}ask-me/")
        browser.post(f"{PUBLIC}ask-me/")
        self.assertFalse(Asking.objects.exists())
        browser.post(f"{PUBLIC}ask-me-not/")
        self.assertTrue(Asking.objects.exists())

    def test_stories_are_shown_to_who_may_read_them(self):
        self.gathered(self.bo)
        mine = publish_update(actor=self.bo, draft=Draft(title="Zo doen wij het", body="Proef."))
        browser = self.as_person(self.bo)
        self.assertContains(browser.get(PUBLIC), f'name="post" value="{mine.pk}"')
        self.assertRedirects(browser.post(f"{PUBLIC}stories/", {"post": mine.pk}), PUBLIC)
        self.assertContains(self.as_person(self.cy).get(PUBLIC), "Zo doen wij het")
        self.assertEqual(browser.post(f"{PUBLIC}stories/", {"post": "x"}).status_code, 403)
        self.assertEqual(self.as_person(self.cy).post(f"{PUBLIC}stories/", {"post": mine.pk}).status_code, 404)
        self.assertRedirects(browser.post(f"{PUBLIC}stories/{Story.objects.get().pk}/remove/"), PUBLIC)

    def test_a_story_in_a_closed_group_is_for_who_reads_that_group(self):
        self.gathered(self.bo)
        draft = Draft(title="Onder ons gezegd", body="Proef.", place=Place(group=self.closed))
        mine = publish_update(actor=self.bo, draft=draft)
        self.as_person(self.bo).post(f"{PUBLIC}stories/", {"post": mine.pk})
        self.assertContains(self.as_person(self.ada).get(PUBLIC), "Onder ons gezegd")
        for person in (self.cy, self.coco, self.mo):
            self.assertNotContains(self.as_person(person).get(PUBLIC), "Onder ons gezegd")

    def test_the_page_of_the_programme_leads_here(self):
        self.assertNotContains(self.as_person(self.cy).get("/programme/"), f'href="{PUBLIC}"')
        self.gathered(self.bo)
        self.assertContains(self.as_person(self.cy).get("/programme/"), f'href="{PUBLIC}"')

    def test_it_costs_the_same_for_many(self):
        self.gathered(*[make_person(f"a{number}", department=self.team_of(number)) for number in range(2)])
        costs = [self.costs(PUBLIC, self.bo), self.costs(GUIDE, self.coco)]
        for number in range(2, 17):
            self.join(make_person(f"a{number}"), department=self.team_of(number))
        self.assertEqual([self.costs(PUBLIC, self.bo), self.costs(GUIDE, self.coco)], costs)

    def team_of(self, number):
        return self.department if number % 2 else self.team

    def costs(self, path, person):
        browser = self.as_person(person)
        browser.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            self.assertEqual(browser.get(path).status_code, 200)
        return len(queries)


class RoomTests(AmbassadorTestCase):
    def test_who_comes_in(self):
        self.gathered(self.bo)
        page = self.meeting(days=-3).get_absolute_url()
        for person, status in (
            (self.bo, 200),
            (self.coco, 200),
            (self.mo, 200),
            (self.cy, 404),
            (self.wim, 404),
            (self.gus, 404),
        ):
            for path in (page, f"{PUBLIC}meetings/"):
                self.assertEqual(self.as_person(person).get(path).status_code, status, (person, path))
            for part in ("notes/", "sheet/", "sheet/remove/"):
                if status == 404:
                    self.assertEqual(self.as_person(person).post(f"{page}{part}", {"works": "x"}).status_code, 404)

    def test_a_sheet_and_notes(self):
        self.gathered(self.bo)
        meeting = self.meeting()
        page = meeting.get_absolute_url()
        browser = self.as_person(self.bo)
        self.assertEqual(browser.post(f"{page}sheet/", {"works": ""}).status_code, 422)
        self.assertContains(browser.post(f"{page}sheet/", {"works": "w" * 1001}), "w" * 1001, status_code=422)
        self.assertRedirects(browser.post(f"{page}sheet/", {"works": "Zoeken"}), page)
        self.assertContains(self.as_person(self.coco).get(page), "Zoeken")
        self.assertNotContains(self.as_person(self.coco).get(page), 'id="sheet"')
        self.assertEqual(self.as_person(self.coco).post(f"{page}sheet/", {"works": "x"}).status_code, 403)
        self.assertRedirects(browser.post(f"{page}notes/", {"notes": "Regel een\r\nRegel twee", "before": ""}), page)
        self.assertEqual(Meeting.objects.get().notes, "Regel een\nRegel twee")
        lost = browser.post(f"{page}notes/", {"notes": "Te laat", "before": ""})
        self.assertContains(lost, "Te laat", status_code=422)
        again = browser.post(f"{page}notes/", {"notes": "Nu wel", "before": "Regel een\r\nRegel twee"})
        self.assertRedirects(again, page)
        self.assertRedirects(browser.post(f"{page}sheet/remove/"), page)


class GuideTests(AmbassadorTestCase):
    def test_who_sees_and_who_acts(self):
        self.gathered(self.bo)
        asking = ask_person(actor=self.coco, person=self.cy)
        meeting = self.meeting()
        forms = ("call/", "places/", "go-live/", "ask/", "meetings/new/", f"meetings/{meeting.pk}/", "end/")
        posts = ("call/close/", f"ask/{asking.pk}/no-more/", "first/", "first/end/", f"meetings/{meeting.pk}/drop/")
        for person, sees, acts in (
            (self.coco, 200, 200),
            (self.mo, 200, 200),
            (self.wim, 200, 403),
            (self.bo, 403, 403),
            (self.gus, 403, 403),
        ):
            browser = self.as_person(person)
            self.assertEqual(browser.get(GUIDE).status_code, sees, person)
            for path in forms:
                self.assertEqual(browser.get(f"{GUIDE}{path}").status_code, acts, (person, path))
            for path in posts if acts == 403 else ():
                self.assertEqual(browser.post(f"{GUIDE}{path}").status_code, 403, (person, path))

    def test_the_works_council_sees_no_hours_no_askings_and_no_notes(self):
        self.gathered(self.bo)
        ask_person(actor=self.coco, person=self.cy, words="Geheim")
        meeting = self.meeting(days=-3)
        write_notes(actor=self.coco, meeting=meeting, notes="Onder ons", before="")
        fill_sheet(actor=self.bo, meeting=meeting, told=Written(works="Onder ons"))
        page = self.as_person(self.wim).get(GUIDE)
        self.assertContains(page, self.bo.name)
        for hidden in (self.cy.name, "Onder ons", meeting.get_absolute_url(), f"{GUIDE}call/"):
            self.assertNotContains(page, hidden)
        self.assertContains(self.as_person(self.coco).get(GUIDE), self.cy.name)

    def test_a_call_from_the_page(self):
        browser = self.as_person(self.coco)
        self.assertContains(browser.get(GUIDE), f"{GUIDE}call/")
        told = {"text": "Wie helpt mee?", "hours": 2, "until_on": self.today + DAY, "as_post": "on"}
        lost = browser.post(f"{GUIDE}call/", told | {"until_on": self.today - DAY})
        self.assertContains(lost, "Wie helpt mee?", status_code=422)
        self.assertFalse(Team.objects.exists())
        self.assertRedirects(browser.post(f"{GUIDE}call/", told), GUIDE)
        self.assertTrue(Post.objects.filter(pk=Call.objects.get().post_id).exists())
        self.assertRedirects(browser.post(f"{GUIDE}call/", told | {"hours": 5}), GUIDE)
        self.assertEqual((Call.objects.get().hours, Post.objects.count()), (5, 1))
        self.assertRedirects(browser.post(f"{GUIDE}call/close/"), GUIDE)
        self.assertIsNotNone(Call.objects.get().closed_on)

    def test_places_go_live_asking_and_meetings(self):
        self.called()
        browser = self.as_person(self.coco)
        code = f"{self.department.pk}-field"
        self.assertContains(browser.get(f"{GUIDE}places/"), f'value="{code}"')
        self.assertEqual(browser.post(f"{GUIDE}places/", {"places": ["0-king"]}).status_code, 422)
        self.assertRedirects(browser.post(f"{GUIDE}places/", {"places": [code, "all-executive"]}), GUIDE)
        self.assertEqual(RequiredPlace.objects.count(), 2)
        self.assertEqual(browser.post(f"{GUIDE}go-live/", {"day": "x"}).status_code, 422)
        self.assertRedirects(browser.post(f"{GUIDE}go-live/", {"day": self.today}), GUIDE)
        self.assertEqual(GoLive.objects.get().day, self.today)
        self.assertRedirects(browser.post(f"{GUIDE}ask/", {"person": [self.cy.pk], "words": "Hoi"}), GUIDE)
        self.assertContains(
            browser.post(f"{GUIDE}ask/", {"person": [self.cy.pk], "words": "Nog"}), "Nog", status_code=422
        )
        asking = Asking.objects.get()
        self.assertRedirects(browser.post(f"{GUIDE}ask/{asking.pk}/no-more/"), GUIDE)
        may_be_asked(actor=self.bo, may=False)
        self.assertEqual(browser.post(f"{GUIDE}ask/", {"person": [self.bo.pk]}).status_code, 422)
        told = {"title": "Start", "day": self.today + DAY, "time": "09:30", "place": "", "link": "", "agenda": "x"}
        self.assertEqual(browser.post(f"{GUIDE}meetings/new/", told).status_code, 422)
        browser.post(f"{GUIDE}meetings/new/", told | {"place": "Kantine"})
        meeting = Meeting.objects.get()
        self.assertContains(browser.get(f"{GUIDE}meetings/{meeting.pk}/"), 'value="09:30"')
        self.assertRedirects(
            browser.post(f"{GUIDE}meetings/{meeting.pk}/", told | {"link": "https://overleg.example/1"}),
            meeting.get_absolute_url(),
        )
        self.assertEqual(Meeting.objects.get().link, "https://overleg.example/1")
        self.assertRedirects(browser.post(f"{GUIDE}meetings/{meeting.pk}/drop/"), GUIDE)

    def test_thanks_at_the_end(self):
        self.gathered(self.bo)
        browser, value = self.as_person(self.coco), Value.objects.in_use()[0]
        self.assertContains(browser.get(f"{GUIDE}end/"), self.bo.name)
        lost = browser.post(f"{GUIDE}end/", {"thanks": "on", "words": "Dank je wel"})
        self.assertContains(lost, "Dank je wel", status_code=422)
        told = {"thanks": "on", "words": "Dank je wel", "value": value.pk, "archives_group": "on"}
        self.assertRedirects(browser.post(f"{GUIDE}end/", told), GUIDE)
        self.assertEqual((Praise.objects.count(), Team.objects.filter(ended_on=None).count()), (1, 0))
        self.assertRedirects(browser.get(f"{GUIDE}end/"), GUIDE)
