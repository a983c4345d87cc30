"""What stages and parts are called."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.adoption import indicators
from omarm.adoption.rules.maturity import CURVE as CURVE_CODE

STAGES = {
    "connect": pgettext_lazy("stage of maturity", "Connect"),
    "share": pgettext_lazy("stage of maturity", "Share"),
    "solve": pgettext_lazy("stage of maturity", "Solve"),
    "innovate": pgettext_lazy("stage of maturity", "Innovate"),
}
NO_STAGE = pgettext_lazy("stage of maturity", "None yet")
CURVE = _("Colleagues who have contributed so far")

PARTS = {
    "questions": _("Questions without an answer in time"),
    "field": _("Work without a desk"),
    "tools": _("Other tools in use"),
    "enthusiasts": _("Enthusiasts"),
    "sponsor": _("A leader who takes part"),
}


@dataclass(frozen=True, slots=True)
class ToldCriterion:
    """One thing that a stage is known by, in words; `url` leads to its definition."""

    title: str
    url: str
    value: int | None
    bar: int
    state: str


@dataclass(frozen=True, slots=True)
class ToldStage:
    """A stage in words. `is_here`: the scope stands in it."""

    code: str
    name: str
    state: str
    is_here: bool
    criteria: list


@dataclass(frozen=True, slots=True)
class ToldStanding:
    """A Standing (queries/maturity.py) in words: the stage that counts, that which was observed, and what comes next."""

    scope: object
    stage: str
    observed: str
    next: ToldStage | None
    stages: list
    override: object


def told_standing(standing):
    """Return a Standing in the language of the moment."""
    stages = [_told_stage(stage, standing.stage) for stage in standing.stages]
    place = next((number for number, stage in enumerate(stages, start=1) if stage.is_here), 0)
    return ToldStanding(
        standing.scope, name_of_stage(standing.stage), name_of_stage(standing.reached),
        stages[place] if place < len(stages) else None, stages, standing.override,
    )  # fmt: skip


def name_of_stage(code):
    """Return what a stage is called, also where there is none."""
    return str(STAGES.get(code, NO_STAGE))


def _told_stage(stage, here):
    criteria = [
        ToldCriterion(str(_title(one.code)), _url(one.code), one.value, one.bar, one.state) for one in stage.observed
    ]
    return ToldStage(stage.code, name_of_stage(stage.code), stage.state, stage.code == here, criteria)


def _title(code):
    return CURVE if code == CURVE_CODE else indicators.get(code).title


def _url(code):
    return reverse("adoption:curve") if code == CURVE_CODE else reverse("adoption:indicator", args=[code])
