"""What adoption is seen by: one register. `ours` holds those that the product comes with; an app above could add its own."""

from omarm.adoption.indicators.register import Indicator, all_indicators, get, goals, raw, register

__all__ = ["Indicator", "all_indicators", "get", "goals", "raw", "register"]
