"""Facts that everybody who may see the content can see, kept to tell others, then forgotten."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Activity(models.Model):
    """A fact. Written in the transaction of the command that made it: the row itself is the outbox."""

    verb = models.CharField(max_length=60)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    data = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(auto_now_add=True)
    delivered_at = models.DateTimeField(null=True)
    retry_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index("id", name="activity_waiting", condition=Q(delivered_at=None)),
            models.Index("delivered_at", name="activity_delivered", condition=Q(delivered_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject_type} {self.subject_id}"


class Delivery(models.Model):
    """The mark that a subscriber was told a fact of which another failed, so that a retry tells only who was not."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="deliveries")
    subscriber = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "subscriber"], name="delivery_once")]
