"""What the tests of work, experts and the chart share."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import CastTestCase
from omarm.topics.commands import TopicText, add_topic


def in_days(number):
    """Return the date in so many days."""
    return timezone.localdate() + timedelta(days=number)


class WorklifeTestCase(CastTestCase):
    """The cast, and two topics: soil (also found as “sanering”) and purchasing."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.soil = add_topic(actor=cls.mo, text=TopicText(name="Bodem", synonyms=("sanering",)))
        cls.buying = add_topic(actor=cls.mo, text=TopicText(name="Inkoop"))
