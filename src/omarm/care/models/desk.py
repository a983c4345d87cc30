"""What the desk for groups reads: names that are nearly the same, who posted in months that are over, who asks for help."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from omarm.groups.models import Group


class AlikePair(models.Model):
    """Two living groups whose names were nearly the same last night; the lower the id, the more they are alike."""

    first = models.ForeignKey(Group, models.CASCADE, related_name="+")
    second = models.ForeignKey(Group, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="alike_pair_once")]


class PostedMonth(models.Model):
    """Who posted in a month, as it was counted when the month was over: `n` posts, `share` per cent of them by others
    than editors. Both are None where they would tell of fewer people than the floor.
    """

    month = models.DateField(primary_key=True)  # its first day
    n = models.PositiveIntegerField(null=True)
    share = models.PositiveSmallIntegerField(null=True)


class HelpRequest(models.Model):
    """Who looks after a group asks the desk for help; `answer` is what the desk says when it is done."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="help_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=1000)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group"], condition=Q(answered_at=None), name="help_request_one_open")
        ]


class ClockMark(models.Model):
    """How far the clock came with one of its tasks: up to which moment, or from which words (a digest) it was made."""

    code = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=32, blank=True)
