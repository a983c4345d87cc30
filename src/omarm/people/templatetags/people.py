"""What the pages of Beheer share: their tabs."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()


@register.inclusion_tag("ui/tabs.html")
def administration_tabs(request):
    """Show the pages of Beheer beside each other."""
    pages = [
        (reverse("people:administration"), _("Name and colour")),
        (reverse("people:accounts"), _("Accounts")),
        (reverse("people:audit"), _("Audit")),
    ]
    return {
        "items": [{"url": url, "label": label, "current": url == request.path} for url, label in pages],
        "label": _("Administration"),
    }


ACTS = {
    "organisation.changed": _("changed name or colour"),
    "person.created": _("made an account"),
    "person.renamed": _("changed a username"),
    "person.deactivated": _("ended an account"),
    "person.reactivated": _("opened an account again"),
    "person.roles_changed": _("changed tasks"),
    "person.code_issued": _("made a code for a new password"),
}


@register.simple_tag
def act_in_words(act):
    """Return an act of the audit in words; its code where no words are known."""
    return ACTS.get(act, act)
