"""One import: people, departments, groups and conversations of one Archive, in one transaction."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.importers.commands.conversations import Conversations
from omarm.importers.commands.places import bring_in_departments, bring_in_positions
from omarm.importers.commands.staff import Staff
from omarm.people.queries import organisation

KINDS = ("people", "groups", "posts", "comments", "reactions", "departments", "positions", "updated")


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to bring it in: only look, who owns groups that nobody owns, and whether people come in as colleagues."""

    preview: bool = False
    owner: object = None
    as_colleagues: bool = False


@dataclass
class Outcome:
    """How many of each kind came in, or would, and what was left out with the reason."""

    counts: Counter = field(default_factory=Counter)
    skipped: Counter = field(default_factory=Counter)
    findings: tuple = ()

    def as_json(self):
        """Return the counts as `--json` prints them."""
        return {kind: self.counts[kind] for kind in KINDS} | {"skipped": dict(self.skipped)}


@transaction.atomic
def bring_in(*, actor, archive, options=None, progress=None):
    """Bring an Archive in. Returns the Outcome; a preview does all the work and takes it back.

    `progress(step, done, of)` hears how far it is. `actor` is None for the operator at the command line.
    Raises DomainError without an organisation, or when a group would have no owner.
    """
    options = options or Options()
    founded = organisation()
    if founded is None:
        raise DomainError("There is no organisation yet. Make one first: omarm init.", code="no_organisation")
    if actor is not None and not actor.is_administrator:
        raise DomainError("Only an administrator brings things in.", code="not_administrator")

    outcome = Outcome(skipped=Counter(archive.skipped), findings=archive.findings)
    told = progress or (lambda step, done, of: None)
    bring_in_departments(archive, outcome)
    bring_in_positions(archive, outcome)
    staff = Staff(archive, outcome, as_colleagues=options.as_colleagues)
    staff.bring_in(told)
    Conversations(archive, outcome, staff=staff, owner=options.owner).bring_in(told)

    note_act(actor=actor, act="import.finished", target=archive.source, **outcome.as_json())
    log.record("import.finished", actor=actor, subject=founded, source=archive.source)
    if options.preview:
        transaction.set_rollback(True)
    return outcome
