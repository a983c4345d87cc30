"""Saying of a post that it was a question."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from omarm.core.http import found_or_404
from omarm.questions import commands, queries
from omarm.questions.views.acts import Act, show_act


def call_question(request, pk):
    """What it means, and doing it. For who may not, the page does not exist."""
    post = found_or_404(queries.everyday_post, request.user, pk)
    if request.method == "POST":
        commands.call_question(actor=request.user, post=post)
        return redirect(post)
    means = _(
        "What others said to it become its answers. You can say afterwards which of them solved it. Without an answer somebody is asked now."
    )
    act = Act(_("This was a question"), _("Make it a question"), post.get_absolute_url(), means)
    return show_act(request, post, act)
