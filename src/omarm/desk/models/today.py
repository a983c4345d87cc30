"""The list of today: rows that the background makes anew, and what each who has the task said of them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from omarm.core.prepared import Waiting


class Item(models.Model):
    """One thing that waits, as a source found it (core/prepared.py). What waits no more is gone at the next round.

    `values` are plain: the words are made when somebody reads them, and who may know of it is asked again then.
    """

    source = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    values = models.JSONField(default=dict)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    rank = models.PositiveSmallIntegerField()  # among those of its source: the most pressing first

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="desk_item_once")]

    def __str__(self):
        return f"{self.source} {self.key}"

    @property
    def waiting(self):
        """What the source found, as the source knows it."""
        return Waiting(key=self.key, values=self.values, since=self.since, until=self.until, person=self.person_id)


class Round(models.Model):
    """One row: when the list was last made, and which sources were left out of it because they failed."""

    NEVER_OLDER = timedelta(minutes=15)

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    made_at = models.DateTimeField(null=True, blank=True)
    left_out = models.JSONField(default=list, blank=True)  # their codes

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="desk_round_is_one")]

    def __str__(self):
        return f"{self.made_at}"

    @property
    def is_late(self):
        """Whether the list is older than it may be, or was never made."""
        return self.made_at is None or timezone.now() - self.made_at > self.NEVER_OLDER


class ItemState(models.Model):
    """What somebody said of one thing, for their own list alone: done, not today, not for me. On which day, never when.

    `taken_up` is not said: its act was opened from the list, and it stays there until it waits no more. What is done, and
    what was taken up and is gone, says in which of the seven tasks (`task`): so one sees for oneself where the week went.
    """

    class Outcome(models.TextChoices):
        DONE = "done"
        LATER = "later"
        NOT_MINE = "not_mine"
        TAKEN_UP = "taken_up"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    source = models.CharField(max_length=60)
    key = models.CharField(max_length=80)
    task = models.CharField(max_length=12)
    outcome = models.CharField(max_length=8, choices=Outcome)
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "source", "key"], name="item_state_once")]

    def __str__(self):
        return f"{self.source} {self.key} {self.outcome}"
