"""Photos and files in a form: those sent while somebody writes (by their ids), and plain file fields without JavaScript."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from omarm.core.errors import DomainError
from omarm.media.models import File, Image
from omarm.stream.commands.posts import MOST_FILES, MOST_PHOTOS
from omarm.stream.commands.uploading import take_upload
from omarm.stream.queries.uploads import usable_files, usable_images

LONGEST_ID = 18  # digits of a bigint, less one
MOST_IDS = 200
MEGABYTE = 1024 * 1024


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one field, as a list (empty when none was chosen)."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]


class SentFileForm(forms.Form):
    """One file on its way, and whether it can only be a photo."""

    file = forms.FileField()
    only_photo = forms.BooleanField(required=False)


class CaptionsForm(forms.Form):
    captions = forms.FileField(
        label=_("Captions"), widget=forms.ClearableFileInput({"accept": ".vtt,.srt,text/vtt"}),
        help_text=_("A WebVTT or SRT file, for who cannot hear the film or has the sound off."),
    )  # fmt: skip


@dataclass(frozen=True)
class Upload:
    """One photo or file that goes along, as `stream/_upload.html` shows it."""

    image: Image | None = None
    file: File | None = None

    @classmethod
    def of(cls, row):
        """Return the Upload for an Image or a File."""
        return cls(image=row) if isinstance(row, Image) else cls(file=row)


class UploadsMixin(forms.Form):
    """The part of a form that takes photos and files. The form sets `person` before it is judged.

    The ids stand in `image` and `file`, the alt text of a photo in `alt-ID`. What comes in the plain fields is kept at
    once, so that it is shown again by its id when something else in the form is refused: no browser sends a chosen file
    twice.
    """

    person = None
    most_photos, most_files = MOST_PHOTOS, MOST_FILES
    photos = ManyFilesField(
        label=_("Photo"), required=False, widget=ManyFilesInput({"accept": "image/*,.heic,.heif", "multiple": True})
    )
    attachments = ManyFilesField(label=_("File"), required=False, widget=ManyFilesInput({"multiple": True}))

    def clean(self):
        """Keep what came in plain fields, and see that all is there still and the person's own."""
        told = super().clean()
        for name in ("photos", "attachments"):
            self._take_in(name)
        if len(self._ids("image")) > len(self._images) or len(self._ids("file")) > len(self._files):
            self.add_error(None, _("A photo or file that you chose is no longer here. Choose it again."))
        return told

    @property
    def most_bytes(self):
        """Return how large one file may be, so that a browser can say so before it sends it."""
        return settings.UPLOAD_LIMIT_MB * MEGABYTE

    @property
    def large_words(self):
        """Return what is said of a file that is larger."""
        return _("This is larger than %(limit)d MB. Make it smaller, or share a link to it.") % {
            "limit": settings.UPLOAD_LIMIT_MB
        }

    @property
    def uploaded_images(self):
        """Return the Images that go along, in their order, with the alt texts that were typed (not stored yet)."""
        return (*self._images, *(row for row in self._taken if isinstance(row, Image)))

    @property
    def uploaded_files(self):
        """Return the Files that go along, in their order."""
        return (*self._files, *(row for row in self._taken if isinstance(row, File)))

    @property
    def shown_uploads(self):
        """Return the Uploads to show, also when the form is not judged or was refused."""
        return [Upload.of(row) for row in (*self.uploaded_images, *self.uploaded_files)]

    def _take_in(self, name):
        files = self.cleaned_data.get(name) or []
        taken = len(self.uploaded_images) if name == "photos" else len(self.uploaded_files)
        most = self.most_photos if name == "photos" else self.most_files
        if taken + len(files) > most:
            words = _("Choose at most %(most)d photos.") if name == "photos" else _("Choose at most %(most)d files.")
            self.add_error(name, words % {"most": most})
            return
        alts = self._plain_alts() if name == "photos" else []
        for number, file in enumerate(files):
            alt = alts[number] if number < len(alts) else ""
            try:
                self._taken.append(take_upload(actor=self.person, file=file, alt=alt, only_photo=name == "photos"))
            except DomainError as error:
                self.add_error(name, error.message)

    def _plain_alts(self):
        return self.data.getlist("alt") if hasattr(self.data, "getlist") else []

    @cached_property
    def _taken(self):
        return []

    @cached_property
    def _images(self):
        found = (
            usable_images(self.person, self._ids("image"), submission=self._submission) if self._ids("image") else {}
        )
        for image in found.values():
            image.alt = self.data.get(f"alt-{image.pk}", image.alt).replace("\x00", "").strip()
        return [found[pk] for pk in self._ids("image") if pk in found]

    @cached_property
    def _files(self):
        found = usable_files(self.person, self._ids("file"), submission=self._submission) if self._ids("file") else {}
        return [found[pk] for pk in self._ids("file") if pk in found]

    @property
    def _submission(self):
        try:
            return forms.UUIDField(required=False).clean(self.data.get("submission"))
        except forms.ValidationError:
            return None

    def _ids(self, name):
        if not (self.is_bound and hasattr(self.data, "getlist")):
            return []
        words = dict.fromkeys(self.data.getlist(name))  # each once
        ids = [int(word) for word in words if word.isdecimal() and word.isascii() and len(word) <= LONGEST_ID]
        return ids[:MOST_IDS]


class MoreUploadsForm(UploadsMixin, forms.Form):
    """Photos and files to add to a post that stands. Judge it after telling it its `person`."""
