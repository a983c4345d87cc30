"""One's own profile, and what the staff administration keeps of somebody."""

from django.core.exceptions import PermissionDenied

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.commands import FieldTold, Told
from omarm.profiles.models import Field, HintPutAway, Narrowing, Value
from omarm.profiles.queries import shown
from omarm.profiles.queries.completeness import missing_of
from omarm.profiles.tests.test_sight import ANSWERS, KINDS, SightTestCase, told_of

OWN = "/settings/profile/"


class OwnTestCase(SightTestCase):
    def setUp(self):
        self.browser = self.as_person(self.ada)

    def field(self, kind="text", **told):
        return commands.add_field(actor=self.mo, kind=kind, told=FieldTold(**{"label_nl": f"Veld {kind}"} | told))

    def texts(self, field, reader=None, person=None):
        person = person or self.ada
        found = shown(reader or self.bo, [person])[person.pk].get(field.code)
        return found and found.texts


class OwnFormTests(OwnTestCase):
    def test_the_form_follows_the_list_of_fields(self):
        for kind in KINDS:
            field = self.field(kind)
            told = ANSWERS.get(kind)
            if field.has_list:
                told = commands.add_choice(actor=self.mo, field=field, label_nl="Bijzonder").pk
            with self.records("profile.changed"):
                self.assertRedirects(self.browser.post(OWN, {field.code: told}), "/people/ada/")
            self.assertTrue(self.texts(field), kind)
            page = self.browser.get(OWN)
            self.assertContains(page, "checked" if kind == "choices" else ANSWERS.get(kind, f'value="{told}" selected'))
        self.assertContains(self.as_person(self.cy).get("/people/ada/"), "https://bijzonder.example/")

    def test_no_link_in_the_form_leads_away_from_what_is_typed(self):
        head, _marker, rest = self.browser.get(OWN).content.decode().partition(f'action="{OWN}"')
        form = rest.partition("</form>")[0]
        for address in ("/settings/my-work/", "/settings/expertise/"):
            self.assertIn(f'<li><a href="{address}">', head)
            self.assertNotIn(address, form)
        self.assertIn('name="who.working_days"', form)

    def test_what_was_not_asked_is_not_told(self):
        """A field that came back while the page was open keeps its answers."""
        field = Field.objects.get(code="languages")
        choice = field.choices.first()
        self.browser.post(OWN, {"languages": choice.pk})
        self.browser.post(OWN, {"phone": "06"})
        self.assertEqual(self.texts(field), (choice.label,))
        self.browser.post(OWN, {"phone": "06", "asked": ["phone", "languages"]})
        self.assertIsNone(self.texts(field))

    def test_what_does_not_fit_is_422_beside_its_field_and_nothing_is_lost_or_stored(self):
        fields = {kind: self.field(kind) for kind in ("date", "link", "choice", "text")}
        for kind, wrong in (("date", "ooit"), ("link", "javascript:alert(1)"), ("choice", "999999"), ("text", "x" * 201),
                            ("text", "a\x00b")):  # fmt: skip
            answer = self.browser.post(OWN, {fields[kind].code: wrong, "place": "De Werf"})
            self.assertContains(answer, "De Werf", status_code=422)
            self.assertContains(answer, f'id="id_{fields[kind].code}_error"', status_code=422)
        self.assertEqual(Person.objects.get(pk=self.ada.pk).place, "")
        self.assertFalse(Value.objects.exists())

    def test_a_command_takes_nothing_that_its_field_does_not_ask(self):
        date, choice = self.field("date"), self.field("choice")
        other = commands.add_choice(actor=self.mo, field=self.field("choices"), label_nl="Van een ander")
        for told in (Told(texts={date.code: "ooit"}), Told(texts={choice.code: "x"}), Told(choices={date.code: [other.pk]}),
                     Told(choices={choice.code: [other.pk]})):  # fmt: skip
            with self.records(), self.assertRaises(DomainError):
                commands.change_own_profile(actor=self.ada, person=self.ada, told=told)

    def test_nobody_writes_anothers_profile_or_what_is_kept_for_them(self):
        field = self.field(source="hr")
        for actor, person, told in (
            (self.mo, self.ada, Told(texts={"phone": "06"})), (self.cy, self.ada, Told(audiences={"phone": "myself"})),
            (self.ada, self.ada, Told(texts={"function": "Koningin"})), (self.ada, self.ada, Told(texts={field.code: "x"})),
            (self.ada, self.ada, Told(texts={"is_guest": "x"})),
        ):  # fmt: skip
            with self.records(), self.assertRaises(PermissionDenied):
                commands.change_own_profile(actor=actor, person=person, told=told)

    def test_who_sees_it_is_chosen_beside_each_field(self):
        page = self.browser.get(OWN)
        self.assertContains(page, 'name="who.phone"')
        self.assertContains(page, 'name="who.mail"')
        self.assertContains(page, 'name="who.working_days"')
        self.assertNotContains(page, 'name="who.function"')
        self.browser.post(OWN, {"phone": "06", "who.phone": "department", "who.mail": "myself"})
        self.assertEqual(dict(Narrowing.objects.values_list("field__code", "audience")), {
            "phone": "department", "mail": "myself"
        })  # fmt: skip
        for who in ("everyone", "gemeente"):
            answer = self.browser.post(OWN, {"phone": "07", "who.phone": who})
            self.assertEqual(answer.status_code, 422)
        self.assertEqual(Person.objects.get(pk=self.ada.pk).phone, "06")
        self.browser.post(OWN, {"phone": "07", "who.phone": "colleagues"})
        self.assertFalse(Narrowing.objects.filter(field__code="phone").exists())

    def test_required_is_asked_and_never_forced(self):
        phone = Field.objects.get(code="phone")
        commands.change_field(actor=self.mo, field=phone, told=told_of(phone, is_required=True))
        self.assertContains(self.browser.get(OWN), "field-row__asked")
        self.assertRedirects(self.browser.post(OWN, {"phone": "", "place": "De Werf"}), "/people/ada/")
        self.browser.post(OWN, {"phone": "06"})
        self.assertNotContains(self.browser.get(OWN), "field-row__asked")

    def test_what_no_longer_fits_waits_for_its_person(self):
        field = self.field("text")
        self.browser.post(OWN, {field.code: "Sinds vorig jaar"})
        field = commands.change_kind(actor=self.mo, field=field, kind="date")
        self.assertContains(self.browser.get(OWN), "Sinds vorig jaar")
        self.assertNotContains(self.as_person(self.bo).get("/people/ada/"), "Sinds vorig jaar")
        self.browser.post(OWN, {field.code: "", "asked": [field.code]})
        self.assertContains(self.browser.get(OWN), "Sinds vorig jaar")
        self.browser.post(OWN, {field.code: "2025-03-01", "asked": [field.code]})
        self.assertNotContains(self.browser.get(OWN), "Sinds vorig jaar")
        self.assertTrue(self.texts(field))

    def test_it_can_be_taken_away(self):
        field = self.field("text")
        for person in (self.ada, self.bo):
            self.as_person(person).post(OWN, {field.code: "Sinds vorig jaar"})
        commands.change_kind(actor=self.mo, field=field, kind="date")
        self.assertRedirects(self.browser.post(f"{OWN}{field.code}/delete/"), OWN)
        self.assertEqual(list(Value.objects.values_list("person", flat=True)), [self.bo.pk])
        self.assertEqual(self.browser.post(f"{OWN}niets/delete/").status_code, 404)
        with self.assertRaises(PermissionDenied):
            commands.forget_answer(actor=self.ada, person=self.bo, field=field)

    def test_the_page_of_a_guest_holds_the_same(self):
        self.assertEqual(self.as_person(self.gus).get(OWN).status_code, 200)
        self.assertRedirects(self.as_person(self.gus).post(OWN, {"about": "Ik help mee."}), "/people/gus/")


class PageTests(OwnTestCase):
    def test_the_page_shows_each_reader_what_is_for_them(self):
        self.browser.post(OWN, {"phone": "06 1234", "who.phone": "department", "place": "De Werf", "about": "Iepen"})
        #              reader     phone  place  mail
        for reader, *expected in [(self.ada, True, True, True), (self.cy, True, True, True), (self.dee, False, True, True),
                                  (self.gus, False, False, False)]:  # fmt: skip
            html = self.as_person(reader).get("/people/ada/").content.decode()
            found = ["06 1234" in html or "tel:061234" in html, "De Werf" in html, "mailto:ada@" in html]
            self.assertEqual(found, expected, reader)
            self.assertIn("Iepen", html)

    def test_one_sees_oneself_as_others_do(self):
        self.browser.post(OWN, {"phone": "06 1234", "who.phone": "department", "place": "De Werf", "about": "Iepen"})
        as_colleague, as_guest = (self.browser.get(f"/people/ada/?as={role}") for role in ("colleague", "guest"))
        for page, *expected in ((as_colleague, False, True, True), (as_guest, False, False, True)):
            html = page.content.decode()
            self.assertEqual(["tel:" in html, "De Werf" in html, "Iepen" in html], expected)
            self.assertNotIn('id="hint"', html)
        for other in ("/people/bo/?as=guest", "/people/ada/?as=administrator"):
            self.assertContains(self.browser.get(other), 'id="stream"')

    def test_what_others_may_not_see_is_marked_on_ones_own_page(self):
        self.browser.post(OWN, {"place": "De Werf", "who.place": "myself"})
        self.assertContains(self.browser.get("/people/ada/"), "#eye-off")
        self.assertNotContains(self.as_person(self.bo).get("/people/ada/"), "#eye-off")

    def test_a_link_is_a_link_and_markup_is_text(self):
        link, line = self.field("link"), self.field("text")
        self.browser.post(OWN, {link.code: "https://ada.example/", line.code: "<b>vet</b>"})
        page = self.as_person(self.bo).get("/people/ada/")
        self.assertContains(page, 'href="https://ada.example/"')
        self.assertContains(page, "&lt;b&gt;vet&lt;/b&gt;")

    def test_the_code_to_scan_stands_there_without_styles(self):
        page = self.as_person(self.bo).get("/people/ada/").content.decode()
        self.assertIn('class="qr"', page)
        self.assertNotIn("style=", page)


class HintTests(OwnTestCase):
    def test_at_most_three_and_what_is_asked_first(self):
        self.assertEqual([one.code for one in missing_of(self.ada)], ["photo", "expertise", "about"])
        field = Field.objects.get(code="place")
        commands.change_field(actor=self.mo, field=field, told=told_of(field, is_required=True))
        self.assertEqual([one.code for one in missing_of(self.ada)], ["photo", "place", "expertise"])
        self.browser.post(OWN, {"place": "De Werf"})
        self.assertNotIn("place", [one.code for one in missing_of(self.ada)])

    def test_only_on_ones_own_page_and_until_it_is_put_away(self):
        self.assertContains(self.browser.get("/people/ada/"), 'id="hint"')
        for reader in (self.bo, self.mo):
            self.assertNotContains(self.as_person(reader).get("/people/ada/"), 'id="hint"')
        part = signed_in(HtmxClient(), self.ada).post(f"{OWN}hint/")
        self.assertEqual((part.status_code, part.content.decode().strip()), (200, ""))
        self.assertNotContains(self.browser.get("/people/ada/"), 'id="hint"')
        self.assertRedirects(self.as_person(self.bo).post(f"{OWN}hint/"), "/people/bo/")
        self.assertEqual(HintPutAway.objects.count(), 2)

    def test_who_told_everything_hears_nothing(self):
        Field.objects.exclude(code="place").update(removed_at=self.organisation.founded_at)
        self.browser.post(OWN, {"place": "De Werf"})
        self.assertEqual([one.code for one in missing_of(self.ada)], ["photo"])


class KeptTests(OwnTestCase):
    ADDRESS = "/admin/people/ada/kept/"

    def test_an_administrator_writes_what_the_staff_administration_keeps(self):
        field = self.field(source="hr")
        admin = self.as_person(self.mo)
        self.assertContains(admin.get(self.ADDRESS), field.label)
        with self.records("profile.changed"):
            answer = admin.post(self.ADDRESS, {field.code: "Schaal 9", "employed_since": "2020-01-31"})
        self.assertRedirects(answer, "/admin/people/ada/")
        ada = Person.objects.get(pk=self.ada.pk)
        self.assertEqual((str(ada.employed_since), self.texts(field)), ("2020-01-31", ("Schaal 9",)))
        self.assertEqual(AuditEvent.objects.order_by("-pk").first().act, "profile.kept")
        self.assertEqual(admin.post(self.ADDRESS, {"employed_since": "ooit"}).status_code, 422)

    def test_of_what_people_keep_themselves_it_holds_nothing(self):
        self.assertNotContains(self.as_person(self.mo).get(self.ADDRESS), 'name="phone"')
        for actor, told in ((self.mo, Told(texts={"phone": "06"})), (self.bo, Told(texts={"employed_since": "2020-01-01"})),
                            (self.mo, Told(audiences={"mail": "myself"}))):  # fmt: skip
            with self.records(), self.assertRaises(PermissionDenied):
                commands.keep_profile(actor=actor, person=self.ada, told=told)

    def test_others_have_no_such_page(self):
        self.assertEqual(self.browser.get(self.ADDRESS).status_code, 403)
        self.assertEqual(self.as_person(self.mo).get("/admin/people/niemand/kept/").status_code, 404)
