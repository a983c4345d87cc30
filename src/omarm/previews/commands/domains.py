"""Which sites the server may ask for titles and pictures. Acts of administrators."""

import ipaddress
import re

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.previews.commands.links import forget_previews
from omarm.previews.models import LinkPreview, PreviewDomain

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"(?:{_LABEL}\.)+[a-z][a-z0-9-]{{0,61}}[a-z0-9]")
LONGEST_DOMAIN = 253


@transaction.atomic
def allow_domain(*, actor, domain, why):
    """Let the server look at a site and all below it. Returns the PreviewDomain, also when it was allowed already.

    Raises DomainError when it is no name of a site: an IP address and a single word (`localhost`) are none.
    """
    if not actor.is_administrator:
        raise PermissionDenied
    name = _checked(domain)
    if not why.strip():
        raise DomainError(_("Say in a few words why. Everybody who keeps the intranet can read it."), code="domain_why")

    allowed, is_new = PreviewDomain.objects.get_or_create(
        domain=name, defaults={"why": why.strip()[:200], "allowed_by": actor}
    )
    if is_new:
        note_act(actor=actor, act="preview_domain.allowed", target=name, why=allowed.why)
    return allowed


@transaction.atomic
def withdraw_domain(*, actor, domain):
    """No longer look at a site; what was fetched there goes, pictures included. Returns how many previews went."""
    if not actor.is_administrator:
        raise PermissionDenied

    PreviewDomain.objects.filter(pk=domain.pk).delete()
    below = LinkPreview.objects.filter(host=domain.domain) | LinkPreview.objects.filter(
        host__endswith=f".{domain.domain}"
    )
    count = forget_previews(below)

    note_act(actor=actor, act="preview_domain.withdrawn", target=domain.domain)
    return count


def _checked(domain):
    """Return the name of a site in ASCII. An address of a page is taken too: its name counts."""
    text = domain.strip().lower().removeprefix("https://").removeprefix("http://")
    text = re.split(r"[/?#]", text)[0].removeprefix("*.").rstrip(".")
    try:
        name = text if text.isascii() else text.encode("idna").decode()
    except UnicodeError as error:
        raise _no_domain() from error
    if len(name) > LONGEST_DOMAIN or not _DOMAIN.fullmatch(name) or _is_ip(name):
        raise _no_domain()
    return name


def _is_ip(name):
    try:
        return bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def _no_domain():
    return DomainError(_("This is not the name of a site. Write it as example.org."), code="domain_shape")
