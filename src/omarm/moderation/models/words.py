"""The words that bring what is written to the queue."""

from django.conf import settings
from django.db import models


class SignalWordQuerySet(models.QuerySet):
    def current(self):
        return self.filter(is_gone=False)

    def gone(self):
        return self.filter(is_gone=True)


class SignalWord(models.Model):
    """A word that brings a post to the queue without hiding it: a signal, not a block. Taken off, it can be put back."""

    word = models.CharField(max_length=80)
    folded = models.CharField(max_length=80, unique=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    is_gone = models.BooleanField(default=False)

    objects = SignalWordQuerySet.as_manager()

    class Meta:
        ordering = ["folded"]

    def __str__(self):
        return self.word
