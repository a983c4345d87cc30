from urllib.parse import quote
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.people.models import Session
from omarm.people.queries import working_day
from omarm.profiles.models import Absence
from omarm.questions.commands import set_urgent
from omarm.questions.models import Question, SameQuestion
from omarm.questions.queries import look_further
from omarm.questions.tests.finding import FindingTestCase
from omarm.questions.tests.turning import make_expert
from omarm.stream.models import KeptDraft, Post

ASKED = "Waar vind ik een paspoort dat lang geldig is?"
ASK, SEND = "/questions/ask/", "/questions/ask/send/"


class AskPageTestCase(FindingTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.bo)
        self.htmx = signed_in(HtmxClient(), self.bo)
        self.before = Question.objects.count()

    def told(self, **told):
        return {"writing": "question", "title": ASKED, "submission": str(uuid4())} | told

    def send(self, browser=None, **told):
        return (browser or self.browser).post(SEND, self.told(place=f"group-{self.open.pk}") | told)

    def newest(self):
        return Post.objects.latest("pk")


class LookingTests(AskPageTestCase):
    def test_at_first_there_is_one_field_and_a_way_to_look_further(self):
        page = self.browser.get(ASK)
        self.assertContains(page, 'name="title"')
        self.assertContains(page, "Kijk verder")
        self.assertNotContains(page, 'name="place"')

    def test_without_javascript_it_shows_what_was_asked_before_and_where_to_ask(self):
        page = self.browser.post(ASK, self.told(title="geldigheid van een reisdocument"))
        self.assertContains(page, "Hoe lang is een paspoort geldig?")
        self.assertContains(page, "Hiermee weet ik genoeg")
        self.assertContains(page, 'name="place"')
        self.assertContains(page, "geldigheid van een reisdocument")

    def test_while_typing_it_waits_for_the_third_word(self):
        answer = self.htmx.post(ASK, self.told(title="paspoort geldig"))
        self.assertNotContains(answer, 'name="place"')
        answer = self.htmx.post(ASK, self.told(title="paspoort lang geldig"))
        self.assertContains(answer, 'name="place"')
        self.assertNotContains(answer, "<h1")
        self.assertEqual(answer["Vary"].count("HX-Request"), 1)

    def test_what_was_asked_before_is_compared_once_for_both_answers(self):
        with CaptureQueriesContext(connection) as asked:
            look_further(self.bo, ASKED)
        self.assertEqual(sum("current_setting('statement_timeout')" in row["sql"] for row in asked), 1)

    def test_two_words_can_be_asked_with_the_button(self):
        self.assertContains(self.browser.post(ASK, self.told(title="paspoort kwijt")), 'name="place"')

    def test_an_outsider_is_shown_nothing_of_a_closed_group(self):
        words = "Wanneer begint de geheime reorganisatie van Groen?"
        mine = self.browser.post(ASK, self.told(title=words))
        self.assertContains(mine, words, count=2)  # what was typed, and what was asked
        other = self.as_person(self.cy).post(ASK, self.told(title=words))
        self.assertContains(other, words, count=1)
        self.assertNotContains(other, self.closed.name)
        self.assertNotContains(other, self.hidden.name)

    def test_each_place_says_what_it_promises(self):
        page = self.browser.post(ASK, self.told(elsewhere=f"group-{self.open.pk}"))
        self.assertContains(page, "Je krijgt antwoord binnen 2 werkdagen")
        self.assertContains(page, f"Stel de vraag in {self.open.name}")

    def test_the_place_that_was_looked_up_stands_first(self):
        page = self.browser.post(ASK, self.told(elsewhere=f"group-{self.request.pk}"))
        self.assertEqual(page.context["looked"].places[0].place.group, self.request)

    def test_what_was_chosen_follows_the_choice_and_the_proposals_stand_before_it(self):
        for told, is_above in (({}, False), ({"elsewhere": f"group-{self.request.pk}"}, True)):
            with self.subTest(told=told):
                page = self.browser.post(ASK, self.told(**told)).content.decode()
                self.assertEqual(page.count('id="elsewhere"'), 1)
                self.assertEqual(page.index('id="elsewhere"') < page.index('name="place"'), is_above)

    def test_from_a_group_its_place_is_chosen(self):
        page = self.browser.get(f"{ASK}?place=group-{self.open.pk}")
        self.assertContains(page, f'name="elsewhere" value="group-{self.open.pk}"')
        page = self.as_person(self.cy).get(f"{ASK}?place=group-{self.closed.pk}")
        self.assertNotContains(page, self.closed.name)

    def test_words_of_an_address_are_looked_further_at_once(self):
        page = self.browser.get(f"{ASK}?words={quote('geldigheid van een reisdocument')}")
        self.assertContains(page, "Hoe lang is een paspoort geldig?")

    def test_whatever_is_typed_is_answered(self):
        for text in ("a\x00b c d", "woord " * 2_000, "x" * 10_000, "'''@all''' & | x", "😀"):
            with self.subTest(text=text[:20]):
                self.assertIn(self.browser.post(ASK, self.told(title=text)).status_code, {200, 422})
                self.assertIn(self.htmx.post(ASK, self.told(title=text)).status_code, {200, 422})

    def test_nothing_typed_is_told_so(self):
        self.assertContains(self.browser.post(ASK, self.told(title=" ")), "Schrijf eerst je vraag op.", status_code=422)

    def test_experts_can_be_asked_first(self):
        eva = make_expert("eva")
        page = self.browser.post(ASK, self.told(experts=[eva.pk]))
        self.assertContains(page, f'name="experts" value="{eva.pk}" checked')

    def test_who_is_away_on_the_working_day_that_counts_cannot_be_asked_first(self):
        eva, day = make_expert("eva"), working_day()
        Absence.objects.create(person=eva, starts_on=day, ends_on=day)
        page = self.browser.post(ASK, self.told(topics=[eva.expertise.get().topic_id]))
        self.assertContains(page, f'name="experts" value="{eva.pk}" disabled')

    def test_somebody_who_knows_is_asked_from_their_topic(self):
        eva = make_expert("eva")
        page = self.browser.get("/posts/new/?writing=question&about=paspoort&to=eva", follow=True)
        self.assertContains(page, f'type="hidden" name="experts" value="{eva.pk}"')
        self.assertContains(page, f"Je vraagt het eerst aan {eva.name}.")
        page = self.browser.post(ASK, self.told(title="Iets heel anders dan dat", experts=[eva.pk]))
        self.assertContains(page, f'name="experts" value="{eva.pk}" checked')
        page = self.browser.get(f"{ASK}?to=cy")
        self.assertNotContains(page, self.cy.name)
        self.assertNotContains(self.as_person(self.gus).get(f"{ASK}?to=eva&about=paspoort"), eva.name)

    def test_nobody_who_is_not_signed_in_sees_the_page(self):
        self.assertNotEqual(self.client.get(ASK).status_code, 200)


class SendingTests(AskPageTestCase):
    def test_the_first_line_is_the_title_and_the_rest_the_text(self):
        answer = self.send(title=f"{ASKED}\r\nHet gaat om <b>een kind</b>.", body="Van tien jaar.")
        post = self.newest()
        self.assertRedirects(answer, post.get_absolute_url())
        self.assertEqual((post.kind, post.title, post.author), ("question", ASKED, self.bo))
        self.assertEqual(post.words, "Het gaat om <b>een kind</b>.\nVan tien jaar.")
        self.assertEqual(post.placements.get().group, self.open)
        self.assertEqual(post.question.owner, self.ada)

    def test_a_long_line_stands_whole_in_the_text(self):
        self.send(title="woord " * 1_000)
        post = self.newest()
        self.assertLessEqual(len(post.title), 200)
        self.assertTrue(post.title.endswith("…"))
        self.assertEqual(post.words, ("woord " * 1_000).strip())

    def test_what_cannot_be_asked_comes_back_with_all_that_was_typed(self):
        wrong = {"place": ""}, {"title": ""}, {"place": "group-999999"}, {"urgent": f"group-{self.open.pk}"}
        for told in wrong:
            with self.subTest(told=told):
                answer = self.send(body="🙂 <i>blijft</i>", **told)
                self.assertContains(answer, "&lt;i&gt;blijft&lt;/i&gt;", status_code=422)
        self.assertEqual(Question.objects.count(), self.before)

    def test_an_outsider_does_not_ask_in_a_group_of_others(self):
        answer = self.send(self.as_person(self.cy), place=f"group-{self.closed.pk}")
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(Question.objects.count(), self.before)

    def test_twice_the_same_form_is_one_question(self):
        key = str(uuid4())
        self.send(submission=key)
        self.send(submission=key)
        self.assertEqual(Question.objects.count(), self.before + 1)

    def test_urgent_counts_for_the_place_where_it_was_ticked(self):
        set_urgent(actor=self.ada, group=self.open, minutes=30)
        self.send(urgent=[f"group-{self.request.pk}"])
        self.assertIsNone(self.newest().question.urgent_minutes)
        self.send(title="Wie is aan de beurt?", urgent=[f"group-{self.open.pk}"])
        self.assertEqual(self.newest().question.urgent_minutes, 30)

    def test_signed_out_in_between_it_comes_back(self):
        Session.objects.all().delete()
        answer = self.send()
        self.assertContains(answer, 'name="kept"', status_code=401)

    def test_the_author_changes_the_words_as_of_any_post(self):
        self.send(title=ASKED, body="Voor mijn kind.")
        post, due_at = self.newest(), self.newest().question.due_at
        page = self.browser.get(f"/posts/{post.pk}/edit/")
        self.assertContains(page, ASKED)
        self.assertNotContains(page, 'name="urgent"')
        told = {"title": "Hoe lang geldt het?", "body": "Voor mij.", "version": post.version}
        self.assertEqual(self.browser.post(f"/posts/{post.pk}/edit/", told).status_code, 302)
        post = self.newest()
        self.assertEqual((post.title, post.words, post.question.due_at), ("Hoe lang geldt het?", "Voor mij.", due_at))


class ComposerTests(AskPageTestCase):
    def test_the_composer_offers_it_with_a_page_of_its_own(self):
        self.assertContains(self.browser.get("/posts/new/"), f'formaction="{ASK}"')
        answer = self.browser.get(f"/posts/new/?writing=question&place=group-{self.open.pk}")
        self.assertRedirects(answer, f"{ASK}?writing=question&place=group-{self.open.pk}")
        self.assertTrue(self.htmx.get("/posts/new/?writing=question")["HX-Redirect"].startswith(ASK))

    def test_what_was_typed_in_the_composer_goes_along(self):
        told = {"writing": "update", "body": "Waar vind ik mijn paspoort terug?", "place": "everyone"}
        page = self.browser.post(ASK, told)
        self.assertContains(page, "Waar vind ik mijn paspoort terug?")
        self.assertEqual(page.context["form"]["title"].value(), "Waar vind ik mijn paspoort terug?")
        self.assertEqual(page.context["form"]["body"].value(), "")
        self.assertIsNone(page.context["form"].chosen)  # everyone stood there by itself
        page = self.browser.post(ASK, told | {"place": f"group-{self.open.pk}"})
        self.assertEqual(page.context["form"].chosen.group, self.open)

    def test_a_draft_is_taken_up_where_it_was_written(self):
        key = uuid4()
        self.browser.post(f"/drafts/{key}/", self.told(submission=key))
        answer = self.browser.get(f"/posts/new/?draft={key}", follow=True)
        self.assertContains(answer, ASKED)
        self.assertEqual(answer.redirect_chain[-1][0], f"{ASK}?draft={key}")
        self.assertEqual(self.as_person(self.cy).get(f"{ASK}?draft={key}").status_code, 404)
        self.assertEqual(self.browser.get(f"{ASK}?draft=x").status_code, 404)

    def test_what_was_asked_before_ends_the_draft_and_asks_nothing(self):
        key = uuid4()
        self.browser.post(f"/drafts/{key}/", self.told(submission=key))
        self.assertRedirects(self.browser.post("/questions/ask/answered/", self.told(submission=key)), "/")
        self.assertFalse(KeptDraft.objects.exists())
        self.assertEqual(Question.objects.count(), self.before)

    def test_the_same_question_of_somebody_else_is_followed_instead(self):
        words = {"title": "geldigheid van een reisdocument"}
        address = f"/questions/ask/same/{self.asked[None]}/"
        self.assertContains(self.browser.post(ASK, self.told(**words)), address)
        page = self.as_person(self.ada).post(ASK, self.told(**words))
        self.assertNotContains(page, address)
        self.assertContains(page, "Dit heb je zelf gevraagd.")
        key = uuid4()
        self.browser.post(f"/drafts/{key}/", self.told(submission=key))
        self.assertRedirects(self.browser.post(address, self.told(submission=key)), f"/posts/{self.asked[None]}/")
        self.assertEqual(list(SameQuestion.objects.values_list("person", flat=True)), [self.bo.pk])
        self.assertFalse(KeptDraft.objects.exists())
        closed = f"/questions/ask/same/{self.asked['closed']}/"
        self.assertEqual(self.as_person(self.cy).post(closed).status_code, 404)
