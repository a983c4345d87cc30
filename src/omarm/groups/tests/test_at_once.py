"""The same form that starts a group, sent twice at the same moment."""

from uuid import uuid4

from omarm.activity.models import Activity
from omarm.core.testing.cast import make_person
from omarm.core.testing.meeting import MeetingTestCase
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group, Membership


class AtOnceTests(MeetingTestCase):
    def test_a_group_that_is_started_twice_is_one_group(self):
        ada, once = make_person("ada"), uuid4()

        def start():
            return start_group(actor=ada, new=NewGroup(name="Loods"), submission=once)

        first, second = self.meet(start, start)
        self.assertEqual(first, second)
        self.assertEqual((Group.objects.count(), Membership.objects.count()), (1, 1))
        self.assertEqual(Activity.objects.filter(verb="group.started").count(), 1)
