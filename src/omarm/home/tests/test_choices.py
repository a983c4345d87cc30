from unittest import mock

from omarm.core.choices import all_choices
from omarm.core.testing.cast import make_person
from omarm.home.choices import SIDES, beginning_for
from omarm.home.queries import words_of_leaders
from omarm.people.commands import change_roles
from omarm.stream.commands import Place
from omarm.stream.tests.writing import StreamTestCase, write

RAIL = "/home/rail/"


class ChosenTests(StreamTestCase):
    """What an organisation chose about home, as a colleague sees it."""

    def having(self, **told):
        """Have these choices stand for everybody."""
        values = {choice.code: choice.default for choice in all_choices()}
        values |= {f"home.{name}": value for name, value in told.items()}
        return mock.patch("omarm.home.choices.chosen", side_effect=lambda code, person=None: values[code])

    def test_every_order_has_every_panel(self):
        for order in SIDES.values():
            self.assertEqual(sorted(order), sorted(SIDES["read"]))

    def test_what_stands_out_comes_by_itself_where_that_was_chosen(self):
        browser = self.as_person(self.bo)
        for body in ("Eerste", "Tweede"):
            write(self.ada, body=body)
            browser.get("/")
        write(self.ada, body="Derde")
        self.assertContains(browser.get("/"), "highlights__offer")
        write(self.ada, body="Vierde")
        with self.having(since="shown"):
            self.assertContains(browser.get("/"), 'hx-trigger="load, click"')

    def test_the_order_beside_the_stream(self):
        for side, first in (("read", "/topics/"), ("people", "/groups/"), ("groups", "/groups/")):
            with self.having(side=side):
                page = self.as_person(self.cy).get(RAIL).content.decode()
            places = {address: page.index(f'href="{address}"') for address in ("/topics/", "/groups/")}
            self.assertEqual(min(places, key=places.get), first, side)

    def test_the_words_of_leaders_as_far_as_one_may_read_them(self):
        for leader in (self.ada, self.bo):
            change_roles(actor=None, person=leader, codes=["leader"])
        [secret, open_to_all, own] = [write(self.ada, place=Place(group=self.hidden)), write(self.ada), write(self.bo)]
        for person, seen in ((self.bo, [open_to_all, secret]), (self.cy, [own, open_to_all]), (self.gus, [])):
            self.assertEqual(words_of_leaders(person, 3), seen, person)
        self.assertNotContains(self.as_person(self.cy).get(RAIL), own.get_absolute_url())
        with self.having(leaders="yes"):
            self.assertContains(self.as_person(self.cy).get(RAIL), own.get_absolute_url())

    def test_many_leaders_cost_as_much_as_one(self):
        change_roles(actor=None, person=self.ada, codes=["leader"])
        write(self.ada)
        with self.assertNumQueries(1):
            words_of_leaders(self.cy, 3)
        for number in range(15):
            leader = make_person(f"leider{number}")
            change_roles(actor=None, person=leader, codes=["leader"])
            write(leader)
        with self.assertNumQueries(1):
            self.assertEqual(len(words_of_leaders(self.cy, 3)), 3)

    def test_what_comes_later_is_no_beginning(self):
        with self.having(start="questions"), mock.patch("omarm.home.choices.off_at", return_value="questions"):
            self.assertEqual(beginning_for(self.cy).url, "/groups/")

    def test_each_beginning_has_a_place_to_go_to(self):
        for start, address in (
            ("groups", "/groups/"), ("people", "/people/"), ("questions", "/questions/ask/"), ("ideas", "/posts/new/"),
            ("rules", "/house-rules/"),
        ):  # fmt: skip
            with self.having(start=start):
                self.assertContains(self.as_person(self.cy).get(RAIL), f'href="{address}"')
