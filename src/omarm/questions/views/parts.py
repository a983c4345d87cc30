"""What a question adds to its card, to the comments under it, and above them."""

from django.template.loader import render_to_string

from omarm.questions import queries


def states(_person, post_ids):
    """Return {post_id: how it stands with the question, as safe text}: the same for all who read it."""
    found = queries.states_of(post_ids)
    return {pk: render_to_string("questions/_state.html", {"question": one}) for pk, one in found.items()}


def marks(person, post, comments):
    """Return {comment id: what it means for the question, and what this person may say of that}, as safe text."""
    found = queries.marks_for(person, post, comments)
    return {mark.comment_id: render_to_string("questions/_mark.html", {"mark": mark}) for mark in found}


def above(person, post):
    """Return who has an open question, what solved it, and what this person can do, as safe text."""
    return render_to_string("questions/_above.html", {"above": queries.above_of(person, post)})


def own_number(viewer, person):
    """Return what one's answers solved, on one's own page alone; else None."""
    solved = queries.solved_by(person) if viewer.pk == person.pk else None
    return {"solved": solved} if solved and (solved.questions or solved.problems) else None
