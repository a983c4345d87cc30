"""Kind × access × role × surface: who knows of a group, who reads what is in it, at every place that could tell.

A tab that an app registers, and an address below a group that shows a page, must be named here, or this fails.
"""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.core.errors import DomainError
from omarm.groups import queries, tabs
from omarm.groups.commands import (
    accept_invitation,
    approve_request,
    invite_guest,
)
from omarm.groups.models import Group, JoinRequest
from omarm.groups.tests.matrix import ACCESS, AT_THE_DOOR, INSIDE, MANAGING, MEMBERS, NAME, SECRET, GroupMatrixTestCase
from omarm.groups.tests.test_visibility import address_of, group_addresses
from omarm.home.queries import groups_in_common, live_channels, open_page_channels
from omarm.notifications.models import Notification, Reason
from omarm.people.commands import deactivate_person, give_away
from omarm.people.models import HandOver, Person
from omarm.stream.commands import reachable_places
from omarm.stream.models import Post
from omarm.stream.queries import group_feed, groups_with_news, home_feed, person_feed

# Who gets a page at an address below a group: NAME and INSIDE by what one gets to know, the others by what one is there.
# Who has a task for all groups (administers, cares) has it where they may know of the group.
WRITING, INVITING, LOOKING_AFTER, OWNING, OWNING_OR_TASK = (
    frozenset(roles.split()) for roles in (
        "owner manager member guest in_a_part", "owner manager member in_a_part", "owner manager", "owner",
        "owner administers cares",
    )
)  # fmt: skip
TABS = {
    "posts": NAME,  # for who may not read it, a page that says what the group is
    "about": NAME,
    "members": INSIDE,
    "files": INSIDE,
    "questions": INSIDE,
    "polls": INSIDE,
    "care": LOOKING_AFTER,
    "moderation": LOOKING_AFTER,
}
PAGES = {
    "home:group": NAME,
    "home:hearing": WRITING,
    "groups:about": NAME,
    "groups:members": INSIDE,
    "groups:edit": LOOKING_AFTER,
    "groups:guests": LOOKING_AFTER,
    "groups:hand-over": OWNING,
    "groups:remove-cover": LOOKING_AFTER,
    "groups:invite": INVITING,
    "groups:rules": OWNING_OR_TASK,
    "files:bin": INSIDE,
    "files:new-folder": WRITING,
    "questions:urgent": LOOKING_AFTER,
    "care:ask-help": LOOKING_AFTER,
    "care:message": LOOKING_AFTER,
    "care:new-action": LOOKING_AFTER,
}


class GroupVisibilityTests(GroupMatrixTestCase):
    def test_the_rules(self):
        self.assert_matrix(lambda _role, person: Group.objects.listed_for(person), at_least=NAME)
        self.assert_matrix(lambda _role, person: Group.objects.readable_by(person), at_least=INSIDE)
        for role, person in self.everybody():
            mine = {name for name in self.known(role, at_least=INSIDE, parts=False) if role in MEMBERS}
            parts = {part.name for part in self.parts.values() if role in {"owner", "in_a_part"}}
            self.assertEqual(self.ours(Group.objects.writable_by(person)), mine | parts)
            managed = mine if role in MANAGING else set()
            self.assertEqual(
                self.ours(Group.objects.managed_by(person)), managed | (parts if role == "owner" else set())
            )

    def test_lists_of_groups_and_what_leads_to_them(self):
        for role, person in self.everybody():
            known, mine = self.known(role, at_least=NAME), self.ours(Group.objects.filter(memberships__person=person))
            with self.subTest(role=role):
                self.assertLessEqual(self.ours(row[0] for row in groups_with_news(person, limit=100)), mine)
                self.assertLessEqual(self.ours(queries.suggested_groups(person, limit=100)), known - mine)
                self.assertEqual(self.ours(queries.groups_of(person)), mine)
                self.assertEqual(
                    self.ours(place.group for place in reachable_places(person) if place.group), mine
                )  # fmt: skip
                for colleague in self.people.values():
                    shown = self.ours(groups_in_common(person, colleague))
                    self.assertLessEqual(shown, self.known(role, at_least=INSIDE))
                for whole in self.all.values():
                    shown = {part["name"] for part in queries.heading_for(person, whole)["parts"]}
                    self.assertLessEqual(self.ours(shown), known)

    def test_streams(self):
        inside = lambda person, group: {row.post_id for row in group_feed(person, group).rows}  # noqa: E731 (read aloud)
        posts = {post.pk: post.placements.get().group for post in Post.objects.filter(author__in=self.people.values())}
        for role, person in self.everybody():
            read = self.known(role, at_least=INSIDE)
            with self.subTest(role=role):
                self.assertEqual(
                    self.ours(posts[pk] for pk in Post.objects.visible_to(person).values_list("pk", flat=True)), read
                )
                for group in (*self.all.values(), *self.parts.values()):
                    self.assertEqual(bool(inside(person, group)), group.name in read, group.name)
                for feed in (home_feed(person), person_feed(person, self.people["member"])):
                    self.assertLessEqual(self.ours(posts[row.post_id] for row in feed.rows), read)

    def test_open_pages_and_bells(self):
        groups = [*self.all.values(), *self.parts.values()]
        by_channel = {f"s{group.pk}": group for group in groups} | {f"g{group.pk}": group for group in groups}
        posts = Post.objects.filter(author__in=self.people.values())
        Notification.objects.bulk_create(
            Notification(person=person, post=post, reason=Reason.MENTION, actors=[self.ada.pk], moved_at=timezone.now())
            for person in self.people.values() for post in posts
        )  # fmt: skip
        for role, person in self.everybody():
            read = self.known(role, at_least=INSIDE)
            with self.subTest(role=role):
                told = open_page_channels(person, groups=[group.pk for group in groups])
                self.assertEqual(self.ours(by_channel[channel] for channel in told), read)
                heard = [by_channel[channel] for channel in live_channels(person) if channel in by_channel]
                self.assertLessEqual(self.ours(heard), read)
                shown = Notification.objects.visible_to(person).values_list("post__placements__group__name", flat=True)
                self.assertEqual(self.ours(shown), read)

    def test_hand_overs_name_groups_to_who_may_know_of_them_and_nobody_who_is_in_what_they_may_not(self):
        while deliver_batch():
            pass
        deactivate_person(actor=self.mo, person=self.people["owner"])
        while deliver_batch():
            pass
        hand_over = HandOver.objects.get(person=self.people["owner"])
        for role, person in self.everybody():
            if role == "owner":
                continue
            with self.subTest(role=role):
                browser = self.as_person(person)
                answer = browser.get(f"/admin/hand-over/{hand_over.pk}/")
                self.assertEqual(answer.status_code, 200 if role in {"administers", "cares"} else 403)
                self.assertEqual(self.told(answer) - self.known(role, at_least=NAME), set())
                if answer.status_code == 200:
                    self.assertEqual(self.told(answer), self.known(role, at_least=NAME))
                for bell in ("/notifications/", "/notifications/count/"):
                    self.assertEqual(self.told(browser.get(bell)) - self.known(role, at_least=NAME), set())
        for group in (group for group in self.all.values() if group.access == Group.Access.HIDDEN):
            refusals = {
                self.refusal_of(hand_over, group, self.people[role]) for role in ("manager", "member", "outsider")
            }
            self.assertEqual(refusals, {"members_choose"})

    def told(self, answer):
        return {
            group.name for group in (*self.all.values(), *self.parts.values()) if group.name in answer.content.decode()
        }

    def refusal_of(self, hand_over, group, to):
        with self.assertRaises(DomainError) as raised:
            give_away(actor=self.people["cares"], hand_over=hand_over, code="groups", pk=group.pk, to=to)
        return raised.exception.code

    def test_the_link_of_a_guest_names_the_group_to_whom_it_is_for_and_who_may_know_of_it(self):
        for access in ACCESS:
            group = self.all[access, "team"]
            told = {
                "name": "Vera Voorbeeld",
                "email": f"vera.{access}@elders.example",
                "ends_on": timezone.localdate() + timedelta(days=9),
            }
            invite_guest(actor=self.people["manager"], group=group, **told)
            page = re.search(r"/guests/[\w-]+/", mail.outbox[-1].body)[0]
            self.assertContains(self.client.get(page), group.name)
            self.assertEqual(self.client.get(f"{page[:-2]}x/").status_code, 404)
            for role, person in self.everybody():
                with self.subTest(role=role, access=access):
                    if self.level(role, group) < NAME:
                        self.assertNotIn(group.name, self.as_person(person).get(page).content.decode())

    def test_who_a_guest_gets_to_know(self):
        met = set(Person.objects.visible_to(self.people["foreign"]))
        self.assertEqual(met, {self.people["foreign"], self.ada})
        self.assertIn(self.people["member"], Person.objects.visible_to(self.people["guest"]))
        self.assertNotIn(self.cy, Person.objects.visible_to(self.people["guest"]))

    def test_every_tab_is_in_the_matrix(self):
        self.assertEqual({tab.code for tab in tabs.all_tabs()}, set(TABS))
        for tab in tabs.all_tabs():
            self.assertEqual(tab.for_managers, TABS[tab.code] not in {NAME, INSIDE}, tab.code)
            self.assertEqual(PAGES.get(tab.url_name, TABS[tab.code]), TABS[tab.code], tab.code)

    def test_every_page_below_a_group(self):
        """As each role, in a group of each access (of each another kind): the address itself is the surface."""
        pages = PAGES | {tab.url_name: TABS[tab.code] for tab in tabs.all_tabs()}
        shown = self.pages_below(self.all["open", "team"])
        self.assertEqual(set(shown) - set(pages), set(), "Say in PAGES who reads these.")
        for number, access in enumerate(ACCESS):
            group = self.all[access, Group.Kind.values[number]]
            for role, person in self.people.items():
                browser = self.as_person(person)
                for name, path in shown.items():
                    with self.subTest(page=name, role=role, access=access):
                        self.check_page(browser.get(address_of(path, group.slug, {})), role, group, pages[name])

    def pages_below(self, group):
        """Return {name: path} of the addresses below a group that give its owner a page."""
        browser = self.as_person(self.people["owner"])
        return {
            name: path
            for name, path in group_addresses()
            if "<int" not in path
            and (answer := browser.get(address_of(path, group.slug, {}))).status_code == 200
            and answer.headers["Content-Type"].startswith("text/html")
        }

    def check_page(self, answer, role, group, needed):
        level, text = self.level(role, group), answer.content.decode()
        if role in AT_THE_DOOR:
            self.assertIn(answer.status_code, {302, 403})
        elif needed in {NAME, INSIDE}:
            self.assertEqual(answer.status_code, 200 if level >= needed else 404)
        else:
            is_member = needed is INVITING and role not in MANAGING
            may = role in needed and level >= NAME and (group.is_open or not is_member)
            self.assertIn(answer.status_code, {200} if may else ({403, 404} if level else {404}))
        if level < NAME:
            self.assertNotIn(group.name, text)
        if level < INSIDE:
            self.assertNotIn(f"{SECRET}{group.name}", text)
            self.assertNotIn(self.people["member"].name, text)

    def test_an_invitation_brings_one_in_and_no_further_than_that_group(self):
        invited, group = self.people["invited"], self.all["hidden", "team"]
        accept_invitation(actor=invited, invitation=queries.invitation_to(invited, group.slug))
        self.assertTrue(Group.objects.readable_by(invited).contains(group))
        self.assertFalse(Group.objects.listed_for(invited).contains(self.parts["hidden", "team"]))

    def test_asking_shows_nothing_until_the_answer(self):
        asked, group = self.people["asked"], self.all["request", "team"]
        request = queries.request_in(
            self.people["manager"], group.slug, JoinRequest.objects.get(person=asked, group=group).pk
        )
        self.assertFalse(Group.objects.readable_by(asked).contains(group))
        approve_request(actor=self.people["manager"], request=request)
        self.assertTrue(Group.objects.readable_by(asked).contains(group))
