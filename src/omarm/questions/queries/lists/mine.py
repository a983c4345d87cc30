"""What somebody asked, and what is new there."""

from omarm.core.pagination import PAGE, Page, numbered
from omarm.notifications.models import Notification
from omarm.questions.models import Question
from omarm.questions.queries.asking import my_questions
from omarm.questions.queries.lists.rows import rows_of


def asked_by(person, *, after=""):
    """Return a Page of Rows of what the person asked, also without their name, newest first, marked where something is new.

    New is what they were told of and did not look at yet. Nobody is told of what they asked without their name.
    """
    page = numbered(_mine(person).order_by("-pk"), before=after, size=PAGE)
    ids = [question.pk for question in page.rows]
    news = set(_unread(person).filter(post__in=ids).values_list("post", flat=True))
    return Page(rows_of(person, ids, news=news, asked=True), page.after)


def news_count(person):
    """Return in how many of their questions something is new to the person."""
    return _unread(person).filter(post__author=person, post__question__isnull=False).count()


def _mine(person):
    return Question.objects.filter(pk__in=my_questions(person).order_by().values("pk"))


def _unread(person):
    return Notification.objects.visible_to(person).unread()
