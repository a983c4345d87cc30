"""What people do with profiles, and administrators with the list of fields."""

from omarm.profiles.commands.absence import decline_stand_in, end_absence, forget_past_absences, tell_absence
from omarm.profiles.commands.choices import (
    add_choice,
    merge_choices,
    move_choice,
    remove_choice,
    rename_choice,
    restore_choice,
)
from omarm.profiles.commands.expertise import drop_expertise, move_expertise, tell_expertise
from omarm.profiles.commands.experts import set_terms
from omarm.profiles.commands.fields import (
    FieldTold,
    add_field,
    change_field,
    change_kind,
    move_field,
    remove_field,
    restore_field,
)
from omarm.profiles.commands.projects import add_project, end_project, remove_project
from omarm.profiles.commands.thanks import show_thanks, take_back_thanks, thank
from omarm.profiles.commands.values import (
    Told,
    change_own_profile,
    follow_list,
    forget_answer,
    keep_profile,
    put_hint_away,
)
from omarm.profiles.commands.week import keep_week
from omarm.profiles.commands.welcome import agree_to_welcome

__all__ = [
    "FieldTold", "Told", "add_choice", "add_field", "add_project", "agree_to_welcome", "change_field", "change_kind",
    "change_own_profile", "decline_stand_in", "drop_expertise", "end_absence", "end_project", "follow_list", "forget_answer",
    "forget_past_absences", "keep_profile", "keep_week", "merge_choices", "move_choice", "move_expertise",
    "move_field", "put_hint_away", "remove_choice", "remove_field", "remove_project", "rename_choice",
    "restore_choice", "restore_field", "set_terms", "show_thanks", "take_back_thanks", "tell_absence",
    "tell_expertise", "thank",
]  # fmt: skip
