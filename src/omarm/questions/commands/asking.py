"""Asking a question: a post with a promise, and somebody who has it from the first moment."""

from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.people.commands import nameless_account
from omarm.questions.commands.answering import CODE
from omarm.questions.commands.nameless import check_may_be_nameless, untold
from omarm.questions.commands.turns import begin
from omarm.questions.models import Question, SealedAsker
from omarm.questions.queries.asking import who_may_be_asked
from omarm.questions.queries.promise import urgent_minutes_of
from omarm.questions.sealing import seal
from omarm.stream import commands as stream

MOST_EXPERTS = 3


@transaction.atomic
def ask(*, actor, draft, urgent=False, anonymous=False, experts=()):
    """Ask what stands in a Draft, at its place: first of these experts (Persons, in this order), then of who looks after it.

    Returns the Post; the same form sent twice gives it once, and asks nobody twice. Experts who did not say that they may
    be asked are left out. `anonymous`: without the name of who asks, also in all that is stored. Raises what
    `publish_post` raises, and DomainError for a question without words, for an urgent one where nothing can be, and for
    one without a name where that cannot be.
    """
    if not _has_words(draft):
        raise DomainError(
            _("There are no words in this question yet. Write what you want to know."), code="question_empty"
        )
    chosen = who_may_be_asked(actor, experts)[:MOST_EXPERTS]
    author, made = actor, []
    if anonymous:
        check_may_be_nameless(actor, draft)
        author, draft = nameless_account(), untold(actor, draft)

    def store(post):
        minutes = _urgent_minutes(draft.place.group) if urgent else None
        made.append(Question.objects.create(post=post, urgent_minutes=minutes, is_anonymous=anonymous))
        if anonymous:
            SealedAsker.objects.create(question=made[0], sealed=seal(post.pk, actor.pk))
        stream.mark_attached(post=post, code=CODE)

    post = stream.publish_post(actor=actor, kind=CODE, draft=draft, detail=store, author=author)
    for question in made:
        begin(question=question, experts=chosen)
    return post


def _has_words(draft):
    """Return whether there is a letter or a digit in it: a row of smileys asks nothing that can be answered."""
    return any(letter.isalnum() for letter in f"{draft.title} {richtext.to_text(richtext.clean(draft.body))}")


def _urgent_minutes(group):
    minutes = urgent_minutes_of(group)
    if minutes is None:
        raise DomainError(
            _("Nothing can be urgent there. Ask it as it is, or choose another place."), code="question_urgent"
        )
    return minutes
