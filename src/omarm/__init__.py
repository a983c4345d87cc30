"""Omarm: a social intranet that carries its own adoption."""

__version__ = "0.1.0"
