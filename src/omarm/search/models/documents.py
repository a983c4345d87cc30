"""The index: one row for each thing that can be found, whatever it is."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class Document(models.Model):
    """What one thing is found by: its words with their places, and marks of who may find it, of its kind and the like.

    `made` tells by what analyser and which words of the organisation it was made (`queries/known.py`). Never shown: what
    a hit looks like, its source says.
    """

    source = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    published_at = models.DateTimeField()
    thread = models.BigIntegerField(null=True)  # what is of one conversation
    lang = models.CharField(max_length=2)
    made = models.IntegerField()
    words = SearchVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "object_id"], name="search_document_once")]
        indexes = [
            GinIndex(fields=["words"], name="search_document_words", fastupdate=False),
            models.Index(fields=["-published_at", "-id"], name="search_document_newest"),
        ]

    def __str__(self):
        return f"{self.source} {self.object_id}"
