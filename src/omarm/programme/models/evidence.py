"""What a campaign shows and is judged by: stories that were written, and where indicators stood."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.adoption.models import Scope
from omarm.programme.models.campaigns import Campaign
from omarm.stream.models import Post


class Story(models.Model):
    """A post that shows the behaviour of a campaign, and why it is an example. It is read by the rule of posts."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="stories")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "post"], name="campaign_story_once")]

    def __str__(self):
        return f"{self.campaign_id} {self.post_id}"


class CampaignIndicator(models.Model):
    """An indicator of the register (adoption/indicators) by which a campaign is judged, and of whom."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="indicators")
    code = models.CharField(max_length=40)
    scope = models.ForeignKey(Scope, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "code"], name="campaign_indicator_once")]

    def __str__(self):
        return f"{self.campaign_id} {self.code}"


class Level(models.Model):
    """Where an indicator stood when its campaign began, or when it was closed. It never changes: the database refuses.

    It is the sum of the last periods that were over then and shown; without `part` nothing was known. A mistake is mended
    by a row beside it that `corrects` it, with the reason; the last one holds.
    """

    class Moment(models.TextChoices):
        START = "start"
        END = "end"

    indicator = models.ForeignKey(CampaignIndicator, models.CASCADE, related_name="levels")
    moment = models.CharField(max_length=5, choices=Moment)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    part = models.PositiveIntegerField(null=True)
    whole = models.PositiveIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "moment"], condition=Q(corrects=None), name="campaign_level_once"
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="campaign_level_mended_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(part=None, whole=None) | Q(part__isnull=False, whole__isnull=False),
                name="campaign_level_known_or_not",
            ),
        ]

    def __str__(self):
        return f"{self.indicator_id} {self.moment}"

    @property
    def is_known(self):
        return self.part is not None

    @property
    def share(self):
        """The part in whole per cent, None of nothing."""
        return round(100 * self.part / self.whole) if self.whole else None
