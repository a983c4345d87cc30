from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import bring_in
from omarm.groups import commands
from omarm.groups.models import GuestInvitation, Membership
from omarm.groups.tests.test_commands import membership
from omarm.groups.tests.test_guests import VERA, GuestTestCase


class ManyTests(GuestTestCase):
    def test_there_is_an_end_to_asking(self):
        for number in range(50):
            GuestInvitation.objects.create(
                group=self.closed, name="X", email=f"x{number}@elders.example", ends_on=self.day(3), digest=str(number),
                invited_by=self.bo, expires_at=timezone.now() + timedelta(days=1),
            )  # fmt: skip
        self.refuses(
            "many_waiting", commands.invite_guest, actor=self.ada, group=self.closed, ends_on=self.day(3), **VERA
        )
        GuestInvitation.objects.update(expires_at=timezone.now())
        self.invite()
        GuestInvitation.objects.exclude(email=VERA["email"]).update(expires_at=timezone.now() - timedelta(days=31))
        self.assertEqual(commands.forget_old_guest_invitations(), 50)

    def test_nobody_floods_an_address_or_the_world(self):
        for _number in range(3):
            self.invite()
        told = {"actor": self.ada, "group": self.closed, "ends_on": self.day(3)}
        self.refuses("many_letters", commands.invite_guest, **told, **VERA)
        for number in range(17):
            commands.invite_guest(**told, name="X", email=f"x{number}@elders.example")
        self.refuses("many_letters", commands.invite_guest, **told, name="X", email="nog@elders.example")
        GuestInvitation.objects.update(invited_at=timezone.now() - timedelta(days=1, minutes=1))
        self.invite()

    def test_nobody_ends_a_guest_for_the_groups_of_others(self):
        vera = self.come_in(days=60)
        bring_in(self.open, vera, by=self.ada)
        Membership.objects.filter(group=self.open, person=self.ada).update(role=Membership.Role.MEMBER)
        mine = membership(self.closed, vera)
        self.refuses("guest_elsewhere", commands.extend_guest, actor=self.ada, membership=mine, ends_on=self.day(1))
        commands.extend_guest(actor=self.ada, membership=mine, ends_on=self.day(70))
        Membership.objects.filter(group=self.open, person=vera).delete()
        guest = commands.extend_guest(actor=self.ada, membership=membership(self.closed, vera), ends_on=self.day(1))
        self.assertEqual(guest.ends_on, self.day(1))
