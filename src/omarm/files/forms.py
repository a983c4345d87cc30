"""Shape and type of what is sent and typed about the files of a group."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from omarm.files.queries import tree_of

MOST_AT_ONCE = 20  # in a form without JavaScript, where all go in one request
MEGABYTE = 1024 * 1024


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one field, as a list."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        """Return the files. Raises ValidationError without any, or with too many at once."""
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Choose at most %(most)d files at once.") % {"most": MOST_AT_ONCE})
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class FilesForm(forms.Form):
    """Files to put somewhere. What is in them, how large and whether they are empty, is for the command to judge."""

    files = ManyFilesField(
        label=_("Add files"), allow_empty_file=True, widget=ManyFilesInput({"multiple": True}),
        error_messages={"required": _("Choose a file first.")},
    )  # fmt: skip

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


class SentFileForm(forms.Form):
    """One file on its way."""

    file = forms.FileField(allow_empty_file=True, error_messages={"required": _("Choose a file first.")})


class VersionForm(SentFileForm):
    """A newer file for a document, with what changed."""

    file = forms.FileField(
        label=_("The new file"), allow_empty_file=True, error_messages={"required": _("Choose a file first.")}
    )
    note = forms.CharField(
        label=_("What changed?"), max_length=200, required=False,
        help_text=_("One line, for who looks up how it was before."),
    )  # fmt: skip


class FolderForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, error_messages={"required": _("The folder needs a name.")})


class PlaceForm(forms.Form):
    """Another name or place for a file or a folder of a group; `moving` is the folder that goes, which cannot hold itself."""

    name = forms.CharField(label=_("Name"), max_length=200)
    place = forms.ChoiceField(label=_("Where it stands"), required=False)

    def __init__(self, *args, group, moving=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.tree = tree_of(group)
        top = ("", _("Files of %(group)s") % {"group": group.name})
        self.fields["place"].choices = [top, *self.tree.choices(without=moving)]
        if moving:
            self.fields["name"].max_length = 120

    def clean_place(self):
        """Return the chosen Folder, None for the group itself."""
        chosen = self.cleaned_data["place"]
        return self.tree.folders[int(chosen)] if chosen else None
