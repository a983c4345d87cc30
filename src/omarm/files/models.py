"""The files of a group: in folders, each file with the versions that it had."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from omarm.groups.models import Group
from omarm.media.models import File

KEPT_IN_BIN = timedelta(days=30)
PICTURES = {
    "image/jpeg",
    "image/png",
    "image/apng",
    "image/webp",
}  # kept without where they were made, so they may show
TEXTS = {"text/plain", "text/csv"}


class BinnableQuerySet(models.QuerySet):
    """What both folders and documents obey."""

    def visible_to(self, person):
        """THE read rule for the files of groups: whoever may read the group; not what was thrown away."""
        return self.filter(group__in=Group.objects.readable_by(person), deleted_at=None)

    def restorable_by(self, person):
        """Return what the person may take out of the bin: its own thrower, and the managers of the group.

        What went along with a folder comes back with it. Nothing comes back in a group that can only be read.
        """
        living = self.filter(group__in=Group.objects.writable_by(person), deleted_at__isnull=False, deleted_with=None)
        return living.filter(Q(deleted_by=person) | Q(group__in=Group.objects.managed_by(person)))


class Folder(models.Model):
    """A folder of a group, in the group itself or in another folder of it. `key` is its name as people compare names."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="folders", db_index=False)
    parent = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="folders")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    deleted_with = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="+")

    objects = BinnableQuerySet.as_manager()

    class Meta:
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "parent", "key"], condition=Q(deleted_at=None), name="folder_name_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="folder_own_parent"),
        ]  # fmt: skip
        indexes = [
            models.Index("deleted_at", name="folder_deleted", condition=Q(deleted_at__isnull=False)),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("files:folder", args=[self.group.slug, self.pk])


class Document(models.Model):
    """A file of a group under the name that it keeps; what is in it are its versions, the last one counts.

    `key` is its name as people compare names, `version_count` the number of the version that counts.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="documents", db_index=False)
    folder = models.ForeignKey(Folder, models.RESTRICT, null=True, blank=True, related_name="documents")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=120)
    version_count = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    deleted_with = models.ForeignKey(
        Folder, models.RESTRICT, null=True, blank=True, related_name="documents_thrown_along"
    )

    objects = BinnableQuerySet.as_manager()

    class Meta:
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "folder", "key"], condition=Q(deleted_at=None), name="document_name_once",
                nulls_distinct=False,
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(
                fields=["group", "folder", "-changed_at", "-id"], name="document_newest", condition=Q(deleted_at=None)
            ),
            models.Index("deleted_at", name="document_deleted", condition=Q(deleted_at__isnull=False)),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("files:document", args=[self.group.slug, self.pk])


class Version(models.Model):
    """What a document held from a moment on. One that was made current again shares the stored file."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    file = models.ForeignKey(File, models.PROTECT, related_name="document_versions")
    note = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="document_version_once")]

    def __str__(self):
        return f"{self.document_id} version {self.number}"

    @property
    def is_picture(self):
        """Whether a page can show it as a picture."""
        return self.file.mime in PICTURES

    @property
    def is_text(self):
        """Whether a page can show its words."""
        return self.file.mime in TEXTS

    @property
    def opens_in_browser(self):
        """Whether a browser shows it itself, without running anything that is in it."""
        return self.is_picture or self.file.opens_in_browser

    @property
    def served_as(self):
        """The media type that a browser is told: what it does not show itself are bytes to it."""
        if self.is_picture:
            return "image/png" if self.file.mime == "image/apng" else self.file.mime
        return self.file.served_as


class ArrivalQuerySet(models.QuerySet):
    def open_to(self, person):
        """Return the files that wait for what this person chooses: only who sent them, where they may write."""
        return self.filter(sent_by=person, group__in=Group.objects.writable_by(person))


class Arrival(models.Model):
    """A file that somebody sent to where its name is taken: it waits for what they choose."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    folder = models.ForeignKey(Folder, models.RESTRICT, null=True, blank=True, related_name="+")
    file = models.OneToOneField(File, models.PROTECT, related_name="arrival")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.file.name
