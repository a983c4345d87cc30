"""What is done with the files of groups by the clock, and apart from who asked for it."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.files.commands import empty_bins, forget_arrivals
from omarm.search.commands import index


@every("7 5 * * *")
@task()
def empty_bins_of_groups():
    """Remove the files that were thrown away more than thirty days ago."""
    empty_bins()


@every("12 5 * * *")
@task()
def forget_files_about_which_nobody_chose():
    """Remove the files that came where their name was taken and of which nobody said what to do."""
    forget_arrivals()


@task()
def renew_found(document_ids):
    """Have these documents be found by what they are called and hold now; those in the bin no more."""
    index(source="files", ids=document_ids)
