"""Shape and type of what is typed for the plan board, the team, sponsors and the weave-in map."""

from omarm.planboard.forms.board import ActionForm, ContributionForm, HandOverForm
from omarm.planboard.forms.sponsors import CommitmentForm, KeepForm, SponsorForm
from omarm.planboard.forms.team import MemberForm, PlacesForm
from omarm.planboard.forms.weaving import StepForm

__all__ = [
    "ActionForm", "CommitmentForm", "ContributionForm", "HandOverForm", "KeepForm", "MemberForm", "PlacesForm", "SponsorForm",
    "StepForm",
]  # fmt: skip
