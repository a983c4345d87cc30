"""The adoption curve, week by week, in blocks of people of each of which a level is told: a whole number of floors."""

from django.db import models

from omarm.adoption.models.scopes import Scope


class CurveBlock(models.Model):
    """People who are counted together on the curve: what is told of a scope is the sum of its blocks.

    Blocks do not overlap and hold everybody: of one department (with what is not split off below it) and, where that is
    large enough, one place. Without a department or place they are all who are in no other block.
    """

    department = models.ForeignKey(Scope, models.CASCADE, null=True, blank=True, related_name="+")
    place = models.ForeignKey(Scope, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["department", "place"], name="curve_block_once", nulls_distinct=False)
        ]

    def __str__(self):
        return f"{self.department_id} {self.place_id}"


class CurvePoint(models.Model):
    """How many of the people of a block are told to have contributed by the end of a week (a Sunday), None: too few yet.

    `people` is how many were in it then, as the directory has it.
    """

    block = models.ForeignKey(CurveBlock, models.CASCADE, related_name="points", db_index=False)
    ended_on = models.DateField()
    reached = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["block", "ended_on"], name="curve_point_once")]
        indexes = [models.Index("ended_on", name="curve_point_by_week")]

    def __str__(self):
        return f"{self.block_id} {self.ended_on}"


class Forecast(models.Model):
    """What the curve of the whole organisation could become (network/measures/bass.py), as of a month that is over.

    `told` is what the forecast says of itself: how it was fitted and what comes, or why there is none.
    """

    month = models.DateField(primary_key=True)
    status = models.CharField(max_length=10)
    told = models.JSONField(default=dict)
    computed_at = models.DateTimeField()

    def __str__(self):
        return f"{self.month} {self.status}"
