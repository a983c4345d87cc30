"""The part of a card that is the preview of its links."""

from django.template.loader import render_to_string

from omarm.previews import queries


def parts_for(person, post_ids):
    """Return {post_id: its previews as safe text}; who wrote the post can take each off."""
    parts = {}
    for link in queries.shown_on(post_ids):
        context = {"link": link, "own": link.post.author_id == person.pk}
        parts[link.post_id] = parts.get(link.post_id, "") + render_to_string("previews/_preview.html", context)
    return parts
