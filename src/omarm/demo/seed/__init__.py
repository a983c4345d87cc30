"""Synthetic load: a made-up organisation of any size, the same every time, to measure with."""

from omarm.demo.seed.amounts import Amounts
from omarm.demo.seed.commands import PASSWORD, SeedError, load_seed

__all__ = ["PASSWORD", "Amounts", "SeedError", "load_seed"]
