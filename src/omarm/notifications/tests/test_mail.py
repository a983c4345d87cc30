"""Letters, over the wire."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import Client

from omarm.notifications.commands import choose_how_told, lower_mail, mark_read
from omarm.notifications.models import MailPace, Notification
from omarm.notifications.queries.letters import last_daily_moment, mail_token
from omarm.notifications.tests.letters import ORIGIN, LetterTestCase
from omarm.people.commands import deactivate_person
from omarm.people.models import Person
from omarm.stream.commands import EVERYONE, Place, add_comment, delete_post, follow
from omarm.stream.tests.writing import write


class WhenTests(LetterTestCase):
    def test_what_one_missed_comes_in_one_letter_the_next_morning(self):
        first = write(self.ada, "Kom je ook, @bo?", title="Schouw")
        second = write(self.bo, "Ik zoek een ladder.")
        add_comment(actor=self.ada, post=second, body="In de loods.")
        self.deliver()
        self.assertEqual(self.send(), {})
        self.wait_for_the_morning()
        letters = self.send()
        self.assertEqual(set(letters), {"bo"})
        text = self.text(letters["bo"])
        for words in ("Ada van der Velde mentioned you", "answered your post", "In de loods.",
                      f"{ORIGIN}/posts/{first.pk}/", f"{ORIGIN}{second.get_absolute_url()}"):  # fmt: skip
            self.assertIn(words, text)
        self.assertEqual(letters["bo"]["Subject"], "2 conversations for you")
        self.assertEqual(self.send(), {})

    def test_there_is_one_letter_a_day_at_most(self):
        write(self.ada, "@bo")
        self.wait_for_the_morning()
        self.assertEqual(set(self.send()), {"bo"})
        write(self.ada, "Nog eens, @bo")
        self.deliver()
        Notification.objects.filter(mail_due=True).update(moved_at=last_daily_moment() - timedelta(seconds=1))
        self.assertEqual(self.send(), {})
        Notification.objects.exclude(mailed_at=None).update(mailed_at=last_daily_moment() - timedelta(hours=1))
        self.assertEqual(set(self.send()), {"bo"})

    def test_at_once_bundles_what_came_since_the_last_turn(self):
        choose_how_told(actor=self.bo, wanted=[], pace=MailPace.Pace.AT_ONCE)
        for number in range(3):
            write(self.ada, f"Dag {number} @bo en @cy")
        self.deliver()
        letters = self.send()
        self.assertEqual(set(letters), {"bo"})
        self.assertEqual(self.text(letters["bo"]).count("mentioned you"), 3)
        write(self.ada, "En @bo")
        self.deliver()
        self.assertEqual(set(self.send()), {"bo"})

    def test_half_past_seven_is_that_of_the_organisation_also_when_the_clock_changes(self):
        zone = ZoneInfo("Europe/Amsterdam")
        for now, expected in (
            (datetime(2026, 3, 29, 7, 29, tzinfo=zone), datetime(2026, 3, 28, 7, 30, tzinfo=zone)),
            (datetime(2026, 3, 29, 7, 30, tzinfo=zone), datetime(2026, 3, 29, 7, 30, tzinfo=zone)),
            (datetime(2026, 11, 1, 0, 10, tzinfo=zone), datetime(2026, 10, 31, 7, 30, tzinfo=zone)),
        ):
            self.assertEqual(last_daily_moment(now), expected)


class NobodyTests(LetterTestCase):
    def nobody_gets_mail(self):
        self.wait_for_the_morning()
        self.assertEqual(self.send(), {})

    def test_for_news_reactions_and_threads(self):
        follow(actor=self.bo, thing=self.ada)
        post = write(self.ada)
        follow(actor=self.cy, thing=post)
        add_comment(actor=self.ada, post=post, body="Ik zelf nog.")
        self.deliver()
        self.assertTrue(Notification.objects.exists())
        self.nobody_gets_mail()

    def test_for_what_was_read(self):
        post = write(self.ada, "@bo")
        self.deliver()
        mark_read(actor=self.bo, post_id=post.pk)
        self.nobody_gets_mail()

    def test_who_may_no_longer_read_it(self):
        write(self.ada, "@bo", place=Place(group=self.closed))
        self.deliver()
        self.bo.memberships.filter(group=self.closed).delete()
        self.nobody_gets_mail()

    def test_for_what_is_gone(self):
        post = write(self.ada, "@bo")
        self.deliver()
        delete_post(actor=self.ada, post=post)
        self.nobody_gets_mail()

    def test_who_is_gone_or_has_no_address_or_wants_none(self):
        choose_how_told(actor=self.mo, wanted=[], pace=MailPace.Pace.NEVER)
        write(self.ada, "@bo @cy @mo")
        self.deliver()
        deactivate_person(actor=self.mo, person=self.bo)
        Person.objects.filter(pk=self.cy.pk).update(email=None)
        self.nobody_gets_mail()


class WordsTests(LetterTestCase):
    def letter(self, place):
        write(self.ada, "Het wachtwoord van de kluis, @bo", title="De kluis", place=place)
        self.wait_for_the_morning()
        return self.send()["bo"]

    def whole(self, message):
        return f"{message['Subject']} {self.text(message)} {message.get_body(('html',)).get_content()}"

    def test_what_all_may_read_stands_in_it(self):
        for place in (EVERYONE, Place(group=self.open)):
            letter = self.letter(place)
            self.assertEqual(letter["Subject"], "Ada van der Velde mentioned you: De kluis")
            self.assertEqual(self.whole(letter).count("Het wachtwoord van de kluis"), 2)
            Notification.objects.all().delete()

    def test_what_is_said_inside_stays_inside(self):
        for group, name in ((self.request, True), (self.closed, True), (self.hidden, False)):
            letter = self.letter(Place(group=group))
            whole = self.whole(letter)
            self.assertNotIn("kluis", whole)
            self.assertEqual(group.name in whole, name)
            self.assertEqual(group.name in letter["Subject"], name)
            self.assertIn("/posts/", whole)
            Notification.objects.all().delete()
        whole = self.whole(self.letter(Place(department=self.team)))
        self.assertNotIn("kluis", whole)
        self.assertNotIn(self.team.name, whole)

    def test_a_comment_inside_stays_inside_too(self):
        post = write(self.bo, place=Place(group=self.closed))
        add_comment(actor=self.ada, post=post, body="De code is 1234.")
        self.wait_for_the_morning()
        self.assertNotIn("1234", self.whole(self.send()["bo"]))

    def test_a_title_of_several_lines_or_with_markup_breaks_nothing(self):
        write(self.ada, "<b>@bo</b>", title="Een\r\nBcc: x@x.example <script>")
        self.wait_for_the_morning()
        letter = self.send()["bo"]
        self.assertIsNone(letter["Bcc"])
        self.assertNotIn("<script>", letter.get_body(("html",)).get_content())

    def test_it_speaks_the_language_of_its_reader(self):
        Person.objects.filter(pk=self.bo.pk).update(language="nl")
        letter = self.letter(EVERYONE)
        self.assertIn('lang="nl"', letter.get_body(("html",)).get_content())


class LowerTests(LetterTestCase):
    def setUp(self):
        super().setUp()
        self.path = f"/notifications/mail/{mail_token(self.bo)}/"

    def pace(self):
        return MailPace.objects.filter(person=self.bo).values_list("pace", flat=True).first()

    def test_a_letter_says_how_to_end_it_in_one_click(self):
        write(self.ada, "@bo")
        self.wait_for_the_morning()
        letter = self.send()["bo"]
        self.assertEqual(letter["List-Unsubscribe"], f"<{ORIGIN}{self.path}>")
        self.assertEqual(letter["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click")
        self.assertIn(self.path, self.text(letter))
        path = re.search(rf"<{ORIGIN}(.+)>", letter["List-Unsubscribe"])[1]
        strict = Client(enforce_csrf_checks=True)
        self.assertEqual(strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code, 200)
        self.assertEqual(self.pace(), "never")
        write(self.ada, "Nog eens, @bo")
        self.wait_for_the_morning()
        self.assertEqual(self.send(), {})

    def test_looking_changes_nothing(self):
        for _time in range(2):
            self.assertEqual(Client().get(self.path).status_code, 200)
        self.assertIsNone(self.pace())

    def test_the_page_lowers_step_by_step_and_never_raises(self):
        choose_how_told(actor=self.bo, wanted=[], pace="at_once")
        browser = Client()
        for asked, holds in (("daily", "daily"), ("at_once", "daily"), ("never", "never"), ("daily", "never")):
            self.assertEqual(browser.post(self.path, {"pace": asked}).status_code, 200)
            self.assertEqual(self.pace(), holds, asked)
        self.assertEqual(lower_mail(actor=self.bo, pace="at_once"), "never")

    def test_another_token_opens_nothing(self):
        deactivate_person(actor=self.mo, person=self.cy)
        for token in ("x", mail_token(self.bo)[:-2], mail_token(self.cy), "MTI:abc:def"):
            for ask in (Client().get, Client().post):
                self.assertEqual(ask(f"/notifications/mail/{token}/").status_code, 404, token)

    def test_the_page_tells_no_name_and_leaks_no_address(self):
        answer = Client().get(self.path)
        self.assertNotContains(answer, self.bo.name)
        self.assertNotContains(answer, self.bo.email)
        self.assertEqual(answer["Referrer-Policy"], "no-referrer")
