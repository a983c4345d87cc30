"""Colleagues as one search shows them: how they are reached, and what of a question holds for them."""

from urllib.parse import quote

from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import change_organisation, renew_found
from omarm.people.models import Person
from omarm.people.queries import forget_organisation
from omarm.profiles.commands import Told, change_own_profile
from omarm.profiles.models import Audience
from omarm.search.commands import renew_index
from omarm.stream.commands import Draft
from omarm.updates.commands import publish_update


class PeopleTests(CastTestCase):
    def setUp(self):
        self.addCleanup(forget_organisation)

    def get(self, address):
        return self.as_person(self.bo).get(address)

    def write(self, body):
        return publish_update(actor=self.ada, draft=Draft(body=body))

    def test_a_person_is_found_with_buttons_to_call_and_mail_as_far_as_they_show_it(self):
        change_own_profile(actor=self.ada, person=self.ada, told=Told(texts={"phone": "06 1234 5678"}))
        page = self.get("/search/?q=velde")
        self.assertContains(page, 'href="tel:0612345678"')
        self.assertContains(page, f'href="mailto:{self.ada.email}"')
        change_own_profile(actor=self.ada, person=self.ada, told=Told(audiences={"mail": Audience.MYSELF}))
        self.assertNotContains(self.get("/search/?q=velde"), "mailto:")

    def test_where_the_organisation_chats_a_hit_and_a_profile_have_a_button_as_far_as_mail_is_shown(self):
        told = {"name": "Proefstad", "intranet_name": "Plein", "accent": ""}
        with self.captureOnCommitCallbacks(execute=True):
            change_organisation(actor=self.mo, chat_address="https://chat.example/?to={mail}", **told)
        link = f'href="https://chat.example/?to={self.ada.email}"'
        for address in ("/search/?q=velde", "/people/ada/", "/people/?q=velde"):
            self.assertContains(self.get(address), link)
        change_own_profile(actor=self.ada, person=self.ada, told=Told(audiences={"mail": Audience.MYSELF}))
        for address in ("/search/?q=velde", "/people/ada/", "/people/?q=velde"):
            self.assertNotContains(self.get(address), "chat.example")
        with self.assertRaises(DomainError) as refused:
            change_organisation(actor=self.mo, chat_address="https://chat.example/", **told)
        self.assertEqual(refused.exception.code, "chat_address")

    def test_a_phrase_and_a_minus_hold_for_people_too(self):
        for username, function in (
            ("ada", "Boa openbare ruimte in huis"),
            ("bo", "Beheerder open huis"),
            ("cy", "Adviseur bodem"),
        ):
            Person.objects.filter(username=username).update(function=function)
        renew_found(people=Person.objects.values_list("pk", flat=True))

        def found(text):
            rows = self.get(f"/search/?q={quote(text)}").context["answer"].rows
            return [row.result.hit.row.username for row in rows if row.result.source.code == "people"]

        self.assertEqual(found('"open huis"'), ["bo"])
        self.assertEqual(found('"huis open"'), [])
        self.assertEqual(set(found("huis")), {"ada", "bo"})
        self.assertEqual(found("huis -openbare"), ["bo"])
        self.assertEqual(found(f"huis -{self.bo.surname.lower()}"), ["ada"])
        self.assertEqual(found("wie weet iets van bodem"), ["cy"])

    def test_a_misspelt_full_name_stands_on_top_and_one_word_does_not(self):
        self.write("Van de velden naar de stad")
        self.write("Van der Velden in de stad")
        renew_index()
        for typed, first in (("ada+van+de+velden", "people"), ("velden", "posts")):
            answer = self.get(f"/search/?q={typed}").context["answer"]
            self.assertEqual(answer.rows[0].result.source.code, first)
