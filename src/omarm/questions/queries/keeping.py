"""What a card begins with: the question, the answer as it can stand by itself, and who could look after it."""

from dataclasses import dataclass

from omarm.core import richtext
from omarm.people.models import Person
from omarm.questions.models import Answer
from omarm.questions.queries.answers import solution_of
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.tidying import links_in, tidied
from omarm.stream.models import Post

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Begun:
    """The words of a question and of what solved it, as a card begins.

    `answerers` are those who can be thanked, `solver` is the one of them whose answer solved it, or None.
    """

    title: str
    body: str
    sources: str
    owner: Person | None
    answerers: tuple[Person, ...]
    solver: Person | None

    @property
    def others(self):
        """Those who answered besides whose answer solved it."""
        return tuple(one for one in self.answerers if one != self.solver)

    @property
    def values(self):
        """The fields of a form, as they begin."""
        return {"title": self.title, "sources": self.sources, "owner": [self.owner.pk] if self.owner else []}


def begun_card(person, question):
    """Return the Begun of a question that was solved. Only for who may keep it.

    Whose answer solved it looks after it, if they can; else who keeps it, unless they asked it without a name.
    """
    post, solution, authors = question.post, solution_of(question), answerers_of(question)
    body = tidied(solution) if solution else ""
    solver = next((one for one in authors if solution and one.pk == solution.author_id), None)
    shelters = question.is_anonymous and is_asker(person, question)
    candidates = [one for one in (solver, None if shelters else person) if one]
    owner = next((one for one in candidates if may_own(one, post)), None)
    title = post.title or next(iter(richtext.to_text(post.body).splitlines()), "")
    return Begun(title[:LONGEST_TITLE], body, "\n".join(links_in(body)), owner, tuple(authors), solver)


def card_values(card):
    """Return the fields of a form with which a card is changed, as it stands."""
    owner = [card.owner_id] if card.owner_id else []
    return {"title": card.title, "sources": card.sources, "owner": owner, "review_on": card.review_on}


def answerers_of(question):
    """Return the Persons of whom an answer to a question stands, the first at the front."""
    rows = Answer.objects.standing().filter(question=question.pk).select_related("comment__author")
    return list(dict.fromkeys(row.comment.author for row in rows.order_by("comment__created_at", "pk")))


def may_own(person, post):
    """Return whether somebody can look after a card: a colleague who works here and may read its question."""
    here = person.is_active and not person.is_guest
    return here and Post.objects.visible_to(person).live().contains(post)
