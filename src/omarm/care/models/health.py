"""The figures of a group, as they were computed in the background; pages read a row."""

from django.db import models

from omarm.groups.models import Group


class GroupHealth(models.Model):
    """How a group fared over the 28 days up to and with `ended_on`: its lights in the order of its kind (rules.Light).

    `light` is the worst of those that the desk may see: what is between people is for who look after the group.
    The other fields tell whether it must be computed anew: its kind and promise, how many members it had, how much was
    written, whether nothing happened in it, and whether what is between people was looked at (for which the works council must agree).
    """

    class Light(models.TextChoices):
        GREEN = "green"
        AMBER = "amber"
        RED = "red"
        GREY = "grey"  # nothing to say yet: too few people, too young

    group = models.OneToOneField(Group, models.CASCADE, primary_key=True, related_name="health")
    light = models.CharField(max_length=5, choices=Light, default=Light.GREY)
    lights = models.JSONField(default=list)
    ended_on = models.DateField()
    judged_by = models.CharField(max_length=20)
    members = models.PositiveIntegerField(default=0)
    messages = models.PositiveIntegerField(default=0)
    is_quiet = models.BooleanField(default=False)
    is_between = models.BooleanField(default=False)
    computed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index("light", name="group_health_light")]


class GroupPeriod(models.Model):
    """What was counted in a group over 28 days that ended on a day: the group's own past, kept and not counted again."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="periods", db_index=False)
    ended_on = models.DateField()
    contributors = models.PositiveIntegerField()
    messages = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "ended_on"], name="group_period_once")]
