"""Adding a topic to the list and changing one."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.topics.commands.words import checked_synonyms, checked_word, free_slug, give_words
from omarm.topics.models import FormerSlug, Proposal, Topic
from omarm.topics.queries import may_change, may_curate


@dataclass(frozen=True, kw_only=True)
class TopicText:
    """What a topic is called and what is said about it. `owner` is the person who looks after it."""

    name: str
    description: str = ""
    owner: object = None
    synonyms: tuple[str, ...] = ()


@transaction.atomic
def add_topic(*, actor, text):
    """Add a topic to the list, for who keeps it. Returns the Topic. `actor` None is the operator or an import.

    Raises DomainError when the name is no word, or a word leads to another topic already.
    """
    if actor is not None and not may_curate(actor):
        raise PermissionDenied
    word, name = checked_word(text.name)
    _check_description(text.description)

    try:
        with transaction.atomic():
            topic = Topic.objects.create(
                name=name, slug=free_slug(name), sort_key=word, description=text.description.strip(), owner=text.owner
            )
    except IntegrityError as error:  # the same name, added by two at the same moment
        raise DomainError(_("There is a topic with this name already."), code="topic_word_taken") from error
    give_words(topic, name, checked_synonyms(text.synonyms))
    Proposal.objects.filter(word=word).delete()

    log.record("topic.added", actor=actor, subject=topic)
    return topic


@transaction.atomic
def change_topic(*, actor, topic, text):
    """Change a topic. Returns it. Its owner may change description and synonyms, who keeps the list all of it.

    Renamed, the old name stays as a synonym and the old address keeps leading there.
    """
    topic = Topic.objects.select_for_update(no_key=True).get(pk=topic.pk)
    _check_may_change(actor, topic, text)
    word, name = checked_word(text.name)
    _check_description(text.description)

    synonyms = checked_synonyms(text.synonyms)
    if word != fold(topic.name):
        synonyms |= {fold(topic.name): topic.name}
        FormerSlug.objects.get_or_create(slug=topic.slug, topic=topic)
        topic.slug = free_slug(name, of=topic)
    topic.name, topic.sort_key, topic.owner = name, word, text.owner
    topic.description = text.description.strip()
    topic.save(update_fields=["name", "slug", "sort_key", "owner", "description"])
    give_words(topic, name, synonyms)
    FormerSlug.objects.filter(slug=topic.slug).delete()

    log.record("topic.changed", actor=actor, subject=topic)
    return topic


def _check_may_change(actor, topic, text):
    if not may_change(actor, topic):
        raise PermissionDenied
    touches_more = (text.name, getattr(text.owner, "pk", None)) != (topic.name, topic.owner_id)
    if touches_more and not may_curate(actor):
        raise PermissionDenied
    if topic.merged_into_id:
        raise DomainError(_("This topic was merged into another. Change that one."), code="topic_merged")


def _check_description(description):
    most = Topic._meta.get_field("description").max_length
    if len(description.strip()) > most:
        raise DomainError(_("Use at most %(most)d characters.") % {"most": most}, code="topic_description_long")
