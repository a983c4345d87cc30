"""The seven core tasks of a community manager, as they come. An organisation can say them in its own words.

That there are seven is after Kirsten Wagenaar; the codes are those of core/prepared.py, the words and what belongs under them
are ours.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Task:
    """One of the seven tasks."""

    code: str
    name: Promise
    about: Promise
    icon: str


TASKS = {
    one.code: one
    for one in (
        Task(
            "welcome", pgettext_lazy("core task", "Welcome"),
            _("Somebody greets whoever is new, or writes for the first time."), "hand-heart",
        ),
        Task(
            "answer", pgettext_lazy("core task", "Answer"),
            _("No question is left waiting. You answer it, or find who can."), "message-circle-question-mark",
        ),
        Task(
            "stimulate", pgettext_lazy("core task", "Stimulate"),
            _("You invite colleagues to tell, to ask and to celebrate."), "sprout",
        ),
        Task(
            "connect", pgettext_lazy("core task", "Connect"),
            _("You bring people and groups together that do not know each other yet."), "users-round",
        ),
        Task(
            "moderate", pgettext_lazy("core task", "Moderate"),
            _("You keep the tone good and handle what was reported."), "shield",
        ),
        Task(
            "plan", pgettext_lazy("core task", "Plan"),
            _("You look ahead: campaigns, actions, what was promised."), "calendar-clock",
        ),
        Task(
            "teach", pgettext_lazy("core task", "Teach"),
            _("You help colleagues and group owners to do it themselves."), "award",
        ),
    )
}  # fmt: skip
