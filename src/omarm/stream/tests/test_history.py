from omarm.core.differences import differences
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.stream.commands import Draft, Place, edit_post
from omarm.stream.queries import changes_of
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.commands import TopicText, add_topic
from omarm.updates.commands import publish_update


class EditTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)
        self.post = publish_update(actor=self.ada, draft=Draft(title="Kop", body="<p>Een <strong>zin</strong></p>"))
        self.address = f"/posts/{self.post.pk}/edit/"

    def now(self):
        self.post.refresh_from_db()
        return self.post

    def test_without_the_editor_the_words_come_plain_and_keep_their_formatting_when_left_alone(self):
        page = self.browser.get(self.address)
        self.assertContains(page, ">\nEen zin</textarea>")
        self.assertContains(page, "<template data-rich><p>Een <strong>zin</strong></p></template>")
        self.assertContains(page, "<noscript>")
        self.browser.post(self.address, {"title": "Andere kop", "body": "Een zin"})
        self.assertEqual((self.now().title, self.post.body), ("Andere kop", "<p>Een <strong>zin</strong></p>"))
        self.browser.post(self.address, {"title": "Andere kop", "body": "Andere zin"})
        self.assertEqual(self.now().body, "<p>Andere zin</p>")

    def test_the_editor_sends_rich_words(self):
        self.browser.post(self.address, {"title": "Kop", "body": "<h2>Zo</h2><script>x</script>", "is_rich": "on"})
        self.assertEqual(self.now().body, "<h2>Zo</h2>")

    def test_topics_can_be_changed(self):
        soil, water = (
            add_topic(actor=self.mo, text=TopicText(name="Bodem")),
            add_topic(actor=self.mo, text=TopicText(name="Water")),
        )
        for topics, expected in (([soil.pk], [soil.pk]), ([water.pk], [water.pk]), ([], [])):
            self.browser.post(self.address, {"title": "Kop", "body": "Een zin", "topics": topics})
            self.assertEqual(list(self.post.post_topics.values_list("topic", flat=True)), expected)

    def test_two_people_or_two_tabs_lose_nothing(self):
        opened = self.post.version
        self.browser.post(self.address, {"title": "Kop", "body": "Van de telefoon", "version": opened})
        answer = self.browser.post(self.address, {"title": "Kop", "body": "Van de computer", "version": opened})
        self.assertContains(answer, "Van de telefoon", status_code=422)
        self.assertContains(answer, "Van de computer", status_code=422)
        self.assertEqual(self.now().text, "Van de telefoon")
        again = self.browser.post(
            self.address, {"title": "Kop", "body": "Van de computer", "version": self.post.version}
        )
        self.assertEqual((again.status_code, self.now().text), (302, "Van de computer"))

    def test_a_version_of_nonsense_is_none(self):
        for version in ("", "x", "-1", "²", "9" * 30):
            self.assertEqual(self.browser.post(self.address, {"body": "Zo", "version": version}).status_code, 302)

    def test_outsider_sees_404(self):
        for person in (self.bo, self.cy, self.mo):
            for answer in (
                self.as_person(person).get(self.address),
                self.as_person(person).post(self.address, {"body": "x"}),
            ):
                self.assertEqual(answer.status_code, 404)


class HistoryTests(StreamTestCase):
    def test_whoever_reads_the_post_reads_how_it_changed(self):
        post = write(self.ada, "De loods is dicht", place=Place(group=self.closed))
        edit_post(actor=self.ada, post=post, title="", body="<p>De loods is open</p>")
        address = f"/posts/{post.pk}/history/"
        page = self.as_person(self.bo).get(address)
        self.assertContains(page, "<del>dicht</del><ins>open</ins>")
        self.assertContains(self.as_person(self.bo).get(f"/posts/{post.pk}/"), address)
        for person in (self.cy, self.gus, self.mo):
            self.assertEqual(self.as_person(person).get(address).status_code, 404)

    def test_a_post_that_never_changed_says_so(self):
        post = write(self.ada)
        page = signed_in(HtmxClient(), self.ada).get(f"/posts/{post.pk}/history/")
        self.assertContains(page, "empty-state")

    def test_what_was_written_is_shown_as_words_never_as_markup(self):
        post = write(self.ada, "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")
        edit_post(actor=self.ada, post=post, title="", body="<p>weg</p>")
        self.assertContains(self.as_person(self.ada).get(f"/posts/{post.pk}/history/"), "&lt;script&gt;")

    def test_each_change_has_its_own_pieces_the_newest_first(self):
        post = write(self.ada, "een")
        for words in ("een twee", "twee"):
            edit_post(actor=self.ada, post=post, title="", body=f"<p>{words}</p>")
            post.refresh_from_db()
        newest, first = changes_of(self.ada, post)
        self.assertEqual([(piece.how, piece.text.strip()) for piece in newest.text], [("del", "een"), ("", "twee")])
        self.assertEqual([(piece.how, piece.text.strip()) for piece in first.text], [("", "een"), ("ins", "twee")])

    def test_differences_put_both_texts_together_again(self):
        for before, after in (("", "a b"), ("a b", ""), ("a b c", "a x c"), ("x" * 50_000, "y")):
            pieces = differences(before, after)
            self.assertEqual("".join(piece.text for piece in pieces if piece.how != "ins"), before)
            self.assertEqual("".join(piece.text for piece in pieces if piece.how != "del"), after)
