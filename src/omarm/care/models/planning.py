"""What owners plan and do for their group: actions that come back, tips, messages to all members."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from omarm.core.floor import from_floor
from omarm.groups.models import Group


class PlannedAction(models.Model):
    """Something that the owners do every so many days, under one of the five columns of SHAPE (Stan Garfield).

    `proposal` is the code of what it was taken over from (care/planner.py), so that it is not proposed again.
    """

    class Pillar(models.TextChoices):
        SCHEDULE = "schedule", pgettext_lazy("column of the planner", "Schedule")
        HOST = "host", pgettext_lazy("column of the planner", "Host")
        ANSWER = "answer", pgettext_lazy("column of the planner", "Answer")
        POST = "post", pgettext_lazy("column of the planner", "Post")
        EXPAND = "expand", pgettext_lazy("column of the planner", "Expand")

    group = models.ForeignKey(Group, models.CASCADE, related_name="planned_actions")
    pillar = models.CharField(max_length=8, choices=Pillar)
    title = models.CharField(max_length=160)
    every_days = models.PositiveSmallIntegerField(null=True, blank=True)  # None: once
    due_on = models.DateField()
    proposal = models.CharField(max_length=20, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(every_days=None) | Q(every_days__range=(1, 366)), name="planned_action_rhythm"
            ),
            models.UniqueConstraint(
                fields=["group", "proposal"],
                condition=~Q(proposal="") & Q(ended_at=None),
                name="planned_action_taken_once",
            ),
        ]

    def __str__(self):
        return self.title


class ActionDone(models.Model):
    """An action was done on a day, once a day at most; `was_due_on` is where undoing puts it back."""

    action = models.ForeignKey(PlannedAction, models.CASCADE, related_name="done", db_index=False)
    done_on = models.DateField()
    was_due_on = models.DateField()
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-done_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["action", "done_on"], name="action_done_once_a_day")]


class ActionReminder(models.Model):
    """The owners of a group were reminded of all that is due in a week: in one line, once."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="action_reminders", db_index=False)
    week = models.DateField()  # its Monday

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "week"], name="action_reminder_once_a_week")]


class TipGiven(models.Model):
    """A tip that stood on the page of a group in a week; one a week at most."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="tips_given", db_index=False)
    code = models.CharField(max_length=40)
    week = models.DateField()  # its Monday
    is_dismissed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "week"], name="tip_once_a_week")]


class TipWords(models.Model):
    """How an organisation says a tip (care/tips.py); what is empty stays as it is in the code. Or that it gives it not."""

    code = models.CharField(max_length=40, primary_key=True)
    title_nl = models.CharField(max_length=120, blank=True)
    text_nl = models.CharField(max_length=600, blank=True)
    title_en = models.CharField(max_length=120, blank=True)
    text_en = models.CharField(max_length=600, blank=True)
    is_off = models.BooleanField(default=False)


class GroupMessage(models.Model):
    """The owners wrote to all members, whatever these follow. `reach` is how many people it was for."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="messages")
    post = models.OneToOneField("stream.Post", models.CASCADE, related_name="group_message")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sent_on = models.DateField()
    reach = models.PositiveIntegerField()

    @property
    def reach_told(self):
        """How many people it was for, as it is told to others than its group: None below the floor."""
        return from_floor(self.reach)


class MessageRoom(models.Model):
    """One row: how often the organisation has its groups write to all. Without it: once a week, four times in four weeks."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    a_week = models.PositiveSmallIntegerField(default=1)
    a_month = models.PositiveSmallIntegerField(default=4)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="message_room_is_one"),
            models.CheckConstraint(
                condition=Q(a_week__gte=1) & Q(a_month__gte=models.F("a_week")) & Q(a_month__lte=28),
                name="message_room_in_reason",
            ),
        ]


class OverdueQuestion(models.Model):
    """A question in a group waits longer than the group promised; its owners were told, and after them its managers."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="overdue_questions", db_index=False)
    post = models.ForeignKey("stream.Post", models.CASCADE, related_name="+")
    owners_told_at = models.DateTimeField(auto_now_add=True)
    managers_told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "post"], name="overdue_question_once")]
