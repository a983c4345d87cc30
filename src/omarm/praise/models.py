"""The compliment: a post to one or more colleagues, with one of the organisation's values."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language

from omarm.stream.models import Post


class ValueQuerySet(models.QuerySet):
    def in_use(self):
        """Return the values that a compliment can name."""
        return self.filter(is_used=True)


class Value(models.Model):
    """Something that the organisation finds important, in both languages. Out of use, old compliments keep it."""

    MOST_IN_USE = 7

    name_nl = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    rank = models.PositiveSmallIntegerField(default=0)
    is_used = models.BooleanField(default=True)

    objects = ValueQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "pk"]

    def __str__(self):
        return self.name_nl if get_language() == "nl" else self.name_en


class Praise(models.Model):
    """What makes a post a compliment. Everything social lives on the post."""

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="praise")
    value = models.ForeignKey(Value, models.PROTECT, related_name="+")

    def __str__(self):
        return str(self.post)


class PraisedPerson(models.Model):
    """Somebody for whom a compliment is meant. `has_declined` when they do not want to be named with it."""

    praise = models.ForeignKey(Praise, models.CASCADE, related_name="praised", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    has_declined = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["praise", "person"], name="praised_once")]
