"""As whom somebody speaks, and what that is called, for the form under a post."""

from django import template

from omarm.stream.kinds import asks_in, voice_of

register = template.Library()


@register.simple_tag
def voice(person, post):
    """Return the Person as whom somebody speaks under a post, when that is not themselves, else None."""
    return speaks if (speaks := voice_of(person, post)) != person else None


@register.filter
def asks(post):
    """Return whether what is said to a post is an answer; else it is a comment."""
    return asks_in([post.kind])
