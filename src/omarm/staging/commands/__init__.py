"""Giving functions to audiences, and taking them away."""

from omarm.staging.commands.switching import (
    EVERYONE,
    For,
    When,
    end_exception,
    switch_for_all,
    switch_function,
    switch_off,
    switch_on,
)

__all__ = ["EVERYONE", "For", "When", "end_exception", "switch_for_all", "switch_function", "switch_off", "switch_on"]
