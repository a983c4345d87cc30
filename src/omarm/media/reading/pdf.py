"""The words of a PDF, page by page, by pypdf."""

import logging

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from omarm.media.reading.outcome import Ended, Locked, TooMuch

MOST_PAGES = 2_000
# What pypdf raises on a page that is not as it should be, besides its own errors: the others may be whole.
OF_ONE_PAGE = (PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError, OSError)


def read(file, pages):
    """Give the words of each page to `pages`. Raises Locked, TooMuch, and what pypdf raises on what is no PDF.

    A page that cannot be read is passed over, unless that is so of all.
    """
    logging.disable()
    reader = PdfReader(file)
    if reader.is_encrypted and not _opens_without_password(reader):
        raise Locked
    failed = None
    told = 0
    for number, page in enumerate(reader.pages):
        if number == MOST_PAGES:
            raise TooMuch
        try:
            words = page.extract_text()
        except OF_ONE_PAGE as error:
            failed = error
            continue
        told += 1
        pages.add(words)
    if failed and not told:
        raise Ended from failed


def _opens_without_password(reader):
    """Return whether it opens for everybody: many are locked only against printing, with an empty password to read."""
    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        return False
