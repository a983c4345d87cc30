"""What the pages of Beheer share: their tabs."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

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
    "organisation.changed": _l("changed name or colour"),
    "person.created": _l("made an account"),
    "person.renamed": _l("changed a username"),
    "person.deactivated": _l("ended an account"),
    "person.reactivated": _l("opened an account again"),
    "person.roles_changed": _l("changed tasks"),
    "person.code_issued": _l("made a code for a new password"),
}


@register.simple_tag
def act_in_words(act):
    """Return an act of the audit in words; its code where no words are known."""
    return ACTS.get(act, act)
