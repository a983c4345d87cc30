"""What follows among profiles from what happened elsewhere."""

from omarm.profiles.subscribers import experts, fields, finding  # noqa: F401 (its decorators register the listeners)
