from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase
from omarm.groups.commands import NewGroup, archive_group, start_group
from omarm.groups.models import Group
from omarm.groups.queries import similar_groups
from omarm.groups.queries.similar import likeness

START = {"name": "Wandelclub", "kind": "interest", "access": "open", "promise_days": "", "tabs_on": []}


class StartPageTests(CastTestCase):
    def test_a_name_is_enough_and_the_rest_comes_from_the_kind(self):
        form = self.as_person(self.cy).get("/groups/new/").context["form"]
        typed = {name: value or "" for name, value in form.initial.items() if name != "purpose"}
        answer = self.as_person(self.cy).post("/groups/new/", typed | {"name": "Buitenploeg"})
        self.assertRedirects(answer, "/groups/buitenploeg/")
        group = Group.objects.get(slug="buitenploeg")
        self.assertEqual((group.kind, group.access, group.promise_days), ("team", "request", 2))

    def test_choosing_a_kind_fills_in_what_fits_it(self):
        answer = signed_in(HtmxClient(), self.cy).get("/groups/new/?kind=council")
        self.assertNotContains(answer, "<html")
        self.assertContains(answer, 'value="closed" id="id_access_2" checked')
        self.assertContains(answer, '<option value="5" selected>')

    def test_without_a_script_the_same_and_the_words_stay(self):
        answer = self.as_person(self.cy).get("/groups/new/?kind=council&name=Adviesraad&purpose=Samen+adviseren")
        for part in (
            'value="council" checked',
            'value="closed" id="id_access_2" checked',
            "Adviesraad",
            "Samen adviseren",
        ):
            self.assertContains(answer, part)

    def test_the_same_form_sent_twice_starts_one_group_also_when_one_is_sure(self):
        start_group(actor=self.ada, new=NewGroup(name="Wandelen"))
        browser = self.as_person(self.cy)
        form = browser.get("/groups/new/").context["form"]
        told = START | {"submission": form["submission"].value(), "sure": "1"}
        for sent in (told, told, START | {"submission": told["submission"]}):
            self.assertRedirects(browser.post("/groups/new/", sent), "/groups/wandelclub/")
        self.assertEqual(Group.objects.filter(name="Wandelclub").count(), 1)
        self.assertRedirects(browser.post("/groups/new/", told | {"name": "Wandelaars"}), "/groups/wandelaars/")
        refused = browser.post("/groups/new/", told | {"name": "Wandelclub 2", "sure": ""})
        self.assertContains(refused, told["submission"], status_code=422)

    def test_the_number_of_somebody_elses_form_leads_nowhere(self):
        told = START | {"submission": "9b2c1f0e-0d5c-4a52-8d0f-3c6f0f6f9f11", "sure": "1"}
        self.as_person(self.ada).post("/groups/new/", told | {"access": "hidden"})
        self.assertRedirects(self.as_person(self.cy).post("/groups/new/", told), "/groups/wandelclub/")
        self.assertEqual(Group.objects.filter(name="Wandelclub").count(), 2)

    def test_a_name_that_nobody_can_see_is_refused(self):
        for name in ("\u200b\u200b", "\u3164", "\u2800 \u2060"):
            answer = self.as_person(self.cy).post("/groups/new/", START | {"name": name})
            self.assertContains(answer, "banner--danger", status_code=422)
        self.assertFalse(Group.objects.filter(kind="interest").exists())
        self.as_person(self.cy).post("/groups/new/", START | {"name": "Wandel\u200bclub\u202e"})
        self.assertEqual(Group.objects.get(slug="wandelclub").name, "Wandelclub")

    def test_nonsense_is_a_team(self):
        self.assertContains(self.as_person(self.cy).get("/groups/new/?kind=emperor"), 'value="team" checked')

    def test_a_part_is_started_by_who_manages_the_whole_and_no_wider(self):
        page = self.as_person(self.ada).get(f"/groups/new/?part_of={self.closed.slug}&kind=interest")
        self.assertContains(page, self.closed.name)
        self.assertNotContains(page, 'value="open"')
        told = START | {"part_of": self.closed.slug, "access": "closed"}
        self.assertRedirects(self.as_person(self.ada).post("/groups/new/", told), "/groups/wandelclub/")
        self.assertEqual(Group.objects.get(slug="wandelclub").parent, self.closed)
        wide = self.as_person(self.ada).post("/groups/new/", told | {"access": "open", "name": "Zwemclub"})
        self.assertEqual(wide.status_code, 422)
        for person in (self.bo, self.cy, self.mo):
            answer = self.as_person(person).post("/groups/new/", told | {"name": "Zwemclub"})
            self.assertEqual(answer.status_code, 404)
        self.assertFalse(Group.objects.filter(name="Zwemclub").exists())


class SimilarTests(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.cycling = start_group(
            actor=cls.ada, new=NewGroup(name="Fietsen naar het werk", purpose="Samen op de fiets.")
        )
        cls.secret = start_group(actor=cls.ada, new=NewGroup(name="Fietsplan directie", access="hidden"))

    def test_names_are_alike_by_letters_and_by_words(self):
        for name, other, alike in (
            ("Fietsclub", "Fietsen naar het werk", True),
            ("Ondernemingraad", "Ondernemingsraad", True),
            ("Team Groen", "Groen en bomen", True),
            ("Team Blauw", "Team Groen", False),
            ("Recepten", "Ondernemingsraad", False),
        ):
            self.assertEqual(likeness(name, other) >= 0.5, alike, (name, other, likeness(name, other)))

    def test_starting_anyway_takes_a_second_word(self):
        browser = self.as_person(self.cy)
        answer = browser.post("/groups/new/", START | {"name": "Fietsclub"})
        self.assertContains(answer, self.cycling.get_absolute_url(), status_code=422)
        self.assertFalse(Group.objects.filter(name="Fietsclub").exists())
        self.assertRedirects(
            browser.post("/groups/new/", START | {"name": "Fietsclub", "sure": "1"}), "/groups/fietsclub/"
        )

    def test_it_never_tells_of_a_hidden_group(self):
        for person in (self.cy, self.mo):
            answer = self.as_person(person).get("/groups/new/similar/?name=Fietsplan+directie")
            self.assertNotContains(answer, self.secret.name)
            self.assertNotContains(answer, self.secret.slug)
        self.assertEqual([group.name for group in similar_groups(self.bo, "Fietsplan directie")], [self.cycling.name])
        self.assertIn(self.secret, similar_groups(self.ada, "Fietsplan directie"))

    def test_a_closed_group_is_told_of_too(self):
        archive_group(actor=self.ada, group=self.cycling)
        self.assertContains(self.as_person(self.cy).get("/groups/new/similar/?name=fietsen"), self.cycling.name)

    def test_without_a_word_there_is_nothing_like_it(self):
        for name in ("", "a", "%", "groep", "\x01"):
            self.assertEqual(similar_groups(self.cy, name), [], name)

    def test_a_guest_hears_of_nothing(self):
        self.assertEqual(self.as_person(self.gus).get("/groups/new/similar/?name=fietsen").status_code, 403)
