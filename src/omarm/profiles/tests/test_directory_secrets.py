"""What the directory gives away to nobody: fields that were narrowed, groups that one may not read, guests."""

from omarm.core.testing.cast import bring_in
from omarm.groups.commands import NewGroup, start_group
from omarm.people.commands import renew_all_found, renew_found
from omarm.people.queries.finding import find_people
from omarm.profiles.models import Audience, Field, Narrowing, Week
from omarm.profiles.queries.directory import Wish, narrowings_for
from omarm.profiles.tests.test_directory import DirectoryTestCase


class SecretTests(DirectoryTestCase):
    """A field that is shown to fewer people leads to nobody, is counted nowhere and stands on no row."""

    def narrow(self, code, audience, person=None):
        """Have the organisation, or one person, show a field to fewer people; what is kept follows as by its fact."""
        if person is None:
            Field.objects.filter(code=code).update(audience=audience)
        else:
            Narrowing.objects.create(person=person, field=Field.objects.get(code=code), audience=audience)

    def assert_nothing_of(self, secret, *queries, reader=None):
        browser = self.as_person(reader or self.cy)
        for query in queries:
            answer = browser.get(f"/people/?{query}").content.decode()
            self.assertNotIn(secret, answer, query)

    def test_a_narrowed_place(self):
        self.assertContains(self.as_person(self.cy).get("/people/"), "Zwaluwdam")
        self.narrow("place", Audience.MYSELF, self.bo)
        renew_found(people=[self.bo.pk])
        self.assert_nothing_of("Zwaluwdam", "", "view=table", "q=bakker", "q=jurist", f"department={self.team.pk}")
        self.assertEqual(self.names(self.cy, "?q=zwaluwdam"), [])
        self.assertEqual(self.names(self.cy, "?place=Zwaluwdam"), [])

    def test_before_the_vocabulary_follows_nobody_is_found_by_it_any_more(self):
        self.narrow("place", Audience.MYSELF, self.bo)
        self.narrow("expertise", Audience.MYSELF, self.bo)
        for typed in ("zwaluwdam", "bodemsanering", "zwaluwdma", "bakker zwaluwdam"):
            self.assertEqual(self.names(self.cy, f"?q={typed}"), [], typed)
            self.assertEqual(find_people(self.cy, typed).rows, [], typed)

    def test_who_shows_it_to_their_department_is_found_by_nobody_but_seen_there(self):
        self.narrow("place", Audience.DEPARTMENT, self.bo)
        renew_found(people=[self.bo.pk])
        self.assertContains(self.as_person(self.ada).get("/people/?q=bakker"), "Zwaluwdam")
        for reader in (self.ada, self.mo):
            self.assertEqual(self.names(reader, "?q=zwaluwdam"), [])
            self.assertEqual(self.names(reader, "?place=Zwaluwdam"), [])
        self.assert_nothing_of("Zwaluwdam", "q=bakker", "", reader=self.mo)

    def test_narrowed_expertise_and_languages(self):
        for code, query, words in (
            ("expertise", "expertise=bodemsanering", "bodemsanering"),
            ("languages", f"language={self.frisian.pk}", self.frisian.label_nl),
        ):
            self.assertEqual(self.names(self.cy, f"?{query}"), ["bo"])
            self.narrow(code, Audience.DEPARTMENT, self.bo)
            self.assertNotContains(self.as_person(self.cy).get("/people/narrow/"), f">{words.title()}")
            renew_found(people=[self.bo.pk])
            self.assertEqual(self.names(self.cy, f"?{query}"), [])
            self.assertEqual(self.names(self.cy, f"?q={words}"), [])
            narrowings = {one.facet.code: one.options for one in narrowings_for(self.cy, Wish())}
            self.assertEqual(narrowings["language" if code == "languages" else code], [])

    def test_narrowed_by_the_organisation(self):
        self.narrow("place", Audience.DEPARTMENT)
        renew_all_found()
        self.assertEqual(self.names(self.mo, "?q=lindemeer"), [])
        self.assert_nothing_of("Lindemeer", "", f"department={self.department.pk}", reader=self.mo)

    def test_phone_and_mail_follow_their_audience(self):
        self.assertContains(self.as_person(self.cy).get("/people/?q=bakker"), "tel:0612345678")
        self.narrow("phone", Audience.MYSELF, self.bo)
        self.narrow("mail", Audience.MYSELF, self.bo)
        self.assert_nothing_of("0612345678", "q=bakker", "view=table")
        self.assert_nothing_of(f"mailto:{self.bo.email}", "q=bakker", "view=table")

    def test_who_hides_their_absence_is_not_in_or_out_of_working_today(self):
        Week.objects.create(person=self.bo, mornings=127)
        self.assertEqual(self.names(self.cy, "?today=1"), ["bo"])
        self.narrow("absence", Audience.MYSELF, self.bo)
        self.assertEqual(self.names(self.cy, "?today=1"), [])

    def test_a_group_that_one_may_not_read_is_as_one_that_is_not_there(self):
        for slug in (self.closed.slug, self.hidden.slug, "bestaat-niet"):
            self.assertEqual(self.names(self.cy, f"?group={slug}"), self.names(self.cy), slug)
            self.assert_nothing_of("Groep hidden", f"group={slug}")
        self.assertEqual(self.names(self.bo, f"?group={self.closed.slug}"), ["bo", "ada"])


class GuestTests(DirectoryTestCase):
    def test_a_guest_sees_fellow_members_without_ways_to_narrow_by_the_organisation(self):
        start_group(actor=self.cy, new=NewGroup(name="Zonder gast"))
        answer = self.as_person(self.gus).get("/people/")
        self.assertEqual([person.username for person in answer.context["directory"].rows], ["bo", "gus", "ada"])
        self.assertEqual([one.facet.code for one in answer.context["narrowings"]], ["group"])
        for query in ("?q=mulder", "?q=cock", f"?department={self.department.pk}&q=cock", "?q=jansne"):
            self.assertEqual(self.names(self.gus, query), [], query)

    def test_a_guest_finds_by_name_alone(self):
        self.assertEqual(self.names(self.gus, "?q=bakker"), ["bo"])
        self.assertEqual(self.names(self.gus, "?q=bakkre"), ["bo"])
        for typed in (
            "bodemsanering",
            "fietsbeleid",
            "zwaluwdam",
            "groen",
            "bakker bodem",
            "sanering",
            self.frisian.label_nl,
        ):
            self.assertEqual(self.names(self.gus, f"?q={typed}"), [], typed)

    def test_a_guest_of_a_closed_group_narrows_to_it(self):
        bring_in(self.closed, self.gus, by=self.ada)
        self.assertEqual(self.names(self.gus, f"?group={self.closed.slug}"), ["bo", "gus", "ada"])
