"""The pages of knowledge cards: two clicks from a solved question, what each shows to whom, and what the list costs."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.groups.commands import archive_group
from omarm.people.models import Person
from omarm.questions.commands import change_card, withdraw_card
from omarm.questions.commands.cards import CardTold
from omarm.questions.models import Card, CardCheck
from omarm.questions.queries import cards_for, cards_to_review, topics_with_cards
from omarm.questions.tests.keeping import WORDS, KeepingTestCase
from omarm.stream.commands import set_topics
from omarm.topics.models import Topic

KINDS = ("", "edit/", "history/")
ACTS = ("delete/", "restore/", "holds/", "doubts/", "unsaid/")


class PagesTestCase(KeepingTestCase):
    def setUp(self):
        super().setUp()
        Person.objects.update(language="en")
        self.browser = self.as_person(self.bo)

    def form(self, **told):
        return {
            "title": WORDS["title"],
            "body": "Tien jaar.",
            "sources": "",
            "owner": str(self.ada.pk),
            "review_on": "2027-03-01",
        } | told


class KeepPageTests(PagesTestCase):
    def test_two_clicks_from_a_solved_question(self):
        question = self.browser.get(self.question.post.get_absolute_url())
        address = f"/questions/{self.question.pk}/card/"
        self.assertContains(question, f'href="{address}"')
        page = self.browser.get(address)
        form = page.context["form"]
        sent = {name: form[name].value() for name in ("title", "body", "sources", "owner")}
        kept = self.browser.post(address, sent | {"review_on": form["review_on"].value()})
        card = Card.objects.get()
        self.assertRedirects(kept, card.get_absolute_url())
        self.assertEqual((card.title, card.body, card.owner), (WORDS["title"], "<p>Tien jaar.</p>", self.cy))
        question = self.browser.get(self.question.post.get_absolute_url())
        self.assertContains(question, card.get_absolute_url())
        self.assertNotContains(question, address)
        self.assertRedirects(self.browser.get(address), card.get_absolute_url())

    def test_what_cannot_be_kept_comes_back_as_it_was_typed(self):
        page = self.browser.post(f"/questions/{self.question.pk}/card/", self.form(title="", body="Mijn woorden"))
        self.assertContains(page, "Mijn woorden", status_code=422)
        page = self.browser.post(f"/questions/{self.question.pk}/card/", self.form(review_on="2001-01-01"))
        self.assertContains(page, "Choose a day to come", status_code=422)
        page = self.browser.post(f"/questions/{self.question.pk}/card/", self.form(owner=str(self.gus.pk)))
        self.assertContains(page, "can read the question", status_code=422)
        self.assertFalse(Card.objects.exists())

    def test_for_an_outsider_it_is_nowhere_and_for_another_reader_forbidden(self):
        closed = self.solved_in(self.closed)
        self.assertEqual(self.as_person(self.cy).get(f"/questions/{closed.pk}/card/").status_code, 404)
        guest = self.as_person(self.gus)
        self.assertEqual(guest.get(f"/questions/{self.question.pk}/card/").status_code, 403)
        self.assertNotContains(guest.get(self.question.post.get_absolute_url()), "/card/")


class CardPageTests(PagesTestCase):
    def setUp(self):
        super().setUp()
        self.card = self.keep(owner=self.ada, sources="https://paspoort.example/\nPaspoortwet")

    def url(self, rest=""):
        return f"/questions/cards/{self.card.pk}/{rest}"

    def test_it_shows_answer_sources_thanks_and_owner(self):
        page = self.as_person(self.gus).get(self.url())
        for told in (
            "Tien jaar.",
            'href="https://paspoort.example/"',
            "Paspoortwet",
            self.cy.name,
            self.ada.name,
            "Not yet",
        ):
            self.assertContains(page, told)
        self.assertNotContains(page, self.url("edit/"))
        self.assertContains(self.browser.get(self.url()), self.url("edit/"))

    def test_changing_it_and_a_conflict_that_loses_no_words(self):
        opened = self.browser.get(self.url("edit/"))
        self.assertContains(opened, "Tien jaar.")
        change_card(actor=self.ada, card=self.card, told=CardTold(title="Anders", body="<p>Elf jaar.</p>"))
        page = self.browser.post(self.url("edit/"), self.form(body="Twaalf jaar.", version="1"))
        self.assertContains(page, "Elf jaar.", status_code=422)
        self.assertContains(page, "Twaalf jaar.", status_code=422)
        self.assertRedirects(
            self.browser.post(self.url("edit/"), self.form(body="Twaalf jaar.", version="2")), self.url()
        )
        self.assertContains(self.as_person(self.gus).get(self.url("history/")), "Elf")

    def test_words_that_come_back_without_the_editor_keep_their_markup(self):
        Card.objects.update(body="<p><strong>Tien</strong> jaar.</p>")
        self.browser.post(self.url("edit/"), self.form(sources="Wet", version="1"))
        self.assertEqual(Card.objects.get().body, "<p><strong>Tien</strong> jaar.</p>")

    def test_yes_no_and_taking_it_back(self):
        guest = self.as_person(self.gus)
        self.assertRedirects(guest.post(self.url("holds/")), self.url() + "#check", fetch_redirect_response=False)
        self.assertContains(guest.get(self.url()), "You said that it still holds.")
        guest.post(self.url("unsaid/"))
        self.assertFalse(CardCheck.objects.exists())
        self.assertContains(guest.post(self.url("doubts/"), {"note": ""}), "does not hold", status_code=422)
        guest.post(self.url("doubts/"), {"note": "Vijf jaar."})
        self.assertEqual(CardCheck.objects.get().note, "Vijf jaar.")
        self.assertNotContains(self.as_person(self.cy).get(self.url()), self.gus.name)

    def test_withdrawn_it_is_gone_for_readers_and_comes_back(self):
        self.browser.post(self.url("delete/"))
        self.assertEqual(self.as_person(self.gus).get(self.url()).status_code, 404)
        self.assertContains(self.browser.get(self.url()), "withdrawn")
        self.assertContains(self.browser.get("/questions/cards/?show=withdrawn"), WORDS["title"])
        self.assertNotContains(self.as_person(self.gus).get("/questions/cards/?show=withdrawn"), WORDS["title"])
        self.browser.post(self.url("restore/"))
        self.assertEqual(self.as_person(self.gus).get(self.url()).status_code, 200)

    def test_outsiders_404_readers_403(self):
        self.card = self.keep(question=self.solved_in(self.closed))
        outsider = self.as_person(self.cy)
        for rest in KINDS:
            self.assertEqual(outsider.get(self.url(rest)).status_code, 404, rest)
        for rest in ACTS:
            self.assertEqual(outsider.post(self.url(rest), {"note": "x"}).status_code, 404, rest)
        self.card = Card.objects.get(pk=self.question.pk)
        guest = self.as_person(self.gus)
        self.assertEqual(guest.get(self.url("edit/")).status_code, 403)
        self.assertEqual(guest.post(self.url("delete/")).status_code, 403)

    def test_in_a_group_that_ended_it_can_be_read_and_no_more(self):
        archive_group(actor=self.ada, group=self.open)
        page = self.browser.get(self.url())
        self.assertContains(page, "can be read and no more")
        self.assertNotContains(page, self.url("holds/"))
        self.assertNotContains(page, self.url("delete/"))


class ListTests(PagesTestCase):
    def setUp(self):
        super().setUp()
        self.topic = Topic.objects.create(name="Burgerzaken", slug="burgerzaken", sort_key="burgerzaken")
        self.secret = Topic.objects.create(name="Zorgkwestie", slug="zorgkwestie", sort_key="zorgkwestie")
        set_topics(self.question.post, [self.topic])
        self.card = self.keep(owner=self.cy)
        closed = self.solved_in(self.closed)
        set_topics(closed.post, [self.secret])
        self.closed_card = self.keep(question=closed, title="Geheim gesprek", owner=self.ada)

    def titles(self, person, **told):
        return [kept.card.title for kept in cards_for(person, **told).rows]

    def test_newest_first_and_only_what_the_person_may_read(self):
        self.assertEqual(self.titles(self.ada), ["Geheim gesprek", WORDS["title"]])
        for person in (self.cy, self.gus, self.mo):
            self.assertEqual(self.titles(person), [WORDS["title"]])

    def test_no_topic_or_count_tells_of_another_group(self):
        self.assertEqual(topics_with_cards(self.cy), [self.topic])
        self.assertEqual(topics_with_cards(self.gus), [])
        page = self.as_person(self.cy).get("/questions/cards/?topic=zorgkwestie")
        self.assertNotContains(page, "Geheim")
        for card in (self.card, self.closed_card):
            self.due(card)
        due = {name: cards_to_review(getattr(self, name)).count() for name in ("ada", "bo", "cy", "gus", "mo")}
        self.assertEqual(due, {"ada": 2, "bo": 0, "cy": 1, "gus": 0, "mo": 1})

    def test_by_topic(self):
        self.assertContains(self.browser.get("/questions/cards/?topic=burgerzaken"), WORDS["title"])
        self.assertNotContains(self.browser.get("/questions/cards/?topic=burgerzaken"), "Geheim")
        self.assertEqual(self.browser.get("/questions/cards/?topic=nergens").status_code, 404)
        self.assertEqual(self.as_person(self.gus).get("/questions/cards/?topic=burgerzaken").status_code, 404)
        part = self.browser.get("/questions/cards/?topic=burgerzaken", headers={"HX-Request": "true"})
        self.assertNotContains(part, "<html")

    def test_empty_states_and_addresses_that_are_no_use(self):
        withdraw_card(actor=self.ada, card=self.card)
        self.assertContains(self.as_person(self.gus).get("/questions/cards/"), "No knowledge cards yet")
        for rest in ("?show=review", "?show=withdrawn", "?show=x&after=y", "?after=zz-zz"):
            self.assertEqual(self.browser.get(f"/questions/cards/{rest}").status_code, 200)

    def test_as_many_statements_for_two_as_for_seventeen(self):
        def statements():
            with CaptureQueriesContext(connection) as asked:
                page = self.as_person(self.bo).get("/questions/cards/")
            return len(asked), page.content.decode().count("knowledge-card-row__title")

        statements()
        few = statements()
        for _each in range(15):
            self.keep(question=self.solved_in(self.open), owner=self.ada)
        self.assertEqual((few, statements()), ((few[0], 2), (few[0], 17)))

    def test_a_page_of_twenty_and_the_rest(self):
        for _each in range(20):
            self.keep(question=self.solved_in(self.open))
        first = cards_for(self.bo)
        rest = cards_for(self.bo, after=first.after)
        self.assertEqual((len(first), len(rest), rest.after), (20, 2, ""))
        self.assertFalse({one.card for one in first} & {one.card for one in rest})
