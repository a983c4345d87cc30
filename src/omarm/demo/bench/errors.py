"""What keeps a measurement from being made."""


class BenchError(Exception):
    """There is nothing to measure, or what was measured means nothing; the message says why, to an operator."""
