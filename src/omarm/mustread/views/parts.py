"""The part of a card that asks to read it, for one person."""

from django.template.loader import render_to_string

from omarm.mustread import queries


def parts_for(person, post_ids, *, answered=False):
    """Return {post_id: the request as safe text}; `answered` puts the focus on what changed."""
    states = queries.states_on(person, post_ids)
    return {
        pk: render_to_string(
            "mustread/_part.html", {"state": state, "must_read": state.must_read, "answered": answered}
        )
        for pk, state in states.items()
    }
