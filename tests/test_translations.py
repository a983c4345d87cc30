"""Dutch is complete: every sentence in code and templates has its translation, and every translation its sentence."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import polib
import pytest

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")


@pytest.fixture(scope="module")
def catalogue(package):
    path = package / "locale/nl/LC_MESSAGES/django.po"
    assert path.exists(), "There is no Dutch yet: src/omarm/locale/nl/LC_MESSAGES/django.po (bin/messages makes it)."
    return polib.pofile(str(path))


@pytest.fixture(scope="module")
def spoken(repository):
    """What code and templates say: (context, English sentence), as bin/messages collects it."""
    loader = SourceFileLoader("messages", str(repository / "bin" / "messages"))
    messages = module_from_spec(spec_from_loader("messages", loader))
    loader.exec_module(messages)
    return set(messages.collect())


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
    assert _said(polib.mofile(str(compiled))) == _said(catalogue)


def _said(entries):
    """Return {(context, English): Dutch}. An .mo file has no context of "", a .po file may leave it out."""
    return {
        (entry.msgctxt or "", entry.msgid): entry.msgstr
        for entry in entries
        if not entry.obsolete and not entry.msgid_plural
    }
