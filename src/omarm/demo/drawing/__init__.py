"""Drawings for the demo organisation: portraits and scenes, made by our own code and always the same for a seed."""
