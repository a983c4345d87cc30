"""What came in from elsewhere, so that a second import recognises it."""

from django.db import models


class ImportedItem(models.Model):
    """One foreign thing and the row that it became. `source` names the product and its workspace or file."""

    source = models.CharField(max_length=160)
    key = models.CharField(max_length=300)
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "model", "key"], name="imported_once")]

    def __str__(self):
        return f"{self.source} {self.key}"
