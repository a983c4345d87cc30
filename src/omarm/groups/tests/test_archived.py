from omarm.groups import commands, queries
from omarm.groups.models import Group
from omarm.groups.tests.test_commands import GroupCommandTestCase, membership
from omarm.media.commands import make_sizes
from omarm.stream.tests.writing import photo


class OfferTests(GroupCommandTestCase):
    """A group that was closed offers nothing that is then refused."""

    def page(self, person, group, page=""):
        return self.as_person(person).get(f"/groups/{group.slug}/{page}")

    def archive(self, group):
        commands.archive_group(actor=self.ada, group=group)

    def test_nobody_asks_to_join_and_who_asked_can_take_it_back(self):
        commands.request_to_join(actor=self.cy, group=self.request)
        self.archive(self.request)
        self.assertNotContains(self.page(self.mo, self.request), "/requests/")
        self.assertContains(self.page(self.cy, self.request), "/requests/withdraw/")

    def test_who_asked_is_not_let_in_but_can_be_declined(self):
        asked = commands.request_to_join(actor=self.cy, group=self.request)
        self.archive(self.request)
        page = self.page(self.ada, self.request, "members/")
        self.assertNotContains(page, "/approve/")
        self.assertContains(page, f"/requests/{asked.pk}/decline/")

    def test_an_invitation_is_not_accepted_and_not_listed(self):
        commands.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        self.assertContains(self.page(self.cy, self.closed), "/invitations/accept/")
        self.archive(self.closed)
        page = self.page(self.cy, self.closed)
        self.assertNotContains(page, "/invitations/accept/")
        self.assertContains(page, "/invitations/decline/")
        self.assertFalse(queries.my_invitations(self.cy))

    def test_roles_and_last_days_stay_and_members_can_go(self):
        gus = membership(self.open, self.gus)
        self.archive(self.open)
        page = self.page(self.ada, self.open, "members/")
        self.assertNotContains(page, 'name="role"')
        self.assertNotContains(page, f"/members/{gus.pk}/last-day/")
        self.assertContains(page, f"/members/{gus.pk}/remove/")

    def test_its_photo_stays_what_it_was(self):
        group = commands.change_cover(actor=self.ada, group=self.open, file=photo(), alt="Bomen")
        make_sizes(image_id=group.cover_id)
        self.archive(self.open)
        for act, told in ((commands.remove_cover, {}), (commands.describe_cover, {"alt": "Niets"})):
            self.refuses("group_archived", act, actor=self.ada, group=self.open, **told)
        self.assertEqual(Group.objects.get(pk=self.open.pk).cover.alt, "Bomen")


class StaleTests(GroupCommandTestCase):
    """Joining holds against the group as it is now, whatever it was when its page was opened."""

    def now_archived(self, group):
        stale = Group.objects.get(pk=group.pk)
        commands.archive_group(actor=self.ada, group=group)
        return stale

    def test_an_open_group_that_was_closed_or_archived(self):
        stale = Group.objects.get(pk=self.open.pk)
        commands.change_group(actor=self.ada, group=self.open, new=commands.NewGroup(name="Dicht", access="closed"))
        self.denies(commands.join_group, actor=self.cy, group=stale)
        commands.change_group(
            actor=self.ada, group=Group.objects.get(pk=stale.pk), new=commands.NewGroup(name="Open", access="open")
        )
        commands.archive_group(actor=self.ada, group=stale)
        self.refuses("group_archived", commands.join_group, actor=self.cy, group=stale)

    def test_a_request_to_what_is_archived(self):
        asked = commands.request_to_join(actor=self.cy, group=self.request)
        stale = self.now_archived(self.request)
        asked.group = stale
        self.refuses("group_archived", commands.approve_request, actor=self.ada, request=asked)
        self.refuses("group_archived", commands.request_to_join, actor=self.mo, group=stale)

    def test_an_invitation_into_what_is_archived(self):
        invitation = commands.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        invitation.group = self.now_archived(self.closed)
        self.refuses("group_archived", commands.accept_invitation, actor=self.cy, invitation=invitation)
        self.refuses("group_archived", commands.invite_person, actor=self.ada, group=invitation.group, person=self.mo)

    def test_a_member_invites_no_more_once_it_is_not_open(self):
        stale = Group.objects.get(pk=self.open.pk)
        commands.change_group(actor=self.ada, group=self.open, new=commands.NewGroup(name="Dicht", access="closed"))
        self.denies(commands.invite_person, actor=self.bo, group=stale, person=self.cy)

    def test_into_a_part_come_members_of_the_whole_also_by_an_import(self):
        whole = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Geheel", access="closed"))
        part = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=whole))
        came = commands.bring_in_members(group=part, people=[self.ada, self.cy], joined_at=part.created_at)
        self.assertEqual([row.person for row in came], [self.ada])
        self.refuses("not_in_whole", commands.bring_in_owner, group=part, owner=self.cy)
