"""What stands above the conversation of a question, for one person: how it is going, and what they can do."""

from dataclasses import dataclass

from omarm.questions.models import Card, Question, SameQuestion
from omarm.questions.queries.answers import Holder, holder_of, solution_of
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.cards import card_on, may_keep_card
from omarm.questions.queries.turns import may_pass_on, may_take_on
from omarm.stream.models import Comment, Follow, Post
from omarm.stream.queries import is_archived


@dataclass(frozen=True, slots=True)
class Above:
    """A question on its own page. `same` is how many said that they have the same one; `may_*` is what this person can do.

    Who asked, and who has the same question, hears of it anyway: they are not asked whether they follow it. Who asked
    without their name (`asks_nameless`) is told of nothing, and can follow it as any reader.
    """

    question: Question
    holder: Holder | None
    solution: Comment | None
    same: int
    is_same: bool
    may_say_same: bool
    is_followed: bool
    may_follow: bool
    may_pass_on: bool
    may_take_on: bool
    may_reopen: bool
    card: Card | None
    may_keep: bool
    asks_nameless: bool = False
    may_change: bool = False  # what they asked so


def above_of(person, post):
    """Return the Above of a question. Only for who may read the post."""
    question = Question.objects.select_related("post").get(pk=post.pk)
    asks, is_held = is_asker(person, question), is_archived(post)
    have_it = set(SameQuestion.objects.filter(question=question).values_list("person", flat=True))
    card = card_on(question)
    return Above(
        question, holder_of(person, question), solution_of(question), same=len(have_it), is_same=person.pk in have_it,
        may_say_same=not asks and not is_held,
        is_followed=Follow.objects.filter(person=person, post=post, is_muted=False).exists(),
        may_follow=(not asks or question.is_anonymous) and person.pk not in have_it,
        may_pass_on=not is_held and may_pass_on(person, question),
        may_take_on=not is_held and not asks and may_take_on(person, question),
        may_reopen=asks and not is_held and not question.is_open,
        card=card, may_keep=card is None and may_keep_card(person, question),
        asks_nameless=asks and question.is_anonymous, may_change=asks and question.is_anonymous and not is_held,
    )  # fmt: skip


def question_for(person, question_id):
    """Return a Question that the person may read. Raises Question.DoesNotExist."""
    questions = Question.objects.select_related("post")
    return questions.get(pk=question_id, post__in=Post.objects.visible_to(person))
