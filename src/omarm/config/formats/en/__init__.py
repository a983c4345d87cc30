"""English as Europe writes it: the day first, the clock of twenty-four hours."""
