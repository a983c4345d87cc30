"""How a post came to read as it does: the words that went and the words that came, change by change."""

import json
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.core.serializers.json import DjangoJSONEncoder

from omarm.core import richtext
from omarm.core.differences import Piece, differences
from omarm.stream.kinds import writing_of
from omarm.stream.models import Revision

MOST_CHANGES = 20


@dataclass(frozen=True)
class Change:
    """One change: when it was made, and the pieces of title and text before and after it.

    `told` are pairs of a label and its pieces, for the fields of the kind that changed.
    """

    changed_at: datetime
    title: list[Piece]
    text: list[Piece]
    told: list[tuple[str, list[Piece]]]


def changes_of(person, post):
    """Return the last Changes of a post that the person may read, the newest first.

    What was changed before it was published stays its author's own affair.
    """
    versions = list(Revision.objects.filter(post=post).order_by("-number")[: MOST_CHANGES + 1])
    later = [_Version(post.edited_at, post.title, post.words, told_in(post)), *(_Version.of(row) for row in versions)]
    pairs = [(new, old) for new, old in pairwise(later) if post.published_at and new.at > post.published_at]
    form = writing_of(post).form
    return [
        Change(
            new.at, differences(old.title, new.title), differences(old.text, new.text),
            _told_differences(form, person, old.told, new.told),
        )
        for new, old in pairs[:MOST_CHANGES]
    ]  # fmt: skip


def told_in(post):
    """Return the fields of the post's kind as JSON keeps them, by name; {} when it has none. People are sorted ids."""
    values = writing_of(post).form.own_values(post.detail)
    values = {name: sorted(value) if isinstance(value, list) else value for name, value in values.items()}
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def differ(old, new):
    """Return the names of the fields that say something else in `new` than in `old` (both as `told_in` gives them)."""
    return [name for name in {**old, **new} if _plain(old.get(name)) != _plain(new.get(name))]


def told_words(person, post):
    """Return {label: text} of the fields of the post's kind that are filled in, for this reader."""
    words = writing_of(post).form.own_words(told_in(post), person=person)
    return {label: text for label, text in words.items() if text}


@dataclass(frozen=True)
class _Version:
    at: datetime
    title: str
    text: str
    told: dict

    @classmethod
    def of(cls, row):
        return cls(row.written_at, row.title, richtext.to_text(row.body), row.told)


def _told_differences(form, person, old, new):
    """Return (label, Pieces) for each field that changed; nothing when those of one version were not kept."""
    if not (old and new):
        return []
    names = [name for name in differ(old, new) if name not in form.out_of_history]
    before = form.own_words({name: old.get(name) for name in names}, person=person)
    after = form.own_words({name: new.get(name) for name in names}, person=person)
    return [(label, differences(words, after[label])) for label, words in before.items()]


def _plain(value):
    """Return a value as it is compared: browsers end lines with two characters."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value or None
