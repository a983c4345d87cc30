"""A group that keeps its members to itself: whoever comes, goes or leads it, an outsider gets the same page to the last byte.

Every address of the product that takes no number is asked as an outsider, as who was invited, and as somebody who has
every task of the organisation; then all who are in the group change places, and every answer has to be the same.
"""

import re
from datetime import timedelta

from django.urls import URLPattern, get_resolver
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.audit.models import AuditEvent
from omarm.care.commands import NewMessage, mark_done, send_message, take_over
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups import queries
from omarm.groups.commands import (
    NewGroup,
    change_member_role,
    give_seat,
    invite_person,
    leave_group,
    request_to_join,
    start_group,
    transfer_ownership,
)
from omarm.groups.models import Group, Invitation, Membership, MembershipRule
from omarm.notifications.models import Notice
from omarm.people.commands import change_roles, deactivate_person, give_away
from omarm.people.models import HandOver, Person
from omarm.stream.commands import Draft, Place, place_post
from omarm.stream.models import Placement
from omarm.updates.commands import publish_update

TASKS = ["administrator", "community_manager", "editor", "works_council"]
NAME = "Netwerk van vrouwen"
# What is another at every call, whoever is in a group: tokens, numbers of forms, the hour.
FLEETING = re.compile(
    rb'csrfmiddlewaretoken" value="[^"]+|"X-CSRFToken": ?"[^"]+|nonce-?=?"?[\w+/=-]{16,}|csrf[\w-]*="[^"]+'
    rb"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d\d:\d\d(?::\d\d)?(?:\.\d+)?|[\w.-]+:[\w.-]{6}:[\w-]{27,}"
)
PICKED = ("groups", "admin/groups", "adoption/course/groups", "adoption/beachhead/groups")
ASKED_WITH = (
    "people/?group={slug}", "people/?q=Pim", "people/?q=Mia", "search/?q=netwerk", "search/?q=Pim", "search/?group={pk}&q=zin",
    "search/?q=voorzitter", "groups/?q=netwerk", "groups/?kind=network", "posts/new/audience/?place=group-{pk}",
    "search/pick/people/?q=Mia&place=group-{pk}", "search/pick/groups/?q=netwerk", "search/suggest/?q=netwerk",
    "admin/groups/?show=ownerless", "admin/groups/?show=messages", "admin/hand-over/",
    "people/names/?q=Mia&place=group-{pk}", "posts/names/?q=Mia&place=group-{pk}",
)  # fmt: skip


def addresses(patterns, before=""):
    """Yield the path of every address of the product."""
    for pattern in patterns:
        path = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield path
        else:
            yield from addresses(pattern.url_patterns, path)


class NetworkTestCase(CastTestCase):
    access = Group.Access.CLOSED
    outsiders = ("outsider", "invited", "with every task")

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.ola, cls.mia, cls.nel, cls.pim, cls.ivy, cls.all = map(
            make_person, ("ola", "mia", "nel", "pim", "ivy", "al")
        )
        change_roles(actor=None, person=cls.all, codes=TASKS)
        cls.all = Person.objects.get(pk=cls.all.pk)
        cls.network = start_group(
            actor=cls.ola,
            new=NewGroup(name=NAME, kind="network", access=cls.access, members_hidden=True, goals="Samen."),
        )
        for person in (cls.mia, cls.nel):
            bring_in(cls.network, person, by=cls.ola)
        invite_person(actor=cls.ola, group=cls.network, person=cls.ivy)
        give_seat(actor=cls.ola, membership=cls.in_it(cls.nel), seat="voorzitter")
        cls.post = publish_update(actor=cls.mia, draft=Draft(body="Een zin voor ons.", place=Place(group=cls.network)))

    @classmethod
    def in_it(cls, person):
        return Membership.objects.get(group=cls.network, person=person)

    def deliver(self):
        while deliver_batch():
            pass


class SamePageTests(NetworkTestCase):
    """Closed: everybody finds it, and nobody but its members knows who is in it."""

    def surfaces(self):
        told = {"slug": self.network.slug, "pk": self.network.pk}
        for path in addresses(get_resolver().url_patterns):
            start = path.split("/<")[0]
            if "<" not in path:
                yield f"/{path}"
            elif "<slug:slug>" in path and start in PICKED:
                yield "/" + path.replace("<slug:slug>", self.network.slug)
            elif "<str:username>" in path:
                yield from ("/" + path.replace("<str:username>", person.username) for person in (self.mia, self.pim))
        yield from ("/" + path.format(**told) for path in ASKED_WITH)

    def read(self, browser):
        """Return {address: (status, bytes)} of all that somebody gets to see."""
        seen = {}
        for address in self.surfaces():
            if "<" in address or any(word in address for word in ("sign-out", "live", "healthz")):
                continue
            answer = browser.get(address)
            if not answer.streaming:
                seen[address] = (answer.status_code, FLEETING.sub(b"", answer.content))
        return seen

    def change_places(self):
        """Have others be in it, own it, lead it and write in it."""
        bring_in(self.network, self.pim, by=self.ola)
        change_member_role(actor=self.ola, membership=self.in_it(self.pim), role=Membership.Role.MANAGER)
        give_seat(actor=self.ola, membership=self.in_it(self.pim), seat="voorzitter")
        give_seat(actor=self.ola, membership=self.in_it(self.nel), seat="")
        transfer_ownership(actor=self.ola, group=self.network, to=self.nel)
        leave_group(actor=self.ola, group=self.network)
        leave_group(actor=self.mia, group=self.network)
        self.deliver()

    def test_who_is_in_it_changes_no_byte_of_what_others_see(self):
        people = {"outsider": self.cy, "invited": self.ivy, "with every task": self.all}
        outsiders = {role: self.as_person(people[role]) for role in self.outsiders}
        self.deliver()
        for browser in outsiders.values():
            self.read(browser)  # a first visit says hello
        before = {role: self.read(browser) for role, browser in outsiders.items()}
        self.change_places()
        for role, browser in outsiders.items():
            after = self.read(browser)
            self.assertGreaterEqual(len([1 for status, _page in after.values() if status == 200]), 30, role)
            for address, answer in before[role].items():
                with self.subTest(role=role, address=address):
                    self.assertEqual(answer, after[address])

    def test_those_in_it_do_see_each_other(self):
        """Else the test above would hold of a page that is empty for everybody."""
        browser = self.as_person(self.mia)
        for address in ("members/", "about/"):
            self.assertContains(browser.get(f"/groups/{self.network.slug}/{address}"), self.nel.name)
        self.assertContains(browser.get(f"/people/{self.nel.username}/"), NAME)
        self.assertContains(browser.get(f"/people/?group={self.network.slug}"), self.nel.name)


class OnRequestTests(SamePageTests):
    """On request: who asks is not told whom they ask."""

    access = Group.Access.REQUEST
    outsiders = ("outsider",)

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        request_to_join(actor=cls.cy, group=cls.network)


class SideDoorTests(NetworkTestCase):
    """What tells by a refusal, a notice, a record or a second place."""

    def test_a_post_that_is_shared_elsewhere_does_not_name_the_network(self):
        place_post(actor=self.mia, post=self.post, place=Place())
        page = self.as_person(self.cy).get(self.post.get_absolute_url())
        self.assertContains(page, "Een zin voor ons.")
        for address in (self.post.get_absolute_url(), "/", f"/people/{self.mia.username}/"):
            self.assertNotContains(self.as_person(self.cy).get(address), NAME)

    def test_who_left_hands_over_no_network_by_name_and_no_refusal_tells(self):
        deactivate_person(actor=self.mo, person=self.ola)
        self.deliver()
        hand_over = HandOver.objects.get(person=self.ola)
        page = self.as_person(self.all).get(f"/admin/hand-over/{hand_over.pk}/")
        self.assertNotContains(page, NAME)
        codes = set()
        for person in (self.mia, self.pim):
            with self.assertRaises(DomainError) as raised:
                give_away(actor=self.all, hand_over=hand_over, code="groups", pk=self.network.pk, to=person)
            codes.add(raised.exception.code)
        self.assertEqual(codes, {"members_choose"})
        told = Notice.objects.filter(what="group.ownerless").values_list("person", flat=True)
        self.assertEqual(set(told), {self.mia.pk, self.nel.pk})

    def test_without_an_owner_its_members_choose_and_nobody_by_task(self):
        Membership.objects.filter(group=self.network).update(role=Membership.Role.MEMBER)
        browser, slug = self.as_person(self.all), self.network.slug
        for address in (f"/groups/{slug}/hand-over/", f"/groups/{slug}/rules/"):
            self.assertEqual(browser.get(address).status_code, 403, address)
        for person in (self.mia, self.pim):
            answers = [
                browser.post(f"/groups/{slug}/hand-over/", {"username": person.username}).status_code,
                browser.post(f"/groups/{slug}/take/").status_code,
                browser.post(f"/admin/groups/{slug}/give/", {"username": person.username}).status_code,
            ]
            self.assertEqual(set(answers) - {403, 404}, set())
        self.assertFalse(Membership.objects.filter(group=self.network, role=Membership.Role.OWNER).exists())

    def test_the_desk_reads_the_same_of_it_whoever_joins_writes_or_does_what_was_planned(self):
        page = f"/admin/groups/{self.network.slug}/"
        browser, within = self.as_person(self.all), Membership.objects.filter(group=self.network)
        long_ago = timezone.now() - timedelta(days=200)
        within.update(joined_at=long_ago)
        Invitation.objects.filter(group=self.network).update(invited_at=long_ago)
        Placement.objects.filter(group=self.network).update(published_at=long_ago)
        browser.get(page)
        before = FLEETING.sub(b"", browser.get(page).content)

        publish_update(actor=self.ola, draft=Draft(body="Wie komt er?", place=Place(group=self.network)))
        bring_in(self.network, self.pim, by=self.ola)
        mark_done(actor=self.ola, action=take_over(actor=self.ola, group=self.network, code="host-session"))
        send_message(actor=self.ola, group=self.network, new=NewMessage(title="Dag", text="Kom allen"))
        self.deliver()
        after = browser.get(page)
        self.assertEqual(FLEETING.sub(b"", after.content), before)
        self.assertNotContains(after, self.ola.name)
        bring_in(self.network, self.all, by=self.ola)
        self.assertContains(browser.get(page), self.ola.name)

    def test_the_audit_knows_its_number_alone(self):
        self.as_person(self.all).post(f"/groups/{self.network.slug}/archive/")
        self.assertEqual(AuditEvent.objects.latest("pk").target, f"#{self.network.pk}")

    def test_owning_it_brings_nobody_into_the_community_of_owners(self):
        community = start_group(actor=self.ada, new=NewGroup(name="Beheerders", access="closed"))
        MembershipRule.objects.create(group=community, whom=MembershipRule.Whom.OWNERS, is_mandatory=True)
        self.assertNotIn(community.pk, queries.rules.touched_by_rules(self.ola))
        self.assertIn(community.pk, queries.rules.touched_by_rules(self.ada) | {community.pk})
