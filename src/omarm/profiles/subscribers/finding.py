"""Who is found by a topic, when its words change."""

from omarm.activity.log import on
from omarm.people.commands import renew_found
from omarm.profiles.queries.found import known_by_ids


@on("topic.changed")
def find_by_the_words_of_the_topic(fact):
    """Have who knows about a topic be found by its words as they are now."""
    renew_found(people=known_by_ids(fact.subject_id))
