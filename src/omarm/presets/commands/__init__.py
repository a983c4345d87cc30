"""Changing settings together, with a preset or by hand, and undoing it as a whole."""

from omarm.presets.commands.applying import apply_preset, change_settings
from omarm.presets.commands.undoing import undo

__all__ = ["apply_preset", "change_settings", "undo"]
