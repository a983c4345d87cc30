"""What was searched in vain: of today as marks that nobody can read back tomorrow, of before as words and days."""

from django.db import models


class DayKey(models.Model):
    """What the marks of one day are made with. Thrown away with them when the day is over; the table is in no backup of
    the cluster and in no write-ahead log (unlogged).
    """

    day = models.DateField(unique=True)
    key = models.BinaryField()

    def __str__(self):
        return str(self.day)


class DayMark(models.Model):
    """Somebody searched these words in vain on this day: who, only the key of the day tells. Unlogged as well."""

    day = models.DateField()
    words = models.CharField(max_length=120)
    mark = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "words", "mark"], name="search_daymark_once")]

    def __str__(self):
        return self.words


class InVain(models.Model):
    """On this day at least so many different people as the floor says searched these words and found nothing."""

    words = models.CharField(max_length=120)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["words", "day"], name="search_invain_once")]
        indexes = [models.Index(fields=["day"], name="search_invain_day")]

    def __str__(self):
        return f"{self.words} ({self.day})"
