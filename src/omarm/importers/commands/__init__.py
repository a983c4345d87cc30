"""Bringing in what an organisation has elsewhere: whole or not at all, and never twice."""

from omarm.importers.commands.bringing import Options, bring_in
from omarm.importers.commands.outcome import Outcome

__all__ = ["Options", "Outcome", "bring_in"]
