"""One import: people, departments, groups and conversations of one Archive, in one transaction."""

from dataclasses import dataclass

from django.db import transaction

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.importers.commands.conversations import Conversations
from omarm.importers.commands.outcome import Outcome
from omarm.importers.commands.photos import Photos
from omarm.importers.commands.places import bring_in_departments, bring_in_positions
from omarm.importers.commands.rooms import Rooms
from omarm.importers.commands.staff import Staff
from omarm.importers.commands.staff_list import bring_in_list
from omarm.people.models import Organisation

# What was said about somebody who is not in the file: a slip of the pen that could not be mended afterwards.
REFUSED = {"unused_opt_out", "unused_mapping"}


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to bring it in. `files` is the SafeZip that the archive was read from, for the photos in it.

    A `preview` only looks; `owner` answers for groups without an owner who can sign in; `as_colleagues` is for a staff
    list, of which everybody can sign in. `end_missing` ends the accounts of who is no longer on it; when they are many,
    only with their number as `confirmed`.
    """

    preview: bool = False
    owner: object = None
    as_colleagues: bool = False
    files: object = None
    end_missing: bool = False
    confirmed: int | None = None


def bring_in(*, actor, archive, options=None, progress=None):
    """Bring an Archive in. Returns the Outcome; a preview does all the work and takes it back.

    `progress(step, done, of)` hears how far it is. `actor` is None for the operator at the command line.
    Raises DomainError without an organisation, when a group would have no owner, and when an opt-out or mapping names
    nobody in the archive.
    """
    options = options or Options()
    with transaction.atomic():
        outcome = _bring_in(actor, archive, options, told=progress or (lambda *_step: None))
        if options.preview:
            transaction.set_rollback(True)
    return outcome


def _bring_in(actor, archive, options, *, told):
    # Two imports at once would both find nothing and bring everything in: the second waits for the first.
    founded = Organisation.objects.select_for_update(no_key=True).first()
    _check(actor, archive, founded)

    outcome = Outcome()
    outcome.skipped.update(archive.skipped)
    outcome.findings += archive.findings
    bring_in_departments(archive, outcome)
    bring_in_positions(archive, outcome)
    staff = Staff(archive, outcome, as_colleagues=options.as_colleagues)
    if options.as_colleagues:
        bring_in_list(archive, outcome, staff, options, told)
    else:
        staff.bring_in(told)
    rooms = Rooms(archive, outcome, staff=staff, owner=options.owner)
    rooms.bring_in()
    talk = Conversations(archive, outcome, staff=staff, rooms=rooms, photos=Photos(options.files))
    talk.bring_in(told)
    outcome.tell_notes()

    note_act(actor=actor, act="import.finished", target=archive.source, **outcome.as_json())
    log.record("import.finished", actor=actor, subject=founded, source=archive.source)
    return outcome


def _check(actor, archive, founded):
    if founded is None:
        raise DomainError("There is no organisation yet. Make one first: omarm init.", code="no_organisation")
    if actor is not None and not actor.is_administrator:
        raise DomainError("Only an administrator brings things in.", code="not_administrator")
    for finding in archive.findings:
        if finding.code in REFUSED:
            raise DomainError(str(finding), code=finding.code)
