"""What the product proposes to somebody about their answers; nothing of it is shown to another before they say yes."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from omarm.topics.models import Topic


class TopicProposal(models.Model):
    """That somebody answered well about a topic, and may want it among what they know about.

    Once they said yes or no (`settled_at`) it comes no more.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="topic_proposals", db_index=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="topic_proposed_once")]

    def __str__(self):
        return f"{self.person_id} {self.topic_id}"


class RepeatWatch(models.Model):
    """That somebody wants to hear when they are asked nearly the same again and again.

    `looked_on` is when that was last looked at, `told_on` when something was last proposed.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="repeat_watch"
    )
    looked_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return f"{self.person_id}"


class Repeat(models.Model):
    """Questions that came to somebody and are nearly the same. It goes with the watch, or when they put it away."""

    watch = models.OneToOneField(RepeatWatch, models.CASCADE, primary_key=True, related_name="repeat")
    questions = ArrayField(models.BigIntegerField())
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.watch_id}"
