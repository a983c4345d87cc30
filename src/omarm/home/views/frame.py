"""What surrounds every page: the organisation's colours, the key to the live stream."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from omarm.core.http import stylesheet
from omarm.core.live import make_token
from omarm.core.theme import theme_css
from omarm.home.queries import live_channels
from omarm.people.queries import organisation


@require_GET
@login_not_required
def theme(request):
    """The organisation's accent colour as CSS."""
    return stylesheet(theme_css(organisation()))


@require_GET
def live_token(request):
    """A fresh key to the live stream, for a page that stays open."""
    return JsonResponse({"token": make_token(request.user.pk, live_channels(request.user))})
