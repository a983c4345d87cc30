"""Measuring how fast this machine serves the pages, on an organisation that was made for it."""
