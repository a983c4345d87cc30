from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.care.commands import NewMessage, find_alike_groups, keep_months, send_message
from omarm.care.models import GroupHealth, GroupMessage
from omarm.care.queries import desk
from omarm.care.queries.health import lights_at_desk
from omarm.care.queries.posted import posted_by_others
from omarm.care.rules import Light, worst_of
from omarm.care.tests.caring import CareTestCase, posted, started
from omarm.core.testing.cast import make_person
from omarm.groups.commands import NewGroup, archive_group, start_group
from omarm.groups.models import Group, Membership
from omarm.groups.queries import similar_groups
from omarm.people.commands import change_roles, deactivate_person
from omarm.stream.tests.writing import write

DESK = "/admin/groups/"
LISTS = ("ownerless", "unanswered", "quiet", "red", "alike", "help", "messages", "posted")


class ListTests(CareTestCase):
    def listed(self, query, person=None):
        listed = query(person or self.mo)
        return [group.name for group in listed.page], listed.hidden

    def names(self, *groups):
        return sorted(group.name for group in groups)

    def test_nobody_owns_them(self):
        self.assertEqual(self.listed(desk.ownerless_for), ([], 0))
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertEqual(self.listed(desk.ownerless_for), (self.names(self.closed, self.open, self.request), 1))

    def test_asked_thirty_days_ago_and_no_answer(self):
        for group, days in ((self.open, 29), (self.closed, 30), (self.hidden, 31)):
            Group.objects.filter(pk=group.pk).update(asked_on=timezone.localdate() - timedelta(days=days))
        self.assertEqual(self.listed(desk.unanswered_for), ([self.closed.name], 1))

    def test_quiet_and_not_asked_yet(self):
        for group in (self.open, self.request, self.hidden):
            started(group, days_ago=46)
        Group.objects.filter(pk=self.request.pk).update(asked_on=timezone.localdate())
        self.assertEqual(self.listed(desk.quiet_for), ([self.open.name], 1))

    def test_red_lights(self):
        for group, light in ((self.open, "red"), (self.closed, "amber"), (self.hidden, "red")):
            GroupHealth.objects.create(group=group, light=light, computed_at=timezone.now(), ended_on="2026-01-01")
        self.assertEqual(self.listed(desk.red_for), ([self.open.name], 1))

    def test_alike_without_the_name_of_what_is_hidden(self):
        Group.objects.filter(pk__in=(self.open.pk, self.closed.pk, self.hidden.pk)).update(name="Bomen en planten")
        Group.objects.filter(pk=self.request.pk).update(name="Riolering")
        self.assertEqual((find_alike_groups(), find_alike_groups()), (3, None))  # the second time no name has changed
        listed = desk.pairs_for(self.coco)
        self.assertEqual([(pair.first, pair.second) for pair in listed.page], [(self.open, self.closed)])
        self.assertEqual(listed.hidden, 2)
        archive_group(actor=self.ada, group=self.closed)
        self.assertEqual((desk.pairs_for(self.coco).page.rows, desk.pairs_for(self.coco).hidden), ([], 1))

    def test_who_starts_a_group_is_warned_of_what_the_desk_lists(self):
        Group.objects.filter(pk=self.open.pk).update(name="Fietsen naar het werk")
        Group.objects.filter(pk=self.closed.pk).update(name="Fietsen naar werk")
        find_alike_groups()
        self.assertEqual([pair.second for pair in desk.pairs_for(self.mo).page], [self.closed])
        self.assertIn(self.closed, similar_groups(self.mo, "Fietsen naar het werk"))

    def test_the_most_alike_stand_first_and_a_page_has_an_end(self):
        Group.objects.bulk_create(
            Group(name=f"Sport {number:02}", slug=f"sport-{number}", created_at=timezone.now()) for number in range(60)
        )
        Group.objects.filter(pk__in=(self.open.pk, self.closed.pk)).update(name="Bomen en planten")
        find_alike_groups()
        first = desk.pairs_for(self.mo).page
        self.assertEqual((first.rows[0].first, first.rows[0].second), (self.open, self.closed))
        self.assertEqual(len(first), 50)
        self.assertFalse(
            {row.pk for row in first} & {row.pk for row in desk.pairs_for(self.mo, after=first.after).page}
        )

    def test_a_page_has_fifty_and_the_next_the_rest(self):
        deactivate_person(actor=self.mo, person=self.ada)
        Group.objects.bulk_create(
            Group(name=f"Groep {n:03}", slug=f"g{n}", created_at=timezone.now()) for n in range(55)
        )
        first = desk.ownerless_for(self.mo).page
        second = desk.ownerless_for(self.mo, after=first.after).page
        names = [group.name for group in (*first, *second)]
        self.assertEqual((len(first), second.after, names), (50, "", sorted(names)))
        self.assertEqual(len(set(names)), 58)


class PostedByTests(CareTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.editors = [make_person(f"redacteur{number}") for number in range(7)]
        for person in cls.editors:
            change_roles(actor=None, person=person, codes=["editor"])

    def told(self):
        return [(row.n, row.share) for row in posted_by_others()]

    def test_share_is_told_from_eight_people_on(self):
        for number in range(7):
            write(make_person(f"schrijver{number}"))
        self.assertEqual(self.told(), [(None, None)] * 2)
        write(self.cy)
        self.assertEqual(self.told(), [(8, 100)] * 2)

    def test_nor_where_it_would_tell_of_one_to_seven_editors(self):
        for number in range(8):
            write(make_person(f"schrijver{number}"))
        for person in self.editors:
            write(person)
        self.assertEqual(self.told(), [(None, None)] * 2)
        write(self.dee)
        self.assertEqual(self.told(), [(16, 50)] * 2)

    def test_each_month_is_counted_by_itself_and_what_was_thrown_away_not(self):
        people = [make_person(f"schrijver{number}") for number in range(8)]
        for days in (0, 40):
            for person in people:
                posted(person, self.group_of(person), days_ago=days)
        posted(people[0], self.open, days_ago=0).delete()
        self.assertEqual([row.n for row in posted_by_others()], [8, 8, 8])

    def test_a_month_that_is_over_stays_as_it_was_counted(self):
        people = [make_person(f"schrijver{number}") for number in range(8)]
        for person in people:
            posted(person, self.group_of(person), days_ago=40)
        self.assertEqual((keep_months(), keep_months()), (11, 0))
        before = posted_by_others()
        for person in people:
            change_roles(actor=None, person=person, codes=["editor"])
        self.assertEqual(posted_by_others(), before)
        self.assertEqual([(row.n, row.share) for row in before], [(None, None), (8, 100)])

    def test_it_reads_no_more_than_what_is_not_kept(self):
        keep_months()
        with self.assertNumQueries(4):  # one asks whether it may be counted
            posted_by_others()

    def group_of(self, person):
        Membership.objects.get_or_create(group=self.open, person=person, defaults={"joined_at": timezone.now()})
        return self.open


class PageTests(CareTestCase):
    def test_only_who_has_the_task_comes_to_the_desk(self):
        for person in (self.ada, self.cy, self.gus, self.dee):
            for address in (DESK, f"{DESK}{self.open.slug}/", f"{DESK}{self.open.slug}/give/"):
                self.assertEqual(self.as_person(person).get(address).status_code, 403, (person, address))
            for act in ("adopt", "archive", "ask", "give"):
                answer = self.as_person(person).post(f"{DESK}{self.open.slug}/{act}/", {"username": person.username})
                self.assertEqual(answer.status_code, 403, (person, act))

    def test_each_list_has_a_page_also_when_it_is_empty(self):
        for person in (self.mo, self.coco):
            for show in LISTS:
                self.assertEqual(self.as_person(person).get(DESK, {"show": show}).status_code, 200, show)
        self.assertEqual(self.as_person(self.mo).get(DESK, {"show": "made-up"}).status_code, 404)

    def test_a_hidden_group_is_a_number_and_does_not_exist(self):
        deactivate_person(actor=self.mo, person=self.ada)
        started(self.hidden, days_ago=400)
        browser = self.as_person(self.mo)
        for show in LISTS:
            self.assertNotContains(browser.get(DESK, {"show": show}), self.hidden.name)
        for act in ("adopt", "archive", "ask", "give"):
            self.assertEqual(browser.post(f"{DESK}{self.hidden.slug}/{act}/").status_code, 404, act)
        self.assertEqual(browser.get(f"{DESK}{self.hidden.slug}/").status_code, 404)

    def test_of_names_alike_a_hidden_one_is_not_even_a_number(self):
        Group.objects.filter(pk__in=(self.open.pk, self.hidden.pk)).update(name="Bomen en planten")
        find_alike_groups()
        page = self.as_person(self.mo).get(DESK, {"show": "alike"})
        self.assertEqual(page.context["listed"].hidden, 1)
        self.assertNotContains(page, "verborgen")

    def test_a_message_to_seven_is_told_as_fewer_than_eight(self):
        for reach in (7, 8):
            post = write(self.ada)
            GroupMessage.objects.create(group=self.open, post=post, reach=reach, sent_on=timezone.localdate())
        page = self.as_person(self.mo).get(DESK, {"show": "messages"})
        cell = '<td class="table__cell" data-label="Bereikte mensen">{}</td>'
        self.assertContains(page, cell.format("minder dan acht mensen"), count=1, html=True)
        self.assertContains(page, cell.format(8), count=1, html=True)
        self.assertNotContains(page, cell.format(7), html=True)

    def test_a_group_without_owner_is_taken_on_or_given(self):
        deactivate_person(actor=self.mo, person=self.ada)
        browser = self.as_person(self.mo)
        self.assertRedirects(browser.post(f"{DESK}{self.open.slug}/adopt/"), DESK)
        self.assertEqual(self.owners(self.open), ["mo"])
        Membership.objects.create(group=self.request, person=self.cy, joined_at=timezone.now())
        Membership.objects.create(group=self.request, person=self.gus, joined_at=timezone.now())
        told = browser.get(f"{DESK}{self.request.slug}/give/").context["found"]
        self.assertEqual([one.username for one in told], ["bo", "cy"])
        page = browser.get(f"{DESK}{self.request.slug}/give/", {"q": "coco"})
        self.assertContains(page, 'value="coco"')
        browser.post(f"{DESK}{self.request.slug}/give/", {"username": "coco"})
        self.assertEqual(self.owners(self.request), ["coco"])

    def test_a_group_that_has_an_owner_is_not_taken(self):
        self.assertEqual(self.as_person(self.mo).post(f"{DESK}{self.open.slug}/adopt/").status_code, 403)
        self.assertEqual(self.owners(self.open), ["ada"])

    def test_one_that_gave_no_answer_is_closed(self):
        self.assertRedirects(self.as_person(self.coco).post(f"{DESK}{self.open.slug}/archive/"), DESK)
        self.open.refresh_from_db()
        self.assertIsNotNone(self.open.archived_at)

    def test_its_owners_are_asked(self):
        started(self.open, days_ago=90)
        browser = self.as_person(self.coco)
        for _twice in range(2):
            self.assertEqual(browser.post(f"{DESK}{self.open.slug}/ask/").status_code, 302)
        self.assertEqual(self.notices(self.ada), ["care.asked"])

    def test_the_community_manager_sees_what_is_planned_and_to_whom_was_written(self):
        send_message(actor=self.ada, group=self.closed, new=NewMessage(title="Besloten", text="Woorden"))
        for person in (self.coco, self.mo):
            page = self.as_person(person).get(f"{DESK}{self.closed.slug}/")
            self.assertContains(page, 'id="planner"')
            for words in ("Besloten", "care/actions/"):
                self.assertNotContains(page, words)
            self.assertContains(self.as_person(person).get(DESK, {"show": "messages"}), self.closed.name)

    def test_of_what_they_may_not_read_the_desk_sees_lights_without_numbers(self):
        for group in (self.open, self.closed):
            lit(group, "voices", "spread")
        for person in (self.coco, self.mo):
            browser = self.as_person(person)
            self.assertContains(browser.get(f"{DESK}{self.open.slug}/"), "n = 20")
            page = browser.get(f"{DESK}{self.closed.slug}/")
            self.assertContains(page, 'class="health__light" data-light="red"', count=1)
            self.assertNotContains(page, "n = 20")

    def test_what_is_between_people_is_not_for_the_desk(self):
        lit(self.open, "voices", "spread")
        seen = [light.code for light in lights_at_desk(self.mo, self.open)]
        self.assertEqual(seen, ["voices"])
        self.assertEqual(
            worst_of([Light(code="spread", light="red", why=""), Light(code="voices", light="green", why="")]), "green"
        )

    def test_a_red_light_leads_where_one_may_look(self):
        lit(self.open, "voices")
        leads = f"{DESK}{self.open.slug}/"
        for person in (self.coco, self.mo):
            browser = self.as_person(person)
            self.assertContains(browser.get(DESK, {"show": "red"}), f'href="{leads}"')
            self.assertContains(browser.get(leads), 'data-light="red"')

    def test_it_asks_the_same_for_two_groups_and_for_seventeen(self):
        for show in LISTS[:5]:
            with self.subTest(show=show):
                few = self.queries(show)
                for number in range(15):
                    start_group(actor=self.cy, new=NewGroup(name=f"{show} {number}", access="open"))
                Membership.objects.filter(person=self.cy).update(role="member")
                self.assertEqual(self.queries(show), few)

    def queries(self, show):
        browser = self.as_person(self.mo)
        browser.get(DESK, {"show": show})
        with CaptureQueriesContext(connection) as captured:
            browser.get(DESK, {"show": show})
        return len(captured)

    def owners(self, group):
        owning = Membership.objects.filter(group=group, role="owner", person__is_active=True)
        return list(owning.values_list("person__username", flat=True))


def lit(group, *codes):
    """Have a group be red by the lights of these codes."""
    told = {
        "light": "red",
        "value": 5,
        "unit": "%",
        "n": 20,
        "told": {"part": 1, "whole": 20, "busiest": 9, "writers": 90},
    }
    lights = [{"code": code, "why": code} | told for code in codes]
    GroupHealth.objects.create(
        group=group, light="red", lights=lights, computed_at=timezone.now(), ended_on="2026-01-01", is_between=False
    )
