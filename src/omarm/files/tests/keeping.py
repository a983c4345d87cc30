"""Files to keep in tests, and those who keep them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from omarm.core.testing.cast import CastTestCase
from omarm.files.commands import add_document, add_folder

PDF = b"%PDF-1.7\nproef"


def sent(name="plan.pdf", data=PDF):
    return SimpleUploadedFile(name, data)


class FilesTestCase(CastTestCase):
    def kept(self, name="plan.pdf", data=PDF, *, group=None, folder=None, by=None):
        """Keep a file. Returns the Document (or the Arrival, when the name is taken)."""
        return add_document(actor=by or self.ada, group=group or self.closed, file=sent(name, data), folder=folder)

    def folder(self, name="Plannen", *, parent=None, group=None):
        return add_folder(actor=self.ada, group=group or self.closed, name=name, parent=parent)


class FilePagesTestCase(FilesTestCase):
    @property
    def top(self):
        return f"/groups/{self.closed.slug}/files/"

    def address(self, thing, act=""):
        return thing.get_absolute_url() + act
