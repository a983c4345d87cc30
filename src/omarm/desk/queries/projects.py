"""What the tab about projects shows: what is to be done, campaigns, hours, and the pages of those who take part."""

from omarm.core.navigation import entries_for
from omarm.desk.queries.capacity import capacity
from omarm.planboard.queries.board import board_for
from omarm.programme.queries.campaigns import campaigns_for

MOST = 5
SECTIONS = ("programme", "people")


def projects_of(person):
    """Return the context of the tab; `places` are the pages about the programme and who takes part that the person sees."""
    board = board_for(person)
    return {
        "board": board, "actions": board.actions[:MOST], "programme": campaigns_for(person), "capacity": capacity(person),
        "places": [entry for entry in entries_for(person, "adoption") if entry.section in SECTIONS],
    }  # fmt: skip
