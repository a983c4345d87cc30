"""Who is asked to read something is told so, when it is asked and the post is there."""

from omarm.activity.log import on
from omarm.mustread import commands


@on("mustread.asked")
def ask_its_people(fact):
    """Have those told who are asked, in this round."""
    commands.record_who_is_asked(post_id=fact.data["post"])


@on("post.published")
def ask_people_of_what_waited(fact):
    """Have those told who are asked by a post that waited for its time."""
    commands.record_who_is_asked(post_id=fact.subject_id)
