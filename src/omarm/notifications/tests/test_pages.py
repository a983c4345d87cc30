from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.pagination import PAGE
from omarm.notifications.commands import forget_read, mark_read
from omarm.notifications.models import MailPace, Notification, Reason, Silence
from omarm.notifications.queries import wanted_reasons
from omarm.notifications.tests.paging import PAGE_OF, PageTestCase
from omarm.notifications.tests.telling import make_topic
from omarm.people.queries import forget_organisation, organisation
from omarm.stream.commands import Place, add_comment, delete_post, follow
from omarm.stream.models import Follow
from omarm.stream.tests.writing import write


class ListTests(PageTestCase):
    def test_it_shows_what_one_was_told_with_its_reason(self):
        soil = make_topic("Bodem")
        follow(actor=self.bo, thing=soil)
        write(self.ada, "Over de grond.", topics=(soil,), place=Place(group=self.open))
        self.deliver()
        page = self.browser.get(PAGE_OF)
        for words in ("Ada van der Velde", "Over de grond.", "Bodem", self.open.name, "data-unread"):
            self.assertContains(page, words)
        self.assertContains(page, f"/notifications/follows/{Follow.objects.get().pk}/delete/")

    def test_a_conversation_names_two_and_counts_the_rest(self):
        post = write(self.bo)
        for person in (self.ada, self.cy, self.mo):
            add_comment(actor=person, post=post, body="Hoi.")
        self.deliver()
        self.bo.language = "en"
        self.bo.save(update_fields=["language"])
        self.assertContains(self.browser.get(PAGE_OF), "Mo Mulder and 2 others answered your post")

    def test_a_comment_reads_with_the_names_that_everybody_knows(self):
        add_comment(actor=self.ada, post=write(self.ada), body="Dag @bo, alles goed?")
        self.deliver()
        self.assertContains(self.browser.get(PAGE_OF), "Dag @Bo Bakker, alles goed?")

    def test_nothing_yet_invites(self):
        self.assertContains(self.browser.get(PAGE_OF), "empty-state")

    def test_others_see_nothing_of_it(self):
        row = self.name_bo()
        for person in (self.ada, self.cy, self.gus, self.mo):
            self.assertNotContains(self.as_person(person).get(PAGE_OF), 'class="notification"')
            for act in ("", "mute/", "mute/delete/"):
                browser = self.as_person(person)
                answer = (browser.post if act else browser.get)(f"{PAGE_OF}{row.pk}/{act}")
                self.assertEqual(answer.status_code, 404, (person, act))

    def test_what_may_no_longer_be_read_is_not_there(self):
        row = self.name_bo("Geheim, @bo", place=Place(group=self.closed))
        self.bo.memberships.filter(group=self.closed).delete()
        self.assertNotContains(self.browser.get(PAGE_OF), "Geheim")
        self.assertEqual(self.browser.get(f"{PAGE_OF}{row.pk}/").status_code, 404)

    def test_a_place_that_one_may_not_read_is_not_named(self):
        post = self.name_bo("Overal, @bo", place=Place(group=self.open)).post
        post.placements.create(
            audience=1, group=self.hidden, author=self.ada, published_at=post.published_at, live=True
        )
        self.bo.memberships.filter(group=self.hidden).delete()
        Follow.objects.create(person=self.bo, group=self.hidden)
        Notification.objects.update(reason=Reason.GROUP)
        page = self.browser.get(PAGE_OF)
        self.assertContains(page, self.open.name)
        self.assertNotContains(page, f"groups/{self.hidden.slug}")
        self.assertNotIn(self.hidden.name, page.content.decode().partition("<main")[2])

    def test_older_ones_stand_on_the_next_page_each_once(self):
        rows = [self.name_bo(f"Bericht {number}, @bo") for number in range(PAGE + 2)]
        first = self.browser.get(PAGE_OF)
        after = first.context["page"].after
        second = self.htmx(self.bo).get(PAGE_OF, {"after": after})
        self.assertNotContains(second, "<html")
        shown = [told.notification.pk for page in (first, second) for told in page.context["page"]]
        self.assertEqual(shown, [row.pk for row in reversed(rows)])
        self.assertEqual(self.browser.get(PAGE_OF, {"after": "nonsense"}).status_code, 200)

    def test_it_asks_as_much_for_two_as_for_twenty(self):
        soil = make_topic("Bodem")
        for thing in (soil, self.open, self.ada):
            follow(actor=self.bo, thing=thing)
        self.fill(2, soil)
        few = self.queries()
        self.fill(17, soil)
        self.assertEqual(len(self.queries()), len(few))
        self.assertLessEqual(len(few), 14)

    def fill(self, number, topic):
        for count in range(number):
            post = write(self.ada, topics=(topic,), place=Place(group=(self.open, self.closed)[count % 2]))
            add_comment(actor=(self.cy, self.ada)[count % 2], post=post, body="Dag @bo")
        self.deliver()

    def queries(self):
        forget_organisation()
        organisation()
        with CaptureQueriesContext(connection) as captured:
            self.assertEqual(self.browser.get(PAGE_OF).status_code, 200)
        return captured.captured_queries


class BellTests(PageTestCase):
    def bell(self, path="/groups/"):
        return self.browser.get(path).content.decode().partition("<bell-badge")[2].partition("</bell-badge>")[0]

    def test_it_stands_on_every_page_with_its_number(self):
        self.assertIn("hidden>0", self.bell())
        self.name_bo()
        self.assertIn("data-shown>1", self.bell())
        self.assertIn("data-shown>1", self.bell("/"))
        self.assertEqual(self.browser.get("/notifications/count/").json(), {"count": 1})

    def test_it_asks_one_question_whether_there_is_much_or_nothing(self):
        empty = self.questions()
        for number in range(3):
            self.name_bo(f"Dag @bo {number}")
        self.assertEqual((self.questions(), empty), (1, 1))

    def questions(self):
        with CaptureQueriesContext(connection) as captured:
            self.browser.get("/groups/")
        return sum("notifications_" in query["sql"] for query in captured.captured_queries)

    def test_it_stops_counting_at_a_hundred(self):
        post = write(self.ada)
        people = [self.bo]
        Notification.objects.bulk_create(
            Notification(person=people[0], post=write(self.ada), reason=Reason.MENTION, moved_at=post.published_at)
            for _number in range(101)
        )
        self.assertEqual(self.browser.get("/notifications/count/").json(), {"count": 100})
        self.assertIn("99+", self.bell())

    def test_who_is_not_signed_in_has_none(self):
        self.assertNotContains(self.client.get("/sign-in/"), "<bell-badge")


class ReadingTests(PageTestCase):
    def test_opening_one_leads_to_what_it_is_about_and_marks_it(self):
        post = write(self.bo)
        comment = add_comment(actor=self.ada, post=post, body="Hoi.")
        self.deliver()
        row = Notification.objects.get()
        self.assertRedirects(
            self.browser.get(f"{PAGE_OF}{row.pk}/"), comment.get_absolute_url(), fetch_redirect_response=False
        )
        row.refresh_from_db()
        self.assertEqual((row.is_unread, row.mail_due), (False, False))

    def test_opening_the_post_itself_marks_it_too(self):
        row = self.name_bo()
        self.as_person(self.cy).get(row.post.get_absolute_url())
        row.refresh_from_db()
        self.assertTrue(row.is_unread)
        self.browser.get(row.post.get_absolute_url())
        row.refresh_from_db()
        self.assertFalse(row.is_unread)

    def test_a_post_that_went_leads_nowhere(self):
        row = self.name_bo()
        delete_post(actor=self.ada, post=row.post)
        self.assertEqual(self.browser.get(f"{PAGE_OF}{row.pk}/").status_code, 404)

    def test_all_at_once_as_a_page_and_as_a_fragment(self):
        self.name_bo()
        self.assertRedirects(self.browser.post("/notifications/read/"), PAGE_OF)
        self.assertFalse(Notification.objects.unread().exists())
        self.name_bo("Weer @bo")
        fragment = self.htmx(self.bo).post("/notifications/read/")
        self.assertContains(fragment, 'class="notification"', count=2)
        self.assertNotContains(fragment, "<html")
        self.assertNotContains(fragment, "data-unread")

    def test_it_is_only_ones_own(self):
        write(self.ada, "Dag @bo en @cy")
        self.deliver()
        self.browser.post("/notifications/read/")
        self.assertEqual(Notification.objects.unread().get().person, self.cy)

    def test_reading_is_no_fact(self):
        row = self.name_bo()
        known = Activity.objects.count()
        mark_read(actor=self.bo, post_id=row.post_id)
        self.assertEqual(Activity.objects.count(), known)

    def test_what_was_read_is_forgotten_after_two_days_and_the_rest_after_ninety(self):
        for text, days, unread in (("a", 1, False), ("b", 3, False), ("c", 89, True), ("d", 91, True)):
            row = self.name_bo(f"{text} @bo")
            at = timezone.now() - timedelta(days=days)
            Notification.objects.filter(pk=row.pk).update(moved_at=at, is_unread=unread)
        self.assertEqual(forget_read(), 2)
        self.assertEqual({str(row.post)[0] for row in Notification.objects.all()}, {"a", "c"})

    def test_reading_leaves_no_time_behind(self):
        row = self.name_bo()
        known = Notification.objects.values().get()
        self.browser.get(row.post.get_absolute_url())
        changed = {name for name, value in Notification.objects.values().get().items() if value != known[name]}
        self.assertEqual(changed, {"is_unread", "mail_due"})


class ChoiceTests(PageTestCase):
    PATH = "/settings/notifications/"

    def test_choosing(self):
        told = {"wanted": [Reason.ANSWER, Reason.REPLY], "pace": "at_once"}
        with self.records():
            self.assertRedirects(self.browser.post(self.PATH, told), self.PATH)
        self.assertEqual(set(wanted_reasons(self.bo)), {Reason.ANSWER, Reason.REPLY})
        self.assertEqual(MailPace.objects.get(person=self.bo).pace, "at_once")
        self.assertFalse(Silence.objects.filter(reason__in=(Reason.MENTION, Reason.MUST_READ)).exists())
        self.assertFalse(Silence.objects.exclude(person=self.bo).exists())
        page = self.browser.get(self.PATH)
        self.assertEqual(page.context["form"].initial["pace"], "at_once")
        self.browser.post(self.PATH, {"wanted": [Reason.GROUP], "pace": "daily"})
        self.assertEqual(wanted_reasons(self.bo), [Reason.GROUP])

    def test_nonsense_comes_back(self):
        for told in ({"pace": "hourly"}, {"wanted": ["90"], "pace": "daily"}, {"wanted": ["x"], "pace": "daily"}):
            answer = self.browser.post(self.PATH, told)
            self.assertEqual(answer.status_code, 422, told)
        self.assertFalse(Silence.objects.exists())

    def test_mail_that_waited_is_not_sent_once_no_mail_is_wanted(self):
        row = self.name_bo()
        self.assertTrue(row.mail_due)
        self.browser.post(self.PATH, {"pace": "never"})
        row.refresh_from_db()
        self.assertEqual((row.mail_due, row.is_unread), (False, True))

    def test_the_list_of_what_one_follows_holds_only_what_one_may_see(self):
        post = write(self.ada, "In de besloten groep", place=Place(group=self.closed))
        for thing in (self.ada, make_topic("Bodem"), self.open, self.hidden):
            follow(actor=self.bo, thing=thing)
        follow(actor=self.bo, thing=post, muted=True)
        follow(actor=self.cy, thing=self.mo)
        page = self.browser.get(self.PATH)
        self.assertEqual(len(page.context["follows"]), 5)
        for group in (self.closed, self.hidden):
            self.bo.memberships.filter(group=group).delete()
        names = [
            str(row.colleague or row.topic or row.group or row.post)
            for row in self.browser.get(self.PATH).context["follows"]
        ]
        self.assertEqual(names, [self.ada.name, "Bodem", self.open.name])
