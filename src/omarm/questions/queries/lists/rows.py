"""A question as a list shows it to one person: always the same few statements, however many there are."""

from dataclasses import dataclass

from django.utils import timezone

from omarm.people.models import Person
from omarm.questions.models import Question, Turn
from omarm.questions.queries.answers import states_of
from omarm.questions.queries.askers import asked_among
from omarm.stream.models import Placement, Post


@dataclass(frozen=True, slots=True)
class Row:
    """A question in a list. `why` says why this person sees it, "" where the list says so itself.

    `place` is the Placement through which they read it, `holder` an expert who has it now, or who said that they see to it.
    `is_mine`: it waits for this person. `is_new`: something was said since they looked.
    """

    question: Question
    place: Placement | None
    holder: Person | None
    is_mine: bool
    may_take_on: bool
    why: str = ""
    is_new: bool = False

    @property
    def pk(self):
        return self.question.pk

    @property
    def is_overdue(self):
        """Whether it still waits after the moment that was promised."""
        question = self.question
        return question.is_open and question.due_at is not None and question.due_at < timezone.now()


def rows_of(person, ids, *, why="", whys=None, news=(), asked=False):
    """Return the Rows of these questions (ids), in their order: those alone that the person may read.

    `why` is the reason for all of them, `whys` {id: reason} for each, `news` the ids with something new. `asked`: the
    person asked them, so that there is nothing to see to.
    """
    posts = Post.objects.visible_to(person).filter(pk__in=ids).select_related("author").in_bulk()
    questions, places = states_of(posts), _places(person, posts)
    turns = {turn.question_id: turn for turn in Turn.objects.filter(question__in=posts, outcome=Turn.Outcome.WAITING)}
    own = asked_among(person, questions.values())
    seen = Person.objects.visible_to(person).in_bulk([turn.person_id for turn in turns.values()])
    rows = []
    for pk in ids:
        if pk in questions:
            question, place, turn = questions[pk], places.get(pk), turns.get(pk)
            question.post = posts[pk]
            rows.append(Row(
                question, place, _holder(turn, seen, person),
                is_mine=turn is not None and turn.person_id == person.pk,
                may_take_on=not (asked or pk in own) and _may_take_on(person, question, place, turn),
                why=(whys or {}).get(pk, why), is_new=pk in news,
            ))  # fmt: skip
    return rows


def _places(person, post_ids):
    """Return {post id: the first Placement through which the person reads it}."""
    found = {}
    rows = Placement.objects.in_reach_of(person).filter(post__in=post_ids, live=True)
    for row in rows.select_related("group", "department").order_by("placed_by", "pk"):
        found.setdefault(row.post_id, row)
    return found


def _holder(turn, seen, person):
    """Return who has a question, where every reader may know that: an expert, who agreed to be asked."""
    is_expert = turn is not None and turn.role == Turn.Role.EXPERT and turn.person_id != person.pk
    return seen.get(turn.person_id) if is_expert else None


def _may_take_on(person, question, place, turn):
    """Return whether the person can say that they see to it: a colleague who does not have it, and did not ask it."""
    has_it = person.pk in {question.owner_id, question.post.author_id, turn and turn.person_id}
    is_held = place is not None and place.group is not None and place.group.archived_at is not None
    return question.is_open and not (person.is_guest or has_it or is_held)
