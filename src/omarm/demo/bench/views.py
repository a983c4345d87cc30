"""The yardstick: what a page with twenty posts costs on this machine when it is made the plain way."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.demo.bench import queries


@require_GET
def yardstick(request):
    """Show twenty posts with nothing kept and nothing clever, so that other figures have something to stand beside."""
    return render(request, "demo/bench/yardstick.html", queries.yardstick_page(request.user))
