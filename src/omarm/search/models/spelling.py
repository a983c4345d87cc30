"""Words that colleagues use, to tell what a word with a typing error was meant to be."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SpelledWord(models.Model):
    """A word that stands in at least two documents that every colleague may find.

    `word` is as words are compared, `shown` as it is written, `stem` its Dutch lexeme. `variants` are what it is looked
    up under (core/language/variants.py).
    """

    word = models.CharField(max_length=64, unique=True)
    shown = models.CharField(max_length=80)
    stem = models.CharField(max_length=64, db_index=True)
    documents = models.PositiveIntegerField()
    variants = ArrayField(models.CharField(max_length=64), default=list)

    class Meta:
        indexes = [GinIndex(fields=["variants"], name="search_spelledword_variants", fastupdate=False)]

    def __str__(self):
        return self.shown
