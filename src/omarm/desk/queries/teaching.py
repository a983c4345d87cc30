"""What the tab about teaching shows: the course, groups without a trained owner, lessons, one's own question hour."""

from omarm.stewardship.queries.guiding import overview_for, untrained_for

MOST = 5


def taught_by(person):
    """Return the context of the tab: `course` (Overview of the course), `untrained` (groups that the person may know of) and whether there are more."""
    untrained = untrained_for(person).rows
    return {"course": overview_for(person), "untrained": untrained[:MOST], "has_more": len(untrained) > MOST}
