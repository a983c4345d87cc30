"""What follows for the index: topics are found, and what was brought in from elsewhere."""

from omarm.activity.log import on
from omarm.search.commands.indexing import index
from omarm.search.queries.known import forget_known
from omarm.search.tasks import renew_now, renew_soon


@on("topic.added")
@on("topic.changed")
def find_by_a_topic(fact):
    """Have a topic be found by its words; they may be parts of compounds too."""
    _renew(fact.subject_id)


@on("topic.merged")
def find_by_what_stays(fact):
    """Have a topic that was merged be found no more, and the other by the words of both."""
    _renew(fact.subject_id, fact.data["target"])


@on("department.added")
@on("department.renamed")
@on("department.dissolved")
def know_its_abbreviation(_fact):
    """Have what is kept be made with the words of the organisation as they are now."""
    forget_known()
    renew_soon.enqueue()


@on("import.finished")
def find_what_was_brought_in(_fact):
    """Have what came from elsewhere be found."""
    renew_now.enqueue()


def _renew(*topics):
    forget_known()
    index(source="topics", ids=topics)
    renew_soon.enqueue()
