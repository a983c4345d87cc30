from omarm.activity.models import Activity
from omarm.profiles import commands
from omarm.profiles.models import Expertise, Thanks
from omarm.profiles.queries.thanks import thanks_numbers, thanks_to
from omarm.profiles.subscribers.experts import move_to_the_topic_that_stays
from omarm.profiles.tests.worklife import WorklifeTestCase
from omarm.topics.commands import merge_topics


class ThanksPageTests(WorklifeTestCase):
    def thanked(self, viewer):
        page = self.as_person(viewer).get("/people/ada/").content.decode()
        return page.count('class="thanked__number"'), 'id="thanks">\n    \n      <p class="muted">' in page

    def test_a_number_is_told_once_and_without_thanks_it_invites(self):
        self.assertEqual([self.thanked(viewer) for viewer in (self.cy, self.ada)], [(0, True), (0, False)])
        Expertise.objects.create(person=self.ada, topic=self.soil)
        commands.thank(actor=self.cy, receiver=self.ada, topic=self.soil)
        self.assertEqual([self.thanked(viewer) for viewer in (self.cy, self.ada)], [(1, False), (1, False)])


class HiddenThanksTests(WorklifeTestCase):
    def test_thanks_that_one_keeps_to_oneself_stay_so_when_topics_become_one(self):
        commands.thank(actor=self.cy, receiver=self.ada, topic=self.buying)
        commands.thank(actor=self.bo, receiver=self.ada, topic=self.soil)
        Thanks.objects.filter(topic=self.soil).update(is_hidden=True)
        merge_topics(actor=self.mo, source=self.soil, target=self.buying)
        move_to_the_topic_that_stays(Activity.objects.get(verb="topic.merged"))
        self.assertEqual(thanks_to(self.mo, self.ada), [])
        self.assertEqual(thanks_numbers([self.ada.pk], self.buying), {})
        self.assertEqual([(one.number, one.is_hidden) for one in thanks_to(self.ada, self.ada)], [(2, True)])
