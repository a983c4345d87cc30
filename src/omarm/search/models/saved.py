"""Searches that somebody keeps for later."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class SavedSearch(models.Model):
    """A question with its filters, under a name; for the person alone.

    `asked` is the question as the address of the search page writes it. What was removed waits until the next removal, so
    that it can be brought back.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    asked = models.TextField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "asked"], name="search_saved_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('search:search')}?{self.asked}"
