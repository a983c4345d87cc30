"""Which posts show the behaviour of a campaign."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.programme.commands.locking import as_it_is, check_guides
from omarm.programme.models import Campaign, Story
from omarm.programme.queries.stories import can_be_read_by_its_audience
from omarm.stream.models import Post

MOST = 12


@transaction.atomic
def add_story(*, actor, campaign, post, note=""):
    """Show a post as an example of the behaviour. Returns the Story; added twice, the note is renewed.

    Raises PermissionDenied for a post that the actor cannot read, and DomainError for one that the audience cannot.
    """
    check_guides(actor)
    if not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied
    now = as_it_is(campaign)
    if now.state == Campaign.State.CLOSED:
        raise DomainError(_("This campaign is closed. Its examples stand."), code="campaign_over")
    if not can_be_read_by_its_audience(post, now):
        words = _("Not everybody for whom the campaign is can read this post. Choose one that stands in the open.")
        raise DomainError(words, code="story_unread")
    if now.stories.exclude(post=post).count() >= MOST:
        raise DomainError(_("Twelve examples are enough. Take one away first."), code="enough_stories")
    told = {"note": note.strip(), "added_by": actor, "added_at": timezone.now()}
    return Story.objects.update_or_create(campaign=now, post=post, defaults=told)[0]


@transaction.atomic
def remove_story(*, actor, story):
    """Show a post as an example no more. Returns nothing. Raises DomainError for the last one of a campaign that runs."""
    check_guides(actor)
    now = as_it_is(story.campaign)
    if now.state == Campaign.State.CLOSED:
        raise DomainError(_("This campaign is closed. Its examples stand."), code="campaign_over")
    if now.is_running and not now.stories.exclude(pk=story.pk).exists():
        raise DomainError(_("A campaign that runs keeps one example. Add another one first."), code="last_story")
    story.delete()
