"""The part of a card that is a poll, for one person."""

from django.template.loader import render_to_string

from omarm.polls import queries


def parts_for(person, post_ids, *, answered=False):
    """Return {post_id: the poll as safe text}; `answered` puts the focus on the results, where the change is."""
    states = queries.polls_on(person, post_ids)
    return {
        pk: render_to_string("polls/_poll.html", {"state": state, "poll": state.poll, "answered": answered})
        for pk, state in states.items()
    }
