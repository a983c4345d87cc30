"""Rules over rows that are there already: who is counted together, when adoption stalls, which stage is reached, where to begin."""
