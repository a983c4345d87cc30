"""What an import did, or would do, as the operator hears it."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from omarm.importers.readers import errors

KINDS = (
    "people", "groups", "posts", "comments", "reactions", "departments", "positions", "photos", "updated", "withdrawn",
)  # fmt: skip
# Reasons of the readers, and of what is here already.
SKIPPED = errors.SKIPPED | {
    "deleted_here": "deleted here since, or said to something that was",
    "open_here": "private there, in a group that is open here",
    "reaction_to_comment": "a reaction to a comment",
}
MOST_NAMES = 5


@dataclass
class Outcome:
    """How many of each kind came in, what was left out with the reason, and what somebody should look at."""

    counts: Counter = field(default_factory=Counter)
    skipped: Counter = field(default_factory=Counter)
    findings: list = field(default_factory=list)
    noted: Counter = field(default_factory=Counter)

    def as_json(self):
        """Return the counts as `--json` prints them."""
        return {kind: self.counts[kind] for kind in KINDS} | {"skipped": dict(self.skipped)}

    def tell_notes(self):
        """Turn what was only counted on the way into findings."""
        if cut := self.noted["cut"]:
            self.findings.append(_("%(count)d texts were too long; their ends were left out.") % {"count": cut})
        if future := self.noted["future"]:
            self.findings.append(
                _("%(count)d messages had a date in the future; they got the time of the import.") % {"count": future}
            )


def named(names):
    """Return the first names of a list, with how many more there are."""
    names = list(names)
    first = ", ".join(f"“{name}”" for name in names[:MOST_NAMES])
    return first if len(names) <= MOST_NAMES else f"{first} +{len(names) - MOST_NAMES}"
