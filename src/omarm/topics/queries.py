"""What pages ask about topics."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from omarm.core.floor import FLOOR, from_floor
from omarm.core.folding import fold
from omarm.topics.models import Proposal, Topic, TopicWord

CURATORS = ("administrator", "editor", "community_manager")


def may_curate(person):
    """Return whether the person keeps the list of topics."""
    return any(person.has_role(code) for code in CURATORS)


def may_change(person, topic):
    """Return whether the person may change something about a topic: who keeps the list, and the topic's owner."""
    return may_curate(person) or (topic.owner_id == person.pk and not person.is_guest)


def matching(text, *, limit=8):
    """Return at most `limit` topics in use of which the name or a synonym begins with the text, by name.

    Where that leaves room, those follow of which a later word begins with it.
    """
    start = fold(text.replace("\x00", "").lstrip("#"))
    found = list(_by_words(Q(word__startswith=start))[:limit])
    if start and len(found) < limit:
        inside = _by_words(Q(word__contains=f" {start}")).exclude(pk__in=[topic.pk for topic in found])
        found += inside[: limit - len(found)]
    return found


def topic_by_slug(slug):
    """Return the topic at an address, also a former one or that of a merged topic. Raises Topic.DoesNotExist."""
    named = Q(slug=slug) | Q(former_slugs__slug=slug)
    found = Topic.objects.filter(named).select_related("owner", "merged_into__owner").distinct().get()
    return found.merged_into or found


def all_topics():
    """Return the topics in use, by name, each with its owner and its words."""
    return Topic.objects.current().select_related("owner").prefetch_related("words")


def topics_for(person, *, text=""):
    """Return the topics in use, by name, narrowed by a part of their name, synonyms or description; none for guests."""
    found = Topic.objects.none() if person.is_guest else all_topics()
    for word in fold(text).split():
        named = TopicWord.objects.filter(word__contains=word)
        found = found.filter(Q(pk__in=named.values("topic")) | Q(description__icontains=word))
    return found


def topic_to_change(person, slug):
    """Return a topic in use that the person may see, with its owner and words. Raises Topic.DoesNotExist."""
    return topics_for(person).get(slug=slug)


def proposals():
    """Return the proposed topics that wait for an answer, oldest first."""
    return Proposal.objects.select_related("proposed_by")


def proposal(proposal_id):
    """Return one proposal. Raises Proposal.DoesNotExist."""
    return Proposal.objects.select_related("proposed_by").get(pk=proposal_id)


def what_moves(source):
    """Return what a merge takes along: {"words": [shown], "posts": number, "followers": number, "floor": number}.

    `stream` stands above topics and keeps posts and followers; they are counted by the way back that its keys make.
    Totals, for who keeps the list: which posts they are, one reads by the rule of posts alone. A number is None where it
    is below the floor: few posts may be in groups that who keeps the list cannot read, few followers are known by name.
    """
    return {
        "words": [word.shown for word in source.words.all()],
        "posts": from_floor(source.post_topics.filter(live=True).count()),
        "followers": from_floor(source.followers.filter(is_muted=False).count()),
        "floor": FLOOR,
    }


def possible_owners(person):
    """Return the colleagues whom somebody sees and who can look after something: who works here and is no guest."""
    return get_user_model().objects.visible_to(person).filter(is_active=True, is_guest=False)


def possible_owner(username):
    """Return the colleague who is to look after a topic. Raises DoesNotExist when nobody here has that username."""
    people = get_user_model().objects.filter(is_active=True, is_guest=False)
    return people.get(username=username.strip().lstrip("@").lower())


def _by_words(named):
    words = TopicWord.objects.filter(named)
    return Topic.objects.current().filter(pk__in=words.values("topic")).order_by("sort_key", "pk")
