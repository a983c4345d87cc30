"""A function that is off: what is gone, what stays, and that nothing typed is lost, whoever had a form open."""

from uuid import UUID

from django.urls import get_resolver

from omarm.core.functions import all_functions
from omarm.groups.models import Group
from omarm.polls.models import Poll
from omarm.questions.models import Question
from omarm.staging.commands import For
from omarm.staging.tests.stages import StagingTestCase
from omarm.stream.attachments import all_attachments
from omarm.stream.commands import Draft, keep_draft
from omarm.stream.kinds import all_writings
from omarm.stream.models import KeptDraft, Post
from omarm.updates.commands import publish_update

STORY = {
    "writing": "story",
    "place": "everyone",
    "title": "Het park",
    "body": "Kijk eens",
    "situation": "Er lag zwerfvuil",
}
KEY = "12345678-1234-5678-1234-567812345678"


class RegisterTests(StagingTestCase):
    def test_what_functions_name_is_there(self):
        writings = {writing.code for writing in all_writings() if not writing.everyday}
        attachments = {attachment.code for attachment in all_attachments()}
        spaces = get_resolver().namespace_dict.items()
        names = {f"{space}:{name}" for space, (_path, inside) in spaces for name in inside.reverse_dict if name}
        for function in all_functions():
            with self.subTest(function.code):
                self.assertLessEqual({*function.writings}, writings)
                self.assertLessEqual({*function.attachments}, attachments)
                self.assertLessEqual({*function.addresses}, names)
                self.assertTrue(function.writings or function.attachments or function.addresses)

    def test_every_way_to_write_but_the_everyday_one_can_be_switched(self):
        named = {code for function in all_functions() for code in function.writings}
        self.assertEqual({writing.code for writing in all_writings() if not writing.everyday} - named, set())


class PageTests(StagingTestCase):
    def test_the_pages_say_that_it_comes_later_with_the_day(self):
        self.stage("questions", opens=7, note="Na de proef.")
        for person in (self.bo, self.gus):
            page = self.as_person(person).get("/questions/")
            self.assertEqual(page.status_code, 200)
            self.assertContains(page, "Na de proef.")
            self.assertEqual(page.context["coming"].day, self.day(7))
            self.assertNotContains(page, 'id="question-ask"')
            self.assertNotContains(page, 'aria-current="page"')

    def test_who_has_it_finds_the_page(self):
        self.stage("questions")
        self.stage("questions", For(group=self.closed), opens=0)
        self.assertContains(self.as_person(self.bo).get("/questions/"), 'id="question-ask"')
        self.assertNotContains(self.as_person(self.cy).get("/questions/"), 'id="question-ask"')

    def test_a_part_of_a_page_says_so_in_a_message(self):
        self.stage("organisation-chart")
        answer = self.as_person(self.bo).get("/people/chart/", headers={"HX-Request": "true"})
        self.assertEqual((answer.status_code, answer["HX-Retarget"]), (422, "#toasts"))

    def test_what_was_made_with_it_can_be_read_found_and_answered(self):
        bo = self.as_person(self.bo)
        sent = {"writing": "question", "place": "everyone", "title": "Waar staat de strooiwagen?", "submission": KEY}
        bo.post("/questions/ask/send/", sent)
        post = Question.objects.get().post
        self.stage("questions")
        for person in (self.bo, self.cy):
            page = self.as_person(person).get(post.get_absolute_url())
            self.assertContains(page, "strooiwagen")
        self.assertContains(self.as_person(self.cy).get("/"), "strooiwagen")
        answer = self.as_person(self.cy).post(f"/posts/{post.pk}/comments/", {"body": "Op de werf."})
        self.assertLess(answer.status_code, 400)
        self.assertEqual(post.comments.count(), 1)
        self.assertTrue(Question.objects.exists())

    def test_links_to_it_are_gone(self):
        links = (
            ("organisation-chart", "/people/", 'href="/people/chart/"'), ("experts", "/people/", 'href="/people/experts/"'),
            ("starting-groups", "/groups/", 'href="/groups/new/"'), ("questions", "/people/", 'href="/questions/"'),
        )  # fmt: skip
        browser = self.as_person(self.bo)
        for code, address, link in links:
            with self.subTest(code):
                self.assertContains(browser.get(address), link)
                self.stage(code)
                self.assertNotContains(browser.get(address), link)

    def test_the_page_of_a_group_loses_the_tab(self):
        sent = {"writing": "question", "place": f"g{self.open.pk}", "title": "Wie weet het?", "submission": KEY}
        Group.objects.filter(pk=self.open.pk).update(tabs_on=["questions"])
        browser, tab = self.as_person(self.bo), f'href="/groups/{self.open.slug}/questions/"'
        browser.post("/questions/ask/send/", sent)
        self.assertContains(browser.get(self.open.get_absolute_url()), tab)
        self.stage("questions")
        self.assertNotContains(browser.get(self.open.get_absolute_url()), tab)


class OpenFormTests(StagingTestCase):
    """Somebody has the form open while it is switched off."""

    def test_a_form_on_a_page_of_its_own_comes_back_with_all_that_was_typed(self):
        browser = self.as_person(self.bo)
        self.assertContains(browser.get("/groups/new/"), 'name="name"')
        self.stage("starting-groups")
        typed = {"name": "Groene daken", "purpose": "Samen meer groen op het dak.", "kind": "team", "access": "open"}
        answer = browser.post("/groups/new/", typed)
        self.assertEqual(answer.status_code, 403)
        for name, value in typed.items():
            self.assertContains(
                answer, f'<input type="hidden" name="{name}" value="{value}">', status_code=403, html=True
            )
        self.assertContains(answer, 'action="/groups/new/"', status_code=403)
        self.assertContains(answer, "Samen meer groen op het dak.</textarea>", status_code=403)
        self.assertFalse(Group.objects.filter(name="Groene daken").exists())

    def test_with_htmx_the_form_stays_where_it_is(self):
        self.stage("starting-groups")
        answer = self.as_person(self.bo).post("/groups/new/", {"name": "Daken"}, headers={"HX-Request": "true"})
        self.assertEqual((answer.status_code, answer["HX-Retarget"]), (422, "#toasts"))

    def test_a_post_comes_back_in_the_composer_and_can_be_sent_another_way(self):
        browser = self.as_person(self.bo)
        self.stage("stories", opens=3)
        answer = browser.post("/posts/", STORY | {"submission": KEY})
        self.assertEqual(answer.status_code, 422)
        for words in (STORY["title"], STORY["body"], STORY["situation"]):
            self.assertContains(answer, words, status_code=422)
        self.assertNotContains(answer, "writing=story", status_code=422)
        self.assertFalse(Post.objects.exists())
        other = browser.post("/posts/new/?writing=update", STORY | {"submission": KEY})
        self.assertContains(other, STORY["body"])
        self.assertEqual(browser.post("/posts/", STORY | {"writing": "update", "submission": KEY}).status_code, 302)
        self.assertEqual(Post.objects.get().body, "<p>Kijk eens</p>")

    def test_a_preview_is_refused_too(self):
        browser = self.as_person(self.bo)
        self.assertContains(browser.post("/posts/preview/", STORY), STORY["situation"])
        self.stage("stories")
        self.assertNotContains(browser.post("/posts/preview/", STORY), 'class="post-card"')

    def test_a_question_comes_back_too(self):
        self.stage("questions")
        sent = {"writing": "question", "place": "everyone", "title": "Waar staat de strooiwagen?", "submission": KEY}
        answer = self.as_person(self.bo).post("/questions/ask/send/", sent)
        self.assertContains(answer, "Waar staat de strooiwagen?", status_code=422)
        self.assertFalse(Question.objects.exists())

    def test_a_draft_of_it_can_be_read_and_stays(self):
        keep_draft(actor=self.bo, key=UUID(KEY), form="story", values={name: [value] for name, value in STORY.items()})
        self.stage("stories")
        browser = self.as_person(self.bo)
        self.assertContains(browser.get(f"/posts/new/?draft={KEY}"), STORY["situation"])
        browser.post("/posts/", STORY | {"submission": KEY})
        self.assertTrue(KeptDraft.objects.filter(key=KEY).exists())

    def test_a_draft_of_a_question_can_be_read(self):
        keep_draft(actor=self.bo, key=UUID(KEY), form="question", values={"title": ["Waar staat de strooiwagen?"]})
        self.stage("questions")
        page = self.as_person(self.bo).get(f"/posts/new/?draft={KEY}", follow=True)
        self.assertContains(page, "Waar staat de strooiwagen?")

    def test_a_poll_that_was_being_made_stays_in_the_form(self):
        self.stage("polls")
        poll = {"attach": "poll", "poll-question": "Waar eten we?", "poll-options": "Binnen\nBuiten"}
        sent = {"writing": "update", "place": "everyone", "body": "Kies maar", "submission": KEY}
        browser = self.as_person(self.bo)
        answer = browser.post("/posts/", sent | poll)
        self.assertContains(answer, "Waar eten we?", status_code=422)
        self.assertFalse(Poll.objects.exists())
        self.assertEqual(browser.post("/posts/", sent).status_code, 302)

    def test_a_post_that_stands_can_still_be_changed(self):
        post = publish_update(actor=self.bo, draft=Draft(title="Het park", body="Kijk"), form="story", told={})
        self.stage("stories")
        page = self.as_person(self.bo).get(f"/posts/{post.pk}/edit/")
        self.assertContains(page, 'name="situation"')
        sent = {"body": "Kijk nu", "title": "Het park", "version": post.version}
        self.assertEqual(self.as_person(self.bo).post(f"/posts/{post.pk}/edit/", sent).status_code, 302)


class ComposerTests(StagingTestCase):
    def test_what_is_off_is_not_offered(self):
        browser = self.as_person(self.bo)
        self.stage("stories")
        self.stage("polls")
        page = browser.get("/posts/new/")
        self.assertNotContains(page, "writing=story")
        self.assertContains(page, "writing=working_on")
        self.assertNotContains(page, "attach=poll")
        self.assertContains(page, "attach=mustread")

    def test_an_address_that_asks_for_it_says_that_it_comes_later(self):
        self.stage("stories", opens=3)
        for address in ("/posts/new/?writing=story", "/posts/new/?writing=story&to=ada"):
            page = self.as_person(self.bo).get(address)
            self.assertEqual((page.status_code, page.context["coming"].day), (200, self.day(3)))
