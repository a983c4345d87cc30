"""The update: the everyday post, in one of four forms."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from omarm.stream.models import Post


class Update(models.Model):
    """What makes a post an update. Everything social lives on the post."""

    class Form(models.TextChoices):
        UPDATE = "update", _("Update")
        WORKING_ON = "working_on", _("What I am working on")
        STORY = "story", _("Success story")
        REPORT = "report", _("Report")

    post = models.OneToOneField(Post, models.CASCADE, primary_key=True, related_name="update")
    form = models.CharField(max_length=10, choices=Form, default=Form.UPDATE)

    def __str__(self):
        return str(self.post)

    @property
    def writing(self):
        """The way in which it was written (stream/kinds.py)."""
        return self.form
