"""Link previews: which sites the server may look at, what it found there, and which posts show it."""

from django.conf import settings
from django.db import models

from omarm.media.models import Image
from omarm.stream.models import Post


class PreviewDomain(models.Model):
    """A site that the server may ask for titles and pictures, with all that is below it. `why` tells colleagues."""

    domain = models.CharField(max_length=253, unique=True)
    why = models.CharField(max_length=200)
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    allowed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["domain"]

    def __str__(self):
        return self.domain


class LinkPreview(models.Model):
    """What a page says about itself, fetched by the server: a reader's browser never asks that site for anything."""

    class State(models.TextChoices):
        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    LONGEST_URL = 2000

    url = models.CharField(max_length=LONGEST_URL, unique=True)
    host = models.CharField(max_length=253, db_index=True)
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300, blank=True)
    site = models.CharField(max_length=100, blank=True)
    image = models.OneToOneField(Image, models.SET_NULL, null=True, blank=True, related_name="link_preview")
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    fetched_on = models.DateField(null=True, blank=True)

    def __str__(self):
        return self.title or self.url


class PostLink(models.Model):
    """A post has a link of which there may be a preview. `is_off` when its author took the preview off."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="links", db_index=False)
    preview = models.ForeignKey(LinkPreview, models.CASCADE, related_name="post_links")
    rank = models.PositiveSmallIntegerField(default=0)
    is_off = models.BooleanField(default=False)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "preview"], name="post_link_once")]
