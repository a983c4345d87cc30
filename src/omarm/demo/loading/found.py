"""Having everything found by search: the loader writes rows past the commands."""

from omarm.people.commands import renew_missing
from omarm.search.commands import renew_index


def make_findable(_house):
    """Make the index of all that is there, and the words by which people are found.

    What stands in the files follows when the house is open: reading takes a process for each, and nobody waits for it.
    """
    renew_missing()
    renew_index()
