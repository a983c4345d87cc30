"""The page “Why this intranet”, in editions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """The page as it was at one time. One without a moment is being written; there is one of those at most."""

    class Kind(models.TextChoices):
        """For what it is, as the three goals of the presets."""

        ENGAGEMENT = "engagement", _("Engagement and values")
        KNOWLEDGE = "knowledge", _("Expertise and knowledge")
        ENTREPRENEURSHIP = "entrepreneurship", _("Entrepreneurship")

    class Means(models.TextChoices):
        TELLING = "telling", _("Telling colleagues what they need to know")
        TALKING = "talking", _("Having colleagues talk and work with each other")
        BOTH = "both", _("Both, and we know which comes first when they clash")

    number = models.PositiveIntegerField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    means = models.CharField(max_length=10, choices=Means, blank=True)
    wish = models.TextField(blank=True)  # what we want of it; it stays with who look after the kit
    goal = models.TextField(blank=True)
    values = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    not_scope = models.TextField(blank=True)
    audience = models.TextField(blank=True)
    signal = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)  # why it changed, in a sentence
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(models.Value(1), condition=Q(published_at=None), name="launch_why_one_draft"),
            models.CheckConstraint(
                condition=Q(published_at=None) | ~Q(goal="") & ~Q(not_scope="") & ~Q(signal=""), name="launch_why_whole"
            ),
        ]

    def __str__(self):
        return str(self.number)

    def get_absolute_url(self):
        return reverse("launch:why-edition", args=[self.number])
