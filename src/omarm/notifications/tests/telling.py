"""Telling in tests: facts reach their subscribers at once, and what people were told can be asked in one line."""

from omarm.activity.deliverer import deliver_batch
from omarm.notifications.models import Notice, Notification, Reason
from omarm.stream.tests.writing import StreamTestCase
from omarm.topics.models import Topic


class TellingTestCase(StreamTestCase):
    """The cast was told long ago of how it came together: it begins with empty bells."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        while deliver_batch():
            pass
        Notice.objects.all().delete()

    def deliver(self):
        """Tell every waiting fact to its subscribers, as the deliverer does after a commit."""
        while deliver_batch():
            pass

    def told(self, person):
        """Return the reasons for which the person has unread notifications that they may see, newest first."""
        self.deliver()
        rows = Notification.objects.visible_to(person).unread().order_by("-moved_at")
        return [Reason(reason) for reason in rows.values_list("reason", flat=True)]

    def assert_told(self, **expected):
        """Hold what each person was told against what was expected; who is not named was told nothing."""
        everybody = {"ada": self.ada, "bo": self.bo, "cy": self.cy, "gus": self.gus, "mo": self.mo}
        found = {name: self.told(person) for name, person in everybody.items()}
        self.assertEqual(found, {name: expected.get(name, []) for name in everybody})

    def stored(self):
        """Return who has a row at all, whether they see it or not."""
        self.deliver()
        return sorted(Notification.objects.values_list("person__username", flat=True))


def make_topic(name):
    return Topic.objects.create(name=name, slug=name.lower())
