"""What the launch kit leaves behind: why this intranet, a name, a business case, and when it opened."""

from omarm.launch.models.case import Baseline, Case, FormerTarget, Remeasurement
from omarm.launch.models.kit import Opening, PhotoSource, Picture, Said
from omarm.launch.models.naming import Contest, ContestBox, NameIdea, NameReport
from omarm.launch.models.why import Edition

__all__ = [
    "Baseline",
    "Case",
    "Contest",
    "ContestBox",
    "Edition",
    "FormerTarget",
    "NameIdea",
    "NameReport",
    "Opening",
    "PhotoSource",
    "Picture",
    "Remeasurement",
    "Said",
]
