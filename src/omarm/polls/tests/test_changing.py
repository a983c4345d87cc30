from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.polls.commands import PollChange, add_option, cast_vote, change_poll
from omarm.polls.models import Poll
from omarm.polls.tests.asking import PollTestCase, ask, end
from omarm.stream.commands import Place
from omarm.stream.tests.writing import write

OWN = {0: "Fiets", 1: "Bus", 2: "Lopen"}


def at(**lapse):
    return timezone.now() + timedelta(**lapse)


class ChangingTests(PollTestCase):
    def change(self, poll, *, by=None, question="", options=None, **told):
        told.setdefault("closes_at", poll.closes_at)
        change = PollChange(question=question, options=OWN | (options or {}), **told)
        return change_poll(actor=by or self.ada, poll=poll, change=change)

    def assert_refused(self, code, *args, **told):
        with self.assertRaises(DomainError) as refused, self.records():
            self.change(*args, **told)
        self.assertEqual(refused.exception.code, code)

    def texts(self, poll):
        return [option.text for option in poll.options.all()]

    def test_words_change_until_the_first_vote(self):
        poll = ask(self.ada)
        self.change(poll, question="Hoe kom je?", options={1: "Trein"})
        poll.refresh_from_db()
        self.assertEqual((poll.question, self.texts(poll)), ("Hoe kom je?", ["Fiets", "Trein", "Lopen"]))
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        self.assert_refused("poll_fixed", poll, question="Anders?")
        self.assert_refused("poll_fixed", poll, question="Hoe kom je?", options={1: "Bus"})

    def test_options_change_places_and_stay_different(self):
        poll = ask(self.ada)
        self.change(poll, options={0: "Bus", 1: "Fiets"})
        self.assertEqual(self.texts(poll), ["Bus", "Fiets", "Lopen"])
        self.assert_refused("poll_option_twice", poll, options={0: "Lopen", 1: "Fiets"})
        self.assertEqual(self.texts(poll), ["Bus", "Fiets", "Lopen"])

    def test_what_a_reader_added_is_not_the_authors_to_change(self):
        poll = ask(self.ada, is_open_list=True)
        add_option(actor=self.bo, poll=poll, text="Step")
        self.change(poll, options={0: "Trein", 3: "Auto"})
        self.assertEqual(self.texts(poll), ["Trein", "Bus", "Lopen", "Step"])

    def test_where_votes_are_hidden_words_stand_whether_or_not_somebody_voted(self):
        for told in ({"is_anonymous": True}, {"results": Poll.Results.AFTER}):
            for votes in (0, 1):
                poll = ask(self.ada, **told)
                if votes:
                    cast_vote(actor=self.bo, poll=poll, ranks=[0])
                self.assert_refused("poll_fixed", poll, question="Anders?")

    def test_before_the_post_is_up_everything_changes(self):
        post = write(self.ada, published_at=at(days=1))
        poll = ask(self.ada, post=post, is_anonymous=True)
        self.change(poll, question="Anders?", closes_at=at(days=2))
        poll.refresh_from_db()
        self.assertEqual(poll.question, "Anders?")
        self.assert_refused("poll_past", poll, question="Anders?", closes_at=at(hours=1))

    def test_the_closing_time_moves_away_only_once_somebody_voted(self):
        poll = ask(self.ada, closes_at=at(days=5))
        self.change(poll, closes_at=at(days=2))
        poll.refresh_from_db()
        cast_vote(actor=self.bo, poll=poll, ranks=[0])
        self.assert_refused("poll_earlier", poll, closes_at=at(days=1))
        self.change(poll, closes_at=at(days=3))
        self.change(poll, closes_at=None)
        poll.refresh_from_db()
        self.assertIsNone(poll.closes_at)
        self.assert_refused("poll_earlier", poll, closes_at=at(days=9))
        self.assert_refused("poll_past", poll, closes_at=at(days=-1))

    def test_an_anonymous_poll_keeps_an_end(self):
        poll = ask(self.ada, is_anonymous=True)
        self.assert_refused("poll_endless", poll, closes_at=None)

    def test_closing_now(self):
        poll = ask(self.ada)
        self.assertTrue(self.change(poll, closes_now=True).is_closed)
        poll.refresh_from_db()
        self.assert_refused("poll_closed", poll, question="Anders?")

    def test_a_poll_that_ended_is_not_opened_again(self):
        self.assert_refused("poll_closed", end(ask(self.ada, is_anonymous=True)), closes_at=at(days=9))

    def test_nobody_else_changes_it(self):
        poll = ask(self.ada)
        for outsider in (self.bo, self.mo, self.gus):
            with self.assertRaises(PermissionDenied):
                self.change(poll, by=outsider, question="Anders?")

    def test_not_in_an_archived_group(self):
        poll = ask(self.ada, post=write(self.ada, place=Place(group=self.closed)))
        Group.objects.update(archived_at=timezone.now())
        self.assert_refused("group_archived", poll, question="Anders?")


class EditPageTests(PollTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def send(self, poll, **told):
        form = {"body": "De vraag", "version": poll.post.version, "attach": "poll", "poll-question": ""}
        form |= {f"poll-option-{rank}": text for rank, text in OWN.items()}
        form |= {f"poll-{name}": value for name, value in told.items()}
        return self.browser.post(f"/posts/{poll.pk}/edit/", form)

    def test_the_form_shows_what_can_be_changed(self):
        poll = ask(self.ada)
        self.assertContains(self.browser.get(f"/posts/{poll.pk}/edit/"), 'name="poll-option-1"')
        self.assertEqual(self.send(poll, **{"option-1": "Trein", "question": "Hoe?"}).status_code, 302)
        self.assertEqual([option.text for option in poll.options.all()], ["Fiets", "Trein", "Lopen"])

    def test_what_stands_is_locked_with_the_reason(self):
        poll = ask(self.ada, closes_at=at(days=1))
        cast_vote(actor=self.bo, poll=poll, ranks=[0])
        page = self.browser.get(f"/posts/{poll.pk}/edit/")
        [(_attachment, form)] = page.context["form"].attached
        self.assertTrue(form.lock)
        self.assertTrue(form.fields["option-1"].disabled)
        later = at(days=3).strftime("%Y-%m-%dT%H:%M")
        self.assertEqual(self.send(poll, **{"option-1": "Trein", "closes_at": later}).status_code, 302)
        poll.refresh_from_db()
        self.assertGreater(poll.closes_at, at(days=2))
        self.assertEqual(poll.options.all()[1].text, "Bus")

    def test_what_never_ends_is_not_asked_for_an_end_once_somebody_voted(self):
        poll = ask(self.ada)
        cast_vote(actor=self.bo, poll=poll, ranks=[0])
        [(_attachment, form)] = self.browser.get(f"/posts/{poll.pk}/edit/").context["form"].attached
        self.assertNotIn("closes_at", form.fields)
        self.assertEqual(self.send(poll).status_code, 302)
        self.assertEqual(self.send(poll, closes_now="on").status_code, 302)
        self.assertTrue(Poll.objects.get().is_closed)

    def test_a_refusal_leaves_the_post_as_it_was(self):
        poll = ask(self.ada, closes_at=at(days=3))
        cast_vote(actor=self.bo, poll=poll, ranks=[0])
        answer = self.send(poll, closes_at=at(days=1).strftime("%Y-%m-%dT%H:%M"))
        self.assertEqual(answer.status_code, 422)
        poll.post.refresh_from_db()
        self.assertNotEqual(poll.post.words, "De vraag")

    def test_an_untouched_closing_time_is_no_change(self):
        poll = ask(self.ada, closes_at=at(days=1, seconds=7))
        cast_vote(actor=self.bo, poll=poll, ranks=[0])
        shown = timezone.localtime(poll.closes_at).strftime("%Y-%m-%dT%H:%M")
        self.assertEqual(self.send(poll, closes_at=shown).status_code, 302)
        self.assertEqual(Poll.objects.get().closes_at, poll.closes_at)

    def test_a_change_that_names_no_poll_leaves_it_alone(self):
        poll = ask(self.ada, question="Hoe?")
        answer = self.browser.post(f"/posts/{poll.pk}/edit/", {"body": "De vraag", "version": poll.post.version})
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(Poll.objects.get().question, "Hoe?")

    def test_a_closed_poll_says_so_and_keeps_the_words_editable(self):
        poll = end(ask(self.ada))
        self.assertEqual(self.send(poll).status_code, 302)
        [(_attachment, form)] = self.browser.get(f"/posts/{poll.pk}/edit/").context["form"].attached
        self.assertTrue(form.lock)
        self.assertNotIn("closes_at", form.fields)
