"""What an organisation chooses about how colleagues talk, kept with the organisation itself."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from omarm.core.choices import Choice, register
from omarm.people.commands import change_conversation
from omarm.people.commands.organisation import CONVERSATION
from omarm.people.queries import the_organisation

YES, NO = "yes", "no"
EITHER = ((YES, _("Yes")), (NO, _("No")))


def _read(field):
    return YES if getattr(the_organisation(), field) else NO


def _write(field, actor, value):
    here = the_organisation()
    told = {name: getattr(here, name) for name in CONVERSATION}
    change_conversation(actor=actor, told=told | {field: value == YES})


def _kept_there(field):
    return {"options": EITHER, "read": partial(_read, field), "write": partial(_write, field)}


register(
    Choice(
        code="people.functions", label=_("Functions beside names"), default=NO, order=70,
        about=_("Whether a post says what its author does. Without it an idea counts more than who has it."),
        **_kept_there("functions_in_bylines"),
    ),
    Choice(
        code="people.counts", label=_("Reactions counted in streams"), default=YES, order=72,
        about=_("Whether one sees at once how many colleagues reacted."),
        **_kept_there("reaction_counts_in_streams"),
    ),
    Choice(
        code="people.nameless", label=_("Questions without a name"), default=NO, order=74,
        about=_("Whether colleagues may ask something without saying who they are."),
        **_kept_there("allows_nameless"),
    ),
)  # fmt: skip
