import csv

from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.mustread.commands import ask_again, confirm
from omarm.mustread.forms import MustReadForm
from omarm.mustread.models import Confirmation, MustRead
from omarm.mustread.tests.asking import MustReadTestCase
from omarm.people.models import Person
from omarm.stream.commands import Place
from omarm.stream.models import Post
from omarm.stream.tests.writing import write


class ReaderPagesTests(MustReadTestCase):
    def setUp(self):
        super().setUp()
        self.must_read = self.ask()
        self.at = f"/posts/{self.must_read.pk}/must-read/"

    def test_the_request_stands_in_the_card(self):
        page = self.as_person(self.bo).get(self.must_read.post.get_absolute_url())
        self.assertContains(page, f'formaction="{self.at}confirmation/"')

    def test_a_plain_form_leads_back(self):
        answer = self.as_person(self.bo).post(self.at + "confirmation/")
        self.assertRedirects(answer, self.must_read.post.get_absolute_url())
        self.assertEqual(Confirmation.objects.get().person, self.bo)

    def test_htmx_gets_the_part_with_the_focus_on_what_changed(self):
        browser = signed_in(HtmxClient(), self.bo)
        answer = browser.post(self.at + "confirmation/")
        self.assertContains(answer, "autofocus")
        self.assertNotContains(answer, "<html")
        self.assertContains(browser.post(self.at + "confirmation/delete/"), f"{self.at}confirmation/")
        self.assertFalse(Confirmation.objects.exists())

    def test_who_is_not_asked_hears_why_not(self):
        here = self.ask(place=Place(group=self.open))
        page = self.as_person(self.cy).get(here.post.get_absolute_url())
        self.assertNotContains(page, "confirmation/")
        answer = signed_in(HtmxClient(), self.cy).post(f"/posts/{here.pk}/must-read/confirmation/")
        self.assertEqual(answer.status_code, 422)

    def test_who_may_not_read_finds_nothing(self):
        for person in (self.cy, self.gus, self.mo):
            browser = self.as_person(person)
            for path in ("confirmation/", "confirmation/delete/", "reminder/", "again/", "withdraw/"):
                self.assertEqual(browser.post(self.at + path).status_code, 404, (person, path))
            for path in ("", "again/"):
                self.assertEqual(browser.get(self.at + path).status_code, 404, (person, path))

    def test_mine_to_read(self):
        self.assertContains(self.as_person(self.bo).get("/must-read/"), self.must_read.post.get_absolute_url())
        self.assertNotContains(self.as_person(self.cy).get("/must-read/"), self.must_read.post.get_absolute_url())

    def test_a_reader_is_told_whether_names_are_seen_of_this_round(self):
        before = self.why()
        self.agree()
        self.assertEqual(self.why(), before)
        ask_again(actor=self.ada, must_read=self.must_read)
        self.assertNotEqual(self.why(), before)

    def why(self):
        page = self.as_person(self.bo).get(self.must_read.post.get_absolute_url()).content
        return page.split(b"must-read__why")[1].split(b"</p>")[0]


class OwnerPagesTests(MustReadTestCase):
    def setUp(self):
        super().setUp()
        self.must_read = self.ask()
        self.at = f"/posts/{self.must_read.pk}/must-read/"
        self.browser = self.as_person(self.ada)

    def test_another_reader_has_no_such_page(self):
        browser = self.as_person(self.bo)
        for path in ("", "again/", "names.csv"):
            self.assertIn(browser.get(self.at + path).status_code, {404, 302}, path)
        self.agree()
        self.assertEqual(browser.get(self.at + "names.csv").status_code, 404)

    def test_without_consent_there_are_totals_and_no_names(self):
        page = self.browser.get(self.at)
        self.assertNotContains(page, self.bo.name)
        self.assertNotContains(page, "names.csv")
        answer = self.browser.get(self.at + "names.csv")
        self.assertEqual((answer.status_code, answer["Content-Type"][:9]), (302, "text/html"))
        self.assertEqual(self.browser.post(self.at + "reminder/").status_code, 302)
        self.assertIsNone(MustRead.objects.get().reminded_on)

    def test_with_consent_that_came_later_there_are_still_no_names(self):
        self.agree()
        page = self.browser.get(self.at)
        self.assertNotContains(page, self.bo.name)
        self.assertNotContains(page, "names.csv")
        self.assertEqual(self.browser.get(self.at + "names.csv").status_code, 302)
        self.assertEqual(self.browser.post(self.at + "reminder/").status_code, 302)
        self.assertIsNone(MustRead.objects.get().reminded_on)

    def agree_before_asking(self):
        self.agree()
        ask_again(actor=self.ada, must_read=self.must_read)

    def test_with_consent_the_owner_sees_names_and_reminds(self):
        self.agree_before_asking()
        self.assertContains(self.browser.get(self.at), self.bo.name)
        self.assertRedirects(self.browser.post(self.at + "reminder/"), self.at)
        self.assertEqual(MustRead.objects.get().reminded_on, timezone.localdate())

    def test_the_table_holds_names_departments_and_yes_or_no_and_no_formulas(self):
        self.agree_before_asking()
        self.crowd(1)
        Person.objects.filter(username="lezer0").update(name='=HYPERLINK("http://x")')
        confirm(actor=self.bo, must_read=self.must_read)
        answer = self.browser.get(self.at + "names.csv")
        rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
        self.assertEqual(len(rows), 3)
        self.assertEqual({len(row) for row in rows}, {3})
        answers = {row[0]: row[1:] for row in rows[1:]}
        self.assertEqual(answers[self.bo.name][0], "Team Groen")
        self.assertIn('\'=HYPERLINK("http://x")', answers)
        self.assertNotEqual(answers[self.bo.name][1], answers['\'=HYPERLINK("http://x")'][1])
        self.assertEqual(answer["Cache-Control"], "no-store")

    def test_asking_again_warns_first(self):
        confirm(actor=self.bo, must_read=self.must_read)
        self.assertContains(self.browser.get(self.at + "again/"), "banner--warn")
        self.assertEqual(Confirmation.objects.count(), 1)
        self.assertEqual(self.browser.post(self.at + "again/", {"due_on": "2020-01-01"}).status_code, 422)
        self.assertEqual(Confirmation.objects.count(), 1)
        self.assertRedirects(self.browser.post(self.at + "again/", {"due_on": ""}), self.at)
        self.assertEqual(Confirmation.objects.count(), 0)

    def test_withdrawing_takes_it_out_of_the_card(self):
        self.assertRedirects(self.browser.post(self.at + "withdraw/"), self.must_read.post.get_absolute_url())
        self.assertNotContains(self.as_person(self.bo).get(self.must_read.post.get_absolute_url()), "must-read__")


class FormTests(MustReadTestCase):
    def form(self, person, **told):
        return MustReadForm(
            {f"mustread-{name}": value for name, value in told.items()}, person=person, prefix="mustread"
        )

    def test_must_is_offered_to_who_may_ask_it_somewhere(self):
        for person, offered in [
            (self.ada, True),
            (self.eva, True),
            (self.mo, True),
            (self.bo, False),
            (self.cy, False),
        ]:
            self.assertEqual(self.form(person, level="must").is_valid(), offered, person)
            self.assertTrue(self.form(person, level="nice").is_valid())

    def test_a_form_asks(self):
        due = timezone.localdate()
        form = self.form(self.ada, level="must", due_on=due.isoformat())
        self.assertTrue(form.is_valid(), form.errors)
        must_read = form.attach(actor=self.ada, post=write(self.ada, place=Place(group=self.closed)))
        self.assertEqual((must_read.level, must_read.due_on), ("must", due))

    def test_what_the_command_refuses_the_form_says_beside_the_deadline(self):
        for told in ({"level": "must", "due_on": "2020-01-01"}, {"level": "nice", "due_on": "2099-01-01"}):
            self.assertEqual(list(self.form(self.ada, **told).errors), ["due_on"])


class ComposerTests(MustReadTestCase):
    def test_must_where_one_may_not_ask_it_keeps_the_post_back_and_says_why(self):
        data = {"body": "Helm op", "place": "everyone", "attach": "mustread", "mustread-level": "must"}
        answer = self.as_person(self.ada).post("/posts/", data)
        self.assertContains(answer, "Helm op", status_code=422)
        self.assertFalse(Post.objects.exists())
        self.assertEqual(self.as_person(self.eva).post("/posts/", data).status_code, 302)
        self.assertEqual(MustRead.objects.get().level, "must")
