"""As whom somebody speaks, for the form under a post."""

from django import template

from omarm.stream.kinds import voice_of

register = template.Library()


@register.simple_tag
def voice(person, post):
    """Return the Person as whom somebody speaks under a post, when that is not themselves, else None."""
    return speaks if (speaks := voice_of(person, post)) != person else None
