"""Dutch is complete: every sentence in code and templates has its translation, and every translation its sentence."""

import io
import re

import polib
import pytest
from babel.messages.extract import extract
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")
NOT_SPOKEN = re.compile(r"/tests/|/migrations/|/testing/|/styleguide/|^src/omarm/cli/")


@pytest.fixture(scope="module")
def catalogue(package):
    path = package / "locale/nl/LC_MESSAGES/django.po"
    assert path.exists(), "There is no Dutch yet: src/omarm/locale/nl/LC_MESSAGES/django.po (bin/messages makes it)."
    return polib.pofile(str(path))


@pytest.fixture(scope="module")
def spoken(our_files):
    """What code and templates say: (context, English sentence)."""
    return {
        message
        for path, text in our_files.items()
        if path.startswith("src/omarm/") and path.endswith((".py", ".html", ".txt")) and not NOT_SPOKEN.search(path)
        for message in _messages(path, text)
    }


def _messages(path, text):
    """Yield what a file says; a template is first turned into something that reads like code."""
    code = text if path.endswith(".py") else "\n".join(line.strip() for line in templatize(text).splitlines())
    for _line, words, _comments, context in extract("python", io.BytesIO(code.encode()), KEYWORDS):
        first = words[0] if isinstance(words, tuple) else words
        if first:
            yield context, first


def test_every_sentence_is_in_the_catalogue(spoken, catalogue):
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}
    assert len(spoken) > 100
    assert sorted(text for context, text in spoken - known) == []


def test_the_catalogue_holds_no_more_than_is_said(spoken, catalogue):
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete}
    assert sorted(text for context, text in known - spoken) == []


def test_everything_is_translated_and_certain(catalogue):
    unfinished = [entry.msgid for entry in catalogue if not entry.obsolete and (not entry.translated() or entry.fuzzy)]
    assert unfinished == []
    assert catalogue.percent_translated() == 100


def test_translations_keep_the_places_where_names_come(catalogue):
    """A place may only be missing where the singular speaks of one."""
    wrong = []
    for entry in catalogue:
        said = set(PLACE.findall(f"{entry.msgid} {entry.msgid_plural}"))
        wrong += [
            (entry.msgid, text)
            for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
            if not set(PLACE.findall(text)) <= said or (not entry.msgid_plural and set(PLACE.findall(text)) != said)
        ]
    assert wrong == []


def test_sentences_end_and_begin_alike(catalogue):
    """A lost full stop, blank or quotation mark shows on the page."""
    assert [entry.msgid for entry in catalogue if entry.msgstr and _edges(entry.msgid) != _edges(entry.msgstr)] == []


def _edges(text):
    return text[0].isspace(), text[-1].isspace(), text.endswith("."), text.endswith("?"), text.endswith("…")


def test_what_is_compiled_is_what_is_written(package, catalogue):
    compiled = package / "locale/nl/LC_MESSAGES/django.mo"
    assert compiled.exists()
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(compiled)) if not entry.msgid_plural} == {
        entry.msgid: entry.msgstr for entry in catalogue if not entry.obsolete and not entry.msgid_plural
    }
