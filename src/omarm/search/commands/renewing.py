"""Making the index anew while the old one serves: what is missing, what was made otherwise, what is no more."""

from itertools import chain

from django.db import connection

from omarm.search.commands.indexing import AT_A_TIME, index
from omarm.search.commands.spelling import learn_words
from omarm.search.models import Document
from omarm.search.queries.candidates import forget_size
from omarm.search.queries.known import forget_known, known
from omarm.search.sources import all_sources

AT_ONCE_BELOW = 50_000  # documents: more are made anew at night


def renew_index(*, anew=False, sources=(), tell=None):
    """Bring the index up to date, of some sources (codes) or of all. Returns how many documents were stored.

    `anew` makes also what seems right. It goes by 500 ids at a time, each in a transaction of its own; it may be stopped
    and done again at any time. `tell(number)` hears of each step how many ids were looked at.
    """
    forget_known()
    stored = sum(
        _renew(one, anew=anew, tell=tell or _silent)
        for one in all_sources()
        if not one.find and (not sources or one.code in sources)
    )
    learn_words()
    with connection.cursor() as cursor:
        cursor.execute("analyze search_document")  # by its size the walk is chosen
    forget_size()
    return stored


def is_small():
    """Return whether there are so few documents that they can be made anew by day."""
    return Document.objects.all()[:AT_ONCE_BELOW].count() < AT_ONCE_BELOW


def _renew(source, *, anew, tell):
    after, stored = 0, 0
    while ids := list(source.all_ids(after, AT_A_TIME)):
        stored += _renew_some(source, after, ids, anew=anew)
        after = ids[-1]
        tell(len(ids))
    gone = Document.objects.filter(source=source.code, object_id__gt=after)
    index(source=source.code, ids=gone.values_list("object_id", flat=True))
    return stored


def _renew_some(source, after, ids, *, anew):
    rows = Document.objects.filter(source=source.code, object_id__gt=after, object_id__lte=ids[-1])
    made = dict(rows.values_list("object_id", "made"))
    now = known().made
    stale = ids if anew else [pk for pk in ids if made.get(pk) != now]
    return index(source=source.code, ids=chain(stale, made.keys() - set(ids)))


def _silent(_number):
    """Tell nobody."""
