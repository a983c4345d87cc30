"""Recognising whose export a zip file is, so that the wrong one is refused by name."""

from typing import NoReturn

from .errors import UnreadableFile
from .zips import SafeZip

SLACK, MATTERMOST, WHATSAPP = "Slack", "Mattermost", "WhatsApp"


def product_of(names: list[str]) -> str | None:
    """Return the name of the product that makes zip files with such files in them, or None."""
    bases = {name.rpartition("/")[2] for name in names}
    if "channels.json" in bases and "users.json" in bases:
        return SLACK
    if "posts.csv" in bases or any(base.endswith(".jsonl") for base in bases):
        return MATTERMOST
    if "_chat.txt" in bases or any(base.startswith("WhatsApp") and base.endswith(".txt") for base in bases):
        return WHATSAPP
    return None


def refuse(archive: SafeZip, *, expected: str, missing: str) -> NoReturn:
    """Raise the UnreadableFile that says what the zip file is instead, or what it lacks."""
    found = product_of(archive.names)
    if found and found != expected:
        raise UnreadableFile("wrong_product", name=archive.name, found=found, expected=expected)
    raise UnreadableFile("not_this_product", name=archive.name, expected=expected, missing=missing)
