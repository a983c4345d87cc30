"""What follows for what people know from what happened to topics."""

from omarm.activity.log import on
from omarm.people.commands import renew_found
from omarm.profiles.commands import move_expertise


@on("topic.merged")
def move_to_the_topic_that_stays(fact):
    """Have what people know, and were thanked for, go on with the topic that took the other in, and be found by it."""
    renew_found(people=move_expertise(source=fact.subject_id, target=fact.data["target"]))
