from omarm.audit.models import AuditEvent
from omarm.groups.commands import NewGroup, archive_group, start_group, transfer_ownership
from omarm.groups.models import Group, Membership
from omarm.people.commands import deactivate_person
from omarm.stewardship import commands, tasks
from omarm.stewardship.models import Certificate, HandIn, Learner, LevelRequest
from omarm.stewardship.queries.learning import community_of
from omarm.stewardship.tests.coursing import DAY, CourseTestCase, certify


class InvitingTests(CourseTestCase):
    def test_who_starts_a_group_is_invited_once(self):
        start_group(actor=self.cy, new=NewGroup(name="Zwemmen"))
        self.assertEqual(self.notices(self.cy), [])
        with self.records("course.invited"):
            self.assertEqual(commands.invite_owners(), 2)
        for person in (self.ada, self.cy):
            self.assertEqual(self.notices(person), ["course.invited"])
        self.assertEqual(Learner.objects.get(person=self.cy).invited_on, self.today)
        start_group(actor=self.cy, new=NewGroup(name="Lopen"))
        with self.records():
            tasks.invite_who_owns_a_group.call()
        for person in (self.bo, self.gus, self.mo, self.sen):
            self.assertEqual(self.notices(person), [], person)

    def test_who_gets_a_group_is_invited_in_whatever_way_it_came_to_them(self):
        transfer_ownership(actor=self.ada, group=self.open, to=self.bo)
        Membership.objects.filter(person=self.gus, group=self.open).update(role=Membership.Role.OWNER)
        commands.invite_owners()
        self.assertEqual(self.notices(self.bo), ["course.invited"])
        self.assertEqual(self.notices(self.gus), [])

    def test_who_declines_is_asked_no_more(self):
        commands.invite_owners()
        self.assertEqual(self.notices(self.ada), ["course.invited"])
        commands.decline_course(actor=self.ada)
        self.assertEqual(self.notices(self.ada), [])
        self.assertEqual(commands.invite_owners(), 0)

    def test_a_closed_group_invites_nobody(self):
        for group in Group.objects.filter(memberships__person=self.ada):
            archive_group(actor=self.ada, group=group)
        self.assertEqual(commands.invite_owners(), 0)


class CommunityTests(CourseTestCase):
    def owners(self):
        for person, name in ((self.bo, "Zwemmen"), (self.cy, "Lopen")):
            start_group(actor=person, new=NewGroup(name=name))

    def test_it_is_made_by_night_and_is_of_who_owns_a_group_now(self):
        tasks.make_the_community.call()
        self.assertIsNone(community_of(self.ada))
        self.owners()
        tasks.make_the_community.call()
        self.deliver()
        community = community_of(self.ada)
        people = {self.ada, self.bo, self.cy}
        self.assertTrue(people <= {row.person for row in community.memberships.select_related("person")})
        archive_group(actor=self.cy, group=Group.objects.get(name="Lopen"))
        self.deliver()
        self.assertFalse(community.memberships.filter(person=self.cy).exists())

    def test_the_community_manager_can_choose_to_make_none(self):
        self.owners()
        commands.set_community(actor=self.coco, makes=False)
        tasks.make_the_community.call()
        self.assertIsNone(community_of(self.ada))

    def test_who_owns_the_community_alone_is_not_invited_for_it(self):
        self.owners()
        tasks.make_the_community.call()
        self.deliver()
        self.assertEqual(community_of(self.coco).memberships.get(role="owner").person, self.coco)
        commands.invite_owners()
        self.assertEqual(self.notices(self.coco), [])


class ClockTests(CourseTestCase):
    def test_somebody_is_warned_before_the_end_once(self):
        certify(self.ada, days_left=90)
        certify(self.bo, days_left=91)
        with self.records("course.ends_soon"):
            self.assertEqual(commands.warn_of_ends(), 1)
        self.assertEqual(commands.warn_of_ends(), 0)
        self.assertIn("course.ends_soon", self.notices(self.ada))
        self.assertNotIn("course.ends_soon", self.notices(self.bo))

    def test_who_has_a_later_one_is_not_warned(self):
        certify(self.ada, days_left=20)
        certify(self.ada, days_left=600)
        with self.records():
            self.assertEqual(commands.warn_of_ends(), 0)

    def test_what_is_old_is_forgotten(self):
        certify(self.ada, days_ago=1600, days_left=-731)
        kept = certify(self.ada, days_ago=1600, days_left=-700)
        for days in (366, 300):
            LevelRequest.objects.create(
                person=self.ada, level="junior", state="given", answered_on=self.today - days * DAY
            )
        commands.forget_old_course()
        self.assertEqual([*Certificate.objects.filter(person=self.ada)], [kept])
        self.assertEqual(LevelRequest.objects.count(), 1)

    def test_who_leaves_is_forgotten_and_learners_look_for_another_mentor(self):
        self.with_mentor()
        handed = self.hand_in()
        deactivate_person(actor=self.mo, person=self.sen)
        self.deliver()
        handed.refresh_from_db()
        self.assertEqual((handed.state, handed.mentor), (HandIn.State.KEPT, None))
        self.assertIsNone(Learner.objects.get(person=self.ada).mentor)
        deactivate_person(actor=self.mo, person=self.ada)
        self.deliver()
        self.assertFalse(HandIn.objects.exists())
        self.assertFalse(Learner.objects.filter(person=self.ada).exists())


class AskingOwnersTests(CourseTestCase):
    def test_owners_are_asked_once_and_who_declined_is_left_in_peace(self):
        Group.objects.update(created_at="2020-01-01T00:00Z")
        self.deliver()
        with self.records("course.proposed"):
            self.assertTrue(commands.ask_owners(actor=self.coco, group=self.open))
        self.assertFalse(commands.ask_owners(actor=self.mo, group=self.open))
        self.assertIn("course.proposed", self.notices(self.ada))
        commands.decline_course(actor=self.ada)
        self.assertTrue(commands.ask_owners(actor=self.coco, group=self.closed))
        self.assertNotIn("course.proposed", self.notices(self.ada))

    def test_nobody_asks_about_a_group_that_they_may_not_know_of_or_that_is_trained(self):
        Group.objects.update(created_at="2020-01-01T00:00Z")
        self.assertRaises(Group.DoesNotExist, commands.ask_owners, actor=self.coco, group=self.hidden)
        certify(self.ada)
        self.assertRaises(Group.DoesNotExist, commands.ask_owners, actor=self.coco, group=self.open)

    def test_taking_back_a_certificate_is_told_and_stands_in_the_audit(self):
        certificate = certify(self.ada)
        with self.records("course.taken_back"):
            commands.take_back_certificate(actor=self.coco, certificate=certificate, reason="Vergissing")
        self.assertFalse(Certificate.objects.valid().filter(person=self.ada).exists())
        self.assertEqual(AuditEvent.objects.filter(act="course.certificate_taken_back").count(), 1)
        self.assertIn("course.taken_back", self.notices(self.ada))
