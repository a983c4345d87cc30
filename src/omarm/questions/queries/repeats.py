"""Nearly the same question, again and again to the same person: for who asked to hear of that, and for nobody else."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.html import format_html

from omarm.groups.models import Group
from omarm.questions.models import Answer, Question, Repeat, RepeatWatch, Turn
from omarm.questions.queries.similar.places import groups_of
from omarm.questions.queries.words import Among, reader
from omarm.stream.commands import Place
from omarm.stream.composer.fields import place_code
from omarm.stream.models import Post

WITHIN = timedelta(days=30)
FEWEST = 3
MOST_COMPARED = 60  # of somebody, the newest: more than two a day
ALIKE = 0.25  # from both sides; of our own pairs a third have it, of pairs in one field of work one in two hundred


@dataclass(frozen=True, slots=True)
class Repeated:
    """Posts of questions that came again and again, newest first.

    `group` is where all of them stand for this reader, or None. `log` is what a log about them begins with, as rich text.
    """

    posts: tuple[Post, ...]
    group: Group | None
    log: str

    @property
    def place(self):
        """The group as a form writes a place, "" without one."""
        return place_code(Place(group=self.group)) if self.group else ""


def watches(person):
    """Return whether the person wants to hear when they are asked nearly the same again and again."""
    return RepeatWatch.objects.filter(person=person).exists()


def repeated_for(person):
    """Return the Repeated that waits for this person, as far as they may read those questions now; None with fewer than three."""
    waiting = Repeat.objects.filter(watch=person.pk).first()
    if waiting is None:
        return None
    posts = Post.objects.visible_to(person).live().filter(pk__in=waiting.questions).order_by("-published_at", "-pk")
    posts = tuple(posts)
    if len(posts) < FEWEST:
        return None
    where = groups_of(person, [post.pk for post in posts])
    groups = {where.get(post.pk) for post in posts}
    return Repeated(posts, groups.pop() if len(groups) == 1 else None, "".join(_heading(post) for post in posts))


def alike_for(person, now):
    """Return the ids of the most questions of the last thirty days that are alike, which came to a person; [] for fewer than three.

    Those are what they were asked and what they answered. Only what they may read now is compared.
    """
    came = _came_to(person, now - WITHIN)
    posts = Post.objects.visible_to(person).live().filter(pk__in=came).order_by("-published_at", "-pk")
    rows = list(posts.values_list("pk", "title", "text")[:MOST_COMPARED])
    if len(rows) < FEWEST:
        return []
    reads = [reader().read(f"{title}\n{text}") for _pk, title, text in rows]
    among = Among(reads)
    scores = [[one.score for one in among.compared_to(read)] for read in reads]
    places = range(len(rows))
    alike = [[b for b in places if b == a or min(scores[a][b], scores[b][a]) >= ALIKE] for a in places]
    best = max(alike, key=len)
    return [rows[place][0] for place in best] if len(best) >= FEWEST else []


def due_watches(day, *, most):
    """Return the RepeatWatches to look at on a day: nothing waits, and nothing was proposed for thirty days."""
    rested = RepeatWatch.objects.exclude(told_on__gt=day - WITHIN).exclude(looked_on__gte=day)
    here = rested.filter(repeat=None, person__is_active=True).select_related("person")
    return here.order_by("looked_on", "pk")[:most]


def _came_to(person, since):
    asked = Turn.objects.filter(person=person, asked_at__gte=since).exclude(outcome=Turn.Outcome.IN_LINE)
    answered = Answer.objects.standing().filter(comment__author=person, comment__created_at__gte=since)
    came = Q(pk__in=asked.values("question")) | Q(pk__in=answered.values("question"))
    return Question.objects.filter(came).values("pk")


def _heading(post):
    """Return a question as the heading of a part of a log, with the way to it and room for the answer."""
    return format_html('<h3><a href="{}">{}</a></h3><p></p>', post.get_absolute_url(), str(post))
