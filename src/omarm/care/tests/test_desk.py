from datetime import timedelta

from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.care.commands import send_message
from omarm.care.models import GroupHealth
from omarm.care.queries import desk
from omarm.care.tests.caring import CareTestCase, posted, started
from omarm.core.testing.cast import make_person
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group, Membership
from omarm.people.commands import deactivate_person
from omarm.stream.tests.writing import write

DESK = "/admin/groups/"
LISTS = ("ownerless", "unanswered", "quiet", "red", "alike", "messages", "posted")


class AlikeTests(SimpleTestCase):
    def pairs(self, *names):
        return {(names[one], names[other]) for one, other in desk.alike(dict(enumerate(names)))}

    def test_names_that_are_nearly_the_same_are_found(self):
        for pair in (
            ("Fietsen naar het werk", "Fietsen naar werk"),
            ("Duurzaamheid", "Groep Duurzaamheid"),
            ("Wmo-consulenten", "WMO consulenten"),
            ("Team Groen", "team groen"),
        ):
            self.assertEqual(self.pairs(*pair), {pair})

    def test_names_that_share_a_word_are_not(self):
        self.assertEqual(
            self.pairs("Team Groen", "Team Riool", "Groen en bomen", "Werkgroep energie", "De", "Het"), set()
        )

    def test_many_of_the_same_name_are_all_found(self):
        self.assertEqual(len(desk.alike(dict.fromkeys(range(30), "Sport"))), 30 * 29 / 2)


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
        listed = desk.pairs_for(self.coco)
        self.assertEqual([(pair.first, pair.second) for pair in listed.page], [(self.open, self.closed)])
        self.assertEqual(listed.hidden, 2)

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
    def test_share_is_told_from_eight_people_on(self):
        for number in range(7):
            write(make_person(f"schrijver{number}"))
        for _more in range(4):
            write(self.dee)
        self.assertEqual([(row.n, row.share) for row in desk.posted_by_others()], [(None, None)] * 2)
        write(self.cy)
        lately, this_month = desk.posted_by_others()
        self.assertEqual((lately.n, lately.share, this_month.n, this_month.share), (12, 67, 12, 67))

    def test_each_month_is_counted_by_itself_and_what_was_thrown_away_not(self):
        people = [make_person(f"schrijver{number}") for number in range(8)]
        for days in (0, 40):
            for person in people:
                posted(person, self.group_of(person), days_ago=days)
        posted(people[0], self.open, days_ago=0).delete()
        self.assertEqual([row.n for row in desk.posted_by_others()], [8, 8, 8])

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

    def test_a_group_without_owner_is_taken_on_or_given(self):
        deactivate_person(actor=self.mo, person=self.ada)
        browser = self.as_person(self.mo)
        self.assertRedirects(browser.post(f"{DESK}{self.open.slug}/adopt/"), DESK)
        self.assertEqual(self.owners(self.open), ["mo"])
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
        send_message(actor=self.ada, group=self.closed, title="Besloten", text="Woorden", submission=None)
        page = self.as_person(self.coco).get(f"{DESK}{self.closed.slug}/")
        self.assertContains(page, 'id="planner"')
        for words in ("Besloten", "care/actions/"):
            self.assertNotContains(page, words)
        self.assertEqual(self.as_person(self.mo).get(f"{DESK}{self.closed.slug}/").status_code, 404)
        self.assertContains(self.as_person(self.mo).get(DESK, {"show": "messages"}), self.closed.name)

    def test_a_red_light_leads_where_one_may_look(self):
        lights = [
            {
                "code": "voices",
                "light": "red",
                "why": "voices",
                "value": 5,
                "unit": "%",
                "n": 20,
                "told": {"part": 1, "whole": 20},
            }
        ]
        GroupHealth.objects.create(
            group=self.open, light="red", lights=lights, computed_at=timezone.now(), ended_on="2026-01-01"
        )
        for person, leads in ((self.coco, f"{DESK}{self.open.slug}/"), (self.mo, f"/groups/{self.open.slug}/about/")):
            browser = self.as_person(person)
            self.assertContains(browser.get(DESK, {"show": "red"}), f'href="{leads}"')
            self.assertEqual(browser.get(leads).status_code, 200)
        self.assertContains(self.as_person(self.coco).get(f"{DESK}{self.open.slug}/"), 'data-light="red"')

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
