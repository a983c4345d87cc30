"""What people know, who may be asked about it, and who thanked whom for help."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from omarm.topics.models import Topic


class Expertise(models.Model):
    """That somebody knows about a topic. `may_be_asked`: they want to be asked about it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="expertise")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="expertise")
    note = models.CharField(max_length=160, blank=True)
    may_be_asked = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="expertise_once")]
        indexes = [models.Index(fields=["topic", "may_be_asked"], name="expertise_by_topic")]

    def __str__(self):
        return f"{self.person_id} {self.topic_id}"


class Expert(models.Model):
    """On which terms somebody may be asked: nobody is an expert without having said so. `paused_until` is the last day of rest."""

    class Pace(models.TextChoices):
        DAY = "day", pgettext_lazy("pace of an expert", "usually within a day")
        DAYS = "days", pgettext_lazy("pace of an expert", "usually within three days")
        WEEK = "week", pgettext_lazy("pace of an expert", "usually within a week")
        WHEN_I_CAN = "when", pgettext_lazy("pace of an expert", "when there is time")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="expert_terms"
    )
    most_a_day = models.PositiveSmallIntegerField(default=2)
    pace = models.CharField(max_length=5, choices=Pace, default=Pace.DAYS)
    paused_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(most_a_day__range=(1, 20)), name="expert_most_a_day")]

    def __str__(self):
        return f"{self.person_id} {self.pace}"


class Thanks(models.Model):
    """That a colleague helped somebody with a topic: it counts people, each once, and no points.

    `is_hidden`: who was thanked keeps the thanks for this topic to themselves.
    """

    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="thanks_given")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="thanks")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="thanks")
    is_hidden = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [
            models.UniqueConstraint(fields=["giver", "receiver", "topic"], name="thanks_once"),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="thanks_for_another"),
        ]
        indexes = [models.Index(fields=["receiver", "topic"], name="thanks_of_person")]

    def __str__(self):
        return f"{self.giver_id} {self.receiver_id} {self.topic_id}"
