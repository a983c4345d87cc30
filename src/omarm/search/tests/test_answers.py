"""The same number of questions to the database however much is found, pages that go on, and bad input."""

from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.cast import bring_in
from omarm.demo.bench.search import documents
from omarm.search.commands import renew_index
from omarm.search.models import Document
from omarm.search.queries import Count, Filters, find, suggest
from omarm.search.queries import candidates as stages
from omarm.search.queries.condition import missing_documents
from omarm.search.tests.test_finding import SearchTestCase
from omarm.stream.commands import Draft, Place, add_comment
from omarm.stream.models import Post
from omarm.topics.commands import TopicText, add_topic, change_topic
from omarm.updates.commands import publish_update

MOST_QUERIES = 22
NASTY = [
    "", " ", '"', "-", "--- -\" \"", "'); drop table people_person; --", "👍🏽", "دراجة \u202eabc", "a\x00b", "x" * 10_000,
    "fiets " * 2_000, '"' * 500, "a-" * 5_000, "\ud800", "@all", ":*", "& | ! <-> ()", "de het een",
]  # fmt: skip


class AnswerTests(SearchTestCase):
    def fill(self, number, word="bladblazer"):
        for place in range(number):
            post = publish_update(actor=self.ada, draft=Draft(title=f"Nummer {place}", body=f"De {word} staat er."))
            add_comment(actor=self.bo, post=post, body=f"Die {word} bedoel ik.")
        self.deliver()

    def queries(self, text, **told):
        find(self.bo, text, **told)
        with CaptureQueriesContext(connection) as asked:
            found = find(self.bo, text, **told)
        return len(asked), len(found.results)

    def test_as_many_questions_whatever_is_found(self):
        self.fill(2)
        few, two = self.queries("bladblazer")
        self.fill(15)
        many, seventeen = self.queries("bladblazer", limit=40)
        self.assertEqual((two, seventeen, few), (4, 34, many))
        self.assertLessEqual(many, MOST_QUERIES)

    def test_pages_follow_each_other(self):
        self.fill(8)
        for order in ("relevance", "date"):
            seen, after = [], ""
            for _page in range(5):
                found = find(self.bo, "bladblazer", order=order, after=after, limit=5)
                seen += [(one.source.code, one.hit.id) for one in found.results]
                after = found.after
                if not after:
                    break
            self.assertEqual((len(seen), len(set(seen))), (16, 16), order)

    def test_of_a_chosen_source_all_are_found_however_new_the_others_are(self):
        self.fill(12)
        with mock.patch.object(stages, "MOST", 10):
            for source, number in (("posts", 12), ("comments", 12), ("groups", 0), ("people", 0), ("nothing", 0)):
                seen, after = set(), ""
                for _page in range(6):
                    found = find(
                        self.bo, "bladblazer", filters=Filters(source=source), order="date", after=after, limit=5
                    )
                    seen |= {one.hit.id for one in found.results}
                    after = found.after
                    if not after:
                        break
                self.assertEqual((len(seen), after), (number, ""), source)
            counts = find(self.bo, "bladblazer", filters=Filters(source="posts")).counts
            self.assertEqual((counts["posts"], counts["groups"]), (Count(10, is_more=True), Count(0)))
            self.assertTrue(counts["comments"].is_more)

    def test_by_date_the_newest_is_first_and_a_bad_cursor_is_none(self):
        self.fill(3)
        Post.objects.filter(title="Nummer 1").update(published_at=timezone.now() + timedelta(seconds=-1))
        renew_index(anew=True)
        found = find(self.bo, "bladblazer", order="date", filters=Filters(source="posts"))
        moments = [one.hit.at for one in found.results]
        self.assertEqual(moments, sorted(moments, reverse=True))
        for after in ("x", "a", "0.1", "a-", "s1-1", "zz9-zz", "\x00", "a" * 500):
            for order in ("date", "relevance"):
                find(self.bo, "bladblazer", order=order, after=after)

    def test_since_and_until_narrow(self):
        self.fill(1)
        today = timezone.localdate()
        for filters, number in (
            (Filters(since=today), 2), (Filters(until=today), 2), (Filters(until=today - timedelta(days=1)), 0),
            (Filters(since=today + timedelta(days=1)), 0), (Filters(since=today, until=today), 2),
        ):  # fmt: skip
            self.assertEqual(len(find(self.bo, "bladblazer", filters=filters).results), number, filters)

    def test_whatever_is_typed_is_answered(self):
        self.fill(1)
        for text in NASTY:
            found = find(self.bo, text)
            self.assertFalse(found.took_too_long, text)
            suggest(self.bo, text)
        self.assertTrue(find(self.bo, "@all").asked.words)

    def test_names_that_guests_do_not_see_find_nothing_for_them(self):
        bring_in(self.open, self.cy, by=self.ada)
        told = {"situation": "Het regende.", "action": "Wij schuilden in de kantoortuin.", "result": "", "benefit": ""}
        draft = Draft(title="Samen", body="Een verhaal", place=Place(group=self.open))
        post = publish_update(actor=self.ada, draft=draft, form="story", told=told, helpers=[self.mo])
        self.deliver()
        self.assertIn(("posts", post.pk), self.found("Mulder", self.cy))
        self.assertIn(("posts", post.pk), self.found("kantoortuin", self.gus))
        for text in ("Mulder", "mulde", '"Mo Mulder"', "schuilden -Mulder"):
            found = find(self.gus, text)
            self.assertEqual(bool(found.results), text == "schuilden -Mulder", text)
            for one in found.results:
                self.assertNotIn("Mulder", f"{one.hit}")

    def test_a_question_that_takes_too_long_is_given_up(self):
        self.fill(1)
        was, stages.TIMEOUT = stages.TIMEOUT, "1ms"
        slow = stages.ASK.replace("from search_document", "from search_document, pg_sleep(0.05)")
        asked, stages.ASK = stages.ASK, slow
        try:
            self.assertTrue(find(self.bo, "bladblazer").took_too_long)
        finally:
            stages.TIMEOUT, stages.ASK = was, asked
        self.assertEqual(len(find(self.bo, "bladblazer").results), 2)

    def test_the_newest_are_walked_when_there_are_many(self):
        self.fill(6)
        plain = self.found("bladblazer")
        below, enough = stages.INDEX_ALONE_BELOW, stages.ENOUGH
        stages.INDEX_ALONE_BELOW = -2
        try:
            for stages.ENOUGH in (3, 1_000):
                stages.forget_size()
                self.assertEqual(self.found("bladblazer"), plain)
        finally:
            stages.INDEX_ALONE_BELOW, stages.ENOUGH = below, enough
            stages.forget_size()


class RenewingTests(SearchTestCase):
    def test_what_is_missing_is_made_and_what_is_gone_goes(self):
        post = self.write("De bladblazer staat weer in de loods.")
        Document.objects.filter(source="posts").delete()
        Document.objects.create(
            source="posts", object_id=10**9, published_at=timezone.now(), lang="nl", made=0, words="'x'"
        )
        self.assertEqual(missing_documents(), 1)
        renew_index()
        self.assertEqual(missing_documents(), 0)
        self.assertEqual(list(Document.objects.filter(source="posts").values_list("object_id", flat=True)), [post.pk])
        self.assertEqual(renew_index(), 0)
        self.assertGreater(renew_index(anew=True), 0)

    def test_a_new_topic_makes_its_word_a_part_of_compounds(self):
        post = self.write("Over de zrkloketbalie")
        self.assertNotIn(("posts", post.pk), self.found("zrk "))
        topic = add_topic(actor=None, text=TopicText(name="Zrk"))
        change_topic(actor=self.mo, topic=topic, text=TopicText(name="Zrk", description="x"))
        self.deliver()
        renew_index()
        self.assertIn(("posts", post.pk), self.found("zrk "))

    def test_the_bench_words_are_stored_as_they_are_asked(self):
        documents.check_words()
