"""What the analysis says to people: sentences in their language, by code."""
