"""Photos and files. Who may see one follows from what it belongs to, so the addresses ask the app that owns it."""

from django.conf import settings
from django.db import models

SIZES = {"s": 96, "m": 480, "l": 1280}
RECEIVED = "received"  # the folder of what people send to publish; what stays unused there is thrown away
COVERS = "covers"  # the folder of the photos over the pages of groups
DOCUMENTS = "documents"  # the folder of the files of groups; only the group throws something of it away
VIDEO = {"video/mp4", "video/webm", "video/x-m4v"}
AUDIO = {"audio/mpeg", "audio/mp4", "audio/ogg", "audio/x-wav"}
SHOWN = {*VIDEO, *AUDIO, "application/pdf"}  # everything else is only offered as a download
NAMED_BY_BROWSERS = {"video/x-m4v": "video/mp4", "audio/x-wav": "audio/wav"}
WORDLESS = ("video/", "audio/", "image/")  # the beginnings of the media types in which nobody looks for words
ICONS = {
    "video": ("video/",),
    "image": ("image/",),
    "file-spreadsheet": ("csv", "sheet", "excel"),
    "file-text": ("pdf", "text", "word", "rtf"),
    "file-archive": ("zip", "rar", "7z", "x-tar", "zstd"),
}


class Image(models.Model):
    """A photo, made upright and without location, in the sizes that pages use (longest side, pixels)."""

    class State(models.TextChoices):
        WAITING = "waiting"  # its sizes are being made from the original, which nobody gets to see
        READY = "ready"
        FAILED = "failed"

    folder = models.CharField(max_length=60, unique=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.READY)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index("added_at", name="image_waiting", condition=models.Q(state="waiting"))]

    def __str__(self):
        return self.alt or self.folder

    @property
    def is_ready(self):
        return self.state == self.State.READY

    def path(self, size):
        """Return where the file of a size (`s`, `m` or `l`) is kept in the storage."""
        return f"{self.folder}/{size}.webp"

    @property
    def original_path(self):
        """Where the file lies as it was sent, until its sizes are made."""
        return f"{self.folder}/original"


class File(models.Model):
    """A file as it was sent: a document, a video or a sound. `mime` was told by its content, never by its name."""

    folder = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    mime = models.CharField(max_length=100)
    size = models.BigIntegerField()
    has_captions = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name

    @property
    def is_video(self):
        """Whether a browser can show it as a film."""
        return self.mime in VIDEO

    @property
    def is_audio(self):
        """Whether a browser can play it as a sound."""
        return self.mime in AUDIO

    @property
    def opens_in_browser(self):
        """Whether a browser shows it itself, without running anything that is in it."""
        return self.mime in SHOWN

    @property
    def served_as(self):
        """The media type that a browser is told: what it does not show itself are bytes to it."""
        return NAMED_BY_BROWSERS.get(self.mime, self.mime) if self.opens_in_browser else "application/octet-stream"

    @property
    def ending(self):
        """What stands after the last point of its name, in capitals: what people call its type."""
        stem, point, ending = self.name.rpartition(".")
        return ending.upper() if point and stem else ""

    @property
    def icon(self):
        """The name of the icon that says what it is."""
        return next((icon for icon, parts in ICONS.items() if any(part in self.mime for part in parts)), "file")

    @property
    def path(self):
        """Where the file is kept in the storage."""
        return f"{self.folder}/file"

    @property
    def captions_path(self):
        """Where the captions of a video are kept in the storage, as WebVTT."""
        return f"{self.folder}/captions.vtt"


class FileText(models.Model):
    """The words in a file, read once. Who may find them follows from what the file belongs to.

    `lang` is "" when the words do not tell it, `is_cut` says that there are more than were read, and `reader` is the
    version of what read them.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        READ = "read"
        NONE = "none"  # a scan, most often
        LOCKED = "locked"
        BROKEN = "broken"
        TOO_LARGE = "too_large"
        UNSUPPORTED = "unsupported"

    file = models.OneToOneField(File, models.CASCADE, primary_key=True, related_name="filetext")
    state = models.CharField(max_length=11, choices=State, default=State.WAITING)
    text = models.TextField(blank=True)
    lang = models.CharField(max_length=2, blank=True)
    is_cut = models.BooleanField(default=False)
    reader = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                models.F("tried_at").asc(nulls_first=True),
                "file",
                name="filetext_waiting",
                condition=models.Q(state="waiting"),
            ),
            models.Index("reader", name="filetext_reader"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.file_id} {self.state}"
