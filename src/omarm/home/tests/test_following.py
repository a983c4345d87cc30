from omarm.activity.deliverer import deliver_batch
from omarm.notifications.models import Notification, Reason
from omarm.stream.commands import Place
from omarm.stream.models import Follow
from omarm.stream.tests.writing import StreamTestCase, write


class OwnGroupTests(StreamTestCase):
    def test_a_member_of_any_group_can_hear_of_its_new_posts_and_stop_that(self):
        browser = self.as_person(self.bo)
        for group in self.groups.values():
            at = group.get_absolute_url()
            self.assertContains(browser.get(at), f'href="{at}hearing/"')
            browser.post(f"{at}hearing/", {"hearing": "all"})
            self.assertContains(browser.get(f"{at}hearing/"), 'value="all" checked')
            self.assertEqual(self.told_of(write(self.ada, place=Place(group=group))), {"bo": Reason.GROUP})
            browser.post(f"{at}hearing/", {"hearing": "named"})
            self.assertEqual(self.told_of(write(self.ada, place=Place(group=group))), {})

    def test_a_guest_who_is_a_member_too_and_who_may_not_read_has_no_such_button(self):
        at = self.open.get_absolute_url()
        self.as_person(self.gus).post(f"{at}follow/")
        self.assertEqual(self.told_of(write(self.ada, place=Place(group=self.open))), {"gus": Reason.GROUP})
        self.assertNotContains(self.as_person(self.cy).get(self.closed.get_absolute_url()), "follow/")
        self.assertFalse(Follow.objects.filter(person=self.cy).exists())

    def told_of(self, post):
        while deliver_batch():
            pass
        return dict(Notification.objects.filter(post=post).values_list("person__username", "reason"))
