"""A group's page: its parts in one stream, the welcome, how much one hears."""

from datetime import timedelta

from django.utils import timezone

from omarm.groups.commands import NewGroup, archive_group, join_group, start_group
from omarm.groups.models import Membership
from omarm.stream.commands import EVERYONE, Place, choose_hearing, place_post
from omarm.stream.models import Follow
from omarm.stream.queries import Hearing, group_feed, hearing_of, proposed_hearing
from omarm.stream.tests.writing import StreamTestCase, write


class PartsTests(StreamTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.part, cls.secret = (
            start_group(actor=cls.ada, new=NewGroup(name=f"Deel {access}", access=access, parent=cls.open))
            for access in ("open", "hidden")
        )
        for group in (cls.open, cls.part, cls.secret):
            write(cls.ada, f"In {group.name}", place=Place(group=group))

    def read(self, person, query=""):
        text = self.as_person(person).get(f"{self.open.get_absolute_url()}{query}").content.decode()
        return {group.name for group in (self.open, self.part, self.secret) if f"In {group.name}" in text}

    def test_the_whole_shows_its_parts_as_far_as_one_reads_them(self):
        self.assertEqual(self.read(self.ada), {"Groep open", "Deel open", "Deel hidden"})
        self.assertEqual(self.read(self.cy), {"Groep open", "Deel open"})
        self.assertEqual(self.read(self.gus), {"Groep open"})

    def test_one_can_choose_the_group_alone(self):
        self.assertEqual(self.read(self.ada, "?parts=0"), {"Groep open"})

    def test_no_page_names_a_hidden_part(self):
        for person in (self.bo, self.cy, self.gus, self.mo):
            self.assertNotContains(self.as_person(person).get(self.open.get_absolute_url()), self.secret.name)

    def test_ids_that_somebody_typed_open_nothing(self):
        page = group_feed(self.cy, self.open, parts=[self.secret.pk, self.closed.pk])
        self.assertEqual(len(page.rows), 1)

    def test_a_post_in_several_of_them_stands_once_and_by_its_part(self):
        post = write(self.ada, "Overal", place=EVERYONE)
        place_post(actor=self.ada, post=post, place=Place(group=self.part))
        rows = [row for row in group_feed(self.cy, self.open, parts=[self.part.pk]).rows if row.post_id == post.pk]
        self.assertEqual([row.placement_id for row in rows], [post.placements.get(group=self.part).pk])

    def test_a_closed_part_is_left_out(self):
        archive_group(actor=self.ada, group=self.part)
        self.assertEqual(self.read(self.cy), {"Groep open"})


class HearingTests(StreamTestCase):
    def state(self):
        follow = Follow.objects.filter(person=self.bo, group=self.open).values_list("is_muted", flat=True).first()
        return Membership.objects.get(person=self.bo, group=self.open).in_home, follow

    def test_one_answer_is_kept_in_three_places_and_read_back(self):
        for hearing, expected in (("all", (True, False)), ("nothing", (False, True)), ("named", (True, None))):
            with self.records():
                choose_hearing(actor=self.bo, group=self.open, hearing=hearing)
            self.assertEqual(self.state(), expected)
            membership = Membership.objects.get(person=self.bo, group=self.open)
            self.assertEqual(hearing_of(self.bo, membership), hearing)

    def test_outsiders_have_no_such_page(self):
        for group in (self.open, self.closed, self.hidden):
            for answer in (
                self.as_person(self.cy).get(f"{group.get_absolute_url()}hearing/"),
                self.as_person(self.cy).post(f"{group.get_absolute_url()}hearing/", {"hearing": "all"}),
            ):
                self.assertEqual(answer.status_code, 404)

    def test_nonsense_is_422_and_changes_nothing(self):
        answer = self.as_person(self.bo).post(f"{self.open.get_absolute_url()}hearing/", {"hearing": "loud"})
        self.assertContains(answer, "banner--danger", status_code=422)
        self.assertEqual(self.state(), (True, None))

    def test_what_is_proposed_goes_by_kind_and_size_and_is_never_nothing(self):
        for kind, members, expected in (
            ("team", 5, Hearing.ALL), ("team", 26, Hearing.NAMED), ("interest", 5, Hearing.NAMED),
            ("council", 25, Hearing.ALL), ("network", 20_000, Hearing.NAMED),
        ):  # fmt: skip
            self.open.kind = kind
            proposed, reason = proposed_hearing(self.open, members)
            self.assertEqual((proposed, bool(reason)), (expected, True), (kind, members))


class WelcomeTests(StreamTestCase):
    def welcomed(self, person, query=""):
        return bool(self.as_person(person).get(f"{self.open.get_absolute_url()}{query}").context["arrives"])

    def test_a_new_member_is_welcomed_once(self):
        write(self.ada, "Hallo", place=Place(group=self.open))
        browser = self.as_person(self.cy)
        answer = browser.post(f"{self.open.get_absolute_url()}join/", follow=True)
        self.assertContains(answer, f'action="{self.open.get_absolute_url()}hearing/"')
        self.assertFalse(self.welcomed(self.cy))

    def test_who_was_let_in_is_welcomed_at_the_first_visit(self):
        write(self.ada, "Hallo", place=Place(group=self.open))
        join_group(actor=self.cy, group=self.open)
        self.assertEqual([self.welcomed(self.cy), self.welcomed(self.cy)], [True, False])

    def test_nobody_else_is(self):
        write(self.ada, "Hallo", place=Place(group=self.open))
        self.assertFalse(self.welcomed(self.cy, "?joined"))
        self.assertFalse(self.welcomed(self.ada, "?joined"))
        Membership.objects.filter(person=self.bo).update(joined_at=timezone.now() - timedelta(days=8))
        self.assertFalse(self.welcomed(self.bo, "?joined"))
