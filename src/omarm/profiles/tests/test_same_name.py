"""Two people with one name: wherever somebody is chosen, something tells them apart."""

from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import NewPerson, create_person
from omarm.people.naming import Name


class SameNameTests(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for _time in range(2):
            new = NewPerson(name=Name("Jan", "de", "Vries"), function="Jurist", department=cls.team)
            create_person(actor=None, new=new)

    def test_the_second_gets_another_username(self):
        self.assertContains(self.as_person(self.ada).get("/people/jan.de.vries/"), "Jan de Vries")
        self.assertContains(self.as_person(self.ada).get("/people/jan.de.vries2/"), "jan.de.vries2")

    def test_they_are_told_apart_where_somebody_is_chosen(self):
        browser = self.as_person(self.ada)
        for page in (f"/groups/{self.open.slug}/invitations/", "/pick/people/"):
            html = browser.get(page, {"q": "vries"}).content.decode()
            for username in ("jan.de.vries", "jan.de.vries2"):
                self.assertIn(f"Jurist · {username}<", html, page)

    def test_the_directory_shows_the_same_and_more(self):
        page = self.as_person(self.ada).get("/people/?q=vries")
        self.assertContains(page, "/people/jan.de.vries/")
        self.assertContains(page, "/people/jan.de.vries2/")
