"""The page on which somebody does one thing with a question, after reading what it means: one template for all of them."""

from dataclasses import dataclass

from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Act:
    """What is done (`title`), what that `means`, the words of its `button`, where the form goes (`url`; here when empty), and
    where who does not want it goes `back`, with words of its own (`leave`) when that is not leaving it as it was.
    """

    title: str
    button: str
    back: str
    means: str = ""
    url: str = ""
    leave: str = ""


def show_act(request, post, act, form=None):
    """Return the page of an Act on a post; with a form that was sent and refused, as it was typed."""
    is_refused = form is not None and form.is_bound
    return render(
        request, "questions/act.html", {"post": post, "act": act, "form": form}, status=422 if is_refused else 200
    )
