from omarm.groups.commands import invite_person
from omarm.groups.models import Invitation
from omarm.groups.tests.test_views import GroupViewTestCase


class InvitationTests(GroupViewTestCase):
    def invite(self, person, group, username):
        return self.as_person(person).post(self.page(group, "invitations/"), {"username": username})

    def test_inviting_and_coming_in(self):
        answer = self.invite(self.ada, self.hidden, "cy")
        self.assertRedirects(answer, self.page(self.hidden, "invitations/"))
        self.assertContains(self.as_person(self.cy).get("/groups/"), self.hidden.name)
        self.assertRedirects(
            self.as_person(self.cy).post(self.page(self.hidden, "invitations/accept/")), self.page(self.hidden)
        )

    def test_who_is_not_there_is_not_found(self):
        for username in ("nobody", "zz"):
            self.assertEqual(self.invite(self.ada, self.open, username).status_code, 404)

    def test_nobody_named_is_422(self):
        for username in ("", "x" * 61, "a\x00"):
            self.assertEqual(self.invite(self.ada, self.open, username).status_code, 422)

    def test_a_second_invitation_is_said_to_be_sent_and_is_not(self):
        for _time in range(2):
            self.invite(self.bo, self.open, "cy")
        self.assertEqual(Invitation.objects.count(), 1)

    def test_only_who_may_invite_finds_whom(self):
        for person, group, status in (
            (self.ada, self.closed, 200), (self.bo, self.closed, 403), (self.cy, self.closed, 404),
            (self.bo, self.open, 200), (self.cy, self.open, 403), (self.gus, self.open, 403),
        ):  # fmt: skip
            answer = self.as_person(person).get(self.page(group, "invitations/?q=mulder"))
            self.assertEqual(answer.status_code, status, (person.username, group.access))
            self.assertEqual('value="mo"' in answer.content.decode(), status == 200)

    def test_who_is_in_is_not_found(self):
        answer = self.as_person(self.ada).get(self.page(self.open, "invitations/?q=bakker"))
        self.assertNotContains(answer, self.bo.name)

    def test_an_invitation_of_another_opens_nothing(self):
        invite_person(actor=self.ada, group=self.closed, person=self.mo)
        browser = self.as_person(self.cy)
        for act in ("accept", "decline"):
            self.assertEqual(browser.post(self.page(self.closed, f"invitations/{act}/")).status_code, 404)
