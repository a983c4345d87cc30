"""What the pages of Beheer share: their tabs, a chat with a colleague, and the rows of the audit in words."""

from django import template

from omarm.audit.wording import about_in_words, act_in_words, actor_in_words
from omarm.core.templatetags.frame import administration_tabs
from omarm.people.queries import chat_address_of

register = template.Library()
register.inclusion_tag("frame/section_tabs.html")(administration_tabs)


@register.simple_tag
def chat_url(person, mail):
    """Return the address of a chat with a colleague, or nothing. `mail` is the Shown of their address, or nothing."""
    return chat_address_of(person, mail.text if mail else "")


register.filter("act_in_words", act_in_words)
register.filter("about_in_words", about_in_words)
register.filter("actor_in_words", actor_in_words)
