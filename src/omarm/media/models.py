"""Photos. Who may see one follows from what it belongs to, so the addresses ask the app that owns it."""

from django.conf import settings
from django.db import models

SIZES = {"s": 96, "m": 480, "l": 1280}


class Image(models.Model):
    """A photo, made upright and without location, in the sizes that pages use (longest side, pixels)."""

    folder = models.CharField(max_length=60, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.alt or self.folder

    def path(self, size):
        """Return where the file of a size (`s`, `m` or `l`) is kept in the storage."""
        return f"{self.folder}/{size}.webp"
