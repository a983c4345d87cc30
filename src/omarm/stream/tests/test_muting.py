from omarm.stream.commands import Place, follow, hear_again, unfollow
from omarm.stream.models import Follow
from omarm.stream.tests.writing import StreamTestCase, write


class MutingTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post, self.browser = write(self.ada), self.as_person(self.bo)
        self.acts = f"/posts/{self.post.pk}/"

    def press(self, *acts):
        for act in acts:
            self.assertEqual(self.browser.post(f"{self.acts}{act}/").status_code, 302)
        return Follow.objects.filter(person=self.bo).values_list("is_muted", "was_followed").first()

    def test_what_was_followed_is_followed_again(self):
        self.assertEqual(self.press("follow", "mute"), (True, True))
        self.assertContains(self.browser.get(f"{self.acts}acts/"), f"{self.acts}mute/delete/")
        self.assertEqual(self.press("mute"), (True, True))
        self.assertEqual(self.press("mute/delete"), (False, False))

    def test_what_was_not_followed_is_as_it_was(self):
        self.assertEqual(self.press("mute"), (True, False))
        self.assertIsNone(self.press("mute/delete"))
        self.assertIsNone(self.press("mute/delete"))

    def test_what_one_stopped_following_is_not_remembered(self):
        self.press("follow", "mute", "follow/delete")
        self.assertEqual(self.press("mute"), (True, False))

    def test_both_ways_are_the_same_memory(self):
        self.press("follow", "mute")
        row = Follow.objects.get()
        self.assertEqual(self.browser.post(f"/notifications/follows/{row.pk}/delete/").status_code, 302)
        self.assertFalse(Follow.objects.get().is_muted)

    def test_a_colleague_or_group_that_was_muted_comes_back_too(self):
        for thing in (self.ada, self.open):
            follow(actor=self.bo, thing=thing)
            follow(actor=self.bo, thing=thing, muted=True)
            self.assertTrue(hear_again(actor=self.bo, thing=thing))
            self.assertFalse(hear_again(actor=self.bo, thing=thing))
            self.assertTrue(unfollow(actor=self.bo, thing=thing))

    def test_what_one_may_not_see_any_more_is_not_followed_again(self):
        follow(actor=self.bo, thing=self.closed)
        follow(actor=self.bo, thing=self.closed, muted=True)
        self.closed.memberships.filter(person=self.bo).delete()
        self.assertTrue(hear_again(actor=self.bo, thing=self.closed))
        self.assertFalse(Follow.objects.exists())

    def test_an_outsider_gets_404(self):
        hidden = write(self.ada, place=Place(group=self.hidden))
        self.assertEqual(self.as_person(self.cy).post(f"/posts/{hidden.pk}/mute/delete/").status_code, 404)
