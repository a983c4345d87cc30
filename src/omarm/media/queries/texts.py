"""The words in files, for the apps that know who may find them."""

from django.db.models import F
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from omarm.media.models import WORDLESS, File, FileText

State = FileText.State


def texts_of(file_ids, *, most=None):
    """Return {file id: its words} of the files in which words were read, as one text; at most so many letters of each.

    Only for what is found by rights of its own, or for who may read what the files belong to: ask that first.
    """
    words = Left("text", most) if most else F("text")
    return dict(FileText.objects.filter(file__in=file_ids).exclude(text="").values_list("file", words))


def languages_of(file_ids):
    """Return {file id: "nl" or "en"} of the files whose words tell it."""
    known = FileText.objects.filter(file__in=file_ids).exclude(lang="")
    return dict(known.values_list("file", "lang"))


def files_without_text(most):
    """Return at most so many Files of which nobody knows yet whether there are words in them, the first ones first."""
    return list(File.objects.filter(filetext=None).order_by("pk")[:most])


def words_about_text(file):
    """Return what people should know when the words in a File are not searched, or not all; "" when they are.

    Of a film, a picture or a sound nobody expects it. Only for who may read what the file belongs to.
    """
    kept = FileText.objects.filter(file=file).defer("text").first()
    if kept is None or file.mime.startswith(WORDLESS):
        return ""
    if kept.is_cut:
        return _("This file is long. Only the first part of its text is searched.")
    return _in_words().get(kept.state, "")


def _in_words():
    return {
        State.WAITING: _("The text of this file is not searched yet. That takes a moment."),
        State.NONE: _("We found no text in this file. It may be a scan. You can search for its name."),
        State.LOCKED: _("This file is locked, so its text is not searched. You can search for its name."),
        State.BROKEN: _("We cannot open this file, so its text is not searched. You can search for its name."),
        State.TOO_LARGE: _("This file is too large, so its text is not searched. You can search for its name."),
        State.UNSUPPORTED: _(
            "We do not read files of this kind, so its text is not searched. You can search for its name."
        ),
    }
