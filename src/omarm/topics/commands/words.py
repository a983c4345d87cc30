"""Words and addresses of topics: each belongs to one."""

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.folding import fold, slug
from omarm.core.legible import legible
from omarm.topics.models import Topic, TopicWord

LONGEST_WORD = 60
LONGEST_SLUG = 70
MOST_SYNONYMS = 30
RESERVED_SLUGS = {"proposals"}  # an address under /topics/ that is a page


def checked_word(text):
    """Return (the word folded, as it is shown). Raises DomainError when it is no word, or too long."""
    shown = legible(text)
    word = fold(shown)
    if not any(letter.isalnum() for letter in word):
        raise DomainError(_("A topic needs a name with letters."), code="topic_word_empty")
    if max(len(word), len(shown)) > LONGEST_WORD:
        raise DomainError(
            _("Use at most %(most)d letters: %(word)s…") % {"most": LONGEST_WORD, "word": shown[:LONGEST_WORD]},
            code="topic_word_long",
        )
    return word, shown


def checked_synonyms(words):
    """Return {folded word: as it is shown}, each word once. Raises DomainError when there are too many."""
    if len(words) > MOST_SYNONYMS:
        raise DomainError(_("A topic has at most %(most)d synonyms.") % {"most": MOST_SYNONYMS}, code="topic_synonyms")
    return dict(checked_word(text) for text in words)


def give_words(topic, name, synonyms):
    """Have a topic go by this name and these synonyms ({word: shown}) and no others.

    Raises DomainError when a word belongs to another topic, also when both are given it at the same moment.
    """
    word, shown = checked_word(name)
    wanted = synonyms | {word: shown}
    topic.words.exclude(word__in=wanted).delete()
    topic.words.update(is_name=False)
    for key in sorted(wanted):  # in one order everywhere, so that two who write do not wait for each other
        row, is_new = TopicWord.objects.get_or_create(word=key, defaults={"topic": topic, "shown": wanted[key]})
        if row.topic_id != topic.pk:
            raise _taken(row)
        if not is_new and row.shown != wanted[key]:
            TopicWord.objects.filter(pk=row.pk).update(shown=wanted[key])
    topic.words.filter(word=word).update(is_name=True)


def free_slug(name, *, of=None):
    """Return an address for this name that no other topic has or had."""
    stem = slug(name, longest=LONGEST_SLUG - 5) or "topic"
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
    return next(candidate for candidate in candidates if not _is_taken(candidate, of))


def _is_taken(candidate, of):
    held = Topic.objects.filter(slug=candidate) | Topic.objects.filter(former_slugs__slug=candidate)
    return candidate in RESERVED_SLUGS or held.exclude(pk=of.pk if of else None).exists()


def _taken(row):
    return DomainError(
        _("“%(word)s” leads to the topic %(topic)s already.") % {"word": row.shown, "topic": row.topic.name},
        code="topic_word_taken",
    )
