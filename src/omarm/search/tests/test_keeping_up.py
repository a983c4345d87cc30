"""Each thing that happens is followed by the index, and following twice is following once."""

from omarm.activity.models import Activity
from omarm.core.testing.cast import bring_in
from omarm.groups.commands import NewGroup, change_group, start_group
from omarm.polls.commands import PollDraft, add_option, attach_poll, take_option_away
from omarm.search import sources
from omarm.search.commands import forget, index, index_group
from omarm.search.models import Document
from omarm.search.queries import find
from omarm.search.tests.test_finding import SearchTestCase
from omarm.stream.commands import (
    Place,
    add_comment,
    delete_comment,
    edit_comment,
    edit_post,
    hide_comment,
    hide_post,
    place_post,
    unhide_post,
)
from omarm.topics.commands import TopicText, add_topic, merge_topics


class KeepingUpTests(SearchTestCase):
    def sees(self, text, person=None):
        self.deliver()
        return bool([one for one in self.found(text, person) if one[0] != "people"])

    def test_a_change_of_words(self):
        post = self.write("De oude balustrade")
        edit_post(actor=self.ada, post=post, title="", body="De nieuwe reling")
        self.assertEqual((self.sees("balustrade"), self.sees("reling")), (False, True))
        comment = add_comment(actor=self.bo, post=post, body="Een dakkapel")
        self.assertTrue(self.sees("dakkapel"))
        edit_comment(actor=self.bo, comment=comment, body="Een schoorsteen")
        self.assertEqual((self.sees("dakkapel"), self.sees("schoorsteen")), (False, True))
        delete_comment(actor=self.bo, comment=comment)
        self.assertFalse(self.sees("schoorsteen"))

    def test_hiding_and_showing_again(self):
        post = self.write("De balustrade", place=Place(group=self.open))
        comment = add_comment(actor=self.bo, post=post, body="Een dakkapel")
        self.assertTrue(self.sees("dakkapel"))
        hide_post(actor=self.mo, post=post)
        self.assertEqual((self.sees("balustrade"), self.sees("dakkapel")), (False, False))
        self.assertFalse(Document.objects.filter(source__in=["posts", "comments"]).exists())
        unhide_post(actor=self.mo, post=post)
        self.assertEqual((self.sees("balustrade"), self.sees("dakkapel")), (True, True))
        hide_comment(actor=self.mo, comment=comment)
        self.assertEqual((self.sees("balustrade"), self.sees("dakkapel")), (True, False))

    def test_sharing_lets_others_find_it_with_what_was_said(self):
        post = self.write("De balustrade", place=Place(group=self.closed))
        add_comment(actor=self.bo, post=post, body="Een dakkapel")
        self.assertEqual((self.sees("balustrade", self.cy), self.sees("dakkapel", self.cy)), (False, False))
        place_post(actor=self.ada, post=post, place=Place(group=self.open))
        self.assertEqual((self.sees("balustrade", self.cy), self.sees("dakkapel", self.cy)), (True, True))

    def test_a_group_is_found_by_what_it_is_called_now(self):
        group = start_group(actor=self.ada, new=NewGroup(name="Zeilclub", purpose="Zeilen op de plas."))
        self.assertTrue(self.sees("zeilen", self.cy))
        change_group(actor=self.ada, group=group, new=NewGroup(name="Roeiclub", purpose="Roeien.", access="hidden"))
        self.assertEqual((self.sees("zeilen", self.cy), self.sees("roeien", self.cy)), (False, False))
        self.assertTrue(self.sees("roeien", self.ada))

    def test_what_stands_in_a_group_that_opens_is_found_by_all(self):
        self.write("De balustrade", place=Place(group=self.closed))
        change_group(actor=self.ada, group=self.closed, new=NewGroup(name="Groep", purpose="Proef.", access="open"))
        self.deliver()
        self.assertGreater(index_group(group_id=self.closed.pk), 0)  # what the worker does
        self.assertTrue(self.sees("balustrade", self.cy))

    def test_topics(self):
        kept = add_topic(actor=None, text=TopicText(name="Zeggenschap"))
        gone = add_topic(actor=None, text=TopicText(name="Inspraakavond"))
        self.assertTrue(self.sees("inspraakavond"))
        self.assertFalse(self.sees("inspraakavond", self.gus))
        merge_topics(actor=self.mo, source=gone, target=kept)
        self.deliver()
        self.assertEqual(self.found("inspraakavond"), [("topics", kept.pk)])

    def test_a_poll_is_found_by_its_options_as_they_stand(self):
        post = self.write("Wat eten we?")
        poll = attach_poll(actor=self.ada, post=post, draft=PollDraft(options=("Spruitjes", "Soep"), is_open_list=True))
        index(source="posts", ids=[post.pk])
        self.assertTrue(self.sees("spruitjes"))
        option = add_option(actor=self.bo, poll=poll, text="Zuurkool")
        self.assertTrue(self.sees("zuurkool"))
        take_option_away(actor=self.bo, option=option)
        self.assertFalse(self.sees("zuurkool"))

    def test_twice_is_once(self):
        post = self.write("De balustrade")
        before = list(Document.objects.order_by("pk").values())
        Activity.objects.update(delivered_at=None)
        self.deliver()
        index(source="posts", ids=[post.pk, post.pk])
        self.assertEqual(list(Document.objects.order_by("pk").values()), before)
        self.assertEqual(forget(source="posts", ids=[post.pk, 10**12]), 1)
        self.assertEqual(index(source="posts", ids=[10**12]), 0)

    def test_whoever_comes_in_finds_at_once(self):
        self.write("De balustrade", place=Place(group=self.hidden))
        self.assertFalse(self.found("balustrade", self.gus))
        bring_in(self.hidden, self.gus, by=self.ada)
        self.assertTrue(self.found("balustrade", self.gus))

    def test_a_later_kind_registers_itself(self):
        kind = sources.Source(
            "proof", "Proof", "hash", 99,
            documents=lambda ids: [sources.Words(pk, title="Een proefballon", rights=frozenset({"@all"})) for pk in ids],
            visible=lambda person, ids: [pk for pk in ids if pk != 2],
            hits=lambda person, ids: {pk: sources.Hit(pk, "Een proefballon", "/") for pk in ids},
            all_ids=lambda after, most: [],
        )  # fmt: skip
        sources.register(kind)
        self.addCleanup(sources.forget, "proof")
        with self.assertRaises(ValueError):
            sources.register(kind)
        self.assertEqual(index(source="proof", ids=[1, 2]), 2)
        found = find(self.cy, "ballon")
        self.assertEqual([(one.source.code, one.hit.id) for one in found.results], [("proof", 1)])
        self.assertEqual(found.counts["proof"].number, 1)
