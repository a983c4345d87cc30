import re
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.stream.commands import Place, add_comment, delete_comment, react
from omarm.stream.commands.conversation import LONGEST_COMMENT
from omarm.stream.models import Comment
from omarm.stream.tests.writing import StreamTestCase, write


class CommentPageTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, place=Place(group=self.closed))
        self.address = f"/posts/{self.post.pk}/"
        self.browser, self.htmx = self.as_person(self.bo), signed_in(HtmxClient(), self.bo)

    def say(self, browser=None, **told):
        return (browser or self.browser).post(f"{self.address}comments/", {"body": "Ik kom ook."} | told)


class AnsweringTests(CommentPageTestCase):
    def test_a_plain_form_leads_back_to_the_comment(self):
        answer = self.say()
        comment = Comment.objects.get()
        self.assertEqual(answer.status_code, 302)
        self.assertEqual(answer.url, f"{self.address}?comment={comment.pk}#comment-{comment.pk}")
        self.assertContains(self.browser.get(self.address), "Ik kom ook.")

    def test_htmx_gets_the_comment_the_count_and_a_fresh_form(self):
        fragment = self.say(self.htmx, submission=str(uuid4()))
        comment = Comment.objects.get()
        self.assertNotContains(fragment, "<!doctype html>")
        self.assertContains(fragment, f'id="comment-{comment.pk}"')
        self.assertContains(fragment, "beforeend:#threads &gt; .comments:last-of-type")
        self.assertContains(fragment, f"innerHTML:#acts-{self.post.pk}")
        self.assertContains(fragment, " discard")
        self.assertNotContains(fragment, str(comment.submission))
        self.assertRegex(fragment.content.decode(), r"<textarea[^>]*></textarea>")

    def test_htmx_gets_an_answer_under_its_thread(self):
        top = add_comment(actor=self.ada, post=self.post, body="Wie?")
        reply = add_comment(actor=self.ada, post=self.post, body="Nou?", parent=top)
        fragment = self.say(self.htmx, parent=reply.pk)
        self.assertContains(fragment, f"beforeend:#answers-{top.pk}")
        self.assertContains(self.browser.get(self.address), f'id="answers-{top.pk}"')
        self.assertEqual(Comment.objects.get(author=self.bo).parent, top)

    def test_what_cannot_be_said_comes_back_as_it_was_typed(self):
        long = "Een lange zin, met een staart. " * 3300
        self.assertGreater(len(long), 100_000)
        for body in ("", "   ", long, "Nul\x00 erin", "x" * (LONGEST_COMMENT + 1)):
            for browser in (self.browser, self.htmx):
                with self.subTest(body=body[:20], htmx=browser is self.htmx):
                    answer = self.say(browser, body=body)
                    self.assertEqual(answer.status_code, 422)
                    html = answer.content.decode()
                    self.assertEqual("<!doctype html>" in html, browser is self.browser)
                    self.assertIn("field__error", html)
                    typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)[1]
                    self.assertEqual(typed.strip(), body.strip())
        self.assertEqual(Comment.objects.count(), 0)

    def test_whom_one_answers_is_not_forgotten_with_a_mistake(self):
        top = add_comment(actor=self.ada, post=self.post, body="Wie?")
        for browser in (self.browser, self.htmx):
            html = self.say(browser, body=" ", parent=top.pk).content.decode()
            self.assertRegex(html, rf'name="parent"[^>]*value="{top.pk}"')
            self.assertRegex(html, rf"field__help[^<]*{self.ada.name}")

    def test_the_same_form_twice_is_one_comment(self):
        once = str(uuid4())
        first, again = self.say(submission=once), self.say(submission=once)
        self.assertEqual((first.url, Comment.objects.count()), (again.url, 1))
        self.assertEqual(self.say(self.htmx, submission=once).status_code, 200)
        self.assertEqual(Comment.objects.count(), 1)

    def test_outsider_sees_404(self):
        for person in (self.cy, self.gus, self.mo):
            for browser in (self.as_person(person), signed_in(HtmxClient(), person)):
                self.assertEqual(self.say(browser).status_code, 404)
        self.assertEqual(Comment.objects.count(), 0)

    def test_an_answer_to_what_is_not_there(self):
        deleted = delete_comment(actor=self.ada, comment=add_comment(actor=self.ada, post=self.post, body="Weg"))
        for parent in (deleted.pk, 99_999_999, 10**30):
            with self.subTest(parent=parent):
                self.assertIn(self.say(parent=parent).status_code, (404, 422))
        self.assertEqual(Comment.objects.filter(author=self.bo).count(), 0)

    def test_an_answer_to_a_comment_of_another_post_is_refused(self):
        other = add_comment(actor=self.ada, post=write(self.ada), body="Elders")
        for browser in (self.browser, self.htmx):
            self.assertIn(self.say(browser, parent=other.pk).status_code, (403, 404))
        self.assertEqual(self.browser.get(f"{self.address}?answer={other.pk}").status_code, 404)
        self.assertEqual(Comment.objects.filter(author=self.bo).count(), 0)


class ChangingTests(CommentPageTestCase):
    def setUp(self):
        super().setUp()
        self.comment = add_comment(actor=self.bo, post=self.post, body="Oud woord")
        self.own = f"/comments/{self.comment.pk}"

    def test_editing_comes_with_the_old_words_and_shows_the_new(self):
        self.assertContains(self.browser.get(f"{self.own}/edit/"), ">\nOud woord</textarea>")
        answer = self.browser.post(f"{self.own}/edit/", {"body": "Nieuw woord"})
        self.assertEqual(answer.url, f"{self.address}?comment={self.comment.pk}#comment-{self.comment.pk}")
        for person in (self.ada, self.bo):
            page = self.as_person(person).get(self.address)
            self.assertContains(page, "Nieuw woord")
            self.assertNotContains(page, "Oud woord")

    def test_an_edit_that_cannot_be_comes_back_as_it_was_typed(self):
        for body in ("", "x" * (LONGEST_COMMENT + 1)):
            self.assertContains(self.browser.post(f"{self.own}/edit/", {"body": body}), body, status_code=422)

    def test_deleting_leaves_a_way_back(self):
        fragment = self.htmx.post(f"{self.own}/delete/")
        self.assertContains(fragment, f"{self.own}/restore/")
        self.assertNotContains(self.browser.get(self.address), "Oud woord")
        self.assertEqual(
            self.browser.post(f"{self.own}/restore/").url,
            f"{self.address}?comment={self.comment.pk}#comment-{self.comment.pk}",
        )
        self.assertContains(self.browser.get(self.address), "Oud woord")

    def test_a_plain_form_finds_the_way_back_on_the_page(self):
        answer = self.browser.post(f"{self.own}/delete/", follow=True)
        self.assertContains(answer, f"{self.own}/restore/")

    def test_twice_is_no_accident(self):
        self.browser.post(f"{self.own}/delete/")
        self.assertLess(self.browser.post(f"{self.own}/delete/").status_code, 500)
        self.browser.post(f"{self.own}/restore/")
        self.browser.post(f"{self.own}/restore/")
        self.assertContains(self.browser.get(self.address), "Oud woord")

    def test_what_was_said_to_a_deleted_comment_stays(self):
        add_comment(actor=self.ada, post=self.post, body="Mijn antwoord", parent=self.comment)
        self.browser.post(f"{self.own}/delete/")
        page = self.as_person(self.ada).get(self.address)
        self.assertContains(page, "Mijn antwoord")
        self.assertNotContains(page, "Oud woord")

    def test_others_find_nothing_to_change(self):
        for person in (self.ada, self.cy, self.gus, self.mo):
            browser = self.as_person(person)
            for act in ("edit", "delete", "restore"):
                self.assertEqual(browser.post(f"{self.own}/{act}/", {"body": "Anders"}).status_code, 404)
        self.comment.refresh_from_db()
        self.assertEqual((self.comment.body, self.comment.deleted_at), ("Oud woord", None))

    def test_only_ones_own_can_be_changed_on_the_page(self):
        add_comment(actor=self.ada, post=self.post, body="Van Ada")
        for person in (self.bo, self.ada, self.bo):
            html = self.as_person(person).get(self.address).content.decode()
            own = {int(pk) for pk in re.findall(r"/comments/(\d+)/edit/", html)}
            self.assertEqual(own, set(Comment.objects.filter(author=person).values_list("pk", flat=True)))


class ReactionTests(CommentPageTestCase):
    def react(self, browser=None, kind="thanks", **headers):
        return (browser or self.browser).post(f"{self.address}reaction/", {"kind": kind}, headers=headers)

    def test_a_plain_form_leads_back_to_where_one_was(self):
        self.assertEqual(self.react().url, self.address)
        self.assertEqual(self.react(referer="http://testserver/groups/x/").url, "http://testserver/groups/x/")
        self.assertEqual(self.react(referer="https://elders.example/").url, self.address)

    def test_htmx_gets_the_bar_with_ones_own_marked(self):
        bar = self.react(self.htmx)
        self.assertNotContains(bar, "<!doctype html>")
        self.assertRegex(bar.content.decode(), r'value="thanks"[^>]*aria-pressed="true"')
        gone = self.htmx.post(f"{self.address}reaction/delete/")
        self.assertNotContains(gone, 'aria-pressed="true"')

    def test_the_mark_is_ones_own(self):
        self.react()
        for person, pressed in ((self.ada, False), (self.bo, True), (self.ada, False)):
            html = self.as_person(person).get(self.address).content.decode()
            self.assertEqual('aria-pressed="true"' in html, pressed)

    def test_a_reaction_that_does_not_exist_changes_nothing(self):
        for kind in ("", "duim-omlaag", "x" * 300):
            self.assertEqual(self.react(self.htmx, kind).status_code, 200)
        self.assertFalse(self.post.reactions.exists())

    def test_what_is_not_up_yet_says_so_where_one_was(self):
        post = write(self.bo, published_at=timezone.now() + timedelta(hours=1))
        for act in ("reaction", "reaction/delete"):
            self.assertEqual(self.htmx.post(f"/posts/{post.pk}/{act}/", {"kind": "useful"}).status_code, 422)
            answer = self.browser.post(f"/posts/{post.pk}/{act}/", {"kind": "useful"}, headers={"referer": "/groups/"})
            self.assertEqual((answer.status_code, answer.url), (302, "/groups/"))
            self.assertContains(self.browser.get("/groups/"), "toast")
        for browser in (self.browser, self.htmx):
            answer = browser.post(f"/posts/{post.pk}/comments/", {"body": "Alvast"})
            self.assertContains(answer, "Alvast</textarea>", status_code=422)

    def test_a_guest_is_not_told_how_many_strangers_reacted(self):
        post = write(self.ada, place=Place(group=self.open))
        address = f"/posts/{post.pk}/reactions/"
        pages = []
        for stranger in (self.cy, self.mo):
            react(actor=stranger, post=post, kind="useful")
            pages.append(self.as_person(self.gus).get(address).content.decode().partition("<main")[2])
        self.assertEqual(*[page.partition("</main>")[0] for page in pages])
        self.assertNotIn("empty-state", pages[0])
        react(actor=self.bo, post=post, kind="useful")
        page = self.as_person(self.gus).get(address)
        self.assertContains(page, self.bo.name)
        self.assertIsNone(page.context["others"])
        for stranger in (self.cy, self.mo):
            self.assertNotContains(page, stranger.name)
            self.assertContains(self.as_person(self.ada).get(address), stranger.name)

    def test_who_reacted_is_for_who_may_read(self):
        self.react()
        address = f"{self.address}reactions/"
        self.assertContains(self.as_person(self.ada).get(address), self.bo.name)
        self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)
        self.assertEqual(self.react(self.as_person(self.cy)).status_code, 404)
