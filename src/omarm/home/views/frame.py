"""What surrounds every page: the organisation's colours, the key to the live stream."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from omarm.core.http import stylesheet
from omarm.core.live import make_token
from omarm.core.pagination import number
from omarm.core.theme import theme_css
from omarm.home.queries import live_channels, open_page_channels
from omarm.people.queries import organisation

MOST_OPEN = 20


@require_GET
@login_not_required
def theme(request):
    """The organisation's accent colour as CSS."""
    return stylesheet(theme_css(organisation()))


@require_GET
def live_token(request):
    """A fresh key to the live stream, for the pages that stay open: what is not for this person is left out silently.

    `since` is the moment of a page that did not listen yet (Server-Timing, milliseconds): it hears what came from then on.
    """
    posts, groups = (_numbers(request.GET.getlist(name)) for name in ("post", "group"))
    channels = live_channels(request.user) + open_page_channels(request.user, posts=posts, groups=groups)
    made = number(request.GET.get("since", ""))
    return JsonResponse({"token": make_token(request.user.pk, channels, since=made and made / 1000)})


def _numbers(told):
    return [found for text in told[:MOST_OPEN] if (found := number(text)) is not None]
