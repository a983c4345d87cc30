"""Who asked a question: its author, or whom the seal of one without a name tells."""

from omarm.people.models.person import NAMELESS
from omarm.questions.models import Question, SealedAsker
from omarm.questions.sealing import blinded, opened
from omarm.stream.models import Post

MOST_SEALS = 2_000  # the newest that somebody may read: 0.1 ms each to open


def is_asker(person, question):
    """Return whether the person asked it, under their name or without."""
    if not question.is_anonymous:
        return question.post.author_id == person.pk
    kept = getattr(question, "sealed_asker", None)
    return kept is not None and opened(kept.sealed) == (question.pk, person.pk)


def own_nameless(person, question_id):
    """Return a Question that the person asked without their name: one that they read, or took back in the last thirty days.

    Raises Question.DoesNotExist, also for what others asked.
    """
    question = Question.objects.select_related("post__author", "sealed_asker").get(pk=question_id, is_anonymous=True)
    if is_asker(person, question):
        own = (Post.objects.editable_by, Post.objects.binned_by)
        if any(rows(person, question.post.author).contains(question.post) for rows in own):
            return question
    raise Question.DoesNotExist


def asked_without_name(person):
    """Return the ids of what the person asked without their name and may read: opened one by one, no index knows them."""
    readable = SealedAsker.objects.filter(question__post__in=Post.objects.visible_to(person)).order_by("-pk")
    seals = readable.values_list("pk", "sealed")[:MOST_SEALS]
    return [pk for pk, sealed in seals if opened(sealed) == (pk, person.pk)]


def asked_among(person, questions):
    """Return the ids of those of these Questions that the person asked without their name; one query, none without such."""
    nameless = [question.pk for question in questions if question.is_anonymous]
    seals = SealedAsker.objects.filter(pk__in=nameless).values_list("pk", "sealed") if nameless else ()
    return {pk for pk, sealed in seals if opened(sealed) == (pk, person.pk)}


def sent_nameless(person, key):
    """Return whether the form with this number became a question without a name of this person."""
    return Post.objects.filter(author__source_key=NAMELESS, submission=blinded(key, person.pk)).exists()


def voice(person, post):
    """Return the account without a name when the person speaks under their own question that has none, else None."""
    if not post.author.is_nameless:
        return None
    question = Question.objects.select_related("post", "sealed_asker").filter(pk=post.pk).first()
    return post.author if question and is_asker(person, question) else None
