from omarm.notifications.models import Notification
from omarm.notifications.tests.paging import PAGE_OF, PageTestCase
from omarm.notifications.tests.telling import make_topic
from omarm.stream.commands import follow, unfollow
from omarm.stream.models import Follow


class MuteTests(PageTestCase):
    def test_muting_a_conversation_and_back(self):
        row = self.name_bo()
        for browser, status in ((self.browser, 302), (self.htmx(self.bo), 200)):
            self.assertEqual(browser.post(f"{PAGE_OF}{row.pk}/mute/").status_code, status)
            self.assertTrue(Follow.objects.get(person=self.bo).is_muted)
            self.assertFalse(Notification.objects.unread().exists())
            self.assertContains(self.browser.get(PAGE_OF), "mute/delete/")
            self.assertEqual(browser.post(f"{PAGE_OF}{row.pk}/mute/delete/").status_code, status)
            self.assertFalse(Follow.objects.exists())

    def test_a_conversation_that_was_followed_is_followed_again(self):
        row = self.name_bo()
        follow(actor=self.bo, thing=row.post)
        ways = (f"{PAGE_OF}{row.pk}/mute/delete/", f"{PAGE_OF}follows/{Follow.objects.get().pk}/delete/")
        for back in ways:
            self.browser.post(f"{PAGE_OF}{row.pk}/mute/")
            self.assertTrue(Follow.objects.get().is_muted)
            self.browser.post(back)
            self.assertFalse(Follow.objects.get().is_muted, back)
        self.browser.post(f"{PAGE_OF}{row.pk}/mute/delete/")
        self.assertFalse(Follow.objects.get().is_muted)

    def test_a_conversation_that_was_no_longer_followed_is_not_followed_again(self):
        row = self.name_bo()
        follow(actor=self.bo, thing=row.post)
        self.browser.post(f"{PAGE_OF}{row.pk}/mute/")
        unfollow(actor=self.bo, thing=row.post)
        self.browser.post(f"{PAGE_OF}{row.pk}/mute/")
        self.browser.post(f"{PAGE_OF}{row.pk}/mute/delete/")
        self.assertFalse(Follow.objects.exists())

    def test_the_fragment_holds_the_way_back(self):
        row = self.name_bo()
        answer = self.htmx(self.bo).post(f"{PAGE_OF}{row.pk}/mute/")
        self.assertContains(answer, f"{PAGE_OF}{row.pk}/mute/delete/")
        self.assertNotContains(answer, "<html")

    def test_stop_following_ones_own_alone(self):
        mine, theirs = (follow(actor=person, thing=self.ada) for person in (self.bo, self.cy))
        self.assertEqual(self.browser.post(f"/notifications/follows/{theirs.pk}/delete/").status_code, 404)
        self.assertEqual(self.htmx(self.bo).post(f"/notifications/follows/{mine.pk}/delete/").status_code, 200)
        self.assertEqual(Follow.objects.get().person, self.cy)
        again = follow(actor=self.bo, thing=make_topic("Bodem"))
        answer = self.browser.post(
            f"/notifications/follows/{again.pk}/delete/", headers={"referer": "http://testserver/people/"}
        )
        self.assertRedirects(answer, "http://testserver/people/", fetch_redirect_response=False)
        self.assertEqual(Follow.objects.filter(person=self.bo).count(), 0)
