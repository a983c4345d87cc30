"""Going back on what was asked without a name: by who asked it, and by nobody else."""

from django.core.exceptions import PermissionDenied

from omarm.core.errors import DomainError
from omarm.people.commands import nameless_account
from omarm.questions.commands import (
    ask,
    bring_back_nameless,
    change_nameless,
    set_nameless,
    take_back_nameless,
    take_on,
)
from omarm.questions.models import Question
from omarm.questions.tests.nameless import TEXT, NamelessTestCase
from omarm.stream.commands import EditConflict, Place, hide_post
from omarm.stream.models import Post


class GoingBackTests(NamelessTestCase):
    def setUp(self):
        self.question = self.ask().question

    def stands(self):
        return Post.objects.live().filter(pk=self.question.pk).exists()

    def change(self, actor=None, title="Hoe lang nog?", **told):
        question = Question.objects.get(pk=self.question.pk)
        return change_nameless(actor=actor or self.zita, question=question, title=title, body="", **told)

    def test_who_asked_changes_it_as_nobody(self):
        with self.records("post.edited") as facts:
            self.assertEqual(self.change().title, "Hoe lang nog?")
        self.assertEqual(facts[0].actor, nameless_account())
        self.assertEqual(Post.objects.get(pk=self.question.pk).revisions.get().title, TEXT)

    def test_who_names_oneself_or_opened_another_version_is_refused(self):
        with self.assertRaises(DomainError) as refused:
            change_nameless(actor=self.zita, question=self.question, title=TEXT, body="<p>Groet, @zita</p>")
        self.assertEqual(refused.exception.code, "names_oneself")
        self.change()
        with self.assertRaises(EditConflict):
            self.change(title="Wanneer dan?", version=1)

    def test_who_asked_takes_it_back_and_brings_it_back(self):
        with self.records("post.deleted", "post.restored") as facts:
            take_back_nameless(actor=self.zita, question=self.question)
            self.assertFalse(self.stands())
            bring_back_nameless(actor=self.zita, question=Question.objects.get(pk=self.question.pk))
        self.assertTrue(self.stands())
        self.assertEqual({fact.actor for fact in facts}, {nameless_account()})

    def test_nobody_else_does_also_not_who_looks_after_it_all(self):
        named = ask(actor=self.zita, draft=self.draft(title="Met mijn naam")).question
        for actor in (self.bo, self.ada, self.mo, self.cy, nameless_account()):
            for command in (take_back_nameless, bring_back_nameless):
                self.assertRaises(PermissionDenied, command, actor=actor, question=self.question)
            self.assertRaises(PermissionDenied, self.change, actor)
        self.assertRaises(PermissionDenied, take_back_nameless, actor=self.zita, question=named)

    def test_another_who_asked_without_a_name_is_another(self):
        other = self.ask(self.bo, title="Van een ander").question
        self.assertRaises(PermissionDenied, take_back_nameless, actor=self.bo, question=self.question)
        self.assertRaises(PermissionDenied, take_back_nameless, actor=self.zita, question=other)
        self.assertTrue(self.stands())

    def test_it_is_not_theirs_to_see_to(self):
        self.assertRaises(PermissionDenied, take_on, actor=self.zita, question=self.question)
        address = f"/groups/{self.open.slug}/questions/"
        offered = f"/questions/{self.question.pk}/taken/"
        self.assertNotContains(self.as_person(self.zita).get(address), offered)
        self.assertContains(self.as_person(self.bo).get(address), offered)

    def test_what_was_hidden_or_cannot_be_read_any_more_is_not_theirs_to_bring_back(self):
        hide_post(actor=self.ada, post=self.question.post)
        self.question.post.refresh_from_db()
        self.assertRaises(PermissionDenied, take_back_nameless, actor=self.zita, question=self.question)

    def test_the_pages_are_there_for_who_asked_alone(self):
        for person in (self.bo, self.ada, self.mo, self.gus):
            browser = self.as_person(person)
            for address in ("words/", "delete/"):
                for ask_for in (browser.get, browser.post):
                    page = f"/questions/{self.question.pk}/{address}"
                    self.assertEqual(ask_for(page).status_code, 404, (person, page))
            self.assertEqual(browser.post(f"/questions/{self.question.pk}/restore/").status_code, 404)
            self.assertNotContains(
                browser.get(f"/questions/{self.question.pk}/now/"), f"/questions/{self.question.pk}/delete/"
            )

    def test_on_the_page(self):
        browser, page = self.as_person(self.zita), f"/questions/{self.question.pk}/"
        self.assertContains(browser.get(self.question.post.get_absolute_url()), f"{page}delete/")
        self.assertContains(browser.get(f"{page}words/"), TEXT)
        self.assertNotRegex(browser.get(f"{page}words/").content.decode(), "<draft-keeper[^>]* key=")
        typed = {"title": "", "body": "Al drie weken.", "version": "1"}
        self.assertContains(browser.post(f"{page}words/", typed), "Al drie weken.", status_code=422)
        answer = browser.post(f"{page}words/", typed | {"title": TEXT})
        self.assertRedirects(answer, self.question.post.get_absolute_url())
        self.assertRedirects(browser.post(f"{page}delete/"), f"{page}delete/")
        self.assertContains(browser.get(f"{page}delete/"), f"{page}restore/")
        self.assertRedirects(browser.get(f"{page}words/"), f"{page}delete/")
        self.assertRedirects(browser.post(f"{page}restore/"), self.question.post.get_absolute_url())


class GroupSaysNoTests(NamelessTestCase):
    def test_a_group_can_take_none(self):
        kept = self.ask()
        with self.records("group.changed"):
            for _twice in range(2):
                set_nameless(actor=self.ada, group=self.open, takes=False)
        self.assertTrue(Post.objects.live().contains(kept))
        with self.assertRaises(DomainError) as refused:
            self.ask(title="Nog een")
        self.assertEqual(refused.exception.code, "nameless_group")
        self.assertTrue(self.ask(title="Aan allen", place=Place()))
        set_nameless(actor=self.ada, group=self.open, takes=True)
        self.assertTrue(self.ask(title="Nog een"))

    def test_only_who_looks_after_it_says_so(self):
        for person in (self.bo, self.cy, self.mo):
            self.assertRaises(PermissionDenied, set_nameless, actor=person, group=self.open, takes=False)

    def test_on_the_pages(self):
        address, browser = f"/groups/{self.open.slug}/questions/urgent/", self.as_person(self.ada)
        self.assertContains(browser.get(address), 'name="takes_nameless"')
        self.assertRedirects(browser.post(address, {"minutes": "30"}), address)
        told = {"writing": "question", "title": TEXT, "nameless": "1", "elsewhere": f"group-{self.open.pk}"}
        zita = self.as_person(self.zita)
        button = f'name="place" value="group-{self.open.pk}"'
        self.assertNotContains(zita.post("/questions/ask/", told), button)
        self.assertRedirects(browser.post(address, {"minutes": "30", "takes_nameless": "on"}), address)
        self.assertContains(zita.post("/questions/ask/", told), button)
