"""Who wants to see the prompt of a campaign no more."""

from django.conf import settings
from django.db import models

from omarm.programme.models.campaigns import Campaign


class PutAway(models.Model):
    """Somebody put the prompt of a campaign away. Without a moment; it goes when the campaign is closed."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="campaign_put_away_once")]

    def __str__(self):
        return f"{self.campaign_id}"
