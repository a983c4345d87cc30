"""How a question stands after somebody did something with it: in its place for htmx, on its page for a plain form."""

from django.shortcuts import redirect, render

from omarm.core.http import previous_page
from omarm.questions import queries


def show_marks(request, question, comment, *, said, others=()):
    """Return the mark of a comment as it is now, those of others (ids), and how the question stands. `said` is read aloud."""
    if not request.htmx:
        return redirect(comment)
    marks = queries.marks_on(request.user, question.post, [comment.pk, *others])
    context = standing(request, question.pk) | {"marks": marks}
    return render(request, "questions/_marked.html", context | {"said": said})


def show_standing(request, question, *, said):
    """Return how a question stands for its own page, where htmx asks for it; else what leads back to where one was."""
    if request.htmx.target != f"question-{question.pk}":
        return redirect(previous_page(request, otherwise=question.post.get_absolute_url()))
    return render(request, "questions/_now.html", standing(request, question.pk) | {"said": said})


def standing(request, question_id):
    """Return the context of how a question stands now, for who may read it."""
    question = queries.question_for(request.user, question_id)
    return {
        "above": queries.above_of(request.user, question.post),
        "state": queries.states_of([question_id])[question_id],
    }
