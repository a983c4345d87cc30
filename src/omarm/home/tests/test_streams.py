"""Home: the choice of streams, what is on top, what stands out since last time."""

from omarm.stream import commands, queries
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.models import Topic


class StreamsTests(StreamTestCase):
    def test_every_choice_is_a_page_and_others_do_not_exist(self):
        browser = self.as_person(self.bo)
        for choice in ("all", "groups", "department", "following"):
            self.assertEqual(browser.get(f"/?show={choice}").status_code, 200, choice)
        self.assertEqual(browser.get("/?show=verzonnen").status_code, 404)

    def test_what_moved_colleagues_stands_out_with_its_reason(self):
        quiet, moved = write(self.ada, body="Stil"), write(self.ada, body="Druk")
        for person in (self.bo, self.cy):
            commands.add_comment(actor=person, post=moved, body="Goed plan")
        commands.react(actor=self.mo, post=moved, kind="useful")
        [highlight] = queries.highlights_since(self.bo, None)
        self.assertEqual((highlight.row.post_id, highlight.answered, highlight.reacted), (moved.pk, 2, 1))
        page = self.as_person(self.bo).get("/highlights/")
        self.assertContains(page, "Druk")
        self.assertNotContains(page, quiet.text)

    def test_ones_own_and_what_was_seen_before_do_not_stand_out(self):
        moved = write(self.ada, body="Druk")
        for person in (self.bo, self.cy, self.mo):
            commands.react(actor=person, post=moved, kind="useful")
        self.assertEqual(queries.highlights_since(self.ada, None), [])
        self.assertEqual(queries.highlights_since(self.cy, queries.row_for(self.cy, moved.pk).cursor), [])
        self.assertEqual(len(queries.highlights_since(self.cy, None)), 1)

    def test_home_offers_highlights_of_what_is_new(self):
        browser = self.as_person(self.bo)
        write(self.ada)
        self.assertNotContains(browser.get("/"), "highlights__offer")
        write(self.ada)
        self.assertContains(browser.get("/"), "highlights__offer")
        self.assertNotContains(browser.get("/"), "highlights__offer")


class TopicPageTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.topic = Topic.objects.create(name="Bodem", slug="bodem", description="Wat er onder ligt")

    def test_it_holds_what_was_written_about_it(self):
        about, other = write(self.ada, body="Over zand"), write(self.ada, body="Over lucht")
        commands.set_topics(about, [self.topic])
        page = self.as_person(self.cy).get("/topics/bodem/")
        self.assertContains(page, f'id="post-{about.pk}"')
        self.assertNotContains(page, f'id="post-{other.pk}"')

    def test_guests_have_no_topics(self):
        self.assertEqual(self.as_person(self.gus).get("/topics/bodem/").status_code, 404)
        self.assertEqual(self.as_person(self.cy).get("/topics/verzonnen/").status_code, 404)

    def test_one_follows_it_there(self):
        browser = self.as_person(self.cy)
        self.assertContains(browser.get("/topics/bodem/"), "/topics/bodem/follow/")
        browser.post("/topics/bodem/follow/")
        self.assertContains(browser.get("/topics/bodem/"), "/topics/bodem/follow/delete/")
        self.assertEqual(self.as_person(self.gus).post("/topics/bodem/follow/").status_code, 404)
