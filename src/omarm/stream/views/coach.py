"""The coach beside the composer: advice on what is typed so far. Nothing of it is kept."""

from django.shortcuts import render
from django.views.decorators.http import require_POST

from omarm.stream.coach import advice_on
from omarm.stream.views.composing import typed


@require_POST
def create(request):
    """Advice on the post as it is now."""
    form = typed(request.POST, person=request.user, refilled=True)
    return render(request, "stream/_coach.html", {"advice": advice_on(form.attempt())})
