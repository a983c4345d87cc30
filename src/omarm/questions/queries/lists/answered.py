"""What was answered, by topic: only what the person may read, and only topics under which there is something."""

from django.db.models import Exists, OuterRef, Q

from omarm.core.pagination import PAGE, Page, numbered
from omarm.questions.models import Question
from omarm.questions.queries.lists.rows import rows_of
from omarm.stream.models import Post, PostTopic
from omarm.topics.queries import topics_for

LOOKED_THROUGH = 2_000  # of the newest: their topics are offered; others are found by a word


def topics_answered(person, *, text=""):
    """Return the Topics under which something was answered that the person may read, by name; none for guests.

    Narrowed by words in name, synonyms or description: then older answers count as well. Without a number: it would be
    counted for each who looks.
    """
    found, done = topics_for(person, text=text), _answered(person)
    if text:
        about = PostTopic.objects.filter(topic=OuterRef("pk"), post__in=done.values("post"))
        return found.filter(Exists(about))
    newest = done.order_by("-pk").values("post")[:LOOKED_THROUGH]
    return found.filter(pk__in=PostTopic.objects.filter(post__in=newest).values("topic"))


def answered_for(person, *, topic=None, after=""):
    """Return a Page of Rows of answered questions, the newest first, perhaps of one topic."""
    found = _answered(person)
    if topic:
        found = found.filter(Exists(PostTopic.objects.filter(post=OuterRef("pk"), topic=topic)))
    page = numbered(found.order_by("-pk"), before=after, size=PAGE)
    return Page(rows_of(person, [question.pk for question in page.rows]), page.after)


def _answered(person):
    done = Q(answered_at__isnull=False) | Q(solved_at__isnull=False)
    return Question.objects.filter(done, post__in=Post.objects.visible_to(person))
