"""Conditions and verdicts in words, made when they are read."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.pilots.models import Rule, Verdict
from omarm.pilots.queries.conditions import CALM, DAYS_GONE, kind_of
from omarm.pilots.queries.judging import FIRST_DAY, Part

WHY = {
    "": gettext_lazy("We cannot tell yet."),
    "few": gettext_lazy("Not known: below eight members nothing is said of a group. More members make it known."),
    "few_department": gettext_lazy(
        "Not known: this department is too small to tell of by itself, or lies deeper than figures go. Choose another condition."
    ),
    "few_period": gettext_lazy("Not known of the last period: it would tell of too few people."),
    "young": gettext_lazy("Not known yet: the group is younger than four weeks."),
    "no_promise": gettext_lazy("Not known: the group promises no answer. Once it does, this is counted."),
    "not_judged": gettext_lazy("Not known: a group of this kind is not judged on it. Choose another condition."),
    "nothing": gettext_lazy("Not known: too little of it happened to tell."),
    "gate": gettext_lazy("Not known: this measurement is switched off in the register."),
    "not_counted": gettext_lazy("Not known yet: it was not counted so far."),
    "early": gettext_lazy("Not known yet: a whole period of the pilot has to be over first."),
    "not_begun": gettext_lazy("Not known yet: the pilot has not begun."),
    "hidden": gettext_lazy("Not known: the group became hidden, and others may not learn how it fares."),
    "not_looked": gettext_lazy("Not known yet: it is looked at in the coming night."),
    "gone": gettext_lazy("Not known: what it is about is not there any more."),
}
STATES = {
    Verdict.Outcome.MET: gettext_lazy("Holds"),
    Verdict.Outcome.NOT_YET: gettext_lazy("Not yet"),
    Verdict.Outcome.UNKNOWN: gettext_lazy("Not known"),
}
STOP_STATES = STATES | {
    Verdict.Outcome.MET: gettext_lazy("Reached: we stop"),
    Verdict.Outcome.NOT_YET: gettext_lazy("Not reached"),
}


@dataclass(frozen=True)
class Told:
    """A condition in words: what is asked, its light with the word beside it, and the reason."""

    title: str
    light: str
    word: str
    why: str
    never: bool = False


def told(pilot, part):
    """Return a Part in words."""
    return Told(asked(pilot, part), part.light, state_word(part), _why(part), part.never)


def asked(pilot, part):
    """Return what a condition (a Part or a Condition) asks, in a sentence."""
    if part.code == FIRST_DAY:
        return _("Its first day has come: %(day)s") % {"day": date_format(pilot.starts_on, "j F Y")}
    return asked_of(part.rule, part.code, part.wanted if isinstance(part, Part) else part.value)


def asked_of(rule, code, wanted):
    """Return what a condition asks by its rule, its code and its number, in a sentence."""
    if code == CALM:
        return _("A light of the group is red") if rule == Rule.STOP else _("No light of the group is red")
    if code == DAYS_GONE:
        return ngettext("It runs for at least %(n)s day", "It runs for at least %(n)s days", wanted) % {"n": wanted}
    kind = kind_of(code)
    values = {"title": kind.title if kind else code, "n": f"{wanted}%" if kind and kind.unit == "%" else wanted}
    if rule == Rule.STOP:
        return _("%(title)s: fewer than %(n)s") % values
    return _("%(title)s: at least %(n)s") % values


def state_word(part):
    """Return the word beside the light."""
    return (STOP_STATES if part.rule == Rule.STOP else STATES)[part.state]


def verdict_words(pilot, verdict):
    """Return [(sentence, word)] of the conditions that a Verdict kept; of what was not known, why in place of the word."""
    rows = {row.code: row.value for row in pilot.conditions.all() if row.rule == verdict.rule}
    parts = [_kept(verdict.rule, one, rows.get(one["code"])) for one in verdict.reasons]
    known = [part for part in parts if part.wanted is not None or part.code in {CALM, FIRST_DAY}]
    return [(asked(pilot, part), _word_or_why(part)) for part in known]


def _kept(rule, reason, wanted):
    return Part(rule, reason["code"], reason["state"], reason.get("wanted", wanted), why=reason.get("why", ""))


def _word_or_why(part):
    return _why(part) if part.state == Verdict.Outcome.UNKNOWN else state_word(part)


def rule_in_words(pilot, rule):
    """Return what a rule asks, in one line."""
    joint = _(" or ") if rule == Rule.STOP else _(" and ")
    return joint.join(asked(pilot, row) for row in pilot.conditions.all() if row.rule == rule)


def _why(part):
    if part.state == Verdict.Outcome.UNKNOWN:
        return str(WHY.get(part.why, WHY[""]))
    if part.value is None or part.code in {CALM, FIRST_DAY}:
        return ""
    kind = kind_of(part.code)
    return _("Now: %(n)s") % {"n": f"{part.value}%" if kind and kind.unit == "%" else part.value}
