"""What somebody narrowed is on no page, in no list, number, order, card or suggestion of who may not see it.

Held to the byte: a page of somebody who told something and keeps it from the reader is the page of somebody who told nothing.
"""

import re
from dataclasses import fields

from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.core.testing.settling import settle
from omarm.people.commands import renew_found
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.models import Absence, Audience, Choice, Expertise, Field, Project, Value, Week
from omarm.topics.commands import TopicText, add_topic

CHANGING = re.compile(rb'(csrfmiddlewaretoken" value|X-CSRFToken"): ?"[^"]*"|value="[A-Za-z0-9]{64}"|nonce="[^"]*"')
SECRET = "humvertix"
NARROWED = ("phone", "mail", "place", "about", "expertise", "languages", "projects", "working_days", "absence")
OWN = {
    "text": f"Een {SECRET}", "long": f"Verhaal.\nVan {SECRET} en meer.", "date": "2026-05-01", "link": f"https://{SECRET}.example/",
    "yes_no": "yes",
}  # fmt: skip
FIELDS = [one.name for one in fields(commands.FieldTold)]
TYPED = (SECRET, "humvertxi", "bakker", "bijzonder")
ADDRESSES = (
    *(f"{page}q={typed}" for page in ("/people/?", "/people/?view=table&", "/people/?order=name&", "/people/narrow/?",
                                      "/people/chart/?", "/people/experts/?", "/search/?", "/search/?what=people&",
                                      "/search/suggest/?", "/search/pick/by/?", "/pick/people/?", "/topics/?", "/groups/groep-open/members/?") for typed in TYPED),
    "/people/", "/people/?view=table", "/people/?order=name", "/people/narrow/", f"/people/?place={SECRET}", f"/people/?expertise={SECRET}",
    f"/people/narrow/?expertise={SECRET}", "/people/?today=1", "/people/narrow/?today=1", "/people/?language={language}",
    "/people/narrow/?language={language}", "/people/chart/", "/people/chart/?person=bo", "/people/chart/list/", "/people/experts/",
    f"/people/experts/{SECRET}/", f"/topics/{SECRET}/", "/people/new/", "/people/bo/", "/people/bo/card.vcf", "/groups/groep-open/members/",
    f"/groups/groep-open/invitations/?q={SECRET}", f"/search/?q=iets&by-words={SECRET}", "/home/rail/", "/",
)  # fmt: skip
FRAGMENTS = (
    f"/people/?q={SECRET}",
    "/people/?q=bakker",
    f"/people/chart/?q={SECRET}",
    f"/search/?q={SECRET}",
    "/search/?q=bakker",
)
OF_ADMINISTRATORS = (f"/admin/people/?q={SECRET}", "/admin/people/bo/kept/")


class NarrowedTests(CastTestCase):
    """Bo tells something in every field, first for all colleagues, and then narrows all of it. Nobody's facts are delivered."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.jan = make_person("jansen")
        cls.topic = add_topic(actor=cls.mo, text=TopicText(name=SECRET.title()))
        cls.language = Choice.objects.filter(field__code="languages").first()
        cls.codes = [*NARROWED, *(cls.own_field(kind).code for kind in (*OWN, "choice"))]
        cls.tell()
        settle()
        for person in (cls.ada, cls.bo, cls.cy, cls.gus, cls.mo):
            person.refresh_from_db()

    @classmethod
    def own_field(cls, kind):
        field = commands.add_field(actor=cls.mo, kind=kind, told=commands.FieldTold(label_nl=f"Veld {kind}"))
        if kind == "choice":
            cls.choice = commands.add_choice(actor=cls.mo, field=field, label_nl="Bijzonder")
        return field

    @classmethod
    def tell(cls):
        commands.tell_expertise(actor=cls.bo, topic=cls.topic, note=f"Alles van {SECRET}", may_be_asked=True)
        commands.add_project(actor=cls.bo, name=f"Project {SECRET}", role=SECRET)
        commands.keep_week(actor=cls.bo, mornings=127, note=SECRET)
        commands.tell_absence(actor=cls.bo, ends_on=timezone.localdate(), stand_in=cls.jan)
        own = {f"veld-{kind}".replace("_", "-"): text for kind, text in OWN.items()}
        texts = own | {"phone": f"06 {SECRET}", "place": SECRET.title(), "about": f"Ik doe {SECRET}."}
        chosen = {"veld-choice": [cls.choice.pk], "languages": [cls.language.pk]}
        commands.change_own_profile(actor=cls.bo, person=cls.bo, told=commands.Told(texts=texts, choices=chosen))

    def test_told_to_all_it_is_found_and_shown(self):
        browser = self.as_person(self.mo)
        for address in (
            f"/people/?q={SECRET}",
            f"/search/suggest/?q={SECRET}",
            "/people/?today=1",
            "/people/?language={language}",
        ):
            answer = browser.get(address.format(language=self.language.pk)).content.decode()
            self.assertEqual("Bakker" in answer, address != "/people/?today=1", address)
        self.assertContains(browser.get("/people/bo/"), SECRET)

    def test_for_oneself_alone_nobody_else_learns_it(self):
        self.narrow(Audience.MYSELF)
        self.assert_as_if_nothing_was_told(self.cy, self.gus)

    def test_for_ones_department_others_do_not_learn_it(self):
        self.narrow(Audience.DEPARTMENT)
        self.assert_as_if_nothing_was_told(self.mo)

    def test_narrowed_by_the_organisation_nobody_else_learns_it(self):
        for field in Field.objects.filter(code__in=self.codes):
            told = {name: getattr(field, name) for name in FIELDS} | {"audience": Audience.MYSELF}
            commands.change_field(actor=self.mo, field=field, told=commands.FieldTold(**told))
        self.assert_as_if_nothing_was_told(self.ada)

    def test_removed_nobody_learns_it_nor_does_its_person(self):
        for field in Field.objects.filter(code__in=[code for code in self.codes if code.startswith("veld-")]):
            commands.remove_field(actor=self.mo, field=field)
        page = self.as_person(self.bo).get("/people/bo/").content.decode()
        self.assertNotIn("Veld", page)

    def narrow(self, audience):
        told = commands.Told(audiences=dict.fromkeys(self.codes, audience))
        commands.change_own_profile(actor=self.bo, person=self.bo, told=told)

    def assert_as_if_nothing_was_told(self, *readers):
        kept = self.pages(readers)
        self.forget()
        none = self.pages(readers)
        for key, page in kept.items():
            with self.subTest(key):
                self.assertEqual(page, none[key])
        self.assertGreater(len(kept), 60 * len(readers))

    def forget(self):
        """Have Bo have told nothing at all."""
        for model in (Absence, Expertise, Project, Value, Week):
            model.objects.filter(person=self.bo).delete()
        Person.objects.filter(pk=self.bo.pk).update(phone="", place="", about="", email=None)
        renew_found(people=[self.bo.pk])

    def pages(self, readers):
        """Return {(who, how, address): the page}, without what differs each time."""
        found = {}
        for reader in readers:
            whole, parts = self.as_person(reader), signed_in(HtmxClient(), reader)
            asked = [(whole, address) for address in (*ADDRESSES, *(OF_ADMINISTRATORS if reader == self.mo else ()))]
            for browser, address in (*asked, *((parts, address) for address in FRAGMENTS)):
                answer = browser.get(address.format(language=self.language.pk))
                self.assertIn(answer.status_code, (200, 403, 404, 422), address)
                key = (reader.username, type(browser).__name__, address)
                found[key] = (answer.status_code, CHANGING.sub(b"", answer.content))
        return found
