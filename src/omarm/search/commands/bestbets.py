"""Setting a page on top for some words, for who keeps the search."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import Resolver404
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name
from omarm.search.models import BestBet, BestBetKey
from omarm.search.queries.bestbets import key_of, looked_after_by, may_follow, may_keep, target_of

MOST_PHRASES = 30


@dataclass(frozen=True, kw_only=True)
class Bet:
    """What is set on top. `address` is a path of ours or https; `words` has a phrase on each line."""

    title: str
    address: str
    words: str
    owner: object = None
    ends_on: date | None = None


@transaction.atomic
def add_best_bet(*, actor, bet):
    """Set a page on top for some words. Returns the BestBet.

    Raises DomainError for words or an address that cannot be; its code begins with the name of the field.
    """
    _check_may_keep(actor)
    keys, told = _checked(actor, bet)

    row = BestBet.objects.create(**told)
    _give_keys(row, keys)

    log.record("bestbet.added", actor=actor, subject=row)
    return row


@transaction.atomic
def change_best_bet(*, actor, row, bet):
    """Change what is set on top. Returns the BestBet; raises what `add_best_bet` raises.

    Raises PermissionDenied for one to a page that the actor may not read.
    """
    _check_may_keep(actor)
    if not may_follow(actor, row.source, row.object_id):
        raise PermissionDenied
    keys, told = _checked(actor, bet)

    for name, value in told.items():
        setattr(row, name, value)
    row.save(update_fields=list(told))
    _give_keys(row, keys)

    log.record("bestbet.changed", actor=actor, subject=row)
    return row


@transaction.atomic
def remove_best_bet(*, actor, row):
    """Take a page off the top; `restore_best_bet` undoes it until the next is taken off. Returns the BestBet."""
    _check_may_keep(actor)

    BestBet.objects.exclude(removed_at=None).exclude(pk=row.pk).delete()
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])

    log.record("bestbet.removed", actor=actor, subject=row)
    return row


@transaction.atomic
def restore_best_bet(*, actor, row):
    """Set a page that was taken off back on top. Returns the BestBet."""
    _check_may_keep(actor)

    row.removed_at = None
    row.save(update_fields=["removed_at"])

    log.record("bestbet.restored", actor=actor, subject=row)
    return row


@transaction.atomic
def hand_over_best_bet(*, actor, pk, person, to):
    """Have `to` look after a page on top that `person` looks after. Returns the BestBet.

    For the person themself, administrators and community managers. Raises DomainError when somebody else looks after it
    meanwhile, and for who works here no more. Whether `to` may read the page is not told: it would tell who is in a group.
    """
    if actor.pk != person.pk and not actor.cares_for_all:
        raise PermissionDenied
    row = looked_after_by(person).select_for_update(no_key=True).filter(pk=pk).first()
    if row is None:
        raise DomainError(_("Somebody else looks after this meanwhile."), code="settled")
    if to.is_guest or not to.is_active:
        raise DomainError(_("Choose a colleague who works here now."), code="not_a_colleague")

    row.owner = to
    row.save(update_fields=["owner"])

    log.record("bestbet.handed_over", actor=actor, subject=row, to=to.pk)
    return row


def _check_may_keep(actor):
    if not may_keep(actor):
        raise PermissionDenied


def _checked(actor, bet):
    """Return the keys of its phrases, and the columns of the row."""
    phrases = list(dict.fromkeys(line.strip() for line in bet.words.splitlines() if line.strip()))
    keys = {key_of(phrase) for phrase in phrases} - {""}
    if not keys:
        raise DomainError(_("Type at least one word that says something."), code="words")
    if len(phrases) > MOST_PHRASES:
        raise DomainError(_("Use at most %(most)d lines.") % {"most": MOST_PHRASES}, code="words")
    if bet.ends_on and bet.ends_on < timezone.localdate():
        raise DomainError(_("Choose a last day that is still to come."), code="ends_on")
    code, object_id = _target(actor, bet.address.strip())
    return keys, {
        "title": checked_name(bet.title, code="title"), "address": bet.address.strip(), "words": "\n".join(phrases),
        "owner": bet.owner, "ends_on": bet.ends_on, "source": code, "object_id": object_id,
    }  # fmt: skip


def _target(actor, address):
    """Return what the address leads to: (code of a source, id), or ("", None) for another page."""
    if address.startswith("/") and not address.startswith(("//", "/\\")):
        try:
            code, object_id = target_of(address)
        except (Resolver404, ValueError) as error:
            raise _unreadable() from error
        if not may_follow(actor, code, object_id):
            raise _unreadable()
        return code, object_id
    if not _is_https(address):
        raise DomainError(
            _("Use the address of a page of this intranet, or one that begins with https://."), code="address"
        )
    return "", None


def _unreadable():
    return DomainError(_("This page does not exist, or is not meant for you."), code="address")


def _is_https(address):
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and "." in (parts.hostname or "") and not set(address) & set(" \\<>\"'")
    except ValueError:
        return False


def _give_keys(row, keys):
    row.keys.exclude(key__in=keys).delete()
    BestBetKey.objects.bulk_create([BestBetKey(bet=row, key=key) for key in sorted(keys)], ignore_conflicts=True)
