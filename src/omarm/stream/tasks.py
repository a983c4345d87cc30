"""What is done with posts by the clock."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.search.commands import index
from omarm.stream.commands import announce_due_posts, empty_bins, forget_old_drafts, forget_unused_uploads
from omarm.stream.queries.found import posts_about


@every("* * * * *")
@task()
def announce_posts_whose_time_has_come():
    """Record the publishing of posts that waited for this minute."""
    announce_due_posts()


@every("23 4 * * *")
@task()
def forget_drafts_of_long_ago():
    """Delete drafts that nobody touched for half a year."""
    forget_old_drafts()


@every("41 4 * * *")
@task()
def forget_uploads_that_nobody_published():
    """Remove photos and files that were sent more than a week ago and stand nowhere."""
    forget_unused_uploads()


@every("52 4 * * *")
@task()
def empty_bins_of_long_ago():
    """Remove posts and the words of comments that their authors deleted more than thirty days ago."""
    empty_bins()


@task()
def renew_what_is_found_about(topic_id):
    """Have posts be found by the topic that they are filed under now."""
    index(source="posts", ids=posts_about(topic_id))
