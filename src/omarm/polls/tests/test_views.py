import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.polls.commands import cast_vote, close_poll
from omarm.polls.forms import PollForm
from omarm.polls.models import Poll, Vote
from omarm.polls.tests.asking import PollTestCase, ask
from omarm.polls.views.parts import parts_for
from omarm.stream.commands import Place
from omarm.stream.models import Post
from omarm.stream.tests.writing import write


class PollPagesTests(PollTestCase):
    def setUp(self):
        super().setUp()
        self.poll = ask(self.ada, is_open_list=True, post=write(self.ada, place=Place(group=self.closed)))
        self.at = f"/posts/{self.poll.pk}/poll/"
        self.field, self.own = f"poll-{self.poll.pk}", f"option-{self.poll.pk}"

    def htmx(self, person):
        return signed_in(HtmxClient(), person)

    def test_the_poll_stands_on_the_page_of_its_post(self):
        page = self.as_person(self.bo).get(self.poll.post.get_absolute_url())
        self.assertContains(page, f'name="{self.field}"', count=3)

    def test_enter_in_a_field_presses_no_button_of_somebody_else(self):
        """Fields of a poll belong to the form of the page: its first button, which Enter presses, must do nothing."""
        page = self.as_person(self.bo).get(self.poll.post.get_absolute_url()).content.decode()
        buttons = re.findall(r'<button[^>]*form="act"[^>]*>', page)
        self.assertGreater(len(buttons), 3)
        self.assertIn('formmethod="dialog"', buttons[0])

    def test_a_plain_form_leads_back(self):
        answer = self.as_person(self.bo).post(self.at + "vote/", {self.field: "1"})
        self.assertRedirects(answer, self.poll.post.get_absolute_url())
        self.assertEqual(Vote.objects.get().option.rank, 1)

    def test_htmx_gets_the_part_with_the_focus_on_what_changed(self):
        answer = self.htmx(self.bo).post(self.at + "vote/", {self.field: "1"})
        self.assertContains(answer, "autofocus")
        self.assertContains(answer, f'<div class="poll" id="{self.field}"')
        self.assertNotContains(answer, "<html")

    def test_a_page_that_is_only_read_takes_no_focus(self):
        cast_vote(actor=self.bo, poll=self.poll, ranks=[1])
        self.assertNotIn("autofocus", parts_for(self.bo, [self.poll.pk])[self.poll.pk])

    def test_choosing_nothing_is_said_in_words(self):
        for told in ({}, {self.field: "x"}, {self.field: "99"}, {self.field: "9" * 5000}):
            answer = self.htmx(self.bo).post(self.at + "vote/", told)
            self.assertEqual(answer.status_code, 422)
        self.assertFalse(Vote.objects.exists())

    def test_a_refused_option_comes_back_as_it_was_typed(self):
        for text in (" BUS ", "", "x" * 121):
            answer = self.as_person(self.bo).post(self.at + "options/", {self.own: text})
            self.assertContains(answer, f'value="{text}"' if text else "field__error", status_code=422)

    def test_htmx_leaves_a_refused_option_standing_and_says_why(self):
        answer = self.htmx(self.bo).post(self.at + "options/", {self.own: " BUS "})
        self.assertContains(answer, "toast", status_code=422)
        self.assertEqual(answer["HX-Retarget"], "#toasts")

    def test_an_option_is_added_and_a_vote_taken_back(self):
        browser = self.htmx(self.bo)
        self.assertContains(browser.post(self.at + "options/", {self.own: "Trein"}), "Trein")
        browser.post(self.at + "vote/", {self.field: "3"})
        self.assertContains(browser.post(self.at + "vote/delete/"), "poll__said")
        self.assertFalse(Vote.objects.exists())

    def test_who_may_not_read_finds_no_poll(self):
        for path, told in [("vote/", {self.field: "1"}), ("vote/delete/", {}), ("options/", {self.own: "x"}), ("close/", {})]:  # fmt: skip
            for person in (self.cy, self.gus, self.mo):
                with self.subTest(path=path, person=person.username):
                    self.assertEqual(self.as_person(person).post(self.at + path, told).status_code, 404)
        self.assertEqual(self.as_person(self.cy).get(self.at + "votes/").status_code, 404)

    def test_only_the_author_is_offered_to_close_and_can(self):
        self.assertEqual(self.as_person(self.bo).post(self.at + "close/").status_code, 404)
        self.assertNotIn("/close/", parts_for(self.bo, [self.poll.pk])[self.poll.pk])
        self.assertIn("/close/", parts_for(self.ada, [self.poll.pk])[self.poll.pk])
        self.as_person(self.ada).post(self.at + "close/")
        self.assertTrue(Poll.objects.get().is_closed)

    def test_readers_see_who_chose_what(self):
        cast_vote(actor=self.bo, poll=self.poll, ranks=[1])
        self.assertContains(self.as_person(self.ada).get(self.at + "votes/"), self.bo.name)

    def test_who_chose_what_waits_for_the_results(self):
        poll = ask(self.ada, results="after")
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        page = self.as_person(self.ada).get(f"/posts/{poll.pk}/poll/votes/")
        self.assertNotContains(page, self.bo.name)
        self.assertNotIn("poll__results", parts_for(self.bo, [poll.pk])[poll.pk])
        close_poll(actor=self.ada, poll=poll)
        self.assertContains(self.as_person(self.ada).get(f"/posts/{poll.pk}/poll/votes/"), self.bo.name)

    def test_a_guest_sees_no_names_of_people_they_do_not_meet(self):
        poll = ask(self.ada, post=write(self.ada, place=Place(group=self.open)))
        cast_vote(actor=self.cy, poll=poll, ranks=[1])
        page = self.as_person(self.gus).get(f"/posts/{poll.pk}/poll/votes/")
        self.assertNotContains(page, self.cy.name)
        self.assertContains(page, "1 colle")

    def test_a_text_that_looks_like_markup_is_text(self):
        poll = ask(self.ada, "<script>x</script>", "Nee", question="<b>vet</b>")
        part = parts_for(self.bo, [poll.pk])[poll.pk]
        self.assertNotIn("<script>", part)
        self.assertNotIn("<b>", part)


class CostTests(PollTestCase):
    def queries_for(self, polls):
        with CaptureQueriesContext(connection) as captured:
            parts_for(self.bo, [poll.pk for poll in polls])
        return len(captured)

    def test_two_polls_cost_as_many_queries_as_seventeen(self):
        polls = [ask(self.ada, is_anonymous=number % 2 == 0) for number in range(17)]
        for poll in polls:
            cast_vote(actor=self.bo, poll=poll, ranks=[0])
        self.assertEqual(self.queries_for(polls[:2]), self.queries_for(polls))


class FormTests(PollTestCase):
    def form(self, **told):
        data = {f"poll-{name}": value for name, value in ({"options": "Ja\nNee", "results": "now"} | told).items()}
        return PollForm(data, person=self.ada, prefix="poll")

    def test_a_form_asks_a_poll(self):
        form = self.form(options=" Ja \n\nNee\r\n", is_multiple="on")
        self.assertTrue(form.is_valid(), form.errors)
        poll = form.attach(actor=self.ada, post=write(self.ada))
        self.assertEqual([option.text for option in poll.options.all()], ["Ja", "Nee"])
        self.assertEqual((poll.is_multiple, poll.is_anonymous, poll.results), (True, False, "now"))

    def test_what_the_command_refuses_the_form_says_beside_its_field(self):
        for told, field in [
            ({"options": "Ja"}, "options"), ({"options": ""}, "options"), ({"options": "Ja\nja"}, "options"),
            ({"is_anonymous": "on"}, "closes_at"), ({"closes_at": "2020-01-01T10:00"}, "closes_at"),
            ({"closes_at": "morgen"}, "closes_at"), ({"results": "nooit"}, "results"),
        ]:  # fmt: skip
            with self.subTest(told=told):
                self.assertEqual(list(self.form(**told).errors), [field])


class ComposerTests(PollTestCase):
    def send(self, options="Soep\nBrood"):
        asked = {"attach": "poll", "poll-options": options, "poll-results": "now"}
        return self.as_person(self.ada).post("/posts/", {"body": "Wat eten we?", "place": "everyone"} | asked)

    def test_a_post_is_published_with_its_poll(self):
        self.assertEqual(self.send().status_code, 302)
        self.assertEqual(Poll.objects.get().options.count(), 2)

    def test_a_poll_that_cannot_be_asked_so_keeps_the_post_back(self):
        answer = self.send(options="Soep")
        self.assertContains(answer, "Wat eten we?", status_code=422)
        self.assertFalse(Post.objects.exists())
