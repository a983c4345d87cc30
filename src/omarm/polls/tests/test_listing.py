from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.groups.commands import NewGroup, change_group
from omarm.polls.queries import has_polls
from omarm.polls.tests.asking import PollTestCase, ask
from omarm.stream.commands import Place, delete_post
from omarm.stream.tests.writing import write

PAGE = 20


class PollsOfAGroupTests(PollTestCase):
    def asked(self, group=None, **told):
        return ask(self.ada, post=write(self.ada, place=Place(group=group or self.closed), **told)).post

    def page(self, person, group=None, query=""):
        return self.as_person(person).get(f"{(group or self.closed).get_absolute_url()}polls/{query}")

    def test_it_holds_the_posts_with_a_poll_newest_first_and_no_others(self):
        first, second = self.asked(title="Eerst"), self.asked(title="Daarna")
        write(self.ada, title="Zonder", place=Place(group=self.closed))
        self.asked(self.open, title="Elders")
        shown = [card.row.post_id for card in self.page(self.bo).context["cards"]]
        self.assertEqual(shown, [second.pk, first.pk])
        self.assertContains(self.page(self.bo), "Lopen")

    def test_it_comes_a_page_at_a_time_for_as_many_queries(self):
        self.asked()
        self.page(self.bo)
        with CaptureQueriesContext(connection) as few:
            self.page(self.bo)
        for _number in range(PAGE):
            self.asked()
        first = self.page(self.bo)
        with CaptureQueriesContext(connection) as many:
            self.page(self.bo)
        self.assertEqual(len(many), len(few))
        self.assertEqual(len(first.context["cards"]), PAGE)
        rest = self.page(self.bo, query=f"?after={first.context['page'].after}")
        self.assertEqual((len(rest.context["cards"]), rest.context["page"].after), (1, ""))

    def test_the_tab_is_there_with_a_poll_or_when_the_manager_wants_it(self):
        address = f"{self.closed.get_absolute_url()}polls/"
        self.assertNotContains(self.as_person(self.bo).get(self.closed.get_absolute_url()), address)
        self.assertContains(self.page(self.bo), "Nog geen peilingen")
        post = self.asked()
        self.assertTrue(has_polls(self.bo, self.closed))
        self.assertContains(self.as_person(self.bo).get(self.closed.get_absolute_url()), address)
        delete_post(actor=self.ada, post=post)
        self.assertFalse(has_polls(self.bo, self.closed))
        change_group(
            actor=self.ada, group=self.closed, new=NewGroup(name="Besloten", access="closed", tabs_on=["polls"])
        )
        self.assertContains(self.as_person(self.bo).get(self.closed.get_absolute_url()), address)

    def test_who_may_not_read_the_group_finds_nothing(self):
        self.asked()
        for person in (self.cy, self.gus, self.mo):
            self.assertEqual(self.page(person).status_code, 404)
