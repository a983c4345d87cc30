"""The answers to a question: which comments are meant as one, which of them solved it, who may say so, who has it now."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Max, Q
from django.utils import timezone

from omarm.people.models import Person
from omarm.questions.models import Answer, Helped, Question, Turn
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.turns import waiting_turn
from omarm.stream.kinds import writing_of
from omarm.stream.models import Comment, Post
from omarm.stream.queries import comments_now, comments_shown, is_archived, looks_after, readable_post

MOST_MARKED = 60
SILENCE = timedelta(days=7)  # of the asker: then who looks after the place can say what solved it


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands with a comment to a question, for one person: what it is, and what they may say of it."""

    comment_id: int
    question_id: int
    is_answer: bool
    is_solution: bool
    may_settle: bool
    may_judge: bool
    helped: int  # how many say so; for who gave the answer, 0 for all others
    has_helped: bool
    may_say_helped: bool
    asks: bool  # this person asked the question


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an open question now, as every reader may know it: `person` is an expert whom this reader may see, or None."""

    role: str
    person: Person | None
    is_me: bool
    hears_later: bool


def states_of(post_ids):
    """Return {post_id: Question, with `answer_count`, the number of its standing answers}, with one query.

    Only for posts that the person may read: ask that first.
    """
    standing = Q(answers__comment__deleted_at=None, answers__comment__hidden_at=None)
    questions = Question.objects.filter(pk__in=post_ids).annotate(answer_count=Count("answers", filter=standing))
    return {question.pk: question for question in questions}


def marks_for(person, post, comments):
    """Return the Marks of those of these CommentRows that are a comment to the question itself, by another than who asked.

    Only for who may read the post.
    """
    others = [row for row in comments if row.parent_id is None and row.author_id != post.author_id]
    if not others:
        return []
    question = Question.objects.select_related("post").get(pk=post.pk)
    answers = set(Answer.objects.filter(comment__in=[row.pk for row in others]).values_list("comment", flat=True))
    is_held = is_archived(post)
    asks, settles = is_asker(person, question), not is_held and may_settle(person, question)
    own = {row.pk for row in others if row.author_id == person.pk}
    said, by_me = _helped(person, own, answers)
    may_help = not is_held and not (asks and question.is_anonymous)
    return [
        Mark(
            row.pk, post.pk, is_answer=row.pk in answers, is_solution=row.pk == question.solution_id,
            may_settle=settles and row.pk in answers,
            may_judge=not is_held and (asks or row.pk in own),
            helped=said[row.pk], has_helped=row.pk in by_me,
            may_say_helped=may_help and row.pk in answers and row.pk not in own and _is_beside(row, question, asks),
            asks=asks,
        )
        for row in others
    ]  # fmt: skip


def marks_that_change(person, question, comment_id):
    """Return the ids of the other answers whose Marks change for a person when they say that this one solved it, or did not.

    That is the former solution; for who asked all others as well, the newest sixty: those can have helped too from then on.
    """
    former = [question.solution_id] if question.solution_id not in {None, comment_id} else []
    if not is_asker(person, question):
        return former
    others = Answer.objects.standing().filter(question=question).exclude(pk=comment_id).order_by("-pk")
    return list(dict.fromkeys([*former, *others.values_list("pk", flat=True)[:MOST_MARKED]]))


def marks_on(person, post, comment_ids):
    """Return the Marks of comments to a post by their ids, in that order, as `marks_for`."""
    rows, _gone = comments_now(post, list(comment_ids))
    return sorted(marks_for(person, post, rows), key=lambda mark: comment_ids.index(mark.comment_id))


def may_settle(person, question):
    """Return whether the person can say what solved a question.

    Who asked it can, and after a week without a word of theirs who looks after the place.
    """
    return is_asker(person, question) or (_is_silent(question) and looks_after(person, question.post))


def may_judge(person, question, comment):
    """Return whether the person can say of a comment whether it is meant as an answer: its author, and who asked."""
    return comment.author_id == person.pk or is_asker(person, question)


def may_call_question(person, post):
    """Return whether the person can say of a post that it was a question: an everyday one that they wrote or look after."""
    return writing_of(post).everyday and looks_after(person, post) and not is_archived(post)


def everyday_post(person, post_id):
    """Return a post of which the person can say that it was a question. Raises Post.DoesNotExist."""
    post = readable_post(person, post_id)
    if not may_call_question(person, post):
        raise Post.DoesNotExist
    return post


def answer_in(person, question_id, comment_id):
    """Return a standing Answer, if the person may read it. Raises Answer.DoesNotExist."""
    answers = Answer.objects.standing().select_related("question__post", "comment")
    return answers.get(pk=comment_id, question=question_id, question__post__in=Post.objects.visible_to(person))


def comment_to_judge(person, question_id, comment_id):
    """Return a standing comment to a question itself, if the person may read it. Raises Comment.DoesNotExist."""
    comments = Comment.objects.visible_to(person).standing().select_related("post__question")
    return comments.get(pk=comment_id, post=question_id, post__question__isnull=False, parent=None)


def solution_of(question):
    """Return the Comment that solved a question, with all that is shown of it, or None. Only for who may read it."""
    return comments_shown([question.solution_id]).get(question.solution_id) if question.solution_id else None


def holder_of(person, question):
    """Return the Holder of an open question for a reader, or None where nobody has it."""
    turn = waiting_turn(question) if question.is_open else None
    if turn is None:
        return None
    seen = turn.role == Turn.Role.EXPERT and Person.objects.visible_to(person).filter(pk=turn.person_id).exists()
    is_me, later = turn.person_id == person.pk, turn.asked_at > timezone.now()
    return Holder(turn.role, turn.person if seen else None, is_me=is_me, hears_later=later)


def _helped(person, own, answers):
    """Return (how many say of each of a person's own answers that it helped, the ids of those that helped this person)."""
    rows = Helped.objects.filter(Q(answer__in=own & answers) | Q(answer__in=answers, person=person))
    pairs = list(rows.values_list("answer", "person"))
    return Counter(pk for pk, _who in pairs if pk in own), {pk for pk, who in pairs if who == person.pk}


def _is_beside(row, question, asks):
    """Return whether saying that it helped says more than what the asker says of it: of them, once something else solved it."""
    return not asks or question.solution_id not in {None, row.pk}


def _is_silent(question):
    if question.answered_at is None:
        return False
    own = question.post.comments.standing().filter(author=question.post.author_id)
    last = own.aggregate(last=Max("created_at"))["last"]
    return max(question.answered_at, last or question.answered_at) < timezone.now() - SILENCE
