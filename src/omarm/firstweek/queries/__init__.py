"""What pages ask about somebody's first week."""

from omarm.firstweek.queries.known import Task, task_of, tasks_for
from omarm.firstweek.queries.own import NEW_FOR, Stand, Week, at_home, has_week, is_new, week_of

__all__ = ["NEW_FOR", "Stand", "Task", "Week", "at_home", "has_week", "is_new", "task_of", "tasks_for", "week_of"]
