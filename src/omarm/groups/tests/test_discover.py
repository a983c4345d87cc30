from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.floor import FLOOR
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import NewGroup, archive_group, join_group, start_group
from omarm.groups.queries import Wish, groups_of, groups_to_discover, suggested_groups
from omarm.people.models import Person
from omarm.stream.commands import Draft, Place, delete_post, follow, mark_seen
from omarm.topics.models import Topic
from omarm.updates.commands import publish_update


class NewsTests(CastTestCase):
    def write(self, group, by, number=1):
        place = Place(group=group)
        return [publish_update(actor=by, draft=Draft(body="Nieuws", place=place)) for _number in range(number)][-1]

    def news(self, person):
        return {group.name: group.news for group in groups_of(person)}

    def test_what_others_wrote_since_the_last_visit_is_new(self):
        post = self.write(self.open, self.ada, 2)
        self.write(self.closed, self.bo)
        self.assertEqual(self.news(self.bo) | {}, self.news(self.bo) | {"Groep open": 2, "Groep closed": 0})
        mark_seen(actor=self.bo, post_id=post.pk, published_at=post.published_at, group=self.open)
        self.assertEqual(self.news(self.bo)["Groep open"], 0)

    def test_it_stops_counting_at_ten_and_says_9_or_more(self):
        self.write(self.open, self.ada, 12)
        self.assertEqual(self.news(self.bo)["Groep open"], 10)
        answer = self.as_person(self.bo).get("/groups/")
        self.assertContains(answer, "9+")
        self.assertEqual(answer.context["my_groups"][0], self.open)

    def test_of_other_groups_nothing_is_counted(self):
        self.write(self.open, self.ada)
        self.assertEqual(self.news(self.cy), {})


class SuggestionTests(CastTestCase):
    def reasons(self, person):
        return {group.name: group.reason for group in suggested_groups(Person.objects.get(pk=person.pk))}

    def test_colleagues_of_the_department_come_first_then_of_the_function(self):
        running = start_group(actor=self.mo, new=NewGroup(name="Hardlopen"))
        dee = make_person("dee", department=self.department)
        Person.objects.filter(pk__in=[self.mo.pk, self.cy.pk]).update(function="Adviseur")
        join_group(actor=dee, group=self.open)
        found = self.reasons(self.cy)
        self.assertEqual(list(found), [self.open.name, running.name])
        self.assertIn("1", found[self.open.name])

    def test_topics_that_one_follows(self):
        topic = Topic.objects.create(name="Bodem", slug="bodem")
        far = make_person("far")
        follow(actor=far, thing=topic)
        self.assertEqual(self.reasons(far), {})
        for group in (self.open, self.closed):
            publish_update(actor=self.ada, draft=Draft(body="Over #Bodem", place=Place(group=group), topics=(topic,)))
        found = self.reasons(far)
        self.assertEqual(list(found), [self.open.name])
        self.assertIn("#Bodem", found[self.open.name])

    def test_never_ones_own_nor_what_is_not_open_nor_for_a_guest(self):
        self.assertEqual(self.reasons(self.bo), {})
        self.assertEqual(suggested_groups(self.gus), [])
        archive_group(actor=self.ada, group=self.open)
        self.assertEqual(self.reasons(self.cy), {})


class TopicTests(CastTestCase):
    """Ada writes about #bodem in the open and the closed group, and nothing about it in the others."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.topic = Topic.objects.create(name="Bodem", slug="bodem", sort_key="bodem")
        cls.unused = Topic.objects.create(name="Zand", slug="zand", sort_key="zand")
        cls.posts = {group: cls.about(group) for group in (cls.open, cls.closed)}

    @classmethod
    def about(cls, group):
        draft = Draft(body="Over de bodem", place=Place(group=group), topics=(cls.topic,))
        return publish_update(actor=cls.ada, draft=draft)

    def found(self, person, topic="bodem"):
        answer = self.as_person(person).get(f"/groups/?topic={topic}")
        return [group.name for group in (*answer.context["my_groups"], *answer.context["page"])]

    def test_only_groups_in_which_one_reads_of_it(self):
        self.assertEqual(self.found(self.bo), [self.closed.name, self.open.name])
        self.assertEqual(self.found(self.cy), [self.open.name])  # of the closed group it tells nothing
        delete_post(actor=self.ada, post=self.posts[self.open])
        self.assertEqual(self.found(self.cy), [])
        self.assertEqual(self.found(self.bo), [self.closed.name])

    def test_the_topics_to_choose_are_those_that_occur_where_one_reads(self):
        self.assertEqual(self.as_person(self.cy).get("/groups/").context["topics"], [("bodem", "Bodem")])
        delete_post(actor=self.ada, post=self.posts[self.open])
        self.assertEqual(self.as_person(self.bo).get("/groups/").context["topics"], [("bodem", "Bodem")])
        answer = self.as_person(self.cy).get("/groups/")
        self.assertEqual(answer.context["topics"], [])
        self.assertNotContains(answer, 'name="topic"')

    def test_what_was_chosen_stands_chosen_and_a_swap_brings_the_groups_alone(self):
        page = self.as_person(self.cy).get("/groups/?topic=bodem")
        self.assertContains(page, '<option value="bodem" selected>Bodem</option>', html=True)
        swapped = self.as_person(self.cy).get("/groups/?topic=bodem", headers={"HX-Request": "true"})
        self.assertContains(swapped, self.open.get_absolute_url())
        self.assertNotContains(swapped, "<select")

    def test_where_nothing_is_found_it_says_what_to_do(self):
        page = self.as_person(self.cy).get("/groups/?topic=zand")
        self.assertContains(page, self.unused.get_absolute_url())
        self.assertContains(page, '<option value="zand" selected>Zand</option>', html=True)

    def test_a_guest_learns_no_topic_and_nonsense_wishes_nothing(self):
        everything = [group.name for group in groups_of(self.gus)]
        self.assertEqual(self.found(self.gus), everything)
        self.assertNotContains(self.as_person(self.gus).get("/groups/?topic=zand"), "Zand")
        self.assertIn(self.request.name, self.found(self.cy, "gibtsnicht"))

    def test_a_merged_topic_finds_by_the_one_that_took_it_in(self):
        Topic.objects.create(name="Grond", slug="grond", merged_into=self.topic)
        self.assertEqual(self.found(self.cy, "grond"), [self.open.name])

    def test_more_topics_cost_no_more_queries(self):
        browser = self.as_person(self.cy)
        browser.get("/groups/?topic=bodem")
        with CaptureQueriesContext(connection) as few:
            browser.get("/groups/?topic=bodem")
        for number in range(15):
            topic = Topic.objects.create(name=f"Topic {number}", slug=f"topic-{number}")
            group = start_group(actor=self.ada, new=NewGroup(name=f"Extra {number}"))
            draft = Draft(body="Nieuws", place=Place(group=group), topics=(self.topic, topic))
            publish_update(actor=self.ada, draft=draft)
        with CaptureQueriesContext(connection) as many:
            self.assertEqual(len(browser.get("/groups/?topic=bodem").context["page"].rows), 16)
        self.assertEqual(len(many), len(few))


class WishTests(CastTestCase):
    def found(self, person, **wish):
        return [group.name for group in groups_to_discover(person, Wish(**wish))]

    def test_an_archived_group_is_found_among_the_closed_ones_only(self):
        archive_group(actor=self.ada, group=self.request)
        self.assertNotIn(self.request.name, self.found(self.cy))
        self.assertEqual(self.found(self.cy, archived=True), [self.request.name])
        self.assertContains(self.as_person(self.cy).get("/groups/?closed=1"), self.request.name)
        archive_group(actor=self.ada, group=self.hidden)
        self.assertEqual(self.found(self.cy, archived=True), [self.request.name])

    def test_a_department_finds_groups_with_so_many_of_it_that_it_tells_of_nobody(self):
        for number in range(FLOOR - 3):
            join_group(actor=make_person(f"p{number}", department=self.team), group=self.open)
        far = make_person("far")
        self.assertEqual(self.found(far, department=self.department), [])
        join_group(actor=make_person("last", department=self.team), group=self.open)
        self.assertEqual(self.found(far, department=self.department), [self.open.name])
        answer = self.as_person(far).get(f"/groups/?department={self.department.pk}")
        self.assertContains(answer, self.open.get_absolute_url())

    def test_of_a_group_that_one_may_not_read_no_department_is_told(self):
        for number in range(FLOOR):
            person = make_person(f"p{number}", department=self.team)
            self.closed.memberships.create(person=person, joined_at=self.closed.created_at)
        self.assertEqual(self.found(self.cy, department=self.team), [])
        self.assertIn(self.closed, groups_of(self.bo, Wish(department=self.team)))

    def test_nonsense_wishes_nothing(self):
        for query in ("department=x", "department=99999999999999999999", "kind=emperor", "closed=2"):
            self.assertContains(self.as_person(self.cy).get(f"/groups/?{query}"), self.open.name)

    def test_who_is_in_no_group_reads_what_groups_are_for(self):
        newcomer = make_person("nieuw", department=self.team)
        self.assertContains(self.as_person(newcomer).get("/groups/"), "panel--sunken")
        self.assertNotContains(self.as_person(self.bo).get("/groups/"), "panel--sunken")
        self.assertTrue(self.as_person(newcomer).get("/home/rail/").context["starts"])
        self.assertFalse(self.as_person(self.bo).get("/home/rail/").context["starts"])

    def test_more_groups_cost_no_more_queries(self):
        browser = self.as_person(self.cy)
        start_group(actor=self.cy, new=NewGroup(name="Eigen"))
        join_group(actor=make_person("dee", department=self.department), group=self.open)
        browser.get("/groups/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/groups/")
        for number in range(15):
            group = start_group(actor=self.ada, new=NewGroup(name=f"Extra {number}"))
            if number % 2:
                join_group(actor=self.cy, group=group)
                publish_update(actor=self.ada, draft=Draft(body="Nieuws", place=Place(group=group)))
        with CaptureQueriesContext(connection) as many:
            browser.get("/groups/")
        self.assertEqual(len(many), len(few))
