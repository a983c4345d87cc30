"""Notifications as sentences. Whole sentences for each reason: no language is put together from pieces."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from omarm.notifications.models import Reason

_SENTENCES = {
    Reason.GROUP: ngettext_lazy("%(who)s wrote something new", "%(who)s wrote something new", "number"),
    Reason.TOPIC: ngettext_lazy("%(who)s wrote something new", "%(who)s wrote something new", "number"),
    Reason.COLLEAGUE: ngettext_lazy("%(who)s wrote something new", "%(who)s wrote something new", "number"),
    Reason.TOOK_PART: ngettext_lazy("%(who)s answered too", "%(who)s answered too", "number"),
    Reason.SHOULD_READ: ngettext_lazy("%(who)s asks you to read this", "%(who)s ask you to read this", "number"),
    Reason.FOR_ALL: ngettext_lazy(
        "%(who)s wrote to everybody in the group", "%(who)s wrote to everybody in the group", "number"
    ),
    Reason.CONVERSATION: ngettext_lazy(
        "%(who)s said something in a conversation", "%(who)s said something in a conversation", "number"
    ),
    Reason.QUESTION_WAITS: ngettext_lazy("%(who)s waits for an answer", "%(who)s wait for an answer", "number"),
    Reason.QUESTION_DUE: ngettext_lazy("%(who)s waits for an answer", "%(who)s wait for an answer", "number"),
    Reason.ASKED: ngettext_lazy("%(who)s asks you something", "%(who)s ask you something", "number"),
    Reason.CARD: ngettext_lazy(
        "%(who)s asks you to look at a knowledge card", "%(who)s ask you to look at a knowledge card", "number"
    ),
    Reason.OFFER: ngettext_lazy("%(who)s offers to join in", "%(who)s offer to join in", "number"),
    Reason.ANSWER: ngettext_lazy("%(who)s answered your post", "%(who)s answered your post", "number"),
    Reason.UNSOLVED: ngettext_lazy(
        "%(who)s took away what solved your question", "%(who)s took away what solved your question", "number"
    ),
    Reason.SOLVED: ngettext_lazy(
        "%(who)s says that your answer solved it", "%(who)s say that your answer solved it", "number"
    ),
    Reason.KEPT: ngettext_lazy(
        "%(who)s kept your answer on a knowledge card", "%(who)s kept your answer on a knowledge card", "number"
    ),
    Reason.REPLY: ngettext_lazy("%(who)s answered your comment", "%(who)s answered your comment", "number"),
    Reason.MENTION: ngettext_lazy("%(who)s mentioned you", "%(who)s mentioned you", "number"),
    Reason.PRAISE: ngettext_lazy("%(who)s gave you a compliment", "%(who)s gave you a compliment", "number"),
    Reason.MUST_READ: ngettext_lazy("%(who)s asks you to read this", "%(who)s ask you to read this", "number"),
}
_WITHOUT_ANYBODY = {
    Reason.MUST_READ: gettext_lazy("This still waits for you to read it"),
    Reason.QUESTION_WAITS: gettext_lazy("A question still waits for an answer"),
    Reason.QUESTION_DUE: gettext_lazy("A question waits for an answer, and it is yours to see to"),
    Reason.ASKED: gettext_lazy("You are asked a question"),
    Reason.UNSOLVED: gettext_lazy("The answer that solved your question is gone"),
    Reason.SOLVED: gettext_lazy("Your answer solved a question"),
    Reason.CARD: gettext_lazy("A knowledge card waits for you to look whether it still holds"),
    Reason.KEPT: gettext_lazy("Your answer is kept on a knowledge card"),
}

_WHY = {
    Reason.GROUP: gettext_lazy("It stands in a group that you followed."),
    Reason.TOPIC: gettext_lazy("It is about a topic that you followed."),
    Reason.COLLEAGUE: gettext_lazy("It comes from a colleague whom you followed."),
    Reason.TOOK_PART: gettext_lazy("You take part in this thread."),
    Reason.SHOULD_READ: gettext_lazy("You are asked to read this."),
    Reason.FOR_ALL: gettext_lazy("It is for everybody in a group of yours."),
    Reason.CONVERSATION: gettext_lazy("You follow this conversation."),
    Reason.QUESTION_WAITS: gettext_lazy("You look after the place where it stands, and it waits longer than promised."),
    Reason.QUESTION_DUE: gettext_lazy("You look after the place where it stands."),
    Reason.ASKED: gettext_lazy("You said that you may be asked, and who asks chose you."),
    Reason.CARD: gettext_lazy("You look after the card, or after the place of its question."),
    Reason.OFFER: gettext_lazy("It is your post."),
    Reason.ANSWER: gettext_lazy("It is your post."),
    Reason.UNSOLVED: gettext_lazy("You asked it."),
    Reason.SOLVED: gettext_lazy("It is your answer."),
    Reason.KEPT: gettext_lazy("It is your answer."),
    Reason.REPLY: gettext_lazy("It is your comment."),
    Reason.MENTION: gettext_lazy("Your name stands in it."),
    Reason.PRAISE: gettext_lazy("It is for you."),
    Reason.MUST_READ: gettext_lazy("This is a must-read for you."),
}
_WHY_OF_A_THING = {
    Reason.GROUP: gettext_lazy("You follow the group %(name)s."),
    Reason.TOPIC: gettext_lazy("You follow the topic %(name)s."),
    Reason.COLLEAGUE: gettext_lazy("You follow %(name)s."),
}


def told_in_words(reason, people, number, beside=0):
    """Return what happened as a sentence without a full stop.

    `people` are the first two of `number` who did it; `beside` is how many others did something else there.
    """
    if not people:
        return str(_WITHOUT_ANYBODY.get(reason) or _("Something happened in a conversation of yours"))
    what = _SENTENCES[reason] % {"who": _who(people, number), "number": number}
    if not beside:
        return what
    also = ngettext("%(what)s, and %(number)d other wrote too", "%(what)s, and %(number)d others wrote too", beside)
    return also % {"what": what, "number": beside}


def why_in_words(reason, thing=None):
    """Return why somebody is told, as a sentence. `thing` is what they follow, when that is why."""
    if thing and reason in _WHY_OF_A_THING:
        return _WHY_OF_A_THING[reason] % {"name": thing.name}
    return str(_WHY[reason])


def _who(people, number):
    first, *second = (person.name for person in people)
    if number > 2:  # noqa: PLR2004 (two are both named)
        return _("%(first)s and %(number)d others") % {"first": first, "number": number - 1}
    return _("%(first)s and %(second)s") % {"first": first, "second": second[0]} if second else first
