"""Texts in a table that somebody opens in a spreadsheet."""

# What a spreadsheet takes for the beginning of a formula, and what it skips before one (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", " ", "\u200b")


def cell(text: str) -> str:
    """Return a text as a spreadsheet shows it: with an apostrophe before what it would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
