from omarm.people.commands import deactivate_person
from omarm.stream.commands import EVERYONE, Place, place_post
from omarm.stream.models import Post
from omarm.stream.queries import people_to_name, place_named, places_of
from omarm.stream.queries.naming import BELONGS, OUTSIDE, READS
from omarm.stream.tests.writing import StreamTestCase, write


class NamingTests(StreamTestCase):
    def near(self, person, places, text=""):
        return {one.username: one.nearness for one in people_to_name(person, text=text, places=places)}

    def at(self, place):
        return self.near(self.bo, place_named(self.bo, place))

    def test_who_belongs_comes_first_then_who_reads_then_who_cannot(self):
        self.assertEqual(
            list(self.at(f"group-{self.closed.pk}").items()),
            [("bo", BELONGS), ("ada", BELONGS), ("cy", OUTSIDE), ("gus", OUTSIDE), ("mo", OUTSIDE)],
        )
        self.assertEqual(
            list(self.at(f"group-{self.open.pk}").items()),
            [("bo", BELONGS), ("gus", BELONGS), ("ada", BELONGS), ("cy", READS), ("mo", READS)],
        )
        self.assertEqual(self.at(f"department-{self.team.pk}") | {"x": 0}, {
            "ada": BELONGS, "bo": BELONGS, "cy": OUTSIDE, "gus": OUTSIDE, "mo": OUTSIDE, "x": 0})  # fmt: skip
        self.assertEqual(self.at(f"department-{self.department.pk}")["cy"], BELONGS)
        self.assertEqual(set(self.at("everyone").items()), {
            ("ada", READS), ("bo", READS), ("cy", READS), ("mo", READS), ("gus", OUTSIDE)})  # fmt: skip

    def test_it_says_what_the_read_rule_says(self):
        places = (EVERYONE, *(Place(group=group) for group in self.groups.values()), Place(department=self.team))
        posts = [(place, write(self.ada, place=place)) for place in places]
        for place, post in posts:
            for person in people_to_name(self.ada, text="", places=places_of(self.ada, post.pk)):
                reads = Post.objects.visible_to(person).filter(pk=post.pk).exists()
                self.assertEqual(person.nearness != OUTSIDE, reads, (place, person))

    def test_a_place_that_one_cannot_read_tells_nothing_of_it(self):
        for place in (
            f"group-{self.hidden.pk}",
            f"group-{self.closed.pk}",
            f"department-{self.team.pk}",
            "group-x",
            "a",
            "",
        ):
            self.assertEqual(set(self.near(self.cy, place_named(self.cy, place)).values()), {READS}, place)
        post = write(self.ada)
        place_post(actor=self.ada, post=post, place=Place(group=self.hidden))
        self.assertEqual(self.near(self.cy, places_of(self.cy, post.pk))["bo"], READS)
        self.assertEqual(places_of(self.cy, write(self.ada, place=Place(group=self.hidden)).pk), [])

    def test_a_guest_is_offered_the_people_of_their_groups_alone(self):
        self.assertEqual(set(self.near(self.gus, place_named(self.gus, f"group-{self.open.pk}"))), {"ada", "bo", "gus"})
        self.assertEqual(place_named(self.gus, "everyone"), [])

    def test_who_left_is_not_offered(self):
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertNotIn("cy", self.at("everyone"))

    def test_it_is_four_queries_with_who_is_away(self):
        places = place_named(self.bo, f"group-{self.closed.pk}")
        with self.assertNumQueries(4):
            self.assertEqual(self.near(self.bo, places, text="bak"), {"bo": BELONGS})

    def test_the_page_marks_who_cannot_read_it(self):
        browser = self.as_person(self.ada)
        for asked, is_marked in (("place=everyone", False), (f"place=group-{self.closed.pk}", True), ("", False)):
            answer = browser.get(f"/pick/people/?q=cock&{asked}").content.decode()
            self.assertIn(f'data-id="{self.cy.pk}"', answer)
            self.assertEqual("data-outside" in answer, is_marked, asked)
        post = write(self.ada, place=Place(group=self.closed))
        self.assertIn("data-outside", browser.get(f"/pick/people/?q=cock&post={post.pk}").content.decode())
        self.assertContains(browser.get(post.get_absolute_url()), f"/pick/people/?post={post.pk}")
        self.assertContains(browser.get(f"/posts/{post.pk}/edit/"), f"/pick/people/?post={post.pk}")
