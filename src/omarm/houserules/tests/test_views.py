from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.houserules import commands, queries
from omarm.houserules.commands import RuleText
from omarm.houserules.models import Edition
from omarm.houserules.tests.writing import RulesTestCase


class ReadingTests(RulesTestCase):
    def test_before_an_edition_ours_stand_there(self):
        answer = self.as_person(self.ada).get("/house-rules/")
        self.assertContains(answer, queries.rules_for()[0])
        self.assertEqual(self.as_person(self.ada).get("/house-rules/changes/").status_code, 200)

    def test_everybody_reads_the_edition_its_goals_and_examples_also_guests(self):
        self.begin("x").rules.all().delete()
        told = RuleText(text_nl="Vraag gerust.", goal_nl="Vragen", example_nl="Wie weet dit?")
        commands.add_rule(actor=self.cy, text=told)
        self.publish()
        for person in (self.ada, self.gus):
            answer = self.as_person(person).get("/house-rules/")
            for words in ("Vraag gerust.", "Vragen", "Wie weet dit?"):
                self.assertContains(answer, words)
            self.assertNotContains(answer, "/admin/house-rules/")
        self.assertContains(self.as_person(self.cy).get("/house-rules/"), "/admin/house-rules/")

    def test_an_edition_of_before_says_so_and_one_being_written_is_nobodys(self):
        self.publish("Vraag gerust.")
        self.publish()
        self.begin()
        browser = self.as_person(self.ada)
        self.assertContains(browser.get("/house-rules/1/"), "banner--warn")
        self.assertNotContains(browser.get("/house-rules/2/"), "banner--warn")
        self.assertEqual(browser.get("/house-rules/3/").status_code, 404)

    def test_the_difference_of_any_two(self):
        self.publish("Vraag het gerust.")
        rule = self.begin().rules.get()
        commands.change_rule(actor=self.cy, rule=rule, text=RuleText(text_nl="Vraag alles gerust."))
        self.publish(note="Duidelijker.")
        browser = self.as_person(self.ada)
        for address in ("/house-rules/changes/", "/house-rules/changes/?earlier=1&later=2"):
            answer = browser.get(address)
            self.assertContains(answer, "<del>het</del><ins>alles</ins>", html=False)
            self.assertContains(answer, "Duidelijker.")
        self.assertContains(browser.get("/house-rules/changes/?earlier=2&later=1"), "<del>alles</del>")
        self.assertEqual(browser.get("/house-rules/changes/?earlier=1&later=9").status_code, 422)

    def test_as_many_questions_for_seventeen_editions_as_for_two(self):
        self.publish("Vraag gerust.")
        self.publish()
        browser = self.as_person(self.ada)
        browser.get("/house-rules/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/house-rules/")
            cost = len(few)
        for _number in range(15):
            self.publish()
        browser.get("/house-rules/")
        with self.assertNumQueries(cost):
            self.assertContains(browser.get("/house-rules/"), "/house-rules/17/")


class WritingTests(RulesTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.cy)

    def typed(self, **told):
        return {"text_nl": "Deel graag.", "goal_nl": "Open", "kind": ""} | told

    def test_only_who_writes_the_rules(self):
        rule = self.begin("een").rules.get()
        gets = ["/admin/house-rules/", "/admin/house-rules/publish/", "/admin/house-rules/rules/new/"]
        posts = ["start", "throw-away", "publish", "check", "rules/new", *(
            f"rules/{rule.pk}/{what}" for what in ("delete", "up", "down", "goal-up", "goal-down")
        )]  # fmt: skip
        for person in (self.ada, self.gus):
            browser = self.as_person(person)
            for address in (*gets, f"/admin/house-rules/rules/{rule.pk}/"):
                self.assertEqual(browser.get(address).status_code, 403, address)
            for name in posts:
                self.assertEqual(browser.post(f"/admin/house-rules/{name}/").status_code, 403, name)
        self.assertEqual(self.texts(1), ["een"])

    def test_start_write_order_and_publish(self):
        self.assertContains(self.browser.get("/admin/house-rules/"), "/admin/house-rules/start/")
        self.assertRedirects(self.browser.post("/admin/house-rules/start/"), "/admin/house-rules/")
        self.assertRedirects(
            self.browser.post("/admin/house-rules/rules/new/", self.typed(kind="praise")), "/admin/house-rules/"
        )
        rule = queries.unpublished().rules.get(text_nl="Deel graag.")
        self.assertEqual((rule.goal_nl, rule.kind), ("Open", "praise"))
        self.assertRedirects(self.browser.post(f"/admin/house-rules/rules/{rule.pk}/goal-up/"), "/admin/house-rules/")
        self.assertNotEqual(queries.unpublished().rules.last(), rule)
        self.assertContains(self.browser.get("/admin/house-rules/publish/"), "Deel graag.")
        with self.captureOnCommitCallbacks(execute=True):
            self.assertRedirects(self.browser.post("/admin/house-rules/publish/"), "/house-rules/")
        self.assertEqual(queries.standing_rules().number, 1)
        self.assertRedirects(self.browser.get("/admin/house-rules/publish/"), "/admin/house-rules/")

    def test_a_later_edition_asks_why_and_keeps_what_was_ticked(self):
        self.publish("een")
        self.begin()
        answer = self.browser.post("/admin/house-rules/publish/", {"note": "", "is_small": "on"})
        self.assertEqual(answer.status_code, 422)
        self.assertTrue(answer.context["form"]["is_small"].value())
        self.browser.post("/admin/house-rules/publish/", {"note": "Beter.", "is_small": "on"})
        edition = Edition.objects.get(pk=2)
        self.assertEqual((edition.note, edition.is_small), ("Beter.", True))

    def test_what_is_not_complete_comes_back_as_it_was_typed(self):
        self.begin("een")
        answer = self.browser.post("/admin/house-rules/rules/new/", self.typed(text_nl="", example_nl="Zoals zo."))
        self.assertContains(answer, "Zoals zo.", status_code=422)
        for kind in ("nooit-van-gehoord", "\x00"):
            answer = self.browser.post("/admin/house-rules/rules/new/", self.typed(kind=kind))
            self.assertEqual(answer.status_code, 422)
        self.assertEqual(self.texts(1), ["een"])

    def test_htmx_gets_the_list_in_its_place_and_a_plain_form_the_page(self):
        one, two = self.begin("een", "twee").rules.all()
        htmx = signed_in(HtmxClient(), self.cy)
        answer = htmx.post(f"/admin/house-rules/rules/{two.pk}/up/")
        self.assertContains(answer, 'id="edition"')
        self.assertNotContains(answer, "<html")
        self.assertEqual(self.texts(1), ["twee", "een"])
        self.assertRedirects(self.browser.post(f"/admin/house-rules/rules/{one.pk}/delete/"), "/admin/house-rules/")
        self.assertEqual(self.texts(1), ["twee"])
        self.assertEqual(htmx.post(f"/admin/house-rules/rules/{one.pk}/up/").status_code, 404)

    def test_advice_while_typing_and_on_keeping_but_never_a_block(self):
        self.begin("een")
        told = self.typed(text_nl="Je mag niet schreeuwen.")
        answer = signed_in(HtmxClient(), self.cy).post("/admin/house-rules/check/", told)
        self.assertContains(answer, "mag niet")
        self.assertNotContains(
            signed_in(HtmxClient(), self.cy).post("/admin/house-rules/check/", self.typed()), "banner"
        )
        answer = self.browser.post("/admin/house-rules/rules/new/", told, follow=True)
        self.assertIn("Je mag niet schreeuwen.", self.texts(1))
        self.assertContains(answer, "mag niet")  # the whole edition forbids more than it allows now
        self.assertEqual(len(answer.context["messages"]), 1)

    def test_changing_a_rule_begins_with_what_it_says(self):
        rule = self.begin("een").rules.get()
        self.assertContains(self.browser.get(f"/admin/house-rules/rules/{rule.pk}/"), "een")
        self.browser.post(f"/admin/house-rules/rules/{rule.pk}/", self.typed(text_nl="anders"))
        self.assertEqual(self.texts(1), ["anders"])

    def test_both_languages_speak(self):
        self.publish("een")
        self.begin()
        self.browser.cookies["language"] = "en"
        with translation.override("en"):
            self.assertEqual(self.browser.get("/admin/house-rules/").status_code, 200)
