"""Which posts of ambassadors show how it works for them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.ambassadors.commands.checks import locked_team
from omarm.ambassadors.models import Story
from omarm.ambassadors.queries.seeing import guides, is_ambassador
from omarm.core.errors import DomainError
from omarm.stream.models import Post

MOST = 50


@transaction.atomic
def add_story(*, actor, post):
    """Show a post of one's own among the stories, as an ambassador. Returns the Story.

    Whoever reads the list sees those that they may read where they stand. Raises PermissionDenied for a post of
    somebody else: what I wrote is a story when I say so.
    """
    if not is_ambassador(actor) or not Post.objects.live().visible_to(actor).filter(author=actor).contains(post):
        raise PermissionDenied
    team = locked_team()
    if team.stories.exclude(post=post).count() >= MOST:
        raise DomainError(_("There are many stories already. Take one off first."), code="stories_full")

    return Story.objects.get_or_create(team=team, post=post)[0]


@transaction.atomic
def remove_story(*, actor, story):
    """Take a story off the list: one's own, or any for who guides. The post stays. Returns nothing."""
    if story.post.author_id != actor.pk and not guides(actor):
        raise PermissionDenied
    Story.objects.filter(pk=story.pk).delete()
