"""Having everything found by search: the loader writes rows past the commands."""

from omarm.activity.models import Activity
from omarm.media.commands import read_waiting_files
from omarm.people.commands import renew_missing
from omarm.search.commands import renew_index


def make_findable(_house):
    """Read the files, and make the index of all that is there, and the words by which people are found."""
    renew_missing()
    while read_waiting_files():
        pass
    Activity.objects.filter(verb="file.read").delete()  # what would follow from it is made here
    renew_index()
