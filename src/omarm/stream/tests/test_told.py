"""Changing what a kind adds to the words: what counts as a change, who is told of it, and what stays one's own."""

from datetime import timedelta

from django.utils import timezone

from omarm.media.tests.pictures import as_bytes, picture, upload
from omarm.stream.commands import Draft, Place, edit_post, mark_attached, reschedule_post
from omarm.stream.models import Post, Revision
from omarm.stream.queries import changes_of
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.updates.commands import publish_update

STORY = {"situation": "Gladde stoepen", "action": "Zand gestrooid", "result": "Niemand viel", "benefit": "Allen"}


class ToldTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def save(self, post, **told):
        return self.browser.post(f"/posts/{post.pk}/edit/", {"title": "", "body": post.words} | told)

    def version(self, post):
        return Post.objects.get(pk=post.pk).version

    def story(self, **told):
        return publish_update(actor=self.ada, draft=Draft(body="Erbij", **told), form="story", told=STORY)


class ConflictTests(ToldTestCase):
    def test_a_report_that_asks_for_somebody_is_edited_without_a_conflict(self):
        told = {"about": "Bodemdag", "wanted": "Iemand met een boor"}
        post = publish_update(actor=self.ada, draft=Draft(body="Verslag"), form="report", told=told)
        answer = self.save(post, **told | {"body": "Verslag, mooier"}, version=self.version(post))
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(Post.objects.get().words, "Verslag, mooier")

    def test_asking_for_somebody_later_is_no_conflict_either(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Verslag"), form="report", told={"about": "Dag"})
        opened = self.version(post)
        self.assertEqual(self.save(post, wanted="Iemand", body="Anders", version=opened).status_code, 302)
        self.assertEqual(Post.objects.get().attached, ["joining"])

    def test_two_tabs_lose_nothing_of_the_fields_of_a_kind(self):
        post = self.story()
        opened = self.version(post)
        phone = self.save(post, **STORY | {"situation": "Van de telefoon"}, version=opened)
        self.assertEqual(phone.status_code, 302)
        answer = self.save(post, **STORY | {"action": "Van de computer"}, version=opened)
        for words in ("Van de telefoon", "Van de computer"):
            self.assertContains(answer, words, status_code=422)
        story = Post.objects.get().update.story
        self.assertEqual((story.situation, story.action), ("Van de telefoon", STORY["action"]))
        again = self.save(post, **STORY | {"action": "Van de computer"}, version=self.version(post))
        self.assertEqual((again.status_code, Post.objects.get().update.story.action), (302, "Van de computer"))

    def test_the_same_told_twice_is_no_conflict(self):
        post = self.story()
        opened = self.version(post)
        for _tab in range(2):
            self.assertEqual(self.save(post, **STORY | {"result": "Zo"}, version=opened).status_code, 302)

    def test_what_the_machine_counts_is_no_conflict(self):
        post = write(self.ada)
        opened = self.version(post)
        mark_attached(post=post, code="preview")
        self.assertGreater(self.version(post), opened)
        self.assertEqual(self.save(post, body="Mijn woorden", version=opened).status_code, 302)
        again = self.save(post, body="Uit het andere tabblad", version=opened)
        self.assertContains(again, "Mijn woorden", status_code=422)

    def test_unsent_words_are_found_again_until_the_words_change(self):
        post = write(self.ada)
        keys = []
        for act in (lambda: None, lambda: mark_attached(post=post, code="poll"), lambda: self.save(post, body="Nieuw")):
            act()
            keys.append(self.browser.get(f"/posts/{post.pk}/edit/").content.split(b'key="')[1].split(b'"')[0])
        self.assertEqual(keys[0], keys[1])
        self.assertNotEqual(keys[1], keys[2])

    def test_a_version_that_never_was_is_a_conflict(self):
        post = write(self.ada)
        self.assertEqual(self.save(post, body="Anders", version=self.version(post) + 5).status_code, 422)

    def test_saving_as_it_was_is_no_change(self):
        post = self.story()
        self.save(post, **STORY, version=self.version(post))
        self.assertEqual((Revision.objects.count(), Post.objects.get().edited_at), (0, None))


class AttachedTests(ToldTestCase):
    def test_what_two_attach_at_once_stays_both(self):
        post = write(self.ada)
        mine, stale = Post.objects.get(pk=post.pk), Post.objects.get(pk=post.pk)
        for row, code in ((mine, "poll"), (stale, "preview"), (stale, "poll")):
            mark_attached(post=row, code=code)
        self.assertEqual(Post.objects.get().attached, ["poll", "preview"])
        self.assertIn("preview", stale.attached)

    def test_what_is_there_already_counts_no_version(self):
        post = write(self.ada)
        mark_attached(post=post, code="poll")
        before = self.version(post)
        mark_attached(post=post, code="poll")
        self.assertEqual(self.version(post), before)


class HistoryOfFieldsTests(ToldTestCase):
    def test_the_fields_of_a_kind_stand_in_the_history(self):
        post = self.story(place=Place(group=self.closed))
        self.save(post, **STORY | {"situation": "Natte stoepen"}, **{"helpers-words": "bo"})
        address = f"/posts/{post.pk}/history/"
        page = self.as_person(self.bo).get(address)
        for words in ("<del>Gladde</del><ins>Natte</ins>", f"<ins>{self.bo.name}</ins>"):
            self.assertContains(page, words)
        self.assertNotContains(page, "Zand gestrooid")
        self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)

    def test_dates_are_read_as_dates(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Verslag"), form="report", told={"about": "Dag"})
        self.save(post, about="Dag", next_on="2030-05-04")
        self.assertContains(self.browser.get(f"/posts/{post.pk}/history/"), "4 mei 2030")

    def test_a_version_without_its_fields_says_nothing_of_them(self):
        post = self.story()
        edit_post(actor=self.ada, post=post, title="", body="<p>Anders</p>")
        Revision.objects.update(told={})
        self.assertEqual([change.told for change in changes_of(self.ada, Post.objects.get())], [[]])


class BeforePublicationTests(ToldTestCase):
    def setUp(self):
        super().setUp()
        self.post = self.story(published_at=timezone.now() + timedelta(hours=1))
        self.save(self.post, **STORY | {"situation": "Ontslag"}, body="Een geheim plan")
        self.save(self.post, **STORY, body="Erbij, netter")
        reschedule_post(actor=self.ada, post=self.post)

    def test_what_was_never_published_stays_ones_own(self):
        for address in ("/", f"/posts/{self.post.pk}/"):
            page = self.as_person(self.bo).get(address)
            self.assertContains(page, "Erbij, netter")
            self.assertNotContains(page, "/history/")
        for person in (self.ada, self.bo):
            page = self.as_person(person).get(f"/posts/{self.post.pk}/history/")
            self.assertNotContains(page, "geheim")
            self.assertNotContains(page, "Ontslag")
            self.assertContains(page, "empty-state")

    def test_saving_without_a_change_does_not_bring_it_out(self):
        self.save(Post.objects.get(), **STORY, body="Erbij, netter", topics=[])
        self.assertEqual(changes_of(self.bo, Post.objects.get()), [])

    def test_what_changes_after_it_does_stand_there(self):
        self.save(Post.objects.get(), **STORY, body="Erbij, beter")
        page = self.as_person(self.bo).get(f"/posts/{self.post.pk}/history/")
        self.assertContains(page, "<del>netter</del><ins>beter</ins>")
        self.assertNotContains(page, "geheim")
        self.assertContains(self.as_person(self.bo).get("/"), f"/posts/{self.post.pk}/history/")

    def test_two_tabs_of_a_post_that_waits_lose_nothing(self):
        post = self.story(published_at=timezone.now() + timedelta(hours=1))
        opened = self.version(post)
        self.save(post, **STORY, body="Van de telefoon", version=opened)
        answer = self.save(post, **STORY, body="Van de computer", version=opened)
        self.assertContains(answer, "Van de telefoon", status_code=422)


class PlainFileTests(ToldTestCase):
    def test_chosen_files_stay_when_another_way_to_write_is_chosen(self):
        for address in ("/posts/new/?writing=story", "/posts/new/?attach=poll"):
            typed = {"body": "Kijk", "place": "everyone", "photos": [upload(as_bytes(picture(24, 16)), "a.jpg")]}
            page = self.browser.post(address, typed)
            self.assertEqual(page.status_code, 200)
            [image] = page.context["form"].uploaded_images
            self.assertContains(page, f'name="image" value="{image.pk}"')

    def test_a_file_that_cannot_be_is_said_at_once_and_the_words_stay(self):
        typed = {"body": "Kijk", "photos": [upload(b"geen foto", "a.jpg")]}
        page = self.browser.post("/posts/new/?writing=story", typed)
        self.assertContains(page, "Kijk")
        self.assertTrue(page.context["form"].errors["photos"])
