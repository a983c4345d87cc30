"""The pages on which an administrator keeps the list of fields."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.profiles import commands
from omarm.profiles.commands import FieldTold
from omarm.profiles.models import Choice, Field
from omarm.profiles.tests.test_sight import SightTestCase

LIST = "/admin/profile-fields/"
TOLD = {
    "label_nl": "Opleiding",
    "label_en": "Education",
    "audience": "colleagues",
    "source": "person",
    "may_narrow": "on",
}


class SchemaPagesTests(SightTestCase):
    def setUp(self):
        self.browser = self.as_person(self.mo)
        self.field = self.own("choice")
        self.choice = self.field.choices.get()
        self.at = f"{LIST}{self.field.code}/"

    def test_others_have_no_such_pages(self):
        choice = f"{self.at}choices/{self.choice.pk}/"
        pages = (LIST, f"{LIST}new/", self.at, f"{self.at}kind/", choice, f"{choice}merge/")
        acts = ("up/", "remove/", "restore/", "choices/add/", f"choices/{self.choice.pk}/up/",
                f"choices/{self.choice.pk}/remove/", f"choices/{self.choice.pk}/restore/")  # fmt: skip
        for reader in (self.ada, self.gus):
            browser = self.as_person(reader)
            self.assertEqual({browser.get(page).status_code for page in pages}, {403})
            self.assertEqual({browser.post(f"{self.at}{act}").status_code for act in acts}, {403})
        self.assertEqual({self.browser.get(page).status_code for page in pages}, {200})

    def test_the_list_says_what_one_answers_and_what_leads_to_people(self):
        Field.objects.filter(code="phone").update(is_required=True, is_found=True)
        page = self.browser.get(LIST)
        kinds = {field.code: kind for field, kind in page.context["fields"]}
        self.assertNotIn(Field.Kind.BUILT_IN.label, kinds.values())
        self.assertEqual((kinds["place"], kinds["employed_since"]), (Field.Kind.TEXT.label, Field.Kind.DATE.label))
        self.assertEqual(kinds[self.field.code], self.field.get_kind_display())
        Field.objects.update(is_required=False, is_found=False)
        chips = [one.content.decode().count('class="chip') for one in (page, self.browser.get(LIST))]
        self.assertEqual((chips[0] > 1, chips[1]), (True, 0))

    def test_what_is_not_there_is_404(self):
        other = Field.objects.get(code="languages").choices.first()
        for page in (
            "niets/",
            "niets/kind/",
            f"{self.field.code}/choices/{other.pk}/",
            f"{self.field.code}/choices/0/",
        ):
            self.assertEqual(self.browser.get(f"{LIST}{page}").status_code, 404, page)

    def test_a_field_is_added_and_stands_on_the_form_of_everybody(self):
        self.assertRedirects(self.browser.post(f"{LIST}new/", TOLD | {"kind": "text"}), LIST)
        self.assertContains(self.as_person(self.ada).get("/settings/profile/"), "Opleiding")
        answer = self.browser.post(f"{LIST}new/", TOLD | {"kind": "choice", "label_nl": "Rooster"})
        self.assertRedirects(answer, f"{LIST}rooster/")
        for wrong in ({"label_nl": ""}, {"audience": "iedereen"}, {"kind": "built_in"}, {"label_nl": "x" * 61}):
            answer = self.browser.post(f"{LIST}new/", TOLD | {"kind": "text", "help_nl": "Blijft staan"} | wrong)
            self.assertContains(answer, "Blijft staan", status_code=422)

    def test_of_a_built_in_field_only_what_may_be_changed_stands_there(self):
        page = self.browser.get(f"{LIST}function/")
        self.assertNotContains(page, 'name="audience"')
        self.assertContains(page, 'name="source"')
        told = {"label_nl": "Beroep", "source": "person", "audience": "myself"}
        self.assertRedirects(self.browser.post(f"{LIST}function/", told), LIST)
        field = Field.objects.get(code="function")
        self.assertEqual((field.label_nl, field.source, field.audience), ("Beroep", "person", "everyone"))

    def test_what_the_staff_administration_keeps_says_its_column_in_a_list(self):
        self.assertNotContains(self.browser.get(self.at), f":{self.field.code}.")
        Field.objects.filter(pk=self.field.pk).update(source=Field.Source.HR)
        self.assertContains(self.browser.get(self.at), f":{self.field.code}.")

    def test_another_kind_is_asked_first(self):
        page = self.browser.get(f"{self.at}kind/?kind=text")
        self.assertContains(page, '<strong class="numeric')
        self.field.refresh_from_db()
        self.assertEqual(self.field.kind, "choice")
        self.assertRedirects(self.browser.post(f"{self.at}kind/", {"kind": "text"}), self.at)
        self.field.refresh_from_db()
        self.assertEqual(self.field.kind, "text")
        self.assertEqual(self.browser.post(f"{self.at}kind/", {"kind": "built_in"}).status_code, 422)

    def test_a_merge_is_asked_first(self):
        target = commands.add_choice(actor=self.mo, field=self.field, label_nl="Ander")
        at = f"{self.at}choices/{self.choice.pk}/merge/"
        self.assertContains(self.browser.get(at, {"into": target.pk}), '<strong class="numeric')
        self.assertEqual(Choice.objects.filter(field=self.field, removed_at=None).count(), 2)
        self.assertRedirects(self.browser.post(at, {"into": target.pk}), self.at)
        self.assertEqual(list(Choice.objects.filter(field=self.field, removed_at=None)), [target])
        self.assertEqual(self.browser.post(at, {"into": self.choice.pk}).status_code, 422)

    def test_the_list_is_kept_without_javascript(self):
        self.assertRedirects(self.browser.post(f"{self.at}choices/add/", {"label_nl": "Ander"}), self.at)
        self.assertContains(
            self.browser.post(f"{self.at}choices/add/", {"label_nl": "ander"}), "id_label_nl_error", status_code=422
        )
        ander = Choice.objects.get(label_nl="Ander")
        at = f"{self.at}choices/{ander.pk}/"
        for act in ("up/", "down/", "remove/", "restore/"):
            self.assertRedirects(self.browser.post(f"{at}{act}"), self.at)
        self.assertRedirects(self.browser.post(at, {"label_nl": "Nog anders"}), self.at)
        self.assertEqual(self.browser.post(at, {"label_nl": "Bijzonder"}).status_code, 422)

    def test_order_removing_and_putting_back(self):
        for act in ("up/", "down/", "remove/", "restore/"):
            self.assertRedirects(self.browser.post(f"{self.at}{act}"), LIST)
        part = signed_in(HtmxClient(), self.mo).post(f"{self.at}up/")
        self.assertTrue(part.content.strip().startswith(b"<table"))

    def test_the_list_costs_the_same_for_more_fields(self):
        costs = []
        for _time in range(2):
            self.browser.get(LIST)
            with CaptureQueriesContext(connection) as told:
                self.browser.get(LIST)
            costs.append(len(told))
            for number in range(15):
                commands.add_field(actor=self.mo, kind="choices", told=FieldTold(label_nl=f"Extra {number}"))
        self.assertEqual(costs[0], costs[1])
