"""Kind × access × role × surface: who knows of a group, who reads what is in it, at every place that could tell.

A tab that an app registers, and an address below a group that shows a page, must be named here, or this fails.
"""

from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups import queries, tabs
from omarm.groups.commands import (
    NewGroup,
    accept_invitation,
    approve_request,
    change_member_role,
    invite_person,
    leave_group,
    request_to_join,
    start_group,
)
from omarm.groups.models import Group, Membership
from omarm.groups.tests.test_visibility import address_of, group_addresses
from omarm.home.queries import groups_in_common, live_channels, open_page_channels
from omarm.notifications.models import Notification, Reason
from omarm.people.commands import change_roles, deactivate_person
from omarm.people.models import Person
from omarm.stream.commands import Draft, Place, reachable_places
from omarm.stream.models import Post
from omarm.stream.queries import group_feed, groups_with_news, home_feed, person_feed
from omarm.updates.commands import publish_update

ACCESS = tuple(Group.Access.values)
SECRET = "zin uit "
NOTHING, NAME, INSIDE = range(3)
# What each role gets to know of a group, by its access: nothing, its name and purpose, or what is inside.
#                   open     request  closed   hidden
ROLES = {
    "owner":       (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "manager":     (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "member":      (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "guest":       (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "in_a_part":   (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "invited":     (INSIDE,  NAME,    NAME,    NAME),
    "asked":       (INSIDE,  NAME,    NAME,    NOTHING),
    "outsider":    (INSIDE,  NAME,    NAME,    NOTHING),
    "left":        (INSIDE,  NAME,    NAME,    NOTHING),
    "administers": (INSIDE,  NAME,    NAME,    NOTHING),
    "cares":       (INSIDE,  NAME,    NAME,    NOTHING),
    "foreign":     (NOTHING, NOTHING, NOTHING, NOTHING),  # a guest of another group
    "ended_guest": (NOTHING, NOTHING, NOTHING, NOTHING),  # a guest of all of them, until yesterday
    "deactivated": (NOTHING, NOTHING, NOTHING, NOTHING),  # a member of all of them, whose account ended
}  # fmt: skip
AT_THE_DOOR = ("ended_guest", "deactivated")  # for whom no page opens at all, whatever a rule in the database says
MANAGING = ("owner", "manager")
MEMBERS = ("owner", "manager", "member", "guest", "in_a_part")

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
    "groups:invite": INVITING,
    "groups:rules": OWNING_OR_TASK,
    "files:bin": INSIDE,
    "files:new-folder": WRITING,
    "care:message": LOOKING_AFTER,
    "care:new-action": LOOKING_AFTER,
}


class GroupVisibilityTests(CastTestCase):
    """A group of every kind and access; the teams have a part of the same access, in which one of their members is."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.people = {role: make_person(role.replace("_", "."), is_guest=role in {"guest", "foreign", "ended_guest"})
                      for role in ROLES}  # fmt: skip
        elsewhere = start_group(actor=cls.ada, new=NewGroup(name="Elders"))
        bring_in(elsewhere, cls.people["foreign"], by=cls.ada)
        cls.all = {}
        for access in ACCESS:
            for kind in Group.Kind.values:
                cls.all[access, kind] = cls._group(access, kind)
        cls.parts = {key: cls._part(whole) for key, whole in cls.all.items() if key[1] == Group.Kind.TEAM}
        change_roles(actor=None, person=cls.people["administers"], codes=["administrator"])
        change_roles(actor=None, person=cls.people["cares"], codes=["community_manager"])
        deactivate_person(actor=cls.mo, person=cls.people["deactivated"])
        Person.objects.filter(username="ended.guest").update(ends_on=timezone.localdate() - timedelta(days=1))
        cls.people = {role: Person.objects.get(pk=person.pk) for role, person in cls.people.items()}

    @classmethod
    def _group(cls, access, kind):
        owner = cls.people["owner"]
        group = start_group(actor=owner, new=NewGroup(name=f"Groep-{access}-{kind}", access=access, kind=kind))
        for role in ("manager", "member", "guest", "in_a_part", "left", "ended_guest", "deactivated"):
            bring_in(group, cls.people[role], by=owner)
        managing = group.memberships.get(person=cls.people["manager"])
        change_member_role(actor=owner, membership=managing, role=Membership.Role.MANAGER)
        leave_group(actor=cls.people["left"], group=group)
        invite_person(actor=owner, group=group, person=cls.people["invited"])
        if access == "request":
            request_to_join(actor=cls.people["asked"], group=group)
        publish_update(actor=cls.people["member"], draft=Draft(body=f"{SECRET}{group.name}.", place=Place(group=group)))
        return group

    @classmethod
    def _part(cls, whole):
        owner = cls.people["owner"]
        part = start_group(actor=owner, new=NewGroup(name=f"Deel-{whole.slug}", access=whole.access, parent=whole))
        bring_in(part, cls.people["in_a_part"], by=owner)
        publish_update(actor=owner, draft=Draft(body=f"{SECRET}{part.name}.", place=Place(group=part)))
        return part

    def level(self, role, group):
        """Return what this role gets to know of one of the groups, or of a part."""
        if group.parent_id is None:
            return ROLES[role][ACCESS.index(group.access)]
        if role in {"owner", "in_a_part"}:
            return INSIDE
        stranger = "foreign" if role in {"guest", "foreign"} else "outsider"
        return ROLES[role if role in AT_THE_DOOR else stranger][ACCESS.index(group.access)]

    def known(self, role, *, at_least, parts=True):
        groups = [*self.all.values(), *(self.parts.values() if parts else ())]
        return {group.name for group in groups if self.level(role, group) >= at_least}

    def everybody(self):
        """Return (role, person) of all who get past the door."""
        return [(role, person) for role, person in self.people.items() if role not in AT_THE_DOOR]

    def ours(self, groups):
        """Return the names of those of the groups that are in the matrix."""
        names = {group.name for group in (*self.all.values(), *self.parts.values())}
        return {getattr(group, "name", group) for group in groups} & names

    def assert_matrix(self, surface, *, at_least):
        """Check that a surface gives each role the groups of which it may know as much, and no other."""
        for role, person in self.everybody():
            with self.subTest(role=role):
                self.assertEqual(self.ours(surface(role, person)), self.known(role, at_least=at_least))

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
                    self.assertLessEqual(self.ours(queries.parts_for(person, whole)), known)

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
        accept_invitation(actor=invited, invitation=queries.my_invitation(invited, group))
        self.assertTrue(Group.objects.readable_by(invited).contains(group))
        self.assertFalse(Group.objects.listed_for(invited).contains(self.parts["hidden", "team"]))

    def test_asking_shows_nothing_until_the_answer(self):
        asked, group = self.people["asked"], self.all["request", "team"]
        request = queries.my_request(asked, group)
        self.assertFalse(Group.objects.readable_by(asked).contains(group))
        approve_request(actor=self.people["manager"], request=request)
        self.assertTrue(Group.objects.readable_by(asked).contains(group))
