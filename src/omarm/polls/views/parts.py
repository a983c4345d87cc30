"""The part of a card that is a poll, for one person."""

from django.template.loader import render_to_string

from omarm.polls import queries


def parts_for(person, post_ids, *, said=""):
    """Return {post_id: the poll as safe text}; `said` tells what was just done, and takes the focus."""
    states = queries.polls_on(person, post_ids)
    return {
        pk: render_to_string("polls/_poll.html", {"state": state, "poll": state.poll, "said": said})
        for pk, state in states.items()
    }
