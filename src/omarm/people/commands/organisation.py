"""Founding the organisation and laying out its departments."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.chat_links import is_chat_address
from omarm.core.errors import DomainError
from omarm.people.commands.checks import hold_departments
from omarm.people.models import Department, Organisation, Position
from omarm.people.queries import forget_organisation

CONVERSATION = ("functions_in_bylines", "reaction_counts_in_streams", "allows_nameless")


@transaction.atomic
def found_organisation(*, name, origin=Organisation.Origin.FOUNDED, intranet_name="Omarm", language="nl"):
    """Make the one organisation of this installation. Returns it; raises DomainError when there is one."""
    if Organisation.objects.exists():
        raise DomainError(_("There is an organisation in this database already."), code="organisation_exists")
    if not name.strip():
        raise DomainError(_("The organisation needs a name."), code="organisation_name")

    return Organisation.objects.create(
        name=name.strip(), origin=origin, intranet_name=intranet_name, default_language=language
    )


@transaction.atomic
def change_organisation(*, actor, name, intranet_name, accent, chat_address=""):
    """Change how the organisation presents itself, and where colleagues chat. Returns the Organisation.

    Raises DomainError for an address at which nobody in particular can be chatted with.
    """
    if not actor.is_administrator:
        raise PermissionDenied
    if chat_address and not is_chat_address(chat_address):
        raise DomainError(
            _("Write an address that begins with https and has {mail} or {username} in it."), code="chat_address"
        )

    organisation = Organisation.objects.select_for_update(no_key=True).get()
    organisation.name, organisation.intranet_name, organisation.accent = name, intranet_name, accent.lower()
    organisation.chat_address = chat_address
    organisation.save(update_fields=["name", "intranet_name", "accent", "chat_address"])

    transaction.on_commit(forget_organisation)
    note_act(
        actor=actor, act="organisation.changed", target=name, intranet_name=intranet_name, accent=accent, chat_address=chat_address,
    )  # fmt: skip
    log.record("organisation.changed", actor=actor, subject=organisation)
    return organisation


@transaction.atomic
def change_conversation(*, actor, told):
    """Change what streams show of who talks: `told` has CONVERSATION. Returns the Organisation.

    Its page is for administrators; who looks after the groups of the organisation does it with a preset.
    """
    if not actor.cares_for_all:
        raise PermissionDenied

    organisation = Organisation.objects.select_for_update(no_key=True).get()
    for name in CONVERSATION:
        setattr(organisation, name, told[name])
    organisation.save(update_fields=CONVERSATION)

    transaction.on_commit(forget_organisation)
    note_act(
        actor=actor, act="conversation.changed", target=organisation.name, **{name: told[name] for name in CONVERSATION}
    )
    log.record("organisation.changed", actor=actor, subject=organisation)
    return organisation


@transaction.atomic
def name_intranet(*, actor, intranet_name):
    """Give the intranet another name, and nothing else. Returns the Organisation; the name before stands in the audit.

    For who looks after the whole: the name comes out of a contest. Raises DomainError for an empty or too long one.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    organisation = Organisation.objects.select_for_update(no_key=True).get()
    longest = Organisation._meta.get_field("intranet_name").max_length
    if not intranet_name.strip() or len(intranet_name) > longest:
        raise DomainError(_("Write a name."), code="intranet_name")

    before, organisation.intranet_name = organisation.intranet_name, intranet_name.strip()
    organisation.save(update_fields=["intranet_name"])

    transaction.on_commit(forget_organisation)
    note_act(actor=actor, act="intranet.named", target=organisation.intranet_name, before=before)
    log.record("organisation.changed", actor=actor, subject=organisation)
    return organisation


@transaction.atomic
def add_department(*, actor, name, parent=None, abbreviation="", rank=0, source_key=None):
    """Add a department under `parent` (or as a root). Returns it. `actor` None is the operator or an import."""
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied

    department = Department.objects.create(
        name=name, parent=parent, abbreviation=abbreviation, rank=rank, source_key=source_key
    )
    department.path = [*(parent.path if parent else []), department.pk]
    department.save(update_fields=["path"])

    log.record("department.added", actor=actor, subject=department)
    return department


@transaction.atomic
def add_position(*, actor, title, department, classification="", source_key=None):
    """Add a position to a department. Returns it; raises DomainError when that was dissolved. `actor` None is the operator or an import."""
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied

    hold_departments(department)
    position = Position.objects.create(
        title=title[:200], department=department, classification=classification, source_key=source_key
    )

    log.record("position.added", actor=actor, subject=position)
    return position
