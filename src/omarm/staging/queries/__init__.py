"""Who has which function, and what comes when."""

from omarm.staging.queries.coming import came_to, coming, coming_to, sees_coming
from omarm.staging.queries.deciding import (
    Audience,
    audience_has,
    forget_plan,
    functions_off,
    has_it_as_everyone,
    plan,
    remember_nothing_staged,
)
from omarm.staging.queries.leaning import Gone, Leaning, leaning_on, tell_of
from omarm.staging.queries.showing import (
    all_shown,
    everyone_has,
    exception_of,
    history_of,
    may_switch,
    opening_between,
    places_in_navigation,
    sees_functions,
    shown,
    stages_of_group,
)

__all__ = [
    "Audience", "Gone", "Leaning", "all_shown", "audience_has", "came_to", "coming", "coming_to", "everyone_has", "exception_of", "forget_plan", "functions_off",
    "has_it_as_everyone", "history_of", "leaning_on", "may_switch", "opening_between", "places_in_navigation", "plan", "remember_nothing_staged", "sees_coming",
    "sees_functions", "shown", "stages_of_group", "tell_of",
]  # fmt: skip
