"""Who hears of new posts, and which pages offer them."""

from omarm.home.queries import live_channels
from omarm.stream.commands import Place
from omarm.stream.tests.test_live import announced
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.models import Topic


class OpenGroupTests(StreamTestCase):
    def heard(self, person, place):
        with announced("post") as told:
            write(self.ada, place=place)
        return {channel for channels, _, _ in told for channel in channels} & set(live_channels(person))

    def test_every_employee_hears_of_posts_in_open_groups_and_no_guest(self):
        self.assertEqual(self.heard(self.cy, Place(group=self.open)), {"open"})
        self.assertNotIn("open", self.heard(self.gus, Place(group=self.open)))

    def test_an_outsider_hears_of_no_other_group(self):
        for group in (self.request, self.closed, self.hidden):
            self.assertEqual(self.heard(self.cy, Place(group=group)), set(), group.access)


class OfferTests(StreamTestCase):
    def test_the_pages_ask(self):
        Topic.objects.create(name="Bodem", slug="bodem")
        browser = self.as_person(self.cy)
        self.assertContains(browser.get("/?show=following"), 'ask="/posts/news/?show=following"')
        self.assertNotContains(browser.get("/"), "/posts/news/")
        self.assertContains(browser.get("/topics/bodem/"), 'ask="/posts/news/?topic=bodem"')
