"""Functions as choices: a preset can switch one on or off for everyone, through `staging`."""

from functools import partial

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.core.choices import Choice, register_source
from omarm.core.functions import all_functions
from omarm.staging.commands import switch_off, switch_on
from omarm.staging.queries import everyone_has, plan

ON, OFF = "on", "off"
SWITCHED = ((ON, _("On")), (OFF, _("Off")))


def function_choices():
    """Return a Choice for every function. One that has a day ahead is left out: it has a plan of its own."""
    planned = {
        row.function for row in plan().rows if row.closes_on or (row.opens_on and not row.is_on(timezone.localdate()))
    }
    return [_choice(function) for function in all_functions() if function.code not in planned]


def _choice(function):
    return Choice(
        code=f"function:{function.code}", label=function.label, about=function.about, options=SWITCHED, default=ON,
        read=partial(_read, function.code), write=partial(_write, function.code), order=200 + function.order,
    )  # fmt: skip


def _read(code):
    return ON if everyone_has(code) else OFF


def _write(code, actor, value):
    switch = switch_on if value == ON else switch_off
    switch(actor=actor, function=code)


register_source(function_choices)
