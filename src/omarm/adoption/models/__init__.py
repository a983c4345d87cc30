"""What Adoption sees: figures about scopes and closed months, never about a person; and what people decided about them."""

from omarm.adoption.models.curve import CurveBlock, CurvePoint, Forecast
from omarm.adoption.models.designing import Design
from omarm.adoption.models.figures import Baseline, Figure, Signal
from omarm.adoption.models.judging import Declaration, StageOverride
from omarm.adoption.models.scopes import Scope

__all__ = [
    "Baseline", "CurveBlock", "CurvePoint", "Declaration", "Design", "Figure", "Forecast", "Scope", "Signal", "StageOverride",
]  # fmt: skip
