"""The kit: what there is to do before an intranet opens, how far each is, and the one act that brings it further."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from omarm.launch.models import Said
from omarm.launch.queries import evidence as told
from omarm.launch.queries.evidence import DONE, first_address

NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Step:
    """One step or tip. `addresses` are names of addresses of which the first that is there holds."""

    code: str
    title: Promise
    why: Promise
    act: Promise
    addresses: tuple
    find: Callable


@dataclass(frozen=True)
class Shown:
    """A Step with what is there of it. `said` is what somebody declared (Said), or None."""

    step: Step
    evidence: told.Evidence
    said: Said | None
    act: str
    url: str

    @property
    def state(self):
        """How far it is: what is there goes before what somebody said."""
        if self.evidence.state == DONE or self.said is None:
            return self.evidence.state
        return DONE if self.said.verdict == Said.Verdict.DONE else NOT_NEEDED

    @property
    def is_settled(self):
        return self.state in {DONE, NOT_NEEDED}


@dataclass(frozen=True)
class Kit:
    """All steps as they are now."""

    steps: list

    @property
    def settled(self):
        return sum(one.is_settled for one in self.steps)

    @property
    def missing(self):
        return [one for one in self.steps if not one.is_settled]

    @property
    def next(self):
        """The first step that is not settled: one with a warning before others, one that waits last; None when all are."""
        return min(self.missing, key=lambda one: (not one.evidence.warns, one.evidence.waits), default=None)


STEPS = (
    Step("why", _("Why this intranet"),
         _("Ask beforehand what you want with it. The answers become a page that every colleague can read."),
         _("Answer the questions"), ("launch:why-write",), told.of_why),
    Step("case", _("The business case"),
         _("Write down what it costs and what it is worth, and where things stand now. Afterwards nobody can measure that any more."),
         _("Write the business case"), ("launch:case",), told.of_case),
    Step("people", _("Colleagues"),
         _("A dozen are enough to begin: who helps you, and who joins the pilot. The whole staff list can come later."),
         _("See who is there"), ("profiles:directory",), told.of_people),
    Step("capacity", _("A community manager, with hours"),
         _("Technique alone is not enough: somebody has to have time for it every week."),
         _("Fill in the hours"), ("desk:capacity",), told.of_capacity),
    Step("team", _("The project team"),
         _("Somebody of every layer and every large part, or the intranet is made for those who sit at a desk."),
         _("Put the team together"), ("planboard:team",), told.of_team),
    Step("goal", _("Settings that fit the goal"),
         _("What matters most comes first at home, in the composer and in the figures. You see each change before it is made."),
         _("Choose a goal"), ("presets:presets",), told.of_goal),
    Step("rules", _("House rules"),
         _("They say what one may do, so that people dare to begin."),
         _("Write the house rules"), ("houserules:writing",), told.of_rules),
    Step("name", _("A name of your own"),
         _("A name that colleagues thought of is theirs. Everybody suggests, everybody votes, nobody sees who voted for what."),
         _("Hold a contest"), ("launch:contest",), told.of_name),
    Step("culture", _("What fits your culture"),
         _("How colleagues work together now, and how they would like it, tells which settings fit."),
         _("Look at your culture"), ("culture:scans",), told.of_culture),
    Step("functions", _("Few functions at first"),
         _("Who gets everything at once finds nothing. Begin with what the goal needs; the rest comes later."),
         _("Choose the functions"), ("staging:functions",), told.of_functions),
    Step("photos", _("Your own photos"),
         _("People recognise their own colleagues and places. A photo that was bought could be anywhere."),
         _("Look at the photos"), ("launch:photos",), told.of_photos),
    Step("ambassadors", _("Ambassadors"),
         _("Colleagues of all layers who help others, called early. Meet at least three times after going live."),
         _("Call ambassadors"), ("ambassadors:team",), told.of_ambassadors),
    Step("pilot", _("Where to begin"),
         _("One group or department with something to win shows the others that it works."),
         _("Choose where to begin"), ("pilots:new",), told.of_pilot),
    Step("opening", _("Going live"),
         _("First for a pilot or at once for everybody. What is missing is listed; you decide."),
         _("Choose the day"), ("launch:opening",), told.of_opening),
)  # fmt: skip


def kit_for(person):
    """Return the Kit as the person reads it. A fixed number of queries."""
    return Kit(shown_steps(STEPS, person))


def step_of(code):
    """Return a Step by its code. Raises KeyError."""
    return {one.code: one for one in STEPS}[code]


def shown_steps(steps, person):
    """Return Steps (or tips) as Shown to a person."""
    said = {row.code: row for row in Said.objects.select_related("said_by")}
    return [_shown(one, one.find(person), said.get(one.code)) for one in steps]


def _shown(step, found, said):
    act, url = (found.act, found.act_url) if found.act_url else (step.act, first_address(*step.addresses))
    return Shown(step, found, said, act, url)
