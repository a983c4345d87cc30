"""What somebody has not sent yet, for that person alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.datastructures import MultiValueDict

from omarm.core import richtext
from omarm.people.models import Person
from omarm.stream.models import KeptDraft, Post
from omarm.topics.models import Topic

WORDS_SHOWN = 60


@dataclass(frozen=True)
class Unsent:
    """A draft in a list: its first words and when it was kept."""

    key: UUID
    form: str
    words: str
    saved_at: datetime


def drafts_of(person, *, limit=50):
    """Return the person's own drafts as Unsent, the newest first."""
    return [_unsent(draft) for draft in KeptDraft.objects.filter(person=person).order_by("-saved_at")[:limit]]


def latest_draft(person):
    """Return the newest of the person's drafts as Unsent, or None."""
    return next(iter(drafts_of(person, limit=1)), None)


def draft_values(person, key):
    """Return the fields of one's own draft as a form takes them. Raises KeptDraft.DoesNotExist, ValueError for no key."""
    draft = KeptDraft.objects.get(person=person, key=UUID(key))
    return MultiValueDict(draft.values | {"submission": [str(draft.key)], "writing": [draft.form]})


def begun_values(person, *, about="", to="", words="", names_in_text=True):
    """Return the fields of a post that is begun about a topic (by its address) or for a colleague (by username), else None.

    What the person may not see or does not exist is left out. A form takes them as typed. With `names_in_text` the colleague is
    named at the head of its words: not where a field of its own says for whom it is.
    """
    topic = Topic.objects.current().filter(slug=about[:70]).first() if about and not person.is_guest else None
    people = Person.objects.visible_to(person).active()
    colleague = people.filter(username=to[:60].lower()).first() if to else None
    if not (topic or colleague):
        return None
    told = {"topics": [str(topic.pk)]} if topic else {}
    if colleague:
        told |= {"body": [f"@{colleague.username} {words}" if names_in_text else words], "people": [str(colleague.pk)]}
    return MultiValueDict(told | {"place": ["everyone"], "submission": [str(uuid4())]})


def waiting_posts(person):
    """Return the person's own posts that are to be published later, the first to come first."""
    waiting = Post.objects.visible_to(person).filter(author=person, announced_at=None)
    return waiting.order_by("published_at", "pk")


def held_count(person):
    """Return how many of the person's own posts are no longer planned: they may not post there any more."""
    return Post.objects.filter(
        author=person, announced_at=None, published_at=None, deleted_at=None, hidden_at=None
    ).count()


def waiting_post(person, post_id):
    """Return one's own post that waits for its time. Raises Post.DoesNotExist."""
    return waiting_posts(person).select_related("author").get(pk=post_id)


def _unsent(draft):
    title, body = ((draft.values.get(name) or [""])[0] for name in ("title", "body"))
    if (draft.values.get("is_rich") or [""])[0]:
        body = richtext.to_text(richtext.clean(body))
    words = " ".join((title or body).split())
    return Unsent(draft.key, draft.form, words[:WORDS_SHOWN] + "…" * (len(words) > WORDS_SHOWN), draft.saved_at)
