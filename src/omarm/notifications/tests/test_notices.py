"""What is no conversation: where it stands on the page, and in a letter."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.pagination import PAGE
from omarm.notifications.commands import choose_how_told, lower_mail, mark_all_read, mark_notice_read, notice
from omarm.notifications.models import MailPace, Notice, Notification
from omarm.notifications.queries import timeline_for
from omarm.notifications.queries.letters import last_daily_moment
from omarm.notifications.tests.letters import ORIGIN, LetterTestCase
from omarm.notifications.tests.paging import PAGE_OF, PageTestCase
from omarm.stream.tests.writing import write

HIDDEN, WAITING = "moderation.hidden", "moderation.waiting"


class NoticeCase:
    def notice(self, what=HIDDEN, *, hours=0, url="/moderation/7/", people=None):
        """Tell Bo (or these people) of something so many hours ago. Returns Bo's Notice."""
        at = timezone.now() - timedelta(hours=hours)
        notice(people=people or [self.bo.pk], what=what, url=url, at=at)
        return Notice.objects.filter(person=self.bo, what=what, url=url).first()


class OrderTests(NoticeCase, PageTestCase):
    def told(self, hours):
        row = self.name_bo(f"Dag @bo, {hours} uur geleden")
        Notification.objects.filter(pk=row.pk).update(moved_at=timezone.now() - timedelta(hours=hours))
        return row.pk

    def shown(self, after=""):
        rows = timeline_for(self.bo, after=after).rows
        return [("notice", row.notice.pk) if hasattr(row, "notice") else row.notification.pk for row in rows]

    def test_what_was_not_seen_stands_above_all_and_what_was_by_its_time(self):
        newer, older, told = self.told(1), self.told(3), self.notice(hours=2)
        page = self.browser.get(PAGE_OF)
        self.assertEqual(([row.notice for row in page.context["notices"]], self.shown()), ([told], [newer, older]))
        mark_notice_read(actor=self.bo, notice=told)
        page = self.browser.get(PAGE_OF)
        self.assertEqual((page.context["notices"], self.shown()), ([], [newer, ("notice", told.pk), older]))
        self.assertContains(page, f"/notifications/notices/{told.pk}/", count=1)

    def test_on_later_pages_each_stands_once(self):
        rows = [self.told(2 * number) for number in range(PAGE + 5)]
        notices = [self.notice(hours=2 * number + 1, url=f"/moderation/{number}/").pk for number in range(PAGE + 5)]
        mark_all_read(actor=self.bo)
        first = timeline_for(self.bo)
        together = self.shown() + self.shown(after=first.after)
        expected = [one for row, told in zip(rows, notices, strict=True) for one in (row, ("notice", told))]
        self.assertEqual(together, expected)

    def test_marking_all_shows_them_by_their_time_at_once(self):
        newer, told = self.told(1), self.notice(hours=2)
        answer = self.htmx(self.bo).post("/notifications/read/").content.decode()
        self.assertLess(answer.index(f"/notifications/{newer}/"), answer.index(f"/notifications/notices/{told.pk}/"))

    def test_more_notices_cost_no_more_queries(self):
        self.told(1)
        mark_notice_read(actor=self.bo, notice=self.notice(hours=2))
        self.browser.get(PAGE_OF)
        with CaptureQueriesContext(connection) as few:
            self.browser.get(PAGE_OF)
        for number in range(16):
            mark_notice_read(actor=self.bo, notice=self.notice(hours=3, url=f"/moderation/{number}/"))
        with CaptureQueriesContext(connection) as many:
            self.browser.get(PAGE_OF)
        self.assertEqual(len(many), len(few))


class LetterTests(NoticeCase, LetterTestCase):
    def setUp(self):
        super().setUp()
        choose_how_told(actor=self.bo, wanted=[], pace=MailPace.Pace.AT_ONCE)

    def test_what_was_decided_about_one_comes_by_mail_and_the_letter_does_not_say_what(self):
        self.notice()
        letters = self.send()
        self.assertEqual(set(letters), {"bo"})
        subject, text = letters["bo"]["Subject"], self.text(letters["bo"])
        self.assertEqual(subject, "Something was decided that is about you")
        self.assertIn(f"{ORIGIN}/notifications/notices/{Notice.objects.get(person=self.bo).pk}/", text)
        for words in ("hidden", "reported"):
            self.assertNotIn(words, (subject + text).lower())
        self.assertEqual(self.send(), {})
        self.notice()  # it moved: something newer at the same address
        self.assertEqual(set(self.send()), {"bo"})

    def test_what_waits_for_somebody_to_look_after_it_does_not(self):
        self.notice(WAITING)
        self.notice("care.asked", url="/groups/x/")
        self.assertEqual(self.send(), {})

    def test_with_a_conversation_it_is_one_letter(self):
        self.notice()
        write(self.ada, "Kom je ook, @bo?")
        self.deliver()
        letters = self.send()
        self.assertEqual(letters["bo"]["Subject"], "There is something for you to read")
        for words in ("mentioned you", "Something was decided"):
            self.assertIn(words, self.text(letters["bo"]))

    def test_what_was_seen_or_seen_to_is_not_sent(self):
        mark_notice_read(actor=self.bo, notice=self.notice())
        self.assertEqual(self.send(), {})
        self.notice(url="/moderation/8/")
        mark_all_read(actor=self.bo)
        self.assertEqual(self.send(), {})

    def test_it_comes_at_ones_own_pace(self):
        lower_mail(actor=self.bo, pace=MailPace.Pace.DAILY)
        self.notice()
        self.assertEqual(self.send(), {})
        Notice.objects.update(moved_at=last_daily_moment() - timedelta(minutes=5))
        self.assertEqual(set(self.send()), {"bo"})
        self.notice(url="/moderation/8/")
        Notice.objects.filter(mail_due=True).update(moved_at=last_daily_moment() - timedelta(minutes=1))
        self.assertEqual(self.send(), {})  # one letter a day
        lower_mail(actor=self.bo, pace=MailPace.Pace.NEVER)
        self.assertFalse(Notice.objects.filter(mail_due=True).exists())
