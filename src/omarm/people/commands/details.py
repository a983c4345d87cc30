"""What somebody is called and where their mail goes, when the organisation says so."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name, legible
from omarm.people.commands.accounts import derive
from omarm.people.commands.finding import renew_found
from omarm.people.models import Person


@transaction.atomic
def change_details(*, actor, person, name, email=None):
    """Change the name and the mail address (None: no mailbox) of somebody, as an administrator. Returns the Person.

    Their username stays. The audit says what changed, not into what. Raises DomainError when nothing of the surname can
    be read, and for a mail address that somebody else has.
    """
    if not actor.is_administrator:
        raise PermissionDenied
    checked_name(name.surname, code="name_missing")
    if email and Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists():
        raise DomainError(_("Somebody has this mail address already."), code="email_taken")

    told = {
        "given_name": legible(name.given)[:80], "particle": legible(name.particle)[:30],
        "surname": legible(name.surname)[:120], "email": email or None,
    }  # fmt: skip
    changed = {column for column, value in told.items() if value != getattr(person, column)}
    if not changed:
        return person
    for column in changed:
        setattr(person, column, told[column])
    derive(person)
    person.card_version = F("card_version") + 1
    person.save(update_fields=[*changed, "name", "sort_key", "card_version"])
    renew_found(people=[person.pk])

    what = [word for word, is_so in (("name", changed - {"email"}), ("mail", "email" in changed)) if is_so]
    note_act(actor=actor, act="person.details_changed", target=person.username, changed=what)
    log.record("profile.changed", actor=actor, subject=person)
    return person
