"""Asking without one's name: what has to hold, what is left out of what is stored, and going back on it.

Nothing that is stored with the question, or in the same transaction, names who asks: not the draft, the form's number, what
was uploaded, or that they accepted the house rules. Who asked is sealed (sealing.py).
"""

from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.houserules.commands import UNACCEPTED
from omarm.houserules.queries import is_asked
from omarm.people.queries import language_of
from omarm.people.queries.structure import the_organisation
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.shelter import shelters, takes_nameless
from omarm.questions.sealing import blinded
from omarm.stream import commands as stream
from omarm.stream.coach import language_of_text


@transaction.atomic
def change_nameless(*, actor, question, title, body, version=None):
    """Change the words of what one asked without one's name; all that is stored of it is by nobody. Returns the Post.

    Raises PermissionDenied for who did not ask it so, DomainError for words that name oneself, and what `edit_post` raises.
    """
    _check_asked(actor, question)
    return stream.edit_post(actor=actor, post=question.post, title=title, body=body, version=version)


@transaction.atomic
def take_back_nameless(*, actor, question):
    """Take back what one asked without one's name: in the bin, of nobody, for thirty days. Returns the Post."""
    _check_asked(actor, question)
    return stream.delete_post(actor=actor, post=question.post)


@transaction.atomic
def bring_back_nameless(*, actor, question):
    """Bring back what one took back. Returns the Post."""
    _check_asked(actor, question)
    return stream.restore_post(actor=actor, post=question.post)


def check_may_be_nameless(actor, draft):
    """Raise DomainError unless a Draft can be asked without the name of who asks."""
    if not the_organisation().allows_nameless:
        raise DomainError(
            _("Asking without your name is not possible here (any more). Nothing was asked."), code="nameless_off"
        )
    if draft.photos or draft.images or draft.files:
        raise DomainError(
            _("With a photo or file it is kept who brought it. Without your name you ask in words alone."),
            code="nameless_uploads",
        )
    if draft.published_at:
        raise DomainError(
            _("Without your name it is asked at once: nobody could change the moment later."), code="nameless_later"
        )
    if is_asked(actor):
        raise DomainError(_("Accept the house rules first, apart from your question."), code=UNACCEPTED)
    if not takes_nameless(draft.place.group):
        raise DomainError(
            _("This group takes no questions without a name. Choose another place, or ask it with your name."),
            code="nameless_group",
        )
    if not shelters(draft.place):
        raise DomainError(
            _("Fewer than %(floor)d people can ask something there, so it would soon be known who did. Choose a larger "
              "place, or ask it with your name.") % {"floor": FLOOR},
            code="nameless_few",
        )  # fmt: skip


def untold(actor, draft):
    """Return a Draft without what would lead to who wrote it: the number of their form, and the language that they chose."""
    text = f"{draft.title} {richtext.to_text(richtext.clean(draft.body))}"
    submission = draft.submission and blinded(draft.submission, actor.pk)
    return replace(draft, submission=submission, lang=language_of_text(text) or language_of(None))


def _check_asked(actor, question):
    if not (question.is_anonymous and is_asker(actor, question)):
        raise PermissionDenied
