"""Access × role: who reads the name of a group where something in it was reported."""

from omarm.groups.models import Group
from omarm.groups.tests.matrix import ACCESS, NAME, GroupMatrixTestCase
from omarm.moderation.commands import Reported, decide, pass_on, report
from omarm.moderation.models import Report
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update


class ReportedVisibilityTests(GroupMatrixTestCase):
    def reported(self):
        """Return (group, Case) of a post in a group of each access, which a member wrote and another member reported."""
        groups = [self.all[access, Group.Kind.values[number]] for number, access in enumerate(ACCESS)]
        member, told = self.people["member"], Reported(reason="hurts")
        for group in groups:
            post = publish_update(actor=member, draft=Draft(body="Wat een onzin.", place=Place(group=group)))
            yield group, report(actor=self.people["in_a_part"], thing=post, told=told).case

    def test_what_was_decided_names_the_group_to_who_may_know_of_it(self):
        """Each role as somebody who reported it, wherever they read it, and the member who wrote it."""
        sides = [role for role, _person in self.everybody() if role not in {"manager", "in_a_part"}]
        for group, case in self.reported():
            Report.objects.bulk_create(
                Report(case=case, reporter=self.people[role], reason="hurts") for role in sides if role != "member"
            )
            decide(actor=self.people["manager"], case=case, decision="hidden", because="Daarom.")
            for role in sides:
                with self.subTest(role=role, group=group.name):
                    page = self.as_person(self.people[role]).get(case.decision_url).content.decode()
                    self.assertEqual(group.name in page, self.level(role, group) >= NAME)

    def test_the_queue_of_the_house_names_groups_to_who_may_know_of_them(self):
        groups = []
        for group, case in self.reported():
            pass_on(actor=self.people["manager"], case=case)
            groups.append(group)
        for role in ("administers", "cares"):
            page = self.as_person(self.people[role]).get("/admin/moderation/").content.decode()
            named = [group.name for group in groups if group.name in page]
            self.assertEqual(named, [group.name for group in groups if self.level(role, group) >= NAME], role)
            self.assertEqual(page.count("/moderation/cases/"), len(groups))
