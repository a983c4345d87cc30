"""Questions: what was promised, what was an answer and what solved it, who has what still waits, and what is kept on cards.

Rows where years went by; where something waits still, and for cards, the commands do it, with a clock turned by hand.
"""

from datetime import timedelta

from django.db.models import F, Min

from omarm.demo.loading.conversations import rich_words
from omarm.notifications.commands import tell
from omarm.notifications.models import Notification, Reason
from omarm.people.commands import change_conversation
from omarm.people.commands.organisation import CONVERSATION
from omarm.people.queries import DEMO_ACCOUNTS, the_organisation
from omarm.questions.commands import CardTold, begin, keep, set_urgent, tick
from omarm.questions.models import Answer, Card, Helped, Question, SameQuestion, SealedAsker, Turn
from omarm.questions.queries.promise import promised, urgent_minutes_of
from omarm.questions.sealing import seal
from omarm.stream.models import Follow

SAID_LATER = timedelta(hours=2)  # after an answer: then who asked says that it solved it
KEPT_LATER = timedelta(hours=3)
MOST_LOOKS = 400  # of the clock, so that it ends in any case


def store_questions(house):
    """Store what makes posts questions, and what came of them."""
    for group in house.plan.content.groups:
        if "urgent" in group:
            set_urgent(actor=house.people[group["owner"]], group=house.groups[group["slug"]], minutes=group["urgent"])
    _allow_nameless(house)
    asked = [talk for talk in house.plan.talks if talk.kind == "question"]
    questions = Question.objects.select_related("post").in_bulk([house.posts[talk.key].pk for talk in asked])
    for talk in asked:
        _store(house, talk, questions[house.posts[talk.key].pk])


def turn_clock(house):
    """Have the clock of questions come by as often as it did since, and tell who has what of it: not by mail."""
    waiting = Question.objects.filter(next_at__lte=house.plan.calendar.until)
    for _look in range(MOST_LOOKS):
        due = waiting.aggregate(first=Min("next_at"))["first"]
        if due is None:
            break
        tick(now=due)
    _tell_who_has_it(house)
    Notification.objects.filter(mail_due=True).update(mail_due=False, mailed_at=F("moved_at"))


def _allow_nameless(house):
    """Let colleagues ask without their name, as the administrator does it; what else streams show stays."""
    here = the_organisation()
    told = {name: getattr(here, name) for name in CONVERSATION} | {"allows_nameless": True}
    change_conversation(actor=house.people[house.plan.content.profiles["administrator"]], told=told)


def _store(house, talk, question):
    told, group = talk.more["question"], house.groups.get(talk.group)
    question.urgent_minutes = urgent_minutes_of(group) if told.get("urgent") else None
    if talk.is_nameless:
        SealedAsker.objects.create(question=question, sealed=seal(question.pk, house.people[talk.author].pk))
    answers = _answers(house, talk, told)
    _store_others(house, talk, told, answers)
    if not answers:
        question.save(update_fields=["urgent_minutes"])
        begin(question=question, experts=[house.people[key] for key in told.get("experts", ())], now=talk.at)
        return
    first = min(answers.values(), key=lambda comment: comment.created_at)
    question.due_at = promised(group, question.urgent_minutes, talk.at)
    question.answered_at, question.owner = first.created_at, first.author
    if solution := answers.get(told.get("solved")):
        question.solution = solution
        question.solved_at = min(solution.created_at + SAID_LATER, house.plan.calendar.until)
    question.save()
    if "card" in told and question.solution:
        _keep(house, question, told["card"])


def _answers(house, talk, told):
    """Store which comments are answers. Returns {number: Comment}: those to the question itself, by another, said by now."""
    said = [one for one in talk.comments if one.under is None and one.author != talk.author]
    found = {one.number: house.comments[talk.key, one.number] for one in said if one.number not in told.get("talk", ())}
    question = house.posts[talk.key].pk
    Answer.objects.bulk_create(Answer(comment=comment, question_id=question) for comment in found.values())
    return found


def _store_others(house, talk, told, answers):
    """Store who has the same question, and whom an answer helped."""
    post = house.posts[talk.key]
    same = [house.people[key] for key in house.readers.eager(talk, "same")[: told.get("same", 0)]]
    SameQuestion.objects.bulk_create(SameQuestion(question_id=post.pk, person=person) for person in same)
    Follow.objects.bulk_create((Follow(person=person, post=post) for person in same), ignore_conflicts=True)
    for number, count in told.get("helped", ()):
        if answer := answers.get(number):
            others = [
                house.people[key] for key in house.readers.eager(talk, "helped") if house.people[key] != answer.author
            ]
            Helped.objects.bulk_create(Helped(answer_id=answer.pk, person=person) for person in others[:count])


def _keep(house, question, told):
    """Keep an answer on a card, as who looks after it did some hours later."""
    owner, days = house.people[told["owner"]], told["review"]
    words = CardTold(
        title=told["title"], body=rich_words(told), sources="\n".join(told.get("sources", ())), owner=owner,
        review_on=house.plan.calendar.day(-days) if days > 0 else None,
    )  # fmt: skip
    keep(actor=owner, question=question, told=words)
    kept_at = min(question.solved_at + KEPT_LATER, house.plan.calendar.until)
    Card.objects.filter(pk=question.pk).update(made_at=kept_at, review_on=house.plan.calendar.day(-days))


def _tell_who_has_it(house):
    accounts = Turn.objects.filter(person__username__in=DEMO_ACCOUNTS, outcome=Turn.Outcome.WAITING)
    for turn in accounts.filter(asked_at__lte=house.plan.calendar.until).select_related("question"):
        due_at = turn.question.due_at
        is_late = due_at is not None and due_at <= house.plan.calendar.until
        reason = Reason.QUESTION_DUE if turn.role != Turn.Role.EXPERT else Reason.ASKED
        at = max(turn.asked_at, due_at) if is_late else turn.asked_at
        tell(
            actor=None, post_id=turn.question_id, people=[turn.person_id],
            reason=Reason.QUESTION_WAITS if is_late else reason, at=at,
        )  # fmt: skip
