"""Shape and type of what is typed about questions."""
