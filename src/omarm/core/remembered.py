"""What nearly every page asks and hardly ever changes is asked of the database once in some seconds, by each process."""

from functools import update_wrapper
from math import inf
from time import monotonic


class Remembered:
    """The answer of a function without arguments, at most so many seconds old. `every` is the list of all there are."""

    every: list["Remembered"] = []

    def __init__(self, read, *, seconds, nothing_too=True):
        update_wrapper(self, read)
        self._read, self._seconds, self._nothing_too = read, seconds, nothing_too
        self._value, self._until = None, 0
        self.every.append(self)

    def __call__(self):
        """Return what is remembered, read anew when that is too old."""
        if self._until < monotonic():
            self._value = self._read()
            self._until = 0 if self._value is None and not self._nothing_too else monotonic() + self._seconds
        return self._value

    def forget(self):
        """Have the next question read it anew: after a change, on commit."""
        self._until = 0

    def keep(self, value):
        """Take this for the answer until it is forgotten: for tests, where no page is to ask for what is not there."""
        self._value, self._until = value, inf

    @property
    def state(self):
        """What is remembered and until when; a test leaves it as it found it."""
        return self._value, self._until

    @state.setter
    def state(self, before):
        self._value, self._until = before


def remembered(*, seconds, nothing_too=True):
    """Return a decorator that makes Remembered of a function. With `nothing_too=False` an answer of None is asked again."""
    return lambda read: Remembered(read, seconds=seconds, nothing_too=nothing_too)
