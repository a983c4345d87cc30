"""The part of a card that says for whom a compliment is."""

from django.template.loader import render_to_string

from omarm.praise import queries


def parts_for(person, post_ids):
    """Return {post_id: for whom it is and its value, as safe text}; who is meant can take their name off."""
    found = queries.compliments_on(person, post_ids)
    return {pk: render_to_string("praise/_praised.html", {"compliment": one}) for pk, one in found.items()}
