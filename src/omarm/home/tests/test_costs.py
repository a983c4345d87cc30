"""What a page costs: as many questions to the database for two posts as for twenty, and few bytes."""

import gzip
import re
import tomllib
from itertools import cycle
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

import omarm.demo
from omarm.core.choices import chosen, forget_choices
from omarm.core.pagination import PAGE
from omarm.core.richtext import from_text
from omarm.groups.commands import NewGroup, join_group, start_group
from omarm.houserules.queries import forget_standing, standing_rules
from omarm.people.queries import forget_organisation, organisation
from omarm.stream import cards
from omarm.stream.commands import EVERYONE, Draft, Place, add_comment, react
from omarm.stream.models import SeenMarker
from omarm.stream.queries import forget_reaction_kinds, reaction_kinds
from omarm.stream.tests.writing import StreamTestCase, photo
from omarm.updates.commands import publish_update
from omarm.updates.models import Update

MOST_QUERIES = 14
MOST_BYTES = 20_000
MOST_FOR_A_GROUP = 9
WRITTEN = Path(omarm.demo.__file__).parent / "content" / "conversations"


class CostTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.bo)
        self.browser.get("/settings/")

    def write(self, number, *, places=(EVERYONE,), forms=tuple(Update.Form.values)):
        """Write posts of all forms, in all places, by two people, each with a photo, an answer and a reaction."""
        made, forms, kinds = [], cycle(forms), cycle(("useful", "thanks", "agree", "celebrate", "support"))
        for _number, place, author in zip(range(number), cycle(places), cycle((self.ada, self.bo)), strict=False):
            draft = Draft(
                title="Kop", body="Tekst met https://lindemeer.example erin.", place=place, photos=((photo(), "Plein"),)
            )
            post = publish_update(actor=author, draft=draft, form=next(forms))
            add_comment(actor=self.ada, post=post, body="Mooi.")
            react(actor=self.ada, post=post, kind=next(kinds))
            made.append(post)
        return made

    def queries(self, address):
        self.remember()
        with CaptureQueriesContext(connection) as captured:
            self.assertEqual(self.browser.get(address).status_code, 200)
        return [query["sql"] for query in captured.captured_queries]

    def remember(self):
        """Ask what is remembered for some seconds now, so that it is no cost of a page, however slow the machine."""
        for forget in (forget_organisation, forget_reaction_kinds, forget_standing, forget_choices):
            forget()
        organisation()
        reaction_kinds()
        standing_rules()
        chosen("home.prompt")

    def cold_and_warm(self, address):
        """Return what the page asks when no card is kept, and when all are; nothing is new to the reader either time."""
        self.browser.get(address)
        cards.cards.clear()
        cards.bars.clear()
        return self.queries(address), self.queries(address)

    def assert_flat(self, address, more, *, most=MOST_QUERIES):
        """Hold what the page asks as it is against what it asks after `more()`."""
        few = self.cold_and_warm(address)
        more()
        many = self.cold_and_warm(address)
        for before, after in zip(few, many, strict=True):
            self.assertEqual([shape(sql) for sql in after], [shape(sql) for sql in before])
            self.assertLessEqual(len(after), most)


def shape(sql):
    """Return a query without its numbers and lists, as far as needed to see which one it is."""
    return re.sub(r"\(?[\d, ()]{2,}|\d+|'[^']*'", "?", sql)[:3000]


class QueryTests(CostTestCase):
    def test_home(self):
        publish_update(actor=self.ada, draft=Draft(body="Zonder foto"))
        publish_update(actor=self.ada, draft=Draft(body="En nog een"))
        places = [EVERYONE, *(Place(group=group) for group in self.groups.values()), Place(department=self.team)]
        self.assert_flat("/", lambda: self.write(PAGE, places=places))

    def test_the_first_visit_costs_little_more(self):
        self.write(PAGE)
        SeenMarker.objects.all().delete()
        self.assertLessEqual(len(self.queries("/")), MOST_QUERIES + 5)

    def test_a_later_page(self):
        self.write(PAGE + 3)
        after = self.browser.get("/").context["page"].after
        self.assert_flat(f"/?after={after}", lambda: self.write(PAGE))

    def test_a_group(self):
        self.write(2, places=[Place(group=self.closed)])
        self.assert_flat(
            self.closed.get_absolute_url(), lambda: self.write(PAGE, places=[Place(group=self.closed)]), most=15
        )

    def test_a_group_that_was_looked_at_before_costs_little(self):
        self.write(PAGE, places=[Place(group=self.closed)])
        _cold, warm = self.cold_and_warm(self.closed.get_absolute_url())
        self.assertLessEqual(len(warm), MOST_FOR_A_GROUP)

    def test_the_parts_of_a_group_cost_nothing_more(self):
        address, place = self.open.get_absolute_url(), Place(group=self.open)
        self.write(3, places=[place])
        _cold, alone = self.cold_and_warm(address)
        for number in range(5):
            new = NewGroup(name=f"Deel {number}", parent=self.open)
            part = start_group(actor=self.ada, new=new)
            join_group(actor=self.bo, group=part)
            self.write(1, places=[Place(group=part)])
        _cold, together = self.cold_and_warm(address)
        self.assertEqual(len(together), len(alone))

    def test_a_person(self):
        self.write(4)
        self.assert_flat("/people/ada/", lambda: self.write(PAGE), most=29)

    def test_a_post_and_its_conversation(self):
        [post] = self.write(1)

        def talk():
            for number in range(15):
                top = add_comment(actor=(self.ada, self.bo)[number % 2], post=post, body="En?")
                add_comment(actor=self.ada, post=post, body="Ja.", parent=top)

        add_comment(actor=self.bo, post=post, body="Twee")
        self.assert_flat(post.get_absolute_url(), talk, most=19)

    def test_what_is_remembered_for_some_seconds_is_no_part_of_the_cost(self):
        [post] = self.write(1)
        address = post.get_absolute_url()
        self.browser.get(address)
        remembered = self.queries(address)
        for forget in (forget_organisation, forget_reaction_kinds, forget_standing, forget_choices):
            forget()
        self.assertEqual(len(self.queries(address)), len(remembered))

    def test_who_reacted(self):
        [post] = self.write(1)
        self.assert_flat(f"/posts/{post.pk}/reactions/", lambda: react(actor=self.bo, post=post, kind="support"))


class WeightTests(CostTestCase):
    def test_twenty_posts_as_people_write_them_are_light(self):
        told = [post for file in sorted(WRITTEN.glob("*.toml")) for post in tomllib.loads(file.read_text())["post"]]
        groups = [Place(group=group) for group in self.groups.values()]
        for post, place in zip(told[:: len(told) // PAGE], cycle([EVERYONE, *groups]), strict=False):
            photos = ((photo(), post["alts"][0]),) if post.get("photos") else ()
            body = post.get("rich") or from_text(post["body"])
            draft = Draft(title=post.get("title", ""), body=body, place=place, photos=photos)
            row = publish_update(actor=self.ada, draft=draft, form=post.get("form", "update"))
            react(actor=self.bo, post=row, kind="thanks")
        page = self.browser.get("/")
        self.assertEqual(page.content.count(b'class="post-card"'), PAGE)
        self.assertLessEqual(len(gzip.compress(page.content, 6)), MOST_BYTES)
        self.assertLessEqual(len(page.content), 120_000)
