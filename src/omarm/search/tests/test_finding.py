"""What is found, by whom, in which order, and what stands around it."""

from omarm.activity.deliverer import deliver_batch
from omarm.core.testing.cast import CastTestCase
from omarm.search.queries import Filters, find, forget_known, suggest
from omarm.search.queries.candidates import forget_size
from omarm.stream.commands import Draft, Place, add_comment, delete_post
from omarm.topics.commands import TopicText, add_topic
from omarm.updates.commands import publish_update


class SearchTestCase(CastTestCase):
    """Everything that is written is in the index when `deliver` was called."""

    def setUp(self):
        forget_known()
        forget_size()
        self.deliver()

    def deliver(self):
        while deliver_batch():
            pass

    def write(self, body, *, by=None, **told):
        post = publish_update(actor=by or self.ada, draft=Draft(body=body, **told))
        self.deliver()
        return post

    def found(self, text, person=None, **told):
        """Return what is found as (source, id), in order."""
        return [(one.source.code, one.hit.id) for one in find(person or self.bo, text, **told).results]


class FindingTests(SearchTestCase):
    def test_a_part_of_a_compound_finds_the_post(self):
        post = self.write("De fietsvergoeding gaat omhoog.")
        for text in ("fiets", "vergoeding fiets", "fietsvergoedingen", '"fiets vergoeding"'):
            self.assertEqual(self.found(text), [("posts", post.pk)], text)
        self.assertEqual(self.found("bus"), [])

    def test_a_comment_is_found_by_itself(self):
        post = self.write("Wie weet het?")
        comment = add_comment(actor=self.bo, post=post, body="Bel de plantsoenendienst.")
        self.deliver()
        self.assertEqual(self.found("plantsoenendienst"), [("comments", comment.pk)])

    def test_a_title_weighs_more_than_a_text(self):
        low = self.write("Over de nieuwe kantine en wat er te eten is.", title="Iets anders")
        high = self.write("Er is veel te eten.", title="De kantine")
        self.assertEqual(self.found("kantine"), [("posts", high.pk), ("posts", low.pk)])

    def test_what_is_deleted_is_found_no_more(self):
        post = self.write("Een kortstondige mededeling")
        add_comment(actor=self.bo, post=post, body="Kortstondig, zeg dat wel.")
        self.deliver()
        self.assertEqual(len(self.found("kortstondig")), 2)
        delete_post(actor=self.ada, post=post)
        self.assertEqual(self.found("kortstondig"), [])  # by the second check, before the index knows
        self.deliver()
        self.assertEqual(self.found("kortstondig"), [])

    def test_a_closed_group_is_for_its_members(self):
        post = self.write("Het geheime woord is rabarber", place=Place(group=self.closed))
        self.assertEqual(self.found("rabarber", self.bo), [("posts", post.pk)])
        for person in (self.cy, self.gus, self.mo):
            found = find(person, "rabarber")
            self.assertEqual((found.results, found.total.number, found.did_you_mean, found.looked_for), ((), 0, "", ""))

    def test_groups_and_people_are_found(self):
        self.assertEqual(self.found("groep open")[0], ("groups", self.open.pk))
        self.assertNotIn(("groups", self.hidden.pk), self.found("groep", self.cy))
        self.assertIn(("groups", self.hidden.pk), self.found("groep", self.bo))
        self.assertEqual(self.found("Bakker", self.cy)[0], ("people", self.bo.pk))

    def test_other_words_of_a_topic_find_too_and_come_behind(self):
        add_topic(actor=None, text=TopicText(name="Mantelzorg", synonyms=("zorgverlof",)))
        other = self.write("Zorgverlof vraag je aan bij je leidinggevende.")
        same = self.write("Mantelzorg is niet altijd licht.")
        forget_known()
        found = [one for one in self.found("mantelzorg") if one[0] == "posts"]
        self.assertEqual(found, [("posts", same.pk), ("posts", other.pk)])

    def test_filters_narrow(self):
        one = self.write("Een banaan", place=Place(group=self.open))
        other = self.write("Nog een banaan", by=self.bo)
        self.assertEqual(self.found("banaan", filters=Filters(group=self.open.pk)), [("posts", one.pk)])
        self.assertEqual(self.found("banaan", filters=Filters(author=self.bo.pk)), [("posts", other.pk)])
        self.assertEqual(self.found("banaan", filters=Filters(source="comments")), [])
        self.assertEqual(find(self.bo, "banaan", filters=Filters(source="comments")).counts["posts"].number, 2)

    def test_suggestions(self):
        self.write("Tekst", title="De groepsapp van de wijk")
        found = [(one.source.code, one.hit.title) for one in suggest(self.cy, "groep")]
        self.assertIn(("posts", "De groepsapp van de wijk"), found)
        self.assertNotIn("Groep hidden", [title for _code, title in found])
