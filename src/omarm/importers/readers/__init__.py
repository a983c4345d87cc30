"""Readers turn a file of another product into one neutral description (shape.py). They know no database and no Django."""

from .directory import read_directory
from .errors import FINDINGS, SKIPPED, UNREADABLE, Finding, UnreadableFile
from .mattermost import read_mattermost
from .organisation import read_organisation
from .shape import Archive
from .slack import read_slack
from .whatsapp import WhatsAppOptions, read_whatsapp
from .zips import Limits, SafeZip

__all__ = [
    "FINDINGS",
    "SKIPPED",
    "UNREADABLE",
    "Archive",
    "Finding",
    "Limits",
    "SafeZip",
    "UnreadableFile",
    "WhatsAppOptions",
    "read_directory",
    "read_mattermost",
    "read_organisation",
    "read_slack",
    "read_whatsapp",
]
