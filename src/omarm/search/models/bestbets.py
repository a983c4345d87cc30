"""What editors set on top for some words."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class BestBetQuerySet(models.QuerySet):
    def current(self):
        """Return what is shown today: not taken off, and not past its last day."""
        ended = models.Q(ends_on__lt=timezone.localdate())
        return self.filter(removed_at=None).exclude(ended)


class BestBet(models.Model):
    """A page that an editor chose for some words: shown above what is found by them.

    `address` is a path of this intranet, or https. `source` and `object_id` say what it leads to where that is something
    that can be found, so that only who may read it sees the bet. `words` are as they were typed, one phrase on each line.
    """

    title = models.CharField(max_length=120)
    address = models.CharField(max_length=500)
    words = models.TextField()
    source = models.CharField(max_length=20, blank=True)
    object_id = models.BigIntegerField(null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    ends_on = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = BestBetQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    @property
    def phrases(self):
        """The words and phrases that it is shown for, as they were typed."""
        return self.words.splitlines()

    @property
    def is_ours(self):
        """Whether it leads to a page of this intranet."""
        return self.address.startswith("/")

    @property
    def is_looked_after(self):
        """Whether somebody who works here keeps it right."""
        return self.owner is not None and self.owner.is_active

    @property
    def has_ended(self):
        return self.ends_on is not None and self.ends_on < timezone.localdate()


class BestBetKey(models.Model):
    """One phrase of a bet as it is compared: the stems of its words in their order, with blanks between."""

    bet = models.ForeignKey(BestBet, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bet", "key"], name="search_bestbet_key_once")]
        indexes = [models.Index(fields=["key"], name="search_bestbet_key")]

    def __str__(self):
        return self.key
