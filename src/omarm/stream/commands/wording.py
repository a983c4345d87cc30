"""What a post is found by: the words of its body, and behind them what its kind tells beside those (stream/kinds.py)."""

from itertools import batched

from django.db import transaction

from omarm.core import richtext
from omarm.stream.kinds import kind_of
from omarm.stream.models import Post

AT_A_TIME = 500


@transaction.atomic
def renew_texts(*, posts):
    """Have these posts (ids) be found by what they say now. Returns how many that changed. Follows from a change: no fact."""
    changed = 0
    rows = Post.objects.filter(pk__in=posts).order_by("kind", "pk").only("kind", "body", "text")
    for some in batched(rows.iterator(AT_A_TIME), AT_A_TIME, strict=False):
        told = {
            kind: told_by(kind, [row.pk for row in some if row.kind == kind]) for kind in {row.kind for row in some}
        }
        texts = {row.pk: joined(richtext.to_text(row.body), told[row.kind].get(row.pk)) for row in some}
        stale = [row for row in some if row.text != texts[row.pk]]
        for row in stale:
            row.text = texts[row.pk]
        changed += Post.objects.bulk_update(stale, ["text"]) if stale else 0
    return changed


def add_told(kind, rows):
    """Have new rows of a kind, whose details are stored, be found by those too. For commands that just made them."""
    for some in batched(rows, AT_A_TIME, strict=False):
        told = told_by(kind, [row.pk for row in some])
        more = [row for row in some if told.get(row.pk)]
        for row in more:
            row.text = joined(row.text, told[row.pk])
        if more:
            Post.objects.bulk_update(more, ["text"])


def told_by(kind, post_ids):
    """Return {post_id: what the kind tells beside the words}, as far as it tells something."""
    words = kind_of(kind).words
    return words(post_ids) if words and post_ids else {}


def joined(words, told):
    """Return the words of a body and what is told beside them as one text."""
    return "\n".join(filter(None, (words, told)))
