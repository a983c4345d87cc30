"""Knowledge cards, as they are found (search/sources.py): by who may read their question."""

from django.utils.translation import gettext as _

from omarm.core import richtext
from omarm.questions.models import Card
from omarm.questions.queries.similar.places import groups_of
from omarm.search.sources import Hit, Readable, Words
from omarm.stream.models import Post, PostTopic
from omarm.stream.queries.found import rights_of, visible_posts

# The read rule of posts, of those that have a card that stands.
visible = Readable(
    f"select post_of.id from ({visible_posts.statement}) post_of"
    " join questions_card card on card.question_id = post_of.id and card.withdrawn_at is null"
)


def card_documents(ids):
    """Return the Words of these cards, as far as they stand and their question is up."""
    up = Card.objects.standing().filter(pk__in=ids, question__in=Post.objects.live().values("pk"))
    rows = list(up.select_related("question__post").prefetch_related("credits__person"))
    rights, groups = rights_of([row.pk for row in rows])
    topics = _topics_of([row.pk for row in rows])
    return [
        Words(
            row.pk, row.title, row.sources, richtext.to_text(row.body),
            " ".join(credit.person.name for credit in row.credits.all()), row.question.post.lang, row.words_since,
            more_groups=groups[row.pk], topics=tuple(topics.get(row.pk, ())), rights=rights[row.pk], thread=row.pk,
        )
        for row in rows
    ]  # fmt: skip


def card_hits(person, ids):
    """Return {id: Hit} of these cards, which the person may read."""
    rows, where = Card.objects.filter(pk__in=ids), groups_of(person, ids)
    return {row.pk: _hit(row, where.get(row.pk)) for row in rows}


def card_words(post):
    """Return what stands on the card of a post, in plain text with a heading; nothing without one."""
    card = Card.objects.standing().filter(pk=post.pk).first()
    if card is None:
        return ""
    told = (_("Its knowledge card:"), card.title, richtext.to_text(card.body), card.sources)
    return "\n".join(filter(None, map(str, told)))


def all_cards(after, most):
    """Return the next ids of cards that stand."""
    return list(Card.objects.standing().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:most])


def cards_about(topic_id):
    """Return the ids of the cards whose question is filed under a topic."""
    filed = PostTopic.objects.filter(topic=topic_id, post__question__card__isnull=False)
    return list(filed.order_by("post").values_list("post", flat=True))


def _hit(card, group):
    place = {"where": group.name, "where_url": group.get_absolute_url()} if group else {}
    return Hit(
        card.pk, card.title, card.get_absolute_url(), richtext.to_text(card.body), kind_label=str(_("Knowledge card")),
        icon="badge-check", at=card.words_since, **place,
    )  # fmt: skip


def _topics_of(ids):
    found = {}
    for post, topic in PostTopic.objects.filter(post__in=ids).values_list("post", "topic"):
        found.setdefault(post, []).append(topic)
    return found
