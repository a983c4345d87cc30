"""A rule of a pilot as one light: how it stands, since when, and of which conditions that follows."""

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from omarm.core.lights import AMBER, GREEN, GREY, RED
from omarm.pilots.models import Rule, Verdict
from omarm.pilots.queries.wording import STATES, STOP_STATES

MET, NOT_YET = Verdict.Outcome.MET, Verdict.Outcome.NOT_YET
_STOP = {MET: RED, NOT_YET: GREEN}
_OTHER = {MET: GREEN, NOT_YET: AMBER}


@dataclass(frozen=True)
class RuleLight:
    """A rule with its light, the word beside it, the day since which the clock finds so (or None), and its conditions in words.

    Of a pilot that is over it is what was found last. What is asked to succeed and to stop has no light before it runs.
    """

    rule: Rule
    light: str
    word: str
    since: date | None
    parts: list
    shows_parts: bool

    @property
    def is_lit(self):
        """Whether there is something to say of it now."""
        return bool(self.word)


def rule_lights(page):
    """Return the RuleLights of what `page_of` tells of a pilot, in the order of its life: begin, succeed, stop."""
    found = {}
    for row, _words in page["verdicts"]:  # the newest first
        found.setdefault(row.rule, []).append(row)
    return [
        _light(page["pilot"], Rule(rule), outcome, parts, found.get(rule, ())) for rule, outcome, parts in page["rules"]
    ]


def _light(pilot, rule, now, parts, verdicts):
    outcome = (verdicts[0].outcome if verdicts else "") if pilot.is_over else now
    if not parts or (rule != Rule.START and not pilot.started_on and not pilot.is_over):
        outcome = ""
    same = list(takewhile(lambda row: row.outcome == outcome, verdicts))  # other reasons, the same outcome
    words, lights = (STOP_STATES, _STOP) if rule == Rule.STOP else (STATES, _OTHER)
    word = words[outcome] if outcome else ""
    return RuleLight(
        rule, lights.get(outcome, GREY), word, same[-1].day if same else None, parts, bool(word) and not pilot.is_over
    )
