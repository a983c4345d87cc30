"""Pilots, and by which figures they are judged."""
