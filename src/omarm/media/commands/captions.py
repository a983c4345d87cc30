"""Captions of a video: WebVTT as it is, SubRip (SRT) made into it. W3C, WebVTT: The Web Video Text Tracks Format."""

import re

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.media.commands.keeping import keep_files
from omarm.media.models import File

MOST_BYTES = 1024 * 1024
SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|$)")
TIME = r"(?:\d{1,3}:)?[0-5]\d:[0-5]\d"
SRT_CUE = re.compile(rf"^({TIME}),(\d{{3}})[ \t]+-->[ \t]+({TIME}),(\d{{3}})[^\n]*$", re.M)
VTT_CUE = re.compile(rf"^{TIME}\.\d{{3}}[ \t]+-->[ \t]+{TIME}\.\d{{3}}(?:[ \t].*)?$", re.M)
SRT_MARKS = re.compile(r"</?font\b[^<>]{0,200}>|\{[^{}\n]{0,100}\}", re.I)


class UnusableCaptions(DomainError):
    """The file holds no captions that a browser can show; the message says what can."""


@transaction.atomic
def add_captions(*, actor, file, captions):
    """Keep the captions of one's own video, in place of those that it had. Returns the File.

    Raises UnusableCaptions, and PermissionDenied for another's file or one that is no video.
    """
    if file.uploaded_by_id != actor.pk or not file.is_video:
        raise PermissionDenied
    if captions.size > MOST_BYTES:
        raise _unusable()
    text = as_webvtt(captions.read())

    keep_files({file.captions_path: ContentFile(text.encode())})
    File.objects.filter(pk=file.pk).update(has_captions=True)
    file.has_captions = True
    return file


def as_webvtt(data):
    """Return captions as the text of a WebVTT file. Raises UnusableCaptions for anything else."""
    text = _as_text(data).replace("\r\n", "\n").replace("\r", "\n")
    if SIGNATURE.match(text):
        if VTT_CUE.search(text):
            return text
    elif SRT_CUE.search(text) and not text.lstrip().startswith("<"):
        return "WEBVTT\n\n" + SRT_CUE.sub(r"\1.\2 --> \3.\4", SRT_MARKS.sub("", text)).strip() + "\n"
    raise _unusable()


def _as_text(data):
    if b"\x00" in data:
        raise _unusable()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what programs for subtitles write on Windows


def _unusable():
    return UnusableCaptions(
        _("We cannot read captions in this file. Try a WebVTT or SRT file, 1 MB at most."), code="captions_unreadable"
    )
