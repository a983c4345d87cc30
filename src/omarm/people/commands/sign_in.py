"""Getting in without a mailbox, and ending what is open elsewhere."""

import hashlib
import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.people.models import OneTimeCode, Session

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without 0 O 1 I L, since people read a code aloud
CODE_LENGTH = 10
CODE_LASTS = timedelta(hours=24)


@transaction.atomic
def issue_code(*, actor, person):
    """Make the one code that lets somebody set a new password within a day. Returns the code; only a digest is kept."""
    if not actor.is_administrator:
        raise PermissionDenied

    code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))
    OneTimeCode.objects.update_or_create(
        person=person,
        defaults={"digest": _digest(code), "expires_at": timezone.now() + CODE_LASTS, "tries_left": 5},
    )

    note_act(actor=actor, act="person.code_issued", target=person.username)
    return f"{code[:5]}-{code[5:]}"


def set_password_with_code(*, username, code, password):
    """Set a new password with a code from an administrator. Returns the Person, all of whose sessions have ended.

    Raises DomainError when code and username do not belong together; after five wrong tries the code is void.
    """
    known = _take_a_try(username)
    if known is None or not secrets.compare_digest(known.digest, _digest(code)):
        raise DomainError(_("This username and code do not belong together, or the code has expired."), code="code")

    with transaction.atomic():
        person = known.person
        person.set_password(password)
        person.save(update_fields=["password"])
        known.delete()
        Session.objects.filter(person=person).delete()
    return person


@transaction.atomic
def end_session(*, actor, handle):
    """Sign one of one's own devices out. Returns whether there was one."""
    ended = [session.pk for session in Session.objects.filter(person=actor) if session.handle == handle]
    return bool(Session.objects.filter(pk__in=ended).delete()[0])


@transaction.atomic
def end_other_sessions(*, actor, current_key):
    """Sign all one's other devices out. Returns how many."""
    return Session.objects.filter(person=actor).exclude(session_key=current_key).delete()[0]


@transaction.atomic
def forget_what_ended():
    """Delete the sessions and codes that are past their end: housekeeping, so no fact. Returns how many rows went."""
    now = timezone.now()
    sessions, _each = Session.objects.filter(expire_date__lt=now).delete()
    codes, _each = OneTimeCode.objects.filter(expires_at__lt=now).delete()
    return sessions + codes


def _take_a_try(username):
    """Count a try before the code is compared, so that parallel guesses cannot outrun the limit."""
    mine = OneTimeCode.objects.filter(
        person__username=username.strip().lower(),
        person__is_active=True,
        expires_at__gt=timezone.now(),
        tries_left__gt=0,
    )
    if not mine.update(tries_left=F("tries_left") - 1):
        return None
    return OneTimeCode.objects.select_related("person").filter(person__username=username.strip().lower()).first()


def _digest(code):
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
