"""Who may know of a group, read it and write in it: the table of ARCHITECTURE.md, as a matrix and at every address."""

import re

from django.urls import URLPattern, get_resolver

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups import queries
from omarm.groups.commands import NewGroup, change_group, invite_person, request_to_join, start_group
from omarm.groups.models import Group, Membership
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update

SECRET = "een zin die niemand anders mag lezen"


class RuleTests(CastTestCase):
    """Eve was invited to all groups and has not answered; Flo is a guest of the house who was invited to all."""

    WHO = ("ada", "bo", "cy", "gus", "mo", "eve", "flo")

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.eve, cls.flo = make_person("eve"), make_person("flo", is_guest=True)
        for group in cls.groups.values():
            invite_person(actor=cls.ada, group=group, person=cls.eve)
            invite_person(actor=cls.ada, group=group, person=cls.flo)

    def check(self, rule, matrix):
        for access, *expected in matrix:
            for person, may in zip(self.WHO, expected, strict=True):
                with self.subTest(rule=rule, access=access, person=person):
                    rows = getattr(Group.objects, rule)(getattr(self, person))
                    self.assertEqual(rows.contains(self.groups[access]), bool(may))
                    self.assertLessEqual(rows.filter(pk=self.groups[access].pk).count(), 1)

    def test_who_may_know_of_it(self):
        #                       ada bo cy gus mo eve flo
        self.check("listed_for", [("open",    1, 1, 1, 1, 1, 1, 1),
                                  ("request", 1, 1, 1, 0, 1, 1, 1),
                                  ("closed",  1, 1, 1, 0, 1, 1, 1),
                                  ("hidden",  1, 1, 0, 0, 0, 1, 1)])  # fmt: skip

    def test_who_reads_it(self):
        #                         ada bo cy gus mo eve flo
        self.check("readable_by", [("open",    1, 1, 1, 1, 1, 1, 0),
                                   ("request", 1, 1, 0, 0, 0, 0, 0),
                                   ("closed",  1, 1, 0, 0, 0, 0, 0),
                                   ("hidden",  1, 1, 0, 0, 0, 0, 0)])  # fmt: skip

    def test_who_writes_in_it(self):
        #                         ada bo cy gus mo eve flo
        self.check("writable_by", [("open",    1, 1, 0, 1, 0, 0, 0),
                                   ("request", 1, 1, 0, 0, 0, 0, 0),
                                   ("closed",  1, 1, 0, 0, 0, 0, 0),
                                   ("hidden",  1, 1, 0, 0, 0, 0, 0)])  # fmt: skip

    def test_who_manages_it(self):
        self.check("managed_by", [(access, 1, 0, 0, 0, 0, 0, 0) for access in self.groups])

    def test_the_head_of_a_page_goes_by_the_read_rule(self):
        for group in self.groups.values():
            for person in (self.ada, self.bo, self.cy, self.gus, self.mo, self.eve, self.flo):
                may_read = queries.heading_for(person, group)["may_read"]
                self.assertEqual(may_read, queries.may_read(person, group), (group.access, person.username))


class AddressTests(CastTestCase):
    """Every address below /groups/<slug>/, also those to come, with ids that exist."""

    # Where an outsider may know of a group but not read it, these say what it is or refuse; all others are 404.
    KNOWN = {
        ("home:group", "get"): {200},
        ("groups:about", "get"): {200},
        ("groups:edit", "get"): {403},
        ("groups:edit", "post"): {403},
        ("groups:join", "post"): {403},
        ("groups:leave", "post"): {302, 422},  # back with a message, or for htmx the message alone
        ("groups:in-home", "post"): {302, 422},
        ("groups:request", "post"): {403},
        ("groups:withdraw", "post"): {302},
    }
    # Who cares for all groups by a task reaches these too, of groups that everybody finds; none shows what is inside.
    BY_TASK = {
        ("groups:rules", "get"): {200},
        ("groups:rules", "post"): {422},
        ("groups:archive", "post"): {302},
        ("groups:revive", "post"): {302},
        ("groups:goes-on", "post"): {403},
        ("groups:take", "post"): {403},
        ("groups:hand-over", "get"): {403},
        ("groups:hand-over", "post"): {403},
    }
    TYPED = {
        "role": "owner", "username": "cy", "name": "Gekaapt", "purpose": "Gekaapt", "kind": "team", "access": "open",
        "message": "Laat mij erin", "shown": "0",
    }  # fmt: skip

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.dee = make_person("dee")
        for group in (cls.closed, cls.hidden):
            draft = Draft(body=SECRET, place=Place(group=group))
            publish_update(actor=cls.bo, draft=draft)
        cls.asked = {}
        for group in (cls.closed, cls.hidden):  # somebody asked before the group became what it is
            access = group.access
            asked = change_group(actor=cls.ada, group=group, new=NewGroup(name=group.name, access="request"))
            cls.asked[group.pk] = request_to_join(actor=cls.dee, group=asked)
            change_group(actor=cls.ada, group=asked, new=NewGroup(name=group.name, access=access))

    def visit(self, person, group):
        """Yield (name, method, answer) for every address of a group, as a person who tries; Cy tries by htmx too."""
        ids = {
            "members": Membership.objects.get(group=group, person=self.bo).pk,
            "requests": self.asked[group.pk].pk,
        }
        browsers = [self.as_person(person), signed_in(HtmxClient(), person)]
        for browser in browsers if person == self.cy else browsers[:1]:
            for name, path in group_addresses():
                address = address_of(path, group.slug, ids)
                yield name, "get", browser.get(address)
                yield name, "post", browser.post(address, self.TYPED)

    def test_there_are_addresses_to_try(self):
        self.assertGreaterEqual(len(list(group_addresses())), 16)

    def test_a_hidden_group_is_nowhere_for_outsiders(self):
        for person in (self.gus, self.mo, self.dee):
            for name, method, answer in self.visit(person, self.hidden):
                with self.subTest(name=name, method=method, person=person.username):
                    # An address that takes no GET (or POST) says so before it looks for any group.
                    self.assertIn(answer.status_code, {404, 405})
                    self.check_nothing_shown(answer)
        self.check_nothing_changed(self.hidden)

    def test_a_hidden_group_answers_as_one_that_does_not_exist(self):
        there, nowhere = self.visit(self.cy, self.hidden), self.visit(self.cy, ghost(self.hidden))
        for (name, method, answer), (_name, _method, other) in zip(there, nowhere, strict=True):
            with self.subTest(name=name, method=method):
                self.assertIn(answer.status_code, {404, 405})
                self.assertEqual(answer.status_code, other.status_code)
                self.assertEqual(plain(answer, self.hidden.slug), plain(other, GHOST))
                self.check_nothing_shown(answer)
        self.check_nothing_changed(self.hidden)

    def test_what_is_in_a_closed_group_is_nowhere_for_outsiders(self):
        for person in (self.cy, self.mo, self.dee):
            known = self.KNOWN | (self.BY_TASK if person == self.mo else {})
            for name, method, answer in self.visit(person, self.closed):
                with self.subTest(name=name, method=method, person=person.username):
                    self.assertIn(answer.status_code, known.get((name, method), {404, 405}))
                    self.check_nothing_shown(answer)
        self.check_nothing_changed(self.closed)

    def test_a_guest_finds_no_group_but_their_own(self):
        for name, method, answer in self.visit(self.gus, self.closed):
            self.assertIn(answer.status_code, {404, 405}, (name, method))

    def test_members_get_through(self):
        self.assertContains(self.as_person(self.bo).get(f"/groups/{self.hidden.slug}/"), SECRET)
        self.assertContains(self.as_person(self.bo).get(f"/groups/{self.hidden.slug}/members/"), self.bo.name)

    def test_a_removed_member_is_an_outsider_at_once(self):
        browser = self.as_person(self.bo)
        Membership.objects.get(group=self.hidden, person=self.bo).delete()
        self.assertEqual(browser.get(f"/groups/{self.hidden.slug}/").status_code, 404)

    def test_lists_do_not_name_a_hidden_group(self):
        for person in (self.cy, self.gus, self.mo):
            for address in ("/groups/", "/groups/?q=Groep", f"/groups/?q={self.hidden.slug}", "/", "/people/ada/"):
                self.assertNotContains(self.as_person(person).get(address), self.hidden.name)

    def test_a_list_tells_no_number_of_members_of_what_one_may_not_read(self):
        found = queries.groups_to_discover(self.cy)
        counts = {group.access: getattr(group, "member_count", None) for group in found}
        self.assertEqual(counts, {"open": 3, "request": None, "closed": None})

    def check_nothing_changed(self, group):
        self.assertEqual(Group.objects.get(pk=group.pk).name, f"Groep {group.access}")
        self.assertEqual(set(group.members.all()), {self.ada, self.bo})

    def check_nothing_shown(self, answer):
        text = answer.content.decode()
        self.assertNotIn(SECRET, text)
        self.assertNotIn(self.bo.name, text)
        self.assertNotIn(self.hidden.name, text)


class InvitedTests(CastTestCase):
    def test_who_was_invited_to_a_hidden_group_learns_its_name_and_no_more(self):
        publish_update(actor=self.bo, draft=Draft(body=SECRET, place=Place(group=self.hidden)))
        invite_person(actor=self.ada, group=self.hidden, person=self.cy)
        browser = self.as_person(self.cy)
        for page, status in (("", 200), ("about/", 200), ("members/", 404), ("invitations/", 404), ("edit/", 403)):
            answer = browser.get(f"/groups/{self.hidden.slug}/{page}")
            self.assertEqual(answer.status_code, status, page)
            self.assertNotContains(answer, SECRET, status_code=status)
            self.assertNotContains(answer, self.bo.name, status_code=status)
            self.assertNotContains(answer, self.ada.name, status_code=status)

    def test_an_invited_guest_finds_the_way_in(self):
        invite_person(actor=self.ada, group=self.closed, person=self.gus)
        browser = self.as_person(self.gus)
        self.assertContains(browser.get("/groups/"), self.closed.get_absolute_url())
        self.assertContains(
            browser.get(self.closed.get_absolute_url()), f"/groups/{self.closed.slug}/invitations/accept/"
        )
        browser.post(f"/groups/{self.closed.slug}/invitations/accept/")
        self.assertTrue(Group.objects.readable_by(self.gus).contains(self.closed))

    def test_the_way_in_closes_when_one_declines(self):
        invite_person(actor=self.ada, group=self.hidden, person=self.cy)
        browser = self.as_person(self.cy)
        self.assertRedirects(browser.post(f"/groups/{self.hidden.slug}/invitations/decline/"), "/groups/")
        self.assertEqual(browser.get(self.hidden.get_absolute_url()).status_code, 404)
        self.assertEqual(browser.post(f"/groups/{self.hidden.slug}/invitations/accept/").status_code, 404)


class GuestTests(CastTestCase):
    def test_a_guest_sees_the_members_of_their_own_groups(self):
        answer = self.as_person(self.gus).get(f"/groups/{self.open.slug}/members/")
        self.assertContains(answer, self.bo.name)

    def test_leaving_the_last_shared_group_ends_what_a_guest_sees(self):
        other = start_group(actor=self.cy, new=NewGroup(name="Elders"))
        bring_in(other, self.gus, by=self.cy)
        browser = self.as_person(self.gus)
        self.assertEqual(browser.get("/people/cy/").status_code, 200)
        browser.post(f"/groups/{other.slug}/leave/")
        self.assertEqual(browser.get("/people/cy/").status_code, 404)


GHOST = "zo-heet-geen-groep"


def ghost(group):
    """Return a group that does not exist, with the ids of one that does."""
    return Group(pk=group.pk, slug=GHOST, access=group.access, name="Geen")


def group_addresses(patterns=None, spaces=(), before=""):
    """Yield (full name, path) of every address below /groups/<slug>/."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            if path.startswith("groups/<slug:slug>/"):
                yield ":".join((*spaces, entry.name)), path
        else:
            yield from group_addresses(entry.url_patterns, (*spaces, *filter(None, [entry.namespace])), path)


def address_of(path, slug, ids):
    kind = path.split("/")[2]
    return "/" + re.sub(r"<int:\w+>", str(ids.get(kind, 1)), path.replace("<slug:slug>", slug))


def plain(answer, slug):
    """Return what the answer says, without what differs at every request."""
    text = answer.content.decode().replace(slug, "")
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": "|nonce=")[\w+/=-]+', "", text)
