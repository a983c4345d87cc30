"""What people tell about themselves, by a list of fields that the organisation keeps."""

from omarm.profiles.models.experts import Expert, Expertise, Thanks
from omarm.profiles.models.fields import Audience, Choice, Field, HintPutAway, Narrowing, Value
from omarm.profiles.models.work import Absence, Project, Week, Welcome

__all__ = [
    "Absence", "Audience", "Choice", "Expert", "Expertise", "Field", "HintPutAway", "Narrowing", "Project", "Thanks", "Value", "Week", "Welcome",
]  # fmt: skip
