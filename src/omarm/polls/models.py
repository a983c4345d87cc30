"""A question with options that a post carries, and what people chose.

Of a named poll each choice is a row. Of an anonymous poll there is one row in all, the box: it knows who voted and which
ballots there are, both in sorted order, and nothing that links the two (docs/decisions/0012).
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import DEFAULT_FLOOR
from omarm.stream.models import Post


class Poll(models.Model):
    """What a post asks its readers. Without a question of its own, the words of the post are the question."""

    class Results(models.TextChoices):
        NOW = "now", _("At once")
        AFTER = "after", _("When it closes")

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="poll")
    question = models.CharField(max_length=200, blank=True)
    is_multiple = models.BooleanField(default=False)
    is_open_list = models.BooleanField(default=False)
    is_anonymous = models.BooleanField(default=False)
    results = models.CharField(max_length=5, choices=Results, default=Results.NOW)
    closes_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # by its author, before the time

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_anonymous=False) | Q(closes_at__isnull=False), name="poll_anonymous_ends"
            )
        ]
        indexes = [models.Index("closes_at", name="poll_closing", condition=Q(is_anonymous=True))]

    def __str__(self):
        return self.question or str(self.post)

    @property
    def is_closed(self):
        return bool(self.closed_at or (self.closes_at and self.closes_at <= timezone.now()))


class PollOptionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(is_gone=False)


class PollOption(models.Model):
    """One of the options. `rank` is its place in the list, and its bit in a ballot.

    One that a reader added can be taken away: it then stays without its words, so that no other gets its rank, for which
    a page that somebody has open still offers to vote. Who added it is kept in a named poll alone, and shown to nobody.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="options", db_index=False)
    rank = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)
    folded = models.TextField(editable=False)  # as it is compared: one letter can become many
    is_added = models.BooleanField(default=False, db_default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    is_gone = models.BooleanField(default=False, db_default=False)

    objects = PollOptionQuerySet.as_manager()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "rank"], name="poll_option_place"),
            models.UniqueConstraint(fields=["poll", "folded"], condition=Q(is_gone=False), name="poll_option_once"),
            models.CheckConstraint(condition=Q(is_added=True) | Q(added_by=None), name="poll_option_added_by"),
            models.CheckConstraint(condition=Q(is_gone=False) | Q(text="", folded=""), name="poll_option_gone_blank"),
        ]

    def __str__(self):
        return self.text


class Vote(models.Model):
    """Somebody chose an option of a named poll. Readers of the post see it."""

    option = models.ForeignKey(PollOption, models.CASCADE, related_name="votes", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["option", "person"], name="vote_once")]


class PollBox(models.Model):
    """The ballot box of an anonymous poll: the only row that an anonymous vote changes, and one without any time.

    `voters` are ids of people and `waiting` are ballots (a bit for each chosen option), both sorted, so that neither
    tells an order. `tallies` (by rank of the option) and `counted` (ballots) are what has been published. When the poll
    has closed, voters and ballots are gone.
    """

    poll = models.OneToOneField(Poll, models.CASCADE, primary_key=True, related_name="box")
    voters = ArrayField(models.BigIntegerField(), default=list)
    waiting = ArrayField(models.IntegerField(), default=list)
    tallies = ArrayField(models.IntegerField(), default=list)
    counted = models.PositiveIntegerField(default=0)
    is_final = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(counted=0) | Q(counted__gte=DEFAULT_FLOOR), name="poll_box_floor"),
            models.CheckConstraint(
                condition=Q(is_final=False) | Q(voters__len=0, waiting__len=0), name="poll_box_emptied"
            ),
        ]
