"""Following a colleague or a topic, from their page."""

from django.http import Http404
from django.views.decorators.http import require_POST

from omarm.core.http import back, found_or_404
from omarm.groups.queries import readable_group
from omarm.people.queries import profile_for
from omarm.stream import commands
from omarm.topics.queries import topic_by_slug


@require_POST
def follow_colleague(request, username):
    """Follow a colleague."""
    return _follow(request, found_or_404(profile_for, request.user, username))


@require_POST
def unfollow_colleague(request, username):
    """Stop following a colleague."""
    return _unfollow(request, found_or_404(profile_for, request.user, username))


@require_POST
def follow_topic(request, slug):
    """Follow a topic. Guests have no topics."""
    if request.user.is_guest:
        raise Http404
    return _follow(request, found_or_404(topic_by_slug, slug))


@require_POST
def unfollow_topic(request, slug):
    """Stop following a topic."""
    return _unfollow(request, found_or_404(topic_by_slug, slug))


@require_POST
def follow_group(request, slug):
    """Follow a group without being a member."""
    return _follow(request, found_or_404(readable_group, request.user, slug))


@require_POST
def unfollow_group(request, slug):
    """Stop following a group."""
    return _unfollow(request, found_or_404(readable_group, request.user, slug))


def _follow(request, thing):
    commands.follow(actor=request.user, thing=thing)
    return back(request, otherwise=thing.get_absolute_url())


def _unfollow(request, thing):
    commands.unfollow(actor=request.user, thing=thing)
    return back(request, otherwise=thing.get_absolute_url())
